"""Joining scored pairs into groups, the surest first, without ever joining what must stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def join_pairs(
    score: NDArray[np.float64],
    pairs: Sequence[tuple[float, int, int]],
    least_mean: float,
    apart: NDArray[np.bool_],
) -> tuple[tuple[int, ...], ...]:
    """Groups of all row indices of `score`, each ascending, ordered by first member.

    `score` and `apart` are symmetric (members, members); `pairs` are (score, i, j) and the best join first, ties by
    index. Two groups join where no member of one must stay `apart` from a member of the other and the mean score over
    all pairs between them reaches `least_mean`.
    """
    home = list(range(len(score)))
    groups: dict[int, list[int]] = {i: [i] for i in home}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = sorted((home[i], home[j]))
        if a == b:
            continue
        between = np.ix_(groups[a], groups[b])
        if apart[between].any() or score[between].mean() < least_mean:
            continue
        for member in groups.pop(b):
            home[member] = a
            groups[a].append(member)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))
