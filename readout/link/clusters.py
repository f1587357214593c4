"""Joining scored pairs into groups, the surest first, without ever joining what must stay apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def join_pairs(
    count: int, pairs: Sequence[tuple[float, int, int]], least_mean: float, apart: Callable[[int, int], bool]
) -> tuple[tuple[int, ...], ...]:
    """Groups of 0..count-1, each ascending, ordered by first member.

    `pairs` are (score, i, j); the best are joined first (ties by index). Two groups join where no member of one must
    stay `apart` from a member of the other and the mean score over all pairs between them, unscored ones counting 0,
    reaches `least_mean`.
    """
    home = list(range(count))
    groups: dict[int, list[int]] = {i: [i] for i in range(count)}
    score = {(min(i, j), max(i, j)): s for s, i, j in pairs}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = sorted((home[i], home[j]))
        if a == b:
            continue
        between = [(min(x, y), max(x, y)) for x in groups[a] for y in groups[b]]
        if sum(score.get(pair, 0.0) for pair in between) < least_mean * len(between):
            continue
        if any(apart(x, y) for x, y in between):
            continue
        for member in groups.pop(b):
            home[member] = a
            groups[a].append(member)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))
