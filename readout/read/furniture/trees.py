"""Boosted oblivious trees, evaluated with numpy alone.

In: a feature matrix. Out: probabilities. Every tree asks the same question on all nodes of a level, so a tree of
depth d is d comparisons and one look-up (Prokhorenkova et al., "CatBoost", NeurIPS 2018); a page takes well under a
millisecond.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BYTE = 8
"""Levels whose answers fit into a byte: a quarter of the memory to go through."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A boosted model: `columns` and `thresholds` have shape (trees, depth), `leaves` (trees, 2 ** depth)."""

    columns: NDArray[np.int16]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def probabilities(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of the positive class for every row of `features`."""
        trees, depth = self.columns.shape
        values = np.ascontiguousarray(features.T)  # a column's values lie together: they are picked by the hundred
        leaf = np.zeros((trees, len(features)), dtype=np.uint8 if depth <= _BYTE else np.int32)
        for level in reversed(range(depth)):
            leaf <<= 1
            leaf |= values[self.columns[:, level]] > self.thresholds[:, level, None]
        first = np.arange(trees, dtype=np.int32) << depth
        scores = self.leaves.ravel()[leaf + first[:, None]].sum(axis=0, dtype=np.float64) + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-scores)))
