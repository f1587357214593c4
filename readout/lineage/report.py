"""One page, made ready for comparison with others: its lines, shingles, anchors and quotations.

In: an annotated page. Out: a `Report`. An anchor is what a rewriter cannot reword: a name, a number in a base unit, a
day. Words inside quotation marks are kept apart, since two reporters who heard one speech quote the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.lineage.measures import in_base
from readout.model import Annotations, Document, Span
from readout.model.links import AnnotatedPage

WORD = re.compile(r"\w+(?:[.,]\d+)*")
SHINGLE = 4
"""Words of a shingle: five miss what was lightly edited, three are shared by chance."""
SHORTEST_QUOTATION = 4
"""Words; shorter ones are often titles, or words at a distance."""
SHORTEST_NAME = 3
CAPTION = re.compile(r"\w[^()]{0,3}\([^()]{0,60}(?:/|[Pp]hoto|via AP|Associated Press|Getty)[^()]{0,40}\)\s*$")
"""How a caption ends: a photographer and an agency in brackets. A picture is sold apart from the report."""
OPENING = frozenset("\"'“‘«„‹”")
"""Characters before a quotation."""
POST_SIGNATURE = re.compile(r"[—–―-]\s?[^()\n]{1,60}\(@\w{1,30}\)(?:\s\w{1,9}\.?\s\w{1,9},?\s\d{4})?")
"""How an embedded post of a social network ends: a dash, a name, the account, often the day."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name word, a day or a number. Numbers have no `key`, but a range [low, high] and a unit."""

    at: int
    key: str
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a report: its span, all its words (lower case) and which of them stand outside quotation marks.

    `content` are its content words as lemmas.
    """

    span: Span
    words: tuple[str, ...]
    outside: tuple[bool, ...]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """One page, made ready for comparison. `vectors` has a unit row per line."""

    document: Document
    lines: tuple[Line, ...]
    vectors: NDArray[np.float32]
    shingles: frozenset[tuple[str, ...]]
    """Shingles of the words outside quotation marks."""
    quoted: frozenset[tuple[str, ...]]
    """Shingles of the words inside."""
    quotations: tuple[tuple[str, ...], ...]
    """The words of every quotation that is long enough, in order."""
    anchors: tuple[Anchor, ...]
    """In order of their first mention, each once."""
    people: frozenset[str]
    """The last words of the names of people."""

    @property
    def size(self) -> int:
        """Words outside quotation marks."""
        return sum(sum(line.outside) for line in self.lines)


def make_report(page: AnnotatedPage) -> Report:
    """The lines of a page's body, its anchors and its quotations; captions that credit a photographer are left out."""
    document, annotations = page
    quoted = quotation_spans(document, annotations)
    captions = [block for block in document.body if CAPTION.search(block.of(document.text))]
    lines, vectors = [], []
    outside: list[str] = []
    for row, sentence in enumerate(annotations.sentences):
        found = [(m.group().casefold(), m.start()) for m in WORD.finditer(document.text, *extent(sentence.span))]
        if not found or any(caption.contains(sentence.span) for caption in captions):
            continue
        inside = [q for q in quoted if q.overlaps(sentence.span)]
        free = tuple(not any(q.start <= at < q.end for q in inside) for _, at in found)
        words = tuple(word for word, _ in found)
        outside += [word for word, own in zip(words, free, strict=True) if own]
        lines.append(Line(sentence.span, words, free, frozenset(sentence.words)))
        vectors.append(row)
    quotations = tuple(words for words in (words_of(document, q) for q in quoted) if len(words) >= SHORTEST_QUOTATION)
    return Report(
        document,
        tuple(lines),
        annotations.vectors[vectors],
        frozenset(shingles_of(outside)),
        frozenset(s for words in quotations for s in shingles_of(words)),
        quotations,
        tuple(first_mentions(anchors_of(document, annotations))),
        frozenset(people_of(annotations)),
    )


def extent(span: Span) -> tuple[int, int]:
    """Start and end, as `re` takes them."""
    return span.start, span.end


def words_of(document: Document, span: Span) -> tuple[str, ...]:
    """The words of a span in lower case."""
    return tuple(m.group().casefold() for m in WORD.finditer(document.text, *extent(span)))


def shingles_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of `SHINGLE` words; a shorter text has one."""
    for start in range(max(1 if words else 0, len(words) - SHINGLE + 1)):
        yield tuple(words[start : start + SHINGLE])


def quotation_spans(document: Document, annotations: Annotations) -> list[Span]:
    """What stands in quotation marks, and posts embedded with their signature, ascending."""
    text = document.text
    found = {
        span
        for attribution in annotations.attributions
        if attribution.direct
        for span in attribution.content
        if text[max(0, span.start - 1) : span.start] in OPENING
    }
    for block in document.body:
        signature = POST_SIGNATURE.search(text, *extent(block))
        if signature is not None:
            found.add(Span(block.start, signature.end()))
    return sorted(found)


def people_of(annotations: Annotations) -> Iterator[str]:
    """The last word of everybody's name."""
    for entity in annotations.entities:
        if entity.type == "PERSON" and entity.name.split():
            yield entity.name.split()[-1].casefold()


def anchors_of(document: Document, annotations: Annotations) -> Iterator[Anchor]:
    """Name words, days, durations and numbers, in no order."""
    for entity in annotations.entities:
        for mention in entity.mentions:
            if mention.kind != "name":
                continue
            for word in WORD.finditer(document.text, *extent(mention.span)):
                if len(word.group()) >= SHORTEST_NAME and word.group()[0].isupper():
                    yield Anchor(word.start(), word.group().casefold())
    for time in annotations.times:
        if time.days.earliest is not None and time.days.earliest == time.days.latest:
            yield Anchor(time.span.start, time.days.earliest.isoformat())
        elif time.amount is not None and time.amount.low is not None and time.amount.high is not None:
            yield Anchor(time.span.start, *in_base(time.amount.low, time.amount.high, time.unit))
    for quantity in annotations.quantities:
        low, high = quantity.amount.low, quantity.amount.high
        one = low if low is not None else high
        if one is None or (quantity.kind == "count" and one <= 1) or quantity.kind == "ordinal":
            continue
        unit = quantity.unit if quantity.kind in ("money", "percent", "measure") else None
        yield Anchor(quantity.span.start, *in_base(one, high if high is not None else one, unit))


def first_mentions(anchors: Iterator[Anchor]) -> Iterator[Anchor]:
    """Each anchor once, where it first stands."""
    seen: set[tuple[str, float, float]] = set()
    for anchor in sorted(anchors, key=lambda a: (a.at, a.key, a.low, a.high)):
        identity = (anchor.key, anchor.low, anchor.high)
        if identity not in seen:
            seen.add(identity)
            yield anchor
