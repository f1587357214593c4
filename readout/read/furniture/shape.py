"""The form of each line of a page: its length, its words, its first and last characters, what stands in it.

In: the words of a page. Out: a float32 matrix, one row a line, columns as in `SHAPE`. All lines are counted together;
a pattern is tried only on the lines that hold a word or a number of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readout.read.furniture.characters import (
    ALNUM,
    ALPHA,
    BULLET,
    CAPITAL,
    CLOSING,
    DIGIT,
    LOWER,
    OPENING,
    OPENING_QUOTE,
    QUOTE,
    STOP,
    SYMBOL,
    TITLE,
    TRAILING,
    UPPER,
    Flags,
    WordSet,
    word_set,
)
from readout.read.furniture.words import PageWords, without_edges

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
"""The columns of `shape_of`, in order."""

FUNCTION_WORDS = frozenset(
    word
    for line in resources.files(__package__).joinpath("function_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net|co\.uk)\b")
_MONTH_NAMES = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_MONTH = re.compile(rf"\b(?:{_MONTH_NAMES})[a-z]{{0,6}}\.? #")
_AFTER_DAY = re.compile(rf"#(?: (?:{_MONTH_NAMES})|[/.-]#[/.-]#)")
_CLOCK = re.compile(r"#(?: ?[:.]# ?(?:am|pm|a\.m|p\.m|gmt|e[sd]?t|ist)|:#| (?:am|pm)\b)")
_TELLING = ("http", "https", "www", "com", "org", "net", "uk", "ago")
"""What an address, but for an account's name, or a time that has passed holds one of."""
_AGO = "ago"


def shape_of(words: PageWords) -> Matrix:
    """The form of every line of a page; shape (lines, len(SHAPE)), rows in the order of the lines."""
    text = words.characters
    breaks = np.flatnonzero(text.codes == ord("\n"))
    starts, ends = breaks[:-1] + 1, breaks[1:]
    chars, count = (ends - starts).astype(np.float64), np.maximum(1, words.counts)
    commas, symbols, quoted, digits = _marks(words)
    first = text.classes[starts]
    columns = [
        np.log1p(chars),
        np.log1p(words.counts),
        np.minimum(20.0, chars / count),
        *_letters(words),
        digits / count,
        words.per_line(_function_words().among(words.hashes)) / count,
        np.minimum(1.0, commas / count),
        *_endings(words, starts, ends),
        np.log1p(_sentences(words)),
        quoted > 0,
        *((first & kind) != 0 for kind in (LOWER, BULLET, DIGIT, OPENING_QUOTE)),
        np.minimum(10, symbols) / count,
        *_told(words, digits > 0),
    ]
    return side_by_side(columns, len(starts))


def side_by_side(columns: Sequence[ArrayLike], count: int) -> Matrix:
    """Columns of `count` values, each in a sequence of its own, as a matrix."""
    table = np.empty((len(columns), count), dtype=np.float32)
    for row, column in zip(table, columns, strict=True):
        row[:] = column
    return table.T


def _endings(words: PageWords, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> tuple[Flags, ...]:
    """Whether each line ends a sentence, in an ellipsis, in a colon, or in a letter or number; closing marks aside."""
    text = words.characters
    _, bare = without_edges(text, starts, ends, TRAILING)
    some, last = bare > starts, text.codes[bare - 1]
    dots = (last == ord(".")) & (text.codes[bare - 2] == ord(".")) & (text.codes[bare - 3] == ord("."))
    kinds = text.classes[bare - 1]
    ended = ((kinds & STOP) != 0) & ~dots
    return some & ended, some & (dots | (last == ord("…"))), some & (last == ord(":")), some & ((kinds & ALNUM) != 0)


def _told(words: PageWords, numbered: Flags) -> tuple[Flags, ...]:
    """Whether each line holds an address, the day of a month, and a time of day or one that has passed."""
    address, month, clock = np.zeros((3, len(numbered)), dtype=np.bool_)
    told = words.holding(_telling_words())
    accounts = words.folded.line[words.folded.codes == ord("@")].tolist()
    for number in {*accounts, *(number for number, word in told if word != _AGO)}:
        address[number] = _ADDRESS.search(words.folded_lines[number]) is not None
    for number in np.flatnonzero(numbered).tolist():
        low = words.folded_lines[number]
        month[number] = (" #" in low and _MONTH.search(low) is not None) or _AFTER_DAY.search(low) is not None
        clock[number] = _CLOCK.search(low) is not None
    clock[[number for number, word in told if word == _AGO]] = True
    return address, month, clock


@cache
def _telling_words() -> WordSet:
    return word_set(_TELLING)


def _marks(words: PageWords) -> tuple[NDArray[np.float64], ...]:
    """How many commas, symbols and quotation marks each line has, and how many numbers."""
    text, numbers = words.characters, words.folded.codes == ord("#")
    marked = (text.codes == ord(","), text.holds(SYMBOL), text.holds(QUOTE))
    digits = np.bincount(words.folded.line[numbers], minlength=len(words.counts))
    return *map(words.per_line_characters, marked), digits.astype(np.float64)


@cache
def _function_words() -> WordSet:
    return word_set(FUNCTION_WORDS)


def _letters(words: PageWords) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of the words that begin with a letter: the share of capitalised ones but the first, and of those in capitals."""
    text, starts, ends = words.characters, words.starts, words.ends
    lettered = np.flatnonzero(text.holds(ALPHA)[starts])
    line, starts, ends, lines = words.line[lettered], starts[lettered], ends[lettered], len(words.counts)
    later, upper = np.diff(line, prepend=-1) == 0, text.holds(UPPER)[starts]
    cased = words.every[lettered] & (UPPER | LOWER | TITLE)
    shouting = (cased == UPPER) & (ends - starts > 1)
    total = np.bincount(line, minlength=lines)
    named = np.bincount(line, upper & later, lines) / np.maximum(1, total - 1)
    return named, np.bincount(line, shouting, lines) / np.maximum(1, total)


def _sentences(words: PageWords) -> NDArray[np.int64]:
    """How often a word that ends a sentence stands before one that begins one."""
    text, starts, ends = words.characters, words.starts, words.ends
    capital, stop = text.holds(CAPITAL), text.holds(STOP)
    begins = capital[starts] | (text.holds(OPENING)[starts] & capital[starts + 1])
    # the marks that close a quotation or a bracket stand behind the full stop
    _, bare = without_edges(text, starts, ends, CLOSING)
    ended = stop[bare - 1] & (bare > starts)
    found = ended[:-1] & begins[1:] & (words.line[:-1] == words.line[1:])
    return np.bincount(words.line[:-1][found], minlength=len(words.counts))
