"""The words of a page, each distinct one looked at once.

In: the lines of a page. Out: for every word its line and its number in the page's vocabulary, and tables over that
vocabulary. What a line's features count are then sums over its words' numbers, made by numpy for all lines together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ALIKE = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "))
_CONTENT = 4
"""Letters of the shortest word that says what a line is about."""
_LONG = 6
_CONTENT_EDGES, _NAME_EDGES = ".,:;!?\"'()", ".,:;!?\"'()’”"


def fold(text: str) -> str:
    """Text as the lexicon writes it: lower case, straight quotes, numbers as "#"; line ends stay."""
    for written, plain in _ALIKE:  # five searches for one letter each: a table of letters takes ten times as long
        text = text.replace(written, plain)
    return _NUMBER.sub("#", text.lower())


def fold_lines(lines: Sequence[str]) -> list[str]:
    """Each line folded, in order; `lines` hold no line ends."""
    return fold("\n".join(lines)).split("\n") if lines else []


class JoinedLines:
    """Lines in one string, to find which of them hold some words without asking each."""

    __slots__ = ("_starts", "text")

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def holding(self, words: str) -> Iterator[int]:
        """The numbers of the lines that hold `words`, ascending, each once."""
        at = self.text.find(words)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            at = self.text.find(words, self._starts[line + 1])

    def meeting(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The numbers of the lines in which `pattern`, which crosses no line end, is found; ascending."""
        for match in pattern.finditer(self.text):
            yield bisect_right(self._starts, match.start()) - 1


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page: `line` and `word` (a number in `vocabulary`) of each, in order; `counts` per line."""

    vocabulary: list[str]
    folded: list[str]
    """The vocabulary, folded."""
    line: Ints
    word: Ints
    counts: Ints
    content: Terms
    """Words of four letters or more, by what they are without punctuation."""
    names: Terms
    """Capitalised words but the first of a line."""

    def per_line(self, values: Sequence[float] | NDArray[np.generic]) -> NDArray[np.float64]:
        """The sums over each line of a value that every word of the vocabulary has."""
        table = np.array(values, dtype=np.float64)
        return np.bincount(self.line, table[self.word], len(self.counts)).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that are compared between lines: `line` and `term` of each; `spread` lists each pair once."""

    line: Ints
    term: Ints
    spread: tuple[Ints, Ints]
    size: int
    long: Flags
    """Per term: more than six letters."""

    def document_counts(self, kept: Flags | None = None) -> Ints:
        """In how many lines (of those `kept`) each term stands."""
        line, term = self.spread
        return np.bincount(term if kept is None else term[kept[line]], minlength=self.size)

    def share(self, counted: Flags, within: Flags | None = None) -> NDArray[np.float64]:
        """Per line the share of its words for which `counted` (a value per word) holds; -1 for a line without words.

        `within` (per word) leaves only some of the words in the reckoning.
        """
        line = self.line if within is None else self.line[within]
        hits = counted if within is None else counted[within]
        total = np.bincount(line, minlength=self.lines)
        return np.where(total > 0, np.bincount(line, hits, self.lines) / np.maximum(1, total), -1.0)

    lines: int = 0


def words_of(lines: Sequence[str]) -> PageWords:
    """The words of a page's lines, which white space parts."""
    split = [line.split() for line in lines]
    counts = np.fromiter(map(len, split), dtype=np.int64, count=len(split))
    flat = list(chain.from_iterable(split))
    number = _numbering()
    word = np.fromiter(map(number.__getitem__, flat), dtype=np.int64, count=len(flat))
    vocabulary = list(number)
    line = np.repeat(np.arange(len(split)), counts)
    folded = fold_lines(vocabulary)
    is_first = np.zeros(len(flat), dtype=np.bool_)
    is_first[(np.cumsum(counts) - counts)[counts > 0]] = True
    # most words end in a letter and begin with one: they have no punctuation to lose
    content = [(w if w.isalpha() else w.strip(_CONTENT_EDGES)) if len(w) >= _CONTENT else None for w in folded]
    names = [(w if w.isalpha() else w.strip(_NAME_EDGES)) if w[0].isupper() else None for w in vocabulary]
    return PageWords(
        vocabulary,
        folded,
        line,
        word,
        counts,
        _terms(content, line, word, None, len(split)),
        _terms(names, line, word, ~is_first, len(split)),
    )


def _numbering() -> defaultdict[str, int]:
    """A table that gives each new key the next number."""
    table: defaultdict[str, int] = defaultdict()
    table.default_factory = table.__len__
    return table


def _terms(ways: Iterable[str | None], line: Ints, word: Ints, kept: Flags | None, lines: int) -> Terms:
    distinct = _numbering()
    table = np.array([-1 if way is None else distinct[way] for way in ways], dtype=np.int64)
    term = table[word]
    chosen = term >= 0 if kept is None else kept & (term >= 0)
    line, term = line[chosen], term[chosen]
    size = len(distinct)
    pairs = np.sort(line * max(1, size) + term)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # each once
    spread = pairs // max(1, size)
    long = np.fromiter(map(len, distinct), dtype=np.int64, count=size) > _LONG
    return Terms(line, term, (spread, pairs - spread * max(1, size)), size, long, lines)
