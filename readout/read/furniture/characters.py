"""The characters of a page in numbers: its code points, what each of them is, and a hash of any run of them.

In: a text. Out: arrays with a value a code point, from which numpy counts and compares the words of all lines together.
Runs are compared by a polynomial hash modulo 2^64 (Karp and Rabin, "Efficient randomized pattern-matching algorithms",
1987): equal runs have equal hashes, and that two words of a page that differ share one is not to be expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]

SPACE, ALNUM, ALPHA, UPPER, LOWER, TITLE, DIGIT, SYMBOL, QUOTE, EDGE, NAME_EDGE = (1 << bit for bit in range(11))
STOP, CLOSING, TRAILING, OPENING, OPENING_QUOTE, BULLET, CAPITAL, MARK = (1 << bit for bit in range(11, 19))
"""What a character may be, one bit each; `EDGE` and `NAME_EDGE` are what a word and a name lose at their ends."""
_MEMBERS = (
    (SYMBOL, frozenset("|»›•·/_@©®→★▶►#<>=[]")),
    (QUOTE, frozenset('“"”')),
    (EDGE, frozenset(".,:;!?\"'()")),
    (NAME_EDGE, frozenset(".,:;!?\"'()’”")),
    (STOP, frozenset(".!?")),
    (CLOSING, frozenset("\"'”’)]")),
    (TRAILING, frozenset("\"'”’»)] \u00a0")),
    (OPENING, frozenset("\"'“‘(")),
    (OPENING_QUOTE, frozenset("\"“‘'«")),
    (BULLET, frozenset("-–—•·*>»›→▶►✔+~")),
    (MARK, frozenset("/:)]")),
    (CAPITAL, frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
)
_TABLED = 0x2200
"""Code points below this are looked up in a table: the scripts of Europe and their punctuation."""
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_MASK = (1 << 64) - 1
_KEPT_POWERS = 1 << 16
"""Powers for a page of so many characters are kept; longer ones are rare."""
_LINE_END = ord("\n")


@lru_cache(maxsize=1 << 14)
def _class_of(character: str) -> int:
    told = (
        (SPACE, character.isspace()),
        (ALNUM, character.isalnum()),
        (ALPHA, character.isalpha()),
        (UPPER, character.isupper()),
        (LOWER, character.islower()),
        (TITLE, character.istitle() and not character.isupper()),
        (DIGIT, character.isdigit()),
        *((bit, character in members) for bit, members in _MEMBERS),
    )
    return sum(bit for bit, holds in told if holds)


@cache
def _table() -> NDArray[np.uint32]:
    return np.array([_class_of(chr(code)) for code in range(_TABLED)], dtype=np.uint32)


@cache
def _kept_powers() -> tuple[Hashes, Hashes]:
    return _powers(_KEPT_POWERS)


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The powers of the base, and those of its inverse."""
    one, other = (np.full(count, base, dtype=np.uint64) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
    one[0] = other[0] = 1
    return np.cumprod(one), np.cumprod(other)


@dataclass(frozen=True, slots=True)
class Characters:
    """The code points of a text and what each is; the text begins and ends with a line end."""

    codes: NDArray[np.uint32]
    classes: NDArray[np.uint32]
    line: Ints
    """The number of each code point's line."""
    sums: Hashes
    """Of the code points before each place, every one times its power of the base."""
    inverse: Hashes

    def holds(self, kind: int) -> Flags:
        """Which characters are of a kind, or of one of several."""
        return np.asarray((self.classes & kind) != 0)

    def hashes(self, starts: Ints, ends: Ints) -> Hashes:
        """A number for each range of characters, the same for the same characters."""
        return np.asarray((self.sums[ends] - self.sums[starts]) * self.inverse[starts])


def characters_of(lines: Iterable[str]) -> Characters:
    """The characters of some lines, a line end before the first and after each."""
    text = "\n".join(("", *lines, ""))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    powers, inverse = _kept_powers() if len(codes) < _KEPT_POWERS else _powers(len(codes) + 1)
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * powers[: len(codes)], out=sums[1:])
    return Characters(codes, _classes_of(codes), np.cumsum(codes == _LINE_END) - 1, sums, inverse)


def _classes_of(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    if codes.max() < _TABLED:
        return _table()[codes]
    classes = _table()[np.minimum(codes, _TABLED - 1)]
    beyond = np.flatnonzero(codes >= _TABLED)
    distinct, which = np.unique(codes[beyond], return_inverse=True)
    classes[beyond] = np.array([_class_of(chr(code)) for code in distinct.tolist()], dtype=np.uint32)[which]
    return classes


def runs_of(inside: Flags) -> tuple[Ints, Ints]:
    """Where the longest runs of flagged characters start and end; the first and the last character are not flagged."""
    turns = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return turns[0::2], turns[1::2]


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words by their hashes, ascending."""

    keys: Hashes
    words: tuple[str, ...]

    def among(self, hashes: Hashes) -> Flags:
        """Which of the hashes are those of words of the set."""
        order = np.argsort(hashes)
        starts, ends = self._ranges(hashes[order])
        held = ends > starts
        turns = np.zeros(len(hashes) + 1, dtype=np.int64)
        turns[starts[held]] += 1  # no two words begin at one place, nor end at one
        turns[ends[held]] -= 1
        found = np.empty(len(hashes), dtype=np.bool_)
        found[order] = np.cumsum(turns[:-1]) > 0
        return found

    def within(self, ascending: Hashes) -> Iterator[tuple[str, slice]]:
        """Each of the words that stands among some hashes in ascending order, with its places there."""
        starts, ends = self._ranges(ascending)
        for number in np.flatnonzero(ends > starts).tolist():
            yield self.words[number], slice(int(starts[number]), int(ends[number]))

    def _ranges(self, ascending: Hashes) -> tuple[Ints, Ints]:
        return np.searchsorted(ascending, self.keys, "left"), np.searchsorted(ascending, self.keys, "right")


def word_set(words: Iterable[str]) -> WordSet:
    """The set of some words, of which there is at least one."""
    hashed = sorted((_hash(word), word) for word in set(words))
    return WordSet(np.array([key for key, _ in hashed], dtype=np.uint64), tuple(word for _, word in hashed))


def _hash(word: str) -> int:
    total = 0
    for character in reversed(word):
        total = (total * _BASE + ord(character)) & _MASK
    return total
