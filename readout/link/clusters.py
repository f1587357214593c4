"""Joining scored pairs into groups, the surest first; what must stay apart counts against a join."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def join_pairs(
    score: NDArray[np.float64], pairs: Sequence[tuple[float, int, int]], least_mean: float
) -> tuple[tuple[int, ...], ...]:
    """Groups of all row indices of `score`, each ascending, ordered by first member.

    `score` is symmetric (members, members), below 0 for two that must stay apart; `pairs` are (score, i, j) and the
    best join first, ties by index. Two groups join where the mean score over all pairs between them reaches
    `least_mean`, so that one stray member cannot keep apart what everything else holds together.
    """
    home = list(range(len(score)))
    groups: dict[int, list[int]] = {i: [i] for i in home}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = sorted((home[i], home[j]))
        if a == b or score[np.ix_(groups[a], groups[b])].mean() < least_mean:
            continue
        for member in groups.pop(b):
            home[member] = a
            groups[a].append(member)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))
