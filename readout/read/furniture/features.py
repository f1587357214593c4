"""What a line looks like, in numbers: its shape, its words, its place, its neighbours, its likeness to the page.

In: the lines of a page. Out: a float32 matrix, one row a line, columns as in `NAMES`. The features follow
Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010), with cue words,
repeats and the likeness of a line's words to the running text added, and without anything that needs markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readout.read.furniture.cues import KINDS, START, Looks, look_up
from readout.read.furniture.shape import SHAPE, Matrix, shape_of, side_by_side
from readout.read.furniture.words import PageWords, words_of

CUES = [f"cue_{kind}" for kind in KINDS] + ["firm"]
LIKENESS = ["repeats", "same_start", "known_words", "running_words", "running_names"]
PLACE = [
    "place",
    "lines_before",
    "lines_after",
    "char_place",
    "page_lines",
    "page_running",
    "density_2",
    "density_5",
    "density_12",
    "in_block",
    "block_before",
    "block_after",
    "since_related",
    "since_prompt",
    "since_comment",
    "since_cue",
    "until_cue",
]
_NEAR = ("chars", "ends_sentence", "function_words", "capitalised", "cue")
_OFFSETS = (-3, -2, -1, 1, 2, 3)
NAMES = (*SHAPE, *CUES, *LIKENESS, *PLACE, *(f"{name}{offset:+d}" for name in _NEAR for offset in _OFFSETS))
"""The columns of `line_features`, in order."""

_HEADLINE_CASE, _UNSPACED = 0.55, 15.0
_FAR = 40.0
_START = 24
_COMMENT = KINDS.index("comment")
_RELATED, _PROMPTS = (
    KINDS.index("related"),
    frozenset(KINDS.index(k) for k in ("newsletter", "share", "comment", "legal")),
)


def line_features(lines: Sequence[str], looks: Looks | None = None, words: PageWords | None = None) -> Matrix:
    """The features of every line of a page; shape (lines, len(NAMES)), rows in the order of `lines`."""
    words = words or words_of(lines)
    looks = looks or look_up(lines, words)
    shape = shape_of(words)
    cues = _cues(looks)
    running = _running(shape)
    like = _likeness(words, looks.folded, running)
    place = _place(shape, cues, running)
    return np.hstack([shape, cues, like, place, _neighbours(shape, cues)])


def _cues(looks: Looks) -> Matrix:
    table = np.zeros((len(looks.folded), len(CUES)), dtype=np.float32)
    for number, (cues, firm) in enumerate(zip(looks.cues, looks.firm, strict=True)):
        for kind, strength in cues:
            table[number, kind] = max(table[number, kind], strength)
        if firm is not None:
            table[number, -1] = 1
    return table


def _running(shape: Matrix) -> NDArray[np.bool_]:
    """Lines that read like running text: ten words or more, most of them in lower case, ended like a sentence."""
    long, ended = shape[:, 1] > np.log1p(9), (shape[:, 8] > 0) | (shape[:, 0] > np.log1p(200))
    cjk = shape[:, 2] > _UNSPACED
    return np.asarray(ended & ((long & (shape[:, 3] < _HEADLINE_CASE)) | (cjk & (shape[:, 0] > np.log1p(40)))))


def _likeness(words: PageWords, folded: Sequence[str], running: NDArray[np.bool_]) -> Matrix:
    """How often a line and its first words stand on the page, and the share of its words that the other lines hold."""
    content, names = words.content, words.names
    heads = [low[:_START] for low in folded]
    same, starts = (_how_often(items) for items in (folded, heads))
    columns: list[ArrayLike] = [
        np.log(same),
        np.minimum(4, starts - same),
        content.share(content.document_counts()[content.term] > 1),
        content.share(content.document_counts(running)[content.term] > running[content.line]),
        names.share(names.document_counts(running)[names.term] > running[names.line]),
    ]
    return side_by_side(columns, len(folded))


def _how_often(items: Sequence[str]) -> NDArray[np.int64]:
    """How often each item stands among them all."""
    counted = Counter(items)
    return np.fromiter(map(counted.__getitem__, items), dtype=np.int64, count=len(items))


def _place(shape: Matrix, cues: Matrix, running: NDArray[np.bool_]) -> Matrix:
    count = len(shape)
    chars = np.expm1(shape[:, 0])
    index = np.arange(count, dtype=np.float32)
    text = np.where(running, chars, 0.0)
    before, after = np.cumsum(chars) - chars, chars.sum()
    first, last = densest_block(np.where(running, chars, -40.0 - 0.3 * chars))
    related = cues[:, _RELATED] >= START
    prompt = cues[:, sorted(_PROMPTS)].max(axis=1, initial=0.0) >= START
    strong = cues[:, : len(KINDS)].max(axis=1, initial=0.0) >= START
    columns = [
        index / max(1, count - 1),
        np.log1p(index),
        np.log1p(count - 1 - index),
        before / max(1.0, after),
        np.full(count, np.log1p(count)),
        np.full(count, running.mean() if count else 0.0),
        *(np.log1p(window_mean(text, reach)) for reach in (2, 5, 12)),
        ((index >= first) & (index <= last)).astype(np.float32),
        np.clip(index - first, -_FAR, _FAR),
        np.clip(last - index, -_FAR, _FAR),
        _since(related),
        _since(prompt),
        _since(cues[:, _COMMENT] >= START),
        _since(strong),
        _since(strong[::-1])[::-1],
    ]
    return side_by_side(columns, count)


def densest_block(gain: NDArray[np.float64]) -> tuple[int, int]:
    """First and last index of the run of lines with the largest sum (Kadane)."""
    best = (0.0, 0, -1)
    total, start = 0.0, 0
    for index, value in enumerate(gain.tolist()):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best[0]:
            best = (total, start, index)
    return best[1], best[2]


def _since(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Lines since the last flagged one before each line, at most `_FAR`."""
    index = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, index, -1000)) if len(flags) else index
    previous = np.concatenate([[-1000], last[:-1]]) if len(flags) else last
    return np.minimum(index - previous, _FAR).astype(np.float32)


def window_mean(values: NDArray[np.floating], reach: int) -> NDArray[np.float64]:
    """Mean of `values` over the window of `reach` places to both sides; zeros beyond the ends."""
    padded = np.concatenate([np.zeros(reach + 1), values, np.zeros(reach)])
    sums = np.cumsum(padded, dtype=np.float64)
    width = 2 * reach + 1
    return np.asarray((sums[width:] - sums[:-width]) / width)


def shifted(column: NDArray[np.floating], offset: int, fill: float) -> NDArray[np.floating]:
    """The value `offset` lines further on, `fill` beyond the ends."""
    out = np.full(len(column), fill, dtype=np.float32)
    if abs(offset) < len(column):
        if offset > 0:
            out[:-offset] = column[offset:]
        else:
            out[-offset:] = column[:offset]
    return out


def _neighbours(shape: Matrix, cues: Matrix) -> Matrix:
    strongest = cues[:, : len(KINDS)].max(axis=1) if len(cues) else np.zeros(0, dtype=np.float32)
    columns = np.stack([shape[:, 0], shape[:, 8], shape[:, 6], shape[:, 3], strongest], axis=1)
    reach, count = max(_OFFSETS), len(columns)
    padded = np.pad(columns, ((reach, reach), (0, 0)), constant_values=-1.0)
    near = [padded[reach + offset : reach + offset + count] for offset in _OFFSETS]
    return np.stack(near, axis=2).reshape(count, len(_NEAR) * len(_OFFSETS)).astype(np.float32, copy=False)
