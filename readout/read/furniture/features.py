"""What a line looks like, in numbers: its shape, its words, its place, its neighbours, its likeness to the page.

In: the lines of a page. Out: a float32 matrix, one row a line, columns as in `NAMES`. The features follow
Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010), with cue words,
repeats and the likeness of a line's words to the running text added, and without anything that needs markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.cues import KINDS, START, Looks, look_up
from readout.read.furniture.words import JoinedLines, PageWords, words_of

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
_MONTH_NAMES = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_MONTH = re.compile(rf"\b(?:{_MONTH_NAMES})[a-z]{{0,6}}\.? #")
_AFTER_DAY = re.compile(rf"#(?: (?:{_MONTH_NAMES})|[/.-]#[/.-]#)")
_CLOCK = re.compile(r"#(?: ?[:.]# ?(?:am|pm|a\.m|p\.m|gmt|e[sd]?t|ist)|:#| (?:am|pm)\b)")
_AGO = re.compile(r"\bago\b")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_ENDS, _ENDINGS, _OPENINGS = frozenset(".!?"), frozenset(".!?\"'”’)]"), frozenset("\"'“‘(")
_BULLETS = frozenset("-–—•·*>»›→▶►✔+~")
_QUOTES = frozenset("\"“‘'«")
_CLOSERS = "\"'”’»)] \u00a0"
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
    shape = _shape(lines, looks.folded, words)
    cues = _cues(looks)
    running = _running(shape)
    like = _likeness(words, looks.folded, running)
    place = _place(shape, cues, running)
    return np.hstack([shape, cues, like, place, _neighbours(shape, cues)])


def _shape(lines: Sequence[str], folded: Sequence[str], words: PageWords) -> Matrix:
    """The form of each line: sums over its words, its first and last characters, what stands in it."""
    chars = np.fromiter(map(len, lines), dtype=np.float64, count=len(lines))
    count = np.maximum(1, words.counts)
    lasts = [line.rstrip(_CLOSERS)[-3:] for line in lines]
    firsts = [line[:1] for line in lines]
    dotted = [":" in low or "." in low or "@" in low for low in folded]
    commas, symbols, quoted, digits = _marks(words)
    columns = [
        np.log1p(chars),
        np.log1p(words.counts),
        np.minimum(20.0, chars / count),
        *_letters(words),
        digits / count,
        words.per_line(_among(words.folded, FUNCTION_WORDS)) / count,
        np.minimum(1.0, commas / count),
        [last[-1:] in _ENDS and last != "..." for last in lasts],
        [last[-1:] == "…" or last == "..." for last in lasts],
        [last[-1:] == ":" for last in lasts],
        [last[-1:].isalnum() for last in lasts],
        np.log1p(_sentences(words)),
        quoted > 0,
        [first.islower() for first in firsts],
        [first in _BULLETS for first in firsts],
        [first.isdigit() for first in firsts],
        [first in _QUOTES for first in firsts],
        np.minimum(10, symbols) / count,
        [some and _ADDRESS.search(low) is not None for some, low in zip(dotted, folded, strict=True)],
        ["#" in low and _names_month(low) for low in folded],
        [("#" in low or "ago" in low) and _tells_time(low) for low in folded],
    ]
    return np.array(columns, dtype=np.float32).reshape(len(SHAPE), len(lines)).T


def _names_month(low: str) -> bool:
    return (" #" in low and _MONTH.search(low) is not None) or _AFTER_DAY.search(low) is not None


def _tells_time(low: str) -> bool:
    return _CLOCK.search(low) is not None or ("ago" in low and _AGO.search(low) is not None)


def _marks(words: PageWords) -> tuple[NDArray[np.float64], ...]:
    """How many commas, symbols, quotation marks and numbers each line has."""
    # most words are letters only: they have none
    odd = [number for number, word in enumerate(words.vocabulary) if not word.isalpha()]
    texts = [words.vocabulary[number] for number in odd]
    marks = np.zeros((4, len(words.vocabulary)))
    marks[:, odd] = (
        [word.count(",") for word in texts],
        _symbols(texts),
        ["“" in word or '"' in word or "”" in word for word in texts],
        [words.folded[number].count("#") for number in odd],
    )
    return tuple(map(words.per_line, marks))


def _symbols(texts: Sequence[str]) -> NDArray[np.int64]:
    """How many symbols each word has."""
    found = np.zeros(len(texts), dtype=np.int64)
    page = JoinedLines(texts)
    for number in page.meeting(_SYMBOLS):
        found[number] += 1
    return found


def _letters(words: PageWords) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of the words that begin with a letter: the share of capitalised ones but the first, and of those in capitals."""
    firsts = [word[0] for word in words.vocabulary]
    alphabet = set(firsts)
    letters = _among(firsts, {first for first in alphabet if first.isalpha()})
    upper = _among(firsts, {first for first in alphabet if first.isupper()})
    shouting = np.array([word.isupper() and len(word) > 1 for word in words.vocabulary], dtype=np.bool_)
    at = np.flatnonzero(letters[words.word])
    line, word, lines = words.line[at], words.word[at], len(words.counts)
    later = np.diff(line, prepend=-1) == 0
    total = np.bincount(line, minlength=lines)
    named = np.bincount(line, upper[word] & later, lines) / np.maximum(1, total - 1)
    return named, np.bincount(line, shouting[word], lines) / np.maximum(1, total)


def _among(items: Sequence[str], chosen: AbstractSet[str]) -> NDArray[np.bool_]:
    """Which of the items are among the chosen ones."""
    return np.fromiter(map(chosen.__contains__, items), dtype=np.bool_, count=len(items))


def _sentences(words: PageWords) -> NDArray[np.int64]:
    """How often a word that ends a sentence stands before one that begins one."""
    last = [word[-1] in _ENDINGS and _SENTENCE_END.search(word) is not None for word in words.vocabulary]
    first = ["A" <= word[0] <= "Z" or (word[0] in _OPENINGS and "A" <= word[1:2] <= "Z") for word in words.vocabulary]
    ends, begins = np.array(last, dtype=np.bool_)[words.word], np.array(first, dtype=np.bool_)[words.word]
    found = ends[:-1] & begins[1:] & (words.line[:-1] == words.line[1:])
    return np.bincount(words.line[:-1][found], minlength=len(words.counts))


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
    same = Counter(folded)
    starts = Counter(low[:_START] for low in folded)
    columns = [
        np.log([same[low] for low in folded]),
        [min(4, starts[low[:_START]] - same[low]) for low in folded],
        content.share(content.document_counts()[content.term] > 1),
        content.share(content.document_counts(running)[content.term] > running[content.line]),
        names.share(names.document_counts(running)[names.term] > running[names.line]),
    ]
    return np.array(columns, dtype=np.float32).reshape(len(LIKENESS), len(folded)).T


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
    columns = np.stack([shape[:, 0], shape[:, 8], shape[:, 6], shape[:, 3], strongest], axis=1)
    reach, count = max(_OFFSETS), len(columns)
    padded = np.pad(columns, ((reach, reach), (0, 0)), constant_values=-1.0)
    near = [padded[reach + offset : reach + offset + count] for offset in _OFFSETS]
    return np.stack(near, axis=2).reshape(count, len(_NEAR) * len(_OFFSETS)).astype(np.float32, copy=False)
