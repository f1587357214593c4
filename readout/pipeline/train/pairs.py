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
class Topic:
    """One topic's mentions that have a gold chain, and the features of all their pairs."""

    name: str
    mentions: tuple[EventMention, ...]
    chains: tuple[str, ...]
    names: tuple[str, ...]
    features: Matrix
    """(pairs, features in the order of `names`); pairs (i, j) with j < i, row by row."""

    @property
    def answers(self) -> Matrix:
        """1 where a pair is one event."""
        rows, columns = np.tril_indices(len(self.chains), -1)
        return np.array(
            [self.chains[i] == self.chains[j] for i, j in zip(rows, columns, strict=True)], dtype=np.float64
        )


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
    rows = np.stack([features[name][lower] for name in sorted(features)], axis=1) if found else np.zeros((0, 0))
    return Topic(name, tuple(mentions), tuple(c for _, c in found), tuple(sorted(features)), rows)


def read_prior(names: Sequence[str]) -> Matrix:
    """The expected weight of each feature, in the order of `names`; every feature must have one."""
    table = tomllib.loads(files("readout.pipeline.train").joinpath("prior.toml").read_text("utf-8"))
    return np.array([float(table[name]) for name in names])


def fit(topics: Sequence[Topic], *, ridge: float, steps: int) -> Matrix:
    """Weights of a logistic regression by Newton's method (iteratively reweighted least squares), every topic alike.

    The ridge pulls towards the prior, not towards zero.
    """
    topics = [t for t in topics if len(t.features)]
    prior = read_prior(topics[0].names)
    features, answers = np.concatenate([t.features for t in topics]), np.concatenate([t.answers for t in topics])
    shares = np.concatenate([np.full(len(t.features), 1.0 / len(t.features)) for t in topics])
    shares *= len(shares) / shares.sum()
    weights = prior.copy()
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-features @ weights))
        slope = features.T @ (shares * (answers - chance)) - ridge * (weights - prior)
        bend = (features * (shares * chance * (1 - chance))[:, None]).T @ features + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights
