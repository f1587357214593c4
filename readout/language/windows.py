"""Blocks of words in, windows for the encoder out, and the scores of windows joined again per block.

A block (a paragraph) that fits is one window, so that sentences are read in context and found in the same pass. A
longer one is cut where a sentence surely begins; where no such place is near, windows overlap and each word is taken
from the window in which it stands further from the edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.language.network import Array, WindowScores
from readout.language.pieces import PieceWindow, build_window

MAX_PIECES = 144  # as in training
OVERLAP_PIECES = 40
_STOPS = frozenset({".", "!", "?"})
_SHORTEST_SURE_WORD = 4  # a shorter word before a stop may be an abbreviation


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """A window over the words `start` to `end` of a block, which speaks for the words `keep_start` to `keep_end`."""

    start: int
    end: int
    keep_start: int
    keep_end: int


@dataclass(frozen=True, slots=True)
class BlockScores:
    """The scores of a block's words; arcs stay with their windows, `window_of` says which window speaks for a word."""

    upos: Array
    xpos: Array
    starts: Array
    names: Array
    label_child: Array
    label_parent: Array
    root: Array
    vector_sums: Array
    piece_counts: NDArray[np.int64]
    plans: tuple[WindowPlan, ...]
    arcs: tuple[Array, ...]
    window_of: NDArray[np.int64]

    def sentence_arcs(self, start: int, end: int) -> Array:
        """Return the arc scores of the words `start` to `end` among themselves: column 0 is the root."""
        first = int(self.window_of[start])
        if first == self.window_of[end - 1]:
            offset = self.plans[first].start
            rows = self.arcs[first][start - offset : end - offset]
            return np.concatenate([rows[:, :1], rows[:, start - offset + 1 : end - offset + 1]], 1)
        scores = np.full((end - start, end - start + 1), -1e4, np.float32)
        for word in range(start, end):
            plan, arcs = self.plans[self.window_of[word]], self.arcs[self.window_of[word]]
            left, right = max(start, plan.start), min(end, plan.end)
            row = arcs[word - plan.start]
            scores[word - start, 0] = row[0]
            scores[word - start, left - start + 1 : right - start + 1] = row[
                left - plan.start + 1 : right - plan.start + 1
            ]
        return scores


def plan_windows(words: Sequence[str], sizes: Sequence[int]) -> list[WindowPlan]:
    """Cut a block into windows of at most `MAX_PIECES` pieces; `sizes` counts the pieces of each word."""
    spans: list[tuple[int, int]] = []
    start, count = 0, len(words)
    while True:
        end, total = start, 0
        while end < count and (total + sizes[end] <= MAX_PIECES or end == start):
            total += sizes[end]
            end += 1
        if end == count:
            spans.append((start, count))
            break
        cut = _sure_start(words, start + (end - start) // 4, end)
        spans.append((start, cut or end))
        start = cut or _step_back(sizes, start, end)
    return _with_kept(spans)


def _sure_start(words: Sequence[str], low: int, high: int) -> int | None:
    for index in range(high, max(low, 1), -1):
        stop = index - 1
        if index < len(words) and words[stop] in _STOPS and stop > 0 and words[index][:1].isupper():
            before = words[stop - 1]
            if len(before) >= _SHORTEST_SURE_WORD and before.isalpha() and before.islower():
                return index
    return None


def _step_back(sizes: Sequence[int], start: int, end: int) -> int:
    back, total = end, 0
    while back - 1 > start + 1 and total + sizes[back - 1] <= OVERLAP_PIECES:
        back -= 1
        total += sizes[back]
    return back


def _with_kept(spans: Sequence[tuple[int, int]]) -> list[WindowPlan]:
    edges = [0] + [(spans[index][0] + spans[index - 1][1]) // 2 for index in range(1, len(spans))] + [spans[-1][1]]
    return [WindowPlan(start, end, edges[index], edges[index + 1]) for index, (start, end) in enumerate(spans)]


def make_windows(
    plans: Sequence[WindowPlan], pieces: Sequence[Sequence[int]], shapes: Sequence[int]
) -> list[PieceWindow]:
    """Build the windows of one block."""
    return [build_window(pieces[plan.start : plan.end], shapes[plan.start : plan.end]) for plan in plans]


def join_scores(
    plans: Sequence[WindowPlan], windows: Sequence[PieceWindow], scores: Sequence[WindowScores]
) -> BlockScores:
    """Join the scores of a block's windows."""

    def kept(rows: list[Array]) -> Array:
        parts = [
            row[plan.keep_start - plan.start : plan.keep_end - plan.start]
            for row, plan in zip(rows, plans, strict=True)
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    sums = [
        np.add.reduceat(score.pieces[:-1], window.firsts, axis=0) for score, window in zip(scores, windows, strict=True)
    ]
    counts = [np.diff([*window.firsts, len(window.ids) - 1])[:, None].astype(np.float32) for window in windows]
    return BlockScores(
        upos=kept([score.upos for score in scores]),
        xpos=kept([score.xpos for score in scores]),
        starts=kept([score.starts[:, None] for score in scores])[:, 0],
        names=kept([score.names for score in scores]),
        label_child=kept([score.label_child for score in scores]),
        label_parent=kept([score.label_parent[1:] for score in scores]),
        root=scores[0].label_parent[0],
        vector_sums=kept(sums),
        piece_counts=kept(counts)[:, 0].astype(np.int64),
        plans=tuple(plans),
        arcs=tuple(score.arcs for score in scores),
        window_of=np.concatenate([np.full(plan.keep_end - plan.keep_start, at) for at, plan in enumerate(plans)]),
    )
