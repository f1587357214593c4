"""Scores of one clustering of mentions against another: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1.

In: two lists of disjoint sets of mentions. Out: precision and recall as fractions. Definitions: Pradhan et al. 2014
(https://aclanthology.org/P14-2006/); the best alignment of CEAF-e is found by the Hungarian method (Kuhn 1955) for
each set of clusters that hang together by shared mentions: clusters that share nothing add nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet

Cluster = AbstractSet[Hashable]
Score = tuple[float, float, float, float]
"""Numerator and denominator of precision, then of recall, so that documents add up."""


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Links that both share (Vilain et al. 1995)."""
    return (*_links(found, gold), *_links(gold, found))


def _links(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    where = {mention: number for number, cluster in enumerate(other) for mention in cluster}
    right = total = 0
    for cluster in clusters:
        parts = {where.get(mention, mention) for mention in cluster}
        right += len(cluster) - len(parts)
        total += len(cluster) - 1
    return right, total


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Mean overlap of each mention's two clusters (Bagga and Baldwin 1998)."""
    return (*_overlap(found, gold), *_overlap(gold, found))


def _overlap(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    where = {mention: cluster for cluster in other for mention in cluster}
    right = 0.0
    for cluster in clusters:
        right += sum(len(cluster & where[mention]) / len(cluster) for mention in cluster if mention in where)
    return right, sum(len(cluster) for cluster in clusters)


def ceaf_e(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Likeness of clusters under the best one-to-one alignment (Luo 2005)."""
    best = 0.0
    for rows, columns in _components(gold, found):
        likeness = [[2 * len(gold[r] & found[c]) / (len(gold[r]) + len(found[c])) for c in columns] for r in rows]
        best += best_alignment(likeness)
    return best, len(found), best, len(gold)


def _components(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Iterator[tuple[list[int], list[int]]]:
    """Indices of gold and found clusters that hang together by shared mentions; those without any are left out."""
    gold_of = {mention: number for number, cluster in enumerate(gold) for mention in cluster}
    found_of = {mention: number for number, cluster in enumerate(found) for mention in cluster}
    met: set[int] = set()
    for first in range(len(gold)):
        if first in met:
            continue
        rows, columns, open_rows = {first}, set[int](), [first]
        while open_rows:
            fresh = {found_of[m] for m in gold[open_rows.pop()] if m in found_of} - columns
            columns |= fresh
            added_rows = {gold_of[m] for c in fresh for m in found[c] if m in gold_of} - rows
            rows |= added_rows
            open_rows += sorted(added_rows)
        met |= rows
        if columns:
            yield sorted(rows), sorted(columns)


def best_alignment(scores: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of `scores` with one entry a row and a column at most (Hungarian method)."""
    rows, columns = len(scores), len(scores[0])
    if rows > columns:
        return best_alignment([[scores[row][column] for row in range(rows)] for column in range(columns)])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    match = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(scores, row, (row_price, column_price), match)
    return sum(scores[match[column] - 1][column - 1] for column in range(1, columns + 1) if match[column])


def _augment(
    scores: Sequence[Sequence[float]], row: int, prices: tuple[list[float], list[float]], match: list[int]
) -> None:
    row_price, column_price = prices
    columns = len(column_price) - 1
    match[0], at = row, 0
    least, used, way = [float("inf")] * (columns + 1), [False] * (columns + 1), [0] * (columns + 1)
    while match[at]:
        used[at] = True
        current, step, after = match[at], float("inf"), 0
        for column in range(1, columns + 1):
            if used[column]:
                continue
            cost = -scores[current - 1][column - 1] - row_price[current] - column_price[column]
            if cost < least[column]:
                least[column], way[column] = cost, at
            if least[column] < step:
                step, after = least[column], column
        for column in range(columns + 1):
            if used[column]:
                row_price[match[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        at = after
    while at:
        match[at] = match[way[at]]
        at = way[at]


def f1(score: Score) -> float:
    """The harmonic mean of precision and recall; 0 where there is nothing."""
    right_found, found, right_gold, gold = score
    precision, recall = right_found / found if found else 0.0, right_gold / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def added(one: Score, other: Score) -> Score:
    """The sums of two documents' numerators and denominators."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])
