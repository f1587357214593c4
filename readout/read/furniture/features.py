"""What a line looks like, in numbers: its shape, its words, its place, its neighbours, its likeness to the page.

In: the lines of a page. Out: a float32 matrix, one row a line, columns as in `NAMES`. The features follow
Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010), with cue words,
repeats and the likeness of a line's words to the running text added, and without anything that needs markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.cues import KINDS, START, Looks, fold, look_up

Matrix = NDArray[np.float32]

SHAPE = [
    "chars",
    "words",
    "word_length",
    "capitalised",
    "shouting",
    "digits",
    "function_words",
    "commas",
    "ends_sentence",
    "ends_ellipsis",
    "ends_colon",
    "ends_open",
    "sentences",
    "quoted",
    "starts_lower",
    "starts_bullet",
    "starts_digit",
    "starts_quote",
    "symbols",
    "address",
    "month",
    "clock",
]
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

FUNCTION_WORDS = frozenset(
    word
    for line in resources.files(__package__).joinpath("function_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_SYMBOLS = re.compile(r"[|»›•·/_@©®→★▶►#<>=\[\]]")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net|co\.uk)\b")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? #|# (?:jan|feb|"
    r"mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)|#[/.-]#[/.-]#"
)
_CLOCK = re.compile(r"# ?[:.]# ?(?:am|pm|a\.m|p\.m|gmt|e[sd]?t|ist)|#:#|\bago\b|# (?:am|pm)\b")
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+[\"'“‘(]?[A-Z]")
_BULLETS = frozenset("-–—•·*>»›→▶►✔+~")
_QUOTES = frozenset("\"“‘'«")
_CLOSERS = "\"'”’»)] \u00a0"
_HEADLINE_CASE, _UNSPACED = 0.55, 15.0
_FAR = 40.0
_CONTENT = 4
_COMMENT = KINDS.index("comment")
_RELATED, _PROMPTS = (
    KINDS.index("related"),
    frozenset(KINDS.index(k) for k in ("newsletter", "share", "comment", "legal")),
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page's lines, looked up once: content words of the folded line, capitalised words."""

    content: list[list[str]]
    names: list[list[str]]


def words_of(lines: Sequence[str], folded: Sequence[str] | None = None) -> PageWords:
    """The words of each line, in the order of `lines`; `folded` are the same lines folded, where they are known."""
    return PageWords(content_words([fold(line) for line in lines] if folded is None else folded), names_of(lines))


def line_features(lines: Sequence[str], looks: Looks | None = None, words: PageWords | None = None) -> Matrix:
    """The features of every line of a page; shape (lines, len(NAMES)), rows in the order of `lines`."""
    looks = looks or look_up(lines)
    folded = looks.folded
    shape = np.array([_shape(line, low) for line, low in zip(lines, folded, strict=True)], dtype=np.float32)
    shape = shape.reshape(len(lines), len(SHAPE))
    cues = _cues(looks)
    running = _running(shape)
    like = _likeness(words or words_of(lines, folded), folded, running)
    place = _place(shape, cues, running)
    return np.hstack([shape, cues, like, place, _neighbours(shape, cues)])


def _shape(line: str, folded: str) -> tuple[float, ...]:
    words = line.split()
    count = max(1, len(words))
    low = folded.split()
    last = line.rstrip(_CLOSERS)[-3:]
    first = line[:1]
    letters = [w for w in words if w[0].isalpha()]
    named = max(1, len(letters) - 1)
    return (
        np.log1p(len(line)),
        np.log1p(len(words)),
        min(20.0, len(line) / count),
        len([w for w in letters[1:] if w[0].isupper()]) / named,
        len([w for w in letters if len(w) > 1 and w.isupper()]) / max(1, len(letters)),
        folded.count("#") / count,
        len([w for w in low if w in FUNCTION_WORDS]) / count,
        min(1.0, line.count(",") / count),
        float(last[-1:] in {".", "!", "?"} and last != "..."),
        float(last[-1:] == "…" or last == "..."),
        float(last[-1:] == ":"),
        float(last[-1:].isalnum()),
        np.log1p(len(_SENTENCE.findall(line)) if count > 1 else 0),
        float("“" in line or '"' in line or "”" in line),
        float(first.islower()),
        float(first in _BULLETS),
        float(first.isdigit()),
        float(first in _QUOTES),
        min(10, len(_SYMBOLS.findall(line))) / count,
        float((":" in folded or "." in folded or "@" in folded) and _ADDRESS.search(folded) is not None),
        float("#" in folded and _MONTH.search(folded) is not None),
        float(("#" in folded or "ago" in folded) and _CLOCK.search(folded) is not None),
    )


def _cues(looks: Looks) -> Matrix:
    table = np.zeros((len(looks.folded), len(CUES)), dtype=np.float32)
    for row, cues, firm in zip(table, looks.cues, looks.firm, strict=True):
        for kind, strength in cues:
            row[kind] = max(row[kind], strength)
        row[-1] = firm is not None
    return table


def _running(shape: Matrix) -> NDArray[np.bool_]:
    """Lines that read like running text: ten words or more, most of them in lower case, ended like a sentence."""
    long, ended = shape[:, 1] > np.log1p(9), (shape[:, 8] > 0) | (shape[:, 0] > np.log1p(200))
    cjk = shape[:, 2] > _UNSPACED
    return np.asarray(ended & ((long & (shape[:, 3] < _HEADLINE_CASE)) | (cjk & (shape[:, 0] > np.log1p(40)))))


def _likeness(words: PageWords, folded: Sequence[str], running: NDArray[np.bool_]) -> Matrix:
    """How often a line and its first words stand on the page, and the share of its words that the other lines hold."""
    content, names = words.content, words.names
    everywhere = Counter(w for own in content for w in set(own))
    in_text = Counter(w for own, runs in zip(content, running, strict=True) if runs for w in set(own))
    text_names = Counter(w for words, runs in zip(names, running, strict=True) if runs for w in set(words))
    same = Counter(folded)
    starts = Counter(low[:24] for low in folded)
    table = np.zeros((len(folded), len(LIKENESS)), dtype=np.float32)
    for row, low, held, named, runs in zip(table, folded, content, names, running, strict=True):
        own = 1 if runs else 0
        row[0] = np.log(same[low])
        row[1] = min(4, starts[low[:24]] - same[low])
        row[2] = share(held, everywhere, 1)
        row[3] = share(held, in_text, own)
        row[4] = share(named, text_names, own)
    return table


def content_words(folded: Sequence[str]) -> list[list[str]]:
    """The words of four letters or more of each folded line."""
    return [[w.strip(".,:;!?\"'()") for w in low.split() if len(w) >= _CONTENT] for low in folded]


def names_of(lines: Sequence[str]) -> list[list[str]]:
    """The capitalised words of each line but its first."""
    return [[w.strip(".,:;!?\"'()’”") for w in line.split()[1:] if w[0].isupper()] for line in lines]


def share(words: list[str], counts: Counter[str], own: int) -> float:
    """The share of `words` that `counts` holds more than `own` times; -1 for no words."""
    count = counts.get
    return len([w for w in words if count(w, 0) > own]) / len(words) if words else -1.0


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
    return np.stack(columns, axis=1).astype(np.float32)


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
    columns = [shape[:, 0], shape[:, 8], shape[:, 6], shape[:, 3], strongest]
    return np.stack([shifted(c, offset, -1.0) for c in columns for offset in _OFFSETS], axis=1).astype(np.float32)
