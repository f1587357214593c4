"""Short marks for sources: `A12` is line 12 of page A.

In come the pages of one story, out go marks for spans. Pages get letters by the day they were written; the number is
the one-based line of the page's text, as `readout read PAGE` and any editor count it (a line ends at LF, CR LF or a
lone CR). The only place that turns offsets (0-based half-open code points) into line numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

from readout.model.account import Page

_LINE_END = re.compile(r"\r\n|\n|\r")
_LETTERS = 26
LAST = "9999"
"""Sorts after every day: what has none comes last."""


class Quoted(Protocol):
    """Anything with a span of a document and its words."""

    @property
    def document(self) -> str:
        """The id of the page."""
        ...

    @property
    def start(self) -> int:
        """Where the words begin."""
        ...

    @property
    def end(self) -> int:
        """Where the words end."""
        ...

    @property
    def text(self) -> str:
        """The words."""
        ...


@dataclass(frozen=True, slots=True)
class Cite:
    """One place in a page, with its mark; `line` is one-based, `note` what this place adds (planned, who says so)."""

    letter: str
    line: int
    document: str
    start: int
    end: int
    text: str
    note: str = ""

    @property
    def mark(self) -> str:
        """The letter of the page and the line: `A12`."""
        return f"{self.letter}{self.line}"


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where the lines of a text begin."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> LineIndex:
        """The index of `text`; an empty text has one line."""
        return cls((0, *(match.end() for match in _LINE_END.finditer(text))))

    def line_at(self, offset: int) -> int:
        """The one-based line that holds `offset`."""
        return bisect_right(self.starts, offset)


def by_day(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages by the day they were written, those whose day is not known last; by id where that does not tell."""
    return tuple(sorted(pages, key=lambda page: (_day(page), page.id)))


def _day(page: Page) -> str:
    written = page.published
    return written.latest or LAST if written.earliest else LAST


class Citations:
    """The marks of one story's pages, in any order."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._letters = {page.id: letter_of(index) for index, page in enumerate(by_day(pages))}
        self._lines = {page.id: LineIndex.of(page.text) for page in pages}

    def letter(self, document: str) -> str:
        """The letter of a page; `?` for a page that is not in the account."""
        return self._letters.get(document, "?")

    def cite(self, quoted: Quoted, note: str = "") -> Cite:
        """The mark of one span."""
        lines = self._lines.get(quoted.document)
        line = lines.line_at(quoted.start) if lines else 0
        return Cite(self.letter(quoted.document), line, quoted.document, quoted.start, quoted.end, quoted.text, note)

    def cites(self, quotes: Iterable[Quoted], notes: Iterable[str] = ()) -> tuple[Cite, ...]:
        """The marks of many spans, by page and place, each span once; `notes` go with the spans in their order."""
        noted = zip_longest(quotes, notes)
        found = {(quote.document, quote.start, quote.end): self.cite(quote, note or "") for quote, note in noted}
        return tuple(sorted(found.values(), key=lambda cite: (len(cite.letter), cite.letter, cite.start, cite.end)))


def letter_of(index: int) -> str:
    """A, B, … Z, AA, AB, … for 0, 1, …"""
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters
