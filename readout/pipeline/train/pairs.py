"""Pairs of event mentions with the answer whether they are one event, and the logistic regression fitted to them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from readout.link import gather_events, link_entities
from readout.link.features import compare, make_tellings
from readout.link.likeness import Passages
from readout.model.links import AnnotatedPage, EventMention
from readout.pipeline.train.ecbplus import GoldPage

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions of one story or topic, and whether they are one event."""

    names: tuple[str, ...]
    features: Matrix
    """(pairs, features in the order of `names`)"""
    answers: Matrix
    """(pairs,), 1 where a pair is one event, else 0"""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic's mentions that have a gold chain; its pairs are (i, j) with j < i, row by row."""

    name: str
    mentions: tuple[EventMention, ...]
    chains: tuple[str, ...]
    pairs: Pairs


def make_topic(name: str, gold: Sequence[GoldPage], pages: Sequence[AnnotatedPage]) -> Topic:
    """Our event mentions on gold triggers, with their features."""
    chains = {g.document.id: g.mentions for g in gold}
    found = []
    for mention in gather_events(pages, link_entities(pages)):
        trigger = mention.event.trigger
        hits = [m.chain for m in chains[mention.document] if m.span.overlaps(trigger)]
        if hits:
            found.append((mention, hits[0]))
    passages = Passages(pages)
    mentions = [m for m, _ in found]
    features = compare(make_tellings(pages, mentions, passages), passages) if found else {}
    lower = np.tril_indices(len(found), -1)
    rows = np.zeros((0, 0))
    if found:
        rows = np.stack([features[name][lower].astype(np.float64) for name in sorted(features)], axis=1)
    names = tuple(c for _, c in found)
    answers = np.array([names[i] == names[j] for i, j in zip(*lower, strict=True)], dtype=np.float64)
    return Topic(name, tuple(mentions), names, Pairs(tuple(sorted(features)), rows, answers))


def read_prior(names: Sequence[str]) -> Matrix:
    """The expected weight of each feature, in the order of `names`; every feature must have one."""
    table = tomllib.loads(files("readout.pipeline.train").joinpath("prior.toml").read_text("utf-8"))
    return np.array([float(table[name]) for name in names])


def fit(sources: Sequence[tuple[float, Sequence[Pairs]]], *, ridge: float, steps: int) -> Matrix:
    """Weights of a logistic regression by Newton's method (iteratively reweighted least squares).

    `sources` are (weight, pairs by story): every story of a source counts alike, the source as much as its weight times
    the number of stories in the first source. The ridge pulls towards the prior, not towards zero.
    """
    held = [(weight * len(sources[0][1]) / len(source), pairs) for weight, source in sources for pairs in source]
    held = [(weight, pairs) for weight, pairs in held if len(pairs.answers)]
    prior = read_prior(held[0][1].names)
    features = np.concatenate([pairs.features for _, pairs in held])
    answers = np.concatenate([pairs.answers for _, pairs in held])
    shares = np.concatenate([np.full(len(pairs.answers), weight / len(pairs.answers)) for weight, pairs in held])
    shares *= len(shares) / shares.sum()
    weights = prior.copy()
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-features @ weights))
        slope = features.T @ (shares * (answers - chance)) - ridge * (weights - prior)
        bend = (features * (shares * chance * (1 - chance))[:, None]).T @ features + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights
