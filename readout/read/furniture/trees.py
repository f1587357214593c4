"""Boosted oblivious trees, evaluated with numpy alone.

In: a feature matrix. Out: probabilities. Every tree asks the same question on all nodes of a level, so a tree of
depth d is d comparisons and one look-up (Prokhorenkova et al., "CatBoost", NeurIPS 2018); a page takes well under a
millisecond.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """A boosted model: `columns` and `thresholds` have shape (trees, depth), `leaves` (trees, 2 ** depth)."""

    columns: NDArray[np.int16]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float
    _questions: Questions = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_questions", _questions_of(self.columns, self.thresholds))

    def probabilities(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of the positive class for every row of `features`."""
        trees, depth = self.columns.shape
        values = np.ascontiguousarray(features.T)  # a column's values lie together: they are picked by the hundred
        asked = self._questions
        answers = values.take(asked.columns, axis=0) > asked.thresholds[:, None]
        answers = answers if depth > _BYTE else answers.view(np.uint8)
        leaf = np.zeros((trees, len(features)), dtype=np.uint8 if depth <= _BYTE else np.int32)
        for level in reversed(range(depth)):
            leaf += leaf
            leaf |= answers.take(asked.number[:, level], axis=0)
        first = np.arange(trees, dtype=np.intp) << depth
        scores = self.leaves.ravel().take(leaf + first[:, None]).sum(axis=0, dtype=np.float64) + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-scores)))


@dataclass(frozen=True, slots=True)
class Questions:
    """The distinct questions of a model, a column and a threshold each, and the number of that of every node."""

    columns: NDArray[np.intp]
    thresholds: NDArray[np.float32]
    number: NDArray[np.intp]


def _questions_of(columns: NDArray[np.int16], thresholds: NDArray[np.float32]) -> Questions:
    """Trees ask the same again and again: two thirds of the comparisons are spared."""
    pairs = np.stack([columns.ravel().astype(np.float64), thresholds.ravel().astype(np.float64)])
    distinct, number = np.unique(pairs, axis=1, return_inverse=True)
    shaped = number.reshape(columns.shape).astype(np.intp)
    return Questions(distinct[0].astype(np.intp), distinct[1].astype(np.float32), shaped)


_BYTE = 8
"""Levels whose answers fit into a byte: a quarter of the memory to go through."""
