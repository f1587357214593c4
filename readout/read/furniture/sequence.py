"""What the first look says of a line's surroundings, and the decision over the whole page.

In: the lines with their first probabilities. Out: features for the second look, and at the end one decision a line.
A page is what stands before the report, the report with furniture between its paragraphs, and what stands after it:
the best such reading is found by dynamic programming (Viterbi), so that one teaser far below the report that looks
like a paragraph does not count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.features import densest_block, shifted, window_mean
from readout.read.furniture.shape import Matrix
from readout.read.furniture.words import PageWords, words_of

_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
_REACHES = (1, 2, 5, 10)
_FAR = 40.0
CONTEXT_NAMES = (
    *(f"first{offset:+d}" for offset in _OFFSETS),
    *(f"first_mean_{reach}" for reach in _REACHES),
    *[
        "first",
        "in_body",
        "body_before",
        "body_after",
        "first_max",
        "body_words",
        "body_names",
        "body_rare",
        "new_words",
    ],
)
"""The columns of `context_features`, in order."""


def context_features(lines: Sequence[str], first: NDArray[np.float64], words: PageWords | None = None) -> Matrix:
    """What the probabilities of the first look say of each line's surroundings and of its likeness to the report."""
    count = len(lines)
    start, end = densest_block(np.log((first + 0.02) / (1.02 - first)) * _lengths(lines))
    index = np.arange(count, dtype=np.float32)
    columns = [shifted(first, offset, 0.0) for offset in _OFFSETS]
    columns += [window_mean(first, reach) for reach in _REACHES]
    inside = ((index >= start) & (index <= end)).astype(np.float32)
    columns += [first, inside, np.clip(index - start, -_FAR, _FAR)]
    columns += [np.clip(end - index, -_FAR, _FAR), np.full(count, first.max() if count else 0.0)]
    table = np.stack(columns, axis=1).astype(np.float32)
    return np.hstack([table, _body_likeness(words or words_of(lines), first, (start, end))])


def _lengths(lines: Sequence[str]) -> NDArray[np.float64]:
    return np.log1p(np.fromiter(map(len, lines), dtype=np.float64, count=len(lines)))


def _body_likeness(page: PageWords, first: NDArray[np.float64], block: tuple[int, int]) -> Matrix:
    """Share of a line's words and names that the rest of the likely report holds, of long ones, and of new ones."""
    content, names = page.content, page.names
    index = np.arange(len(first))
    inside = (index >= block[0]) & (index <= block[1]) & (first > 0.5)
    held = content.document_counts(inside)[content.term] > inside[content.line]
    called = names.document_counts(inside)[names.term] > inside[names.line]
    new = content.document_counts()[content.term] == 1
    columns = [
        content.share(held),
        names.share(called),
        content.share(held, content.long[content.term]),
        content.share(new),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def decide(probabilities: NDArray[np.float64], weights: NDArray[np.float64], costs: tuple[float, float]) -> list[bool]:
    """The body lines of the best reading of the page as before, report and after.

    `weights` says how much each line counts; `costs` are those of one furniture line inside the report and of
    coming back to the report from one.
    """
    inside_cost, turn_cost = costs
    odds = (np.log(probabilities + 1e-3) - np.log(1 - probabilities + 1e-3)) * weights
    # states: before, body, gap, after; a line outside scores 0, a body line its log-odds
    body = gap = after = -np.inf
    back: list[tuple[int, int, int, int]] = []
    for odd in odds.tolist():
        turned = gap - turn_cost
        into_body = 0 if body <= 0.0 >= turned else 1 if body >= turned else 2
        back.append((0, into_body, 1 if body >= gap else 2, 1 if body >= after else 3))
        after = max(body, after)
        body, gap = (0.0, body, turned)[into_body] + odd, max(body, gap) - inside_cost
    final = (0.0, body, gap, after)
    state = final.index(max(final))
    labels: list[bool] = []
    for step in reversed(back):
        labels.append(state == 1)
        state = step[state]
    return labels[::-1]
