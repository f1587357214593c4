"""Words as both databases look them up: folded here, so that neither's own idea of a word or a letter matters.

In: text of pages, a user's query. Out: terms (runs of letters and digits, lower case, without accents), where they
stand, and a query taken apart into words and phrases. No character of a query has a meaning but the quotation mark.

    "Sayed, the café's owner"  ->  sayed the cafe s owner
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from readout.model import Span

TERM = re.compile(r"[^\W_]+")
LONGEST = 64
"""Code points kept of a word: no word of a language is longer, and a page may be one word of a million letters."""
MOST_BYTES = 600_000
"""Of different terms of one page: PostgreSQL indexes no more than a megabyte of a row."""
BREAK = "¦"
"""Stands between two names or sentences, so that no phrase reaches from one into the other."""
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_STANDARD = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
_LETTERS = str.maketrans(_STANDARD)


def fold(word: str) -> str:
    """Lower case, compatibility forms as their letters, no accents; letters and digits alone are left."""
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold().translate(_LETTERS)
    return "".join(c for c in plain if c.isalnum())[:LONGEST]


def _folded(run: str) -> str:
    """A run of letters and digits folded; most are ASCII, where lower case is all there is to do."""
    return run.lower()[:LONGEST] if run.isascii() else fold(run)


def terms_of(text: str) -> list[str]:
    """The terms of a text, in order."""
    return [folded for run in TERM.findall(text) if (folded := _folded(run))]


def placed_terms(text: str) -> list[tuple[str, Span]]:
    """The terms with their places: 0-based half-open code points of `text`, ascending."""
    found = ((_folded(match.group()), match) for match in TERM.finditer(text))
    return [(term, Span(match.start(), match.end())) for term, match in found if term]


def line_of(texts: Iterable[str]) -> str:
    """The terms of several texts as one line to be searched, with breaks between them; at most `MOST_BYTES` of them."""
    parts, left = [], MOST_BYTES
    for text in texts:
        kept = []
        for term in terms_of(text):
            left -= len(term.encode()) + 1
            if left < 0:
                break
            kept.append(term)
        if kept:
            parts.append(" ".join(kept))
    return f" {BREAK} ".join(parts)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query asks for: phrases of one or more terms, all of them required."""

    phrases: tuple[tuple[str, ...], ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term once, sorted."""
        return tuple(sorted({term for phrase in self.phrases for term in phrase}))

    def stands_in(self, text: str) -> bool:
        """Whether a text has all of it."""
        line = f" {line_of([text])} "
        return all(f" {' '.join(phrase)} " in line for phrase in self.phrases)

    def places(self, text: str) -> tuple[Span, ...]:
        """Where the terms and phrases stand in a text, ascending, without overlap."""
        placed = placed_terms(text)
        found: set[Span] = set()
        for phrase in self.phrases:
            for at in range(len(placed) - len(phrase) + 1):
                if all(placed[at + i][0] == term for i, term in enumerate(phrase)):
                    found.add(Span(placed[at][1].start, placed[at + len(phrase) - 1][1].end))
        return _apart(sorted(found))


def wanted(query: str) -> Wanted:
    """A query taken apart: words by themselves, what stands in quotation marks as a phrase; all else is space."""
    phrases = [tuple(terms_of(match.group(1))) for match in QUOTED.finditer(query)]
    phrases += [(term,) for term in terms_of(QUOTED.sub(" ", query))]
    return Wanted(tuple(dict.fromkeys(phrase for phrase in phrases if phrase)))


def as_phrase(name: str) -> Wanted:
    """A name or label as it stands: its terms one after the other."""
    terms = tuple(terms_of(name))
    return Wanted((terms,) if terms else ())


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)
