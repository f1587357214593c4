"""Fits the two looks of the line classifier and measures them on pages left out.

In: examples (features, labels, lines) of labelled pages. Out: a `LineModel`, or for every example the probabilities
of a model that has not seen its page. The second look learns from first answers that are out of fold too: answers
on pages a model was fitted on are better than any it will meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.model import LineModel
from readout.read.furniture.sequence import context_features
from readout.read.furniture.shape import Matrix
from readout.read.train.boosting import BoostingPlan, fit_trees

FOLDS, INNER_FOLDS = 5, 3
_SHUFFLE = 0


@dataclass(frozen=True, slots=True)
class Example:
    """One page, or a variant of it: `page` is the same for all variants of one page."""

    page: int
    lines: tuple[str, ...]
    features: Matrix
    labels: NDArray[np.bool_]
    native: bool = True
    """Whether this is the page itself and not a variant."""


def fit_model(examples: Sequence[Example], plan: BoostingPlan) -> LineModel:
    """Fit both looks on all examples."""
    features, labels, weights = _stack(examples, [e.features for e in examples])
    first = fit_trees(features, labels, weights, plan)
    answers = _out_of_fold(examples, plan)
    wider = [np.hstack([e.features, context_features(e.lines, a)]) for e, a in zip(examples, answers, strict=True)]
    return LineModel(first, fit_trees(*_stack(examples, wider), plan))


def cross_validate(examples: Sequence[Example], plan: BoostingPlan) -> dict[int, NDArray[np.float64]]:
    """Index of each native example to probabilities of a model fitted without its page."""
    fold = _folds(examples, FOLDS)
    out: dict[int, NDArray[np.float64]] = {}
    for held in range(FOLDS):
        model = fit_model([e for e in examples if fold[e.page] != held], plan)
        for index, example in enumerate(examples):
            if example.native and fold[example.page] == held:
                out[index] = model.probabilities(example.features, example.lines)
    return out


def _out_of_fold(examples: Sequence[Example], plan: BoostingPlan) -> list[NDArray[np.float64]]:
    fold = _folds(examples, INNER_FOLDS)
    answers: list[NDArray[np.float64]] = [np.zeros(0)] * len(examples)
    for held in range(INNER_FOLDS):
        known = [e for e in examples if fold[e.page] != held]
        model = fit_trees(*_stack(known, [e.features for e in known]), plan)
        for index, example in enumerate(examples):
            if fold[example.page] == held:
                answers[index] = model.probabilities(example.features)
    return answers


def _folds(examples: Sequence[Example], count: int) -> dict[int, int]:
    pages = sorted({e.page for e in examples})
    order = np.random.default_rng(_SHUFFLE).permutation(len(pages))
    return {pages[int(page)]: place % count for place, page in enumerate(order)}


def _stack(
    examples: Sequence[Example], features: Sequence[Matrix]
) -> tuple[Matrix, NDArray[np.bool_], NDArray[np.float64]]:
    """All rows together; every page weighs the same, within it a line by the root of its words."""
    weights = []
    for example in examples:
        own = np.sqrt([1 + len(line.split()) for line in example.lines])
        weights.append(own / own.sum())
    weight = np.concatenate(weights)
    return np.vstack(features), np.concatenate([e.labels for e in examples]), weight / weight.mean()
