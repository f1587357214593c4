"""What the hints at a page's date are looked for in, and the words that name where one was found.

A hint's `basis` begins with one of these words and may go on with more ("metadata: OpenGraph").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from readout.model import PageRecord, Span
from readout.read.html.metadata import PageMetadata
from readout.read.written.dates import years_in

BYLINE, NOTE, MASTHEAD, DATELINE, ADDRESS, TEXT, UPDATED, UPDATED_BELOW, NO_YEAR = (
    "byline line",
    "note of first publication",
    "masthead",
    "dateline",
    "address",
    "text",
    "updated line",
    "update under the headline",
    "without its year",
)
METADATA = "metadata"
FEED, RECORD, FETCHED = "feed", "record", "fetched"
NAMING = (METADATA, FEED, RECORD, ADDRESS, BYLINE, NOTE, DATELINE, UPDATED_BELOW)
"""Bases that name the day itself, the most trusted first; a basis may go on after these words."""
PICTURE = "picture"
NEAR = 70
"""Characters: a line of fewer is no paragraph, and words so near belong together."""

_CAPITAL = "A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽ"
DATELINE_FORM = re.compile(rf"^[{_CAPITAL}][{_CAPITAL} .,'’-]{{2,40}}.{{0,60}}?(?:\s[-–—]{{1,2}}|[–—]|--|:)")
FIRST_PUBLISHED = re.compile(
    r"^\W?This (?:\w+ ){1,8}?(?:was |is )?(?:first|originally|previously) (?:published|appeared|ran)\b"
)
COPYRIGHT = re.compile(r"©|copyright|\(c\)|all rights reserved", re.I)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the date is looked for in: the text, its body, the other lines, the title, the address."""

    text: str
    body: Sequence[Span]
    furniture: Sequence[Span]
    title: Span | None
    uri: str
    metadata: PageMetadata | None = None
    record: PageRecord | None = None

    def dated(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Those of some ascending spans that name a year, ascending: few of a page do."""
        last = -1
        for year in years_in(self.text):
            number = bisect_right(spans, year.start, key=attrgetter("start")) - 1
            if number > last and year.end <= spans[number].end:
                last = number
                yield spans[number]


def first_paragraph(page: PageParts) -> int:
    """Where the text begins, below headline and standfirst; the end of the page where there is none."""
    below = [span for span in page.body if span != page.title]
    long = (span for span in below if len(span) > NEAR and span.of(page.text).rstrip(' "”’)')[-1:] in {".", "!", "?"})
    first = next(long, below[0] if below else None)
    return first.start if first is not None else len(page.text)
