"""The words of a page, all looked at together.

In: the lines of a page. Out: for every word its line and its place, and which words are the same. What a line's
features count are then sums over its words, made by numpy for all lines together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.characters import (
    ALNUM,
    EDGE,
    NAME_EDGE,
    SPACE,
    UPPER,
    Characters,
    Flags,
    Hashes,
    Ints,
    WordSet,
    characters_of,
    runs_of,
)

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ALIKE = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "))
_CONTENT = 4
"""Letters of the shortest word that says what a line is about."""
_LONG = 6


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
    """The words of a page, which white space parts: `line` of each, `starts` and `ends` among its characters."""

    characters: Characters
    line: Ints
    starts: Ints
    ends: Ints
    every: NDArray[np.uint32]
    """What any of a word's characters is."""
    counts: Ints
    """How many each line has."""
    folded_lines: tuple[str, ...]
    folded: Characters
    hashes: Hashes
    """Of the folded words."""
    content: Terms
    """Words of four letters or more, by what they are without punctuation."""
    names: Terms
    """Capitalised words but the first of a line."""
    parts: tuple[Ints, Hashes]
    """The runs of letters and digits in the folded lines: the line of each, and its hash; ascending by hash."""

    def per_line(self, flags: Flags) -> NDArray[np.float64]:
        """How many words of each line are flagged."""
        return np.bincount(self.line[flags], minlength=len(self.counts)).astype(np.float64)

    def per_line_characters(self, flags: Flags) -> NDArray[np.float64]:
        """How many characters of each line are flagged; none of them is a line end."""
        return np.bincount(self.characters.line[flags], minlength=len(self.counts)).astype(np.float64)

    def holding(self, words: WordSet) -> list[tuple[int, str]]:
        """Each line with each word of a set that it holds as a run of letters and digits, ascending, each pair once."""
        line, hashes = self.parts
        return sorted({(number, word) for word, at in words.within(hashes) for number in line[at].tolist()})


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
    written, folded_lines = characters_of(lines), tuple(fold_lines(lines))
    folded = characters_of(folded_lines)
    starts, ends = runs_of(~written.holds(SPACE))
    low_starts, low_ends = runs_of(~folded.holds(SPACE))
    part_starts, part_ends = runs_of(folded.holds(ALNUM))
    parts = folded.hashes(part_starts, part_ends)
    order = np.argsort(parts)
    line = written.line[starts]
    first = np.diff(line, prepend=-1) > 0
    long, called = low_ends - low_starts >= _CONTENT, written.holds(UPPER)[starts]
    bare = without_edges(folded, low_starts[long], low_ends[long], EDGE)
    called_bare = without_edges(written, starts[called], ends[called], NAME_EDGE)
    return PageWords(
        written,
        line,
        starts,
        ends,
        np.bitwise_or.reduceat(written.classes, starts) if len(starts) else written.classes[:0],
        np.bincount(line, minlength=len(lines)),
        folded_lines,
        folded,
        folded.hashes(low_starts, low_ends),
        _terms(folded, line[long], bare, len(lines)),
        _terms(written, line[called], called_bare, len(lines), first[called]),
        (folded.line[part_starts[order]], parts[order]),
    )


def without_edges(text: Characters, starts: Ints, ends: Ints, edge: int) -> tuple[Ints, Ints]:
    """Words without the characters of a kind at their ends; one of nothing else is empty, or ends where it begins."""
    edges = text.holds(edge)
    cut = np.flatnonzero(edges[starts] | edges[ends - 1])
    within = np.flatnonzero(~edges)  # a blank stands after every word
    begin, end = starts.copy(), ends.copy()
    begin[cut] = np.minimum(within[np.searchsorted(within, starts[cut])], ends[cut])
    end[cut] = np.maximum(within[np.searchsorted(within, ends[cut]) - 1] + 1, begin[cut])
    return begin, end


def _terms(text: Characters, line: Ints, words: tuple[Ints, Ints], lines: int, skipped: Flags | None = None) -> Terms:
    starts, ends = words
    distinct, term = np.unique(text.hashes(starts, ends), return_inverse=True)
    size = max(1, len(distinct))
    long = np.zeros(size, dtype=np.bool_)
    long[term] = ends - starts > _LONG
    if skipped is not None:
        line, term = line[~skipped], term[~skipped]
    pairs = np.sort(line * size + term)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # each once
    spread = pairs // size
    return Terms(line, term, (spread, pairs - spread * size), len(distinct), long, lines)
