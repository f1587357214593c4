"""How much of one report is told by another, in the same order.

Sentences are compared by the words they share in order (longest common subsequence over the shorter one, as in copy
detection, Brin et al. 1995), by content words, and by their vectors, which see through synonyms. The best
order-keeping alignment of two pages (Needleman and Wunsch 1970, gaps free, several sentences to one allowed, since
rewriters join and split sentences) tells a rewrite from two reports that merely speak of the same things: their
sentences find counterparts too, but not in the same order. What an alignment is worth by chance is measured on the
same sentences in shuffled order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from readout.lineage.report import Line, Report

Matrix = NDArray[np.float64]

SHORTEST_LINE = 5
"""Words; shorter sentences ("She declined to comment.") recur between independent reports."""
UNLIKE, ALIKE = 0.45, 0.85
"""Cosine of sentence vectors at which two sentences of one story share a topic only, and at which they say the same."""
SHUFFLES = 8
GOLDEN = 0.6180339887


@dataclass(frozen=True, slots=True)
class Match:
    """Line `left` of one report against line `right` of the other; both fractions 0 to 1."""

    left: int
    right: int
    verbatim: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports line by line: (left, right) matrices of fractions from 0 to 1."""

    verbatim: Matrix
    likeness: Matrix


def compare_lines(left: Report, right: Report) -> Comparison:
    """The likeness of every line of one report to every line of the other; short lines are like nothing."""
    verbatim = shared_in_order(left.lines, right.lines)
    cosine = left.vectors.astype(np.float64) @ right.vectors.astype(np.float64).T
    meaning = np.clip((cosine - UNLIKE) / (ALIKE - UNLIKE), 0.0, 1.0)
    words = shared_content(left.lines, right.lines)
    likeness = np.maximum(verbatim, 0.6 * meaning + 0.4 * words)
    long_left = np.array([len(line.words) >= SHORTEST_LINE for line in left.lines], dtype=bool)
    long_right = np.array([len(line.words) >= SHORTEST_LINE for line in right.lines], dtype=bool)
    return Comparison(verbatim, np.where(long_left[:, None] & long_right[None, :], likeness, 0.0))


def shared_in_order(left: Sequence[Line], right: Sequence[Line]) -> Matrix:
    """The fraction of the shorter line's words that stand in the other in the same order, for every pair of lines.

    Pairs that share fewer than half of the shorter line's words are left at 0 without being aligned.
    """
    result = np.zeros((len(left), len(right)))
    bags = [set(line.words) for line in right]
    for i, line in enumerate(left):
        mine = set(line.words)
        for j, other in enumerate(right):
            shorter = min(len(line.words), len(other.words))
            if shorter >= SHORTEST_LINE and 2 * len(mine & bags[j]) >= min(len(mine), len(bags[j])):
                result[i, j] = LCSseq.similarity(line.words, other.words) / shorter
    return result


def shared_content(left: Sequence[Line], right: Sequence[Line]) -> Matrix:
    """The fraction of the poorer line's content words that the other has too."""
    column = {word: at for at, word in enumerate(sorted({w for line in (*left, *right) for w in line.content}))}
    bags = []
    for lines in (left, right):
        bag = np.zeros((len(lines), len(column)))
        for row, line in enumerate(lines):
            bag[row, [column[word] for word in line.content]] = 1.0
        bags.append(bag)
    sizes = np.minimum(bags[0].sum(axis=1)[:, None], bags[1].sum(axis=1)[None, :])
    shared: Matrix = bags[0] @ bags[1].T / np.maximum(sizes, 1.0)
    return shared


def told(gain: Matrix, weights: NDArray[np.float64]) -> float:
    """The largest weighted mean of `gain` over the rows, where columns must not run backwards."""
    best = np.zeros(gain.shape[1] + 1)
    for row in gain * weights[:, None]:
        best[1:] = np.maximum.accumulate(np.maximum(best[1:], best[1:] + row))
    return float(best[-1] / max(float(weights.sum()), 1.0))


def told_by_chance(gain: Matrix, weights: NDArray[np.float64]) -> float:
    """The mean of `told` over shuffled columns: what the same sentences give when their order means nothing.

    The shuffles are strides through the columns, so that they are the same everywhere.
    """
    columns = gain.shape[1]
    if columns < 2:
        return told(gain, weights)
    scores = []
    for number in range(SHUFFLES // 2):
        stride = max(1, round(columns * (GOLDEN + number / 7) % columns))
        while gcd(stride, columns) > 1:
            stride += 1
        order = [(at * stride + number) % columns for at in range(columns)]
        scores += [told(gain[:, order], weights), told(gain[:, order[::-1]], weights)]
    return sum(scores) / len(scores)


def align(comparison: Comparison, weights: NDArray[np.float64], *, least: float) -> tuple[Match, ...]:
    """The order-keeping matches that carry the most words, ascending; matches below `least` are none.

    Each line on the left has one match at most, a line on the right may have several.
    """
    gain = np.where(comparison.likeness >= least, comparison.likeness, 0.0) * weights[:, None]
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        best[i + 1, 1:] = np.maximum.accumulate(best[i, 1:] + gain[i])
    path = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            if gain[i - 1, j - 1] > 0:
                path.append((i - 1, j - 1))
            i -= 1
    return tuple(
        Match(i, j, float(comparison.verbatim[i, j]), float(comparison.likeness[i, j])) for i, j in reversed(path)
    )
