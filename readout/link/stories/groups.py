"""Groups of pages from the chances of their pairs: average link (Sokal and Michener 1958) that keeps look-alikes apart.

The two groups likeliest to be one join first. We depart from average link in one point: two groups that each hold
together much better than they hold with each other stay apart, however much they share, since that is how two elections
or two quakes look. A single page has no such core and joins by the mean alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from readout.link.stories.settings import StorySettings

Matrix = NDArray[np.float64]

PRIOR = 0.4
"""Cohesion of a group as long as little is known of it; counts as one pair."""


def average_link(chance: Matrix, settings: StorySettings) -> tuple[tuple[int, ...], ...]:
    """Groups of the row indices of a symmetric matrix, each ascending, by first index; of ties the lowest joins."""
    linkage = Linkage(chance)
    while True:
        i, j = linkage.likeliest()
        if linkage.mean[i, j] < settings.joined:
            break
        if linkage.look_alike(i, j, settings):
            linkage.keep_apart(i, j)
        else:
            linkage.join(min(i, j), max(i, j))
    return tuple(sorted(tuple(sorted(group)) for group in linkage.members.values()))


class Linkage:
    """The groups so far and the mean chances between them; -1 stands for what is not to be joined."""

    def __init__(self, chance: Matrix) -> None:
        self.members = {i: [i] for i in range(len(chance))}
        self.mean = chance.astype(np.float64)
        np.fill_diagonal(self.mean, -1.0)
        self._sums = chance.astype(np.float64)
        np.fill_diagonal(self._sums, 0.0)
        self._sizes = np.ones(len(chance))
        self._inside = np.zeros(len(chance))
        self._gone = np.zeros(len(chance), dtype=np.bool_)
        self._nearest = self.mean.argmax(axis=1)
        self._best = self.mean.max(axis=1, initial=-1.0)

    def likeliest(self) -> tuple[int, int]:
        """The two groups with the greatest mean chance."""
        i = int(self._best.argmax())
        return i, int(self._nearest[i])

    def look_alike(self, i: int, j: int, settings: StorySettings) -> bool:
        """Whether both are groups in their own right that hold together better than with each other, or might be."""
        if max(self._sizes[i], self._sizes[j]) < settings.core:
            return bool(self.mean[i, j] < settings.founding)
        if min(self._sizes[i], self._sizes[j]) < settings.core:
            return False
        return bool(self.mean[i, j] < settings.cohesion * min(self._cohesion(i), self._cohesion(j)))

    def _cohesion(self, i: int) -> float:
        pairs = self._sizes[i] * (self._sizes[i] - 1) / 2
        return float((self._inside[i] + PRIOR) / (pairs + 1))

    def keep_apart(self, i: int, j: int) -> None:
        """Pass the pair over until one of the two has grown."""
        self.mean[i, j] = self.mean[j, i] = -1.0
        self._refresh([i, j])

    def join(self, i: int, j: int) -> None:
        """Put `j` into `i`."""
        self._inside[i] += self._inside[j] + self._sums[i, j]
        self._sums[i] += self._sums[j]
        self._sums[:, i] = self._sums[i]
        self._sums[i, i] = 0.0
        self._sizes[i] += self._sizes[j]
        self.members[i] += self.members.pop(j)
        self._gone[j] = True
        row = self._sums[i] / (self._sizes * self._sizes[i])
        row[self._gone] = -1.0
        row[i] = -1.0
        self.mean[i] = self.mean[:, i] = row
        self.mean[j] = self.mean[:, j] = -1.0
        stale = (self._nearest == i) | (self._nearest == j) | (row > self._best)
        stale[[i, j]] = True
        self._refresh(np.flatnonzero(stale))

    def _refresh(self, rows: NDArray[np.intp] | list[int]) -> None:
        self._nearest[rows] = self.mean[rows].argmax(axis=1)
        self._best[rows] = self.mean[rows].max(axis=1)
