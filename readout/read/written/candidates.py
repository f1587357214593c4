"""Every hint at when a page was written, each with its basis and its place.

In: the page's text, parts, title, address and metadata. Out: `DateCandidate`s. What each is worth is settled
elsewhere; the words of their bases stand in `parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from readout.model import DateCandidate, DateRange, PageRecord, Span
from readout.read.html.metadata import PageMetadata
from readout.read.written.dates import find_dates, parse_moment
from readout.read.written.implied import picture_stored, told_as_past, without_year
from readout.read.written.parts import (
    ADDRESS,
    BYLINE,
    COPYRIGHT,
    DATELINE,
    DATELINE_FORM,
    FETCHED,
    FIRST_PUBLISHED,
    MASTHEAD,
    METADATA,
    NAMING,
    NEAR,
    NOTE,
    UPDATED,
    UPDATED_BELOW,
    PageParts,
    first_paragraph,
)

_PUBLISHED = re.compile(r"\b(?:published|posted|created|first published|by|date|issued|written|on)\b", re.I)
_UPDATED = re.compile(r"\b(?:updated|modified|last edited|revised)\b", re.I)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_.-](?P<m>\d{1,2})[/_.-](?P<d>\d{1,2})(?!\d)|(?<!\d)(?P<c>20[0-4]\d(?:0[1-9"
    r"]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_NAMED_IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[a-z]{3,9})/(?P<d>\d{1,2})(?=/)", re.I)
_MONTH_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/")


def find_candidates(page: PageParts) -> tuple[DateCandidate, ...]:
    """Every hint, in the order metadata, feed or record, address, lines of the page, text."""
    found = [*_from_metadata(page.metadata), *_from_record(page.record), *_from_address(page)]
    found += [*_from_lines(page), *_from_dateline(page)]
    told = [*told_as_past(page, found), *picture_stored(page)]
    if not any(c.basis.startswith(NAMING) for c in found):
        found += without_year(page, [*found, *told])
    return tuple(dict.fromkeys([*found, *told]))


def _from_metadata(metadata: PageMetadata | None) -> Iterator[DateCandidate]:
    for value, basis in metadata.published if metadata else ():
        day = parse_moment(value)
        if day is not None:
            yield DateCandidate(f"{METADATA}: {basis}", DateRange(day, day), None)


def _from_record(record: PageRecord | None) -> Iterator[DateCandidate]:
    """What the file that held the page says: its date, and when it was fetched or last changed."""
    for value, basis in record.published if record is not None else ():
        day = parse_moment(value)
        if day is not None:
            yield DateCandidate(basis, DateRange(day, day), None)
    fetched = parse_moment(record.fetched) if record is not None and record.fetched else None
    if fetched is not None:
        yield DateCandidate(FETCHED, DateRange(None, fetched), None)


def _from_address(page: PageParts) -> Iterator[DateCandidate]:
    addresses = [page.uri] if "://" in page.uri else []
    addresses += [page.metadata.canonical] if page.metadata and page.metadata.canonical else []
    for address in dict.fromkeys(addresses):
        match = _IN_ADDRESS.search(address)
        day = None
        if match:
            compact = match.group("c")
            parts = (compact[:4], compact[4:6], compact[6:]) if compact else (match["y"], match["m"], match["d"])
            day = parse_moment("-".join(part.zfill(2) for part in parts))
        elif match := _NAMED_IN_ADDRESS.search(address):
            day = parse_moment(f"{match['d']} {match['m']} {match['y']}")
        if day is not None:
            yield DateCandidate(ADDRESS, DateRange(day, day), None)
        elif month := _MONTH_ADDRESS.search(address):
            days = next(find_dates(f"{date(2000, int(month['m']), 1):%B} {month['y']}")).days
            yield DateCandidate(ADDRESS, days, None)


def _from_lines(page: PageParts) -> Iterator[DateCandidate]:
    """Dates on lines that are no paragraph: below the title those of a byline line, above it those of a masthead."""
    first = page.body[0].start if page.body else len(page.text)
    opening = page.title.end if page.title else first
    paragraph = first_paragraph(page)
    beside = [s for s in page.body if opening <= s.start and s.end <= paragraph and len(s) <= NEAR and s != page.title]
    dated = [span for spans in (page.furniture, beside) for span in page.dated(spans)]
    for span in sorted(dated):
        if len(span) > 3 * NEAR:
            continue
        line = span.of(page.text)
        if COPYRIGHT.search(line):
            continue
        for found in find_dates(line):
            if not found.whole_day:
                continue
            at = Span(found.span.start + span.start, found.span.end + span.start)
            before = line[: found.span.start]
            if FIRST_PUBLISHED.match(line):
                yield DateCandidate(NOTE, found.days, at)
            elif _UPDATED.search(before) and not _PUBLISHED.search(before):
                below = opening <= span.start and span.end <= paragraph + NEAR
                yield DateCandidate(UPDATED_BELOW if below else UPDATED, found.days, at)
            elif (opening <= span.start and span.end <= paragraph + NEAR) or (
                span.end <= paragraph and _PUBLISHED.search(before)
            ):
                yield DateCandidate(BYLINE, found.days, at)
            elif span.end <= opening:
                yield DateCandidate(MASTHEAD, found.days, at)


def _from_dateline(page: PageParts) -> Iterator[DateCandidate]:
    start = first_paragraph(page)
    for span in [s for s in page.body if s.start >= start][:2]:
        line = span.of(page.text)[: 2 * NEAR]
        match = DATELINE_FORM.match(line)
        for found in find_dates(match.group()) if match else ():
            if found.whole_day:
                yield DateCandidate(
                    DATELINE, found.days, Span(found.span.start + span.start, found.span.end + span.start)
                )
