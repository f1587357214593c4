"""How much of one report stands in another, in the same order.

Sentences are compared by the words they share in order (longest common subsequence over the shorter one, as in copy
detection, Brin et al. 1995) and by their vectors, which see through synonyms; the best order-keeping alignment of two
pages (Needleman and Wunsch 1970, gaps free) tells a rewrite from two reports that merely speak of the same things.
Words inside quotation marks do not count: two reporters who heard one speech quote the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from readout.model import Span
from readout.model.links import AnnotatedPage

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a report: its span, all its words (lower case) and the number of them outside quotation marks."""

    span: Span
    words: tuple[str, ...]
    own: int


@dataclass(frozen=True, slots=True)
class Report:
    """One page, made ready for comparison. `vectors` has a unit row per line."""

    document: str
    lines: tuple[Line, ...]
    vectors: NDArray[np.float32]

    @property
    def size(self) -> int:
        """Words outside quotation marks."""
        return sum(line.own for line in self.lines)


@dataclass(frozen=True, slots=True)
class Match:
    """Line `left` of one report against line `right` of the other; both fractions 0 to 1."""

    left: int
    right: int
    verbatim: float
    likeness: float


def make_report(page: AnnotatedPage) -> Report:
    """The lines of a page's body, with what stands in quotation marks told apart."""
    document, annotations = page
    quoted = sorted(span for a in annotations.attributions if a.direct for span in a.content)
    lines = []
    for sentence in annotations.sentences:
        words = [
            (m.group().casefold(), m.start() + sentence.span.start)
            for m in WORD.finditer(sentence.span.of(document.text))
        ]
        inside = [q for q in quoted if q.overlaps(sentence.span)]
        own = sum(not any(q.start <= at < q.end for q in inside) for _, at in words)
        lines.append(Line(sentence.span, tuple(word for word, _ in words), own))
    return Report(document.id, tuple(lines), annotations.vectors)


def align(left: Report, right: Report, *, least_likeness: float, shortest_line: int) -> tuple[Match, ...]:
    """The order-keeping matches of two reports that share the most words, ascending.

    Lines below `shortest_line` words match nothing ("Read more."); matches below `least_likeness` are no matches.
    """
    if not left.lines or not right.lines:
        return ()
    verbatim = shared_in_order(left.lines, right.lines, shortest_line)
    likeness = np.maximum(verbatim, meaning(left, right, verbatim))
    long_left = np.array([len(line.words) >= shortest_line for line in left.lines])
    long_right = np.array([len(line.words) >= shortest_line for line in right.lines])
    likeness = np.where(long_left[:, None] & long_right[None, :], likeness, 0.0)
    sizes = np.array([max(line.own, 1) for line in left.lines], dtype=np.float64)
    gain = np.where(likeness >= least_likeness, likeness * sizes[:, None], 0.0)
    return tuple(Match(i, j, float(verbatim[i, j]), float(likeness[i, j])) for i, j in best_path(gain))


def shared_in_order(left: Sequence[Line], right: Sequence[Line], shortest: int) -> NDArray[np.float64]:
    """The fraction of the shorter line's words that stand in the other in the same order, for every pair of lines.

    Pairs that share fewer than a third of the shorter line's words are left at 0 without being aligned.
    """
    result = np.zeros((len(left), len(right)))
    bags = [set(line.words) for line in right]
    for i, line in enumerate(left):
        if len(line.words) < shortest:
            continue
        mine = set(line.words)
        for j, other in enumerate(right):
            shorter = min(len(line.words), len(other.words))
            if shorter >= shortest and 3 * len(mine & bags[j]) >= min(len(mine), len(bags[j])):
                result[i, j] = LCSseq.similarity(line.words, other.words) / shorter
    return result


def meaning(left: Report, right: Report, verbatim: NDArray[np.float64]) -> NDArray[np.float64]:
    """Likeness by sentence vectors, counted only where some of the words agree too: (cosine - 0.5) * 2, at least 0."""
    cosine = left.vectors.astype(np.float64) @ right.vectors.astype(np.float64).T
    return np.where(verbatim > 0.0, np.clip((cosine - 0.5) * 2.0, 0.0, 1.0), 0.0)


def best_path(gain: NDArray[np.float64]) -> tuple[tuple[int, int], ...]:
    """The pairs (row, column), both ascending, with the largest sum of `gain`; pairs without gain are left out."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        candidate = np.maximum(best[i, 1:], best[i, :-1] + gain[i])
        best[i + 1, 1:] = np.maximum.accumulate(candidate)
    path = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            path.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return tuple(reversed(path))
