"""Every hint at when a page was written, each with its basis and its place.

In: the page's text, parts, title, address and metadata. Out: `DateCandidate`s. What each is worth is settled
elsewhere. Bases: "metadata …", "address", "byline line", "dateline", "masthead", "text".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from readout.model import DateCandidate, DateRange, PageRecord, Span
from readout.read.html.metadata import PageMetadata
from readout.read.written.dates import DayFound, find_dates, find_yearless, parse_moment

BYLINE, MASTHEAD, DATELINE, ADDRESS, TEXT, UPDATED, UPDATED_BELOW, NO_YEAR = (
    "byline line",
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
NAMING = (METADATA, FEED, RECORD, ADDRESS, BYLINE, DATELINE, UPDATED_BELOW)
"""Bases that name the day itself, the most trusted first; a basis may go on after these words."""

_PUBLISHED = re.compile(r"\b(?:published|posted|created|first published|by|date|issued|written|on)\b", re.I)
_UPDATED = re.compile(r"\b(?:updated|modified|last edited|revised)\b", re.I)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_.-](?P<m>\d{1,2})[/_.-](?P<d>\d{1,2})(?!\d)|(?<!\d)(?P<c>20[0-4]\d(?:0[1-9"
    r"]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_NAMED_IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[a-z]{3,9})/(?P<d>\d{1,2})(?=/)", re.I)
_MONTH_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}.{0,60}?(?:\s[-–—]{1,2}|[–—]|--|:)")
_COPYRIGHT = re.compile(r"©|copyright|\(c\)|all rights reserved", re.I)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|expected|expects?|plans?|planned|planning|scheduled|slated|due|set "
    r"to|targets?|goals?|deadline|"
    r"aims?|hopes?|could|may|might|should|next|upcoming|future|forecasts?|projected|expir\w+)\b",
    re.I,
)
_AHEAD_OF = re.compile(
    r"\b(?:by|until|till|before|through|to|ahead of|for|from)(?: (?:the )?(?:end|start|beginning|middle) of)? $", re.I
)
_PAST = re.compile(
    r"\b(?:since|in|after|was|were|had|did|\w+ed|last|from|between|during|took|began|won|became|"
    r"left|came|met|said|killed)\b",
    re.I,
)
_YEAR_AFTER = re.compile(
    r"\b(?:in|since|after|from|of|during) (?P<y>(?:19|20)\d\d)\b(?![-–/]\d|\s*(?:%|percent|people|\w+s\b))", re.I
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 70


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


def find_candidates(page: PageParts) -> tuple[DateCandidate, ...]:
    """Every hint, in the order metadata, feed or record, address, lines of the page, text."""
    found = [*_from_metadata(page.metadata), *_from_record(page.record), *_from_address(page)]
    found += [*_from_lines(page), *_from_dateline(page)]
    told = [*_from_text(page)]
    if not any(c.basis.startswith(NAMING) for c in found):
        found += _without_year(page, [*found, *told])
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
    paragraph = _first_paragraph(page)
    beside = [s for s in page.body if opening <= s.start and s.end <= paragraph and len(s) <= _NEAR and s != page.title]
    for span in sorted([*page.furniture, *beside]):
        line = span.of(page.text)
        if len(line) > 3 * _NEAR or _COPYRIGHT.search(line):
            continue
        for found in find_dates(line):
            if not found.whole_day:
                continue
            at = Span(found.span.start + span.start, found.span.end + span.start)
            before = line[: found.span.start]
            if _UPDATED.search(before) and not _PUBLISHED.search(before):
                below = opening <= span.start and span.end <= paragraph + _NEAR
                yield DateCandidate(UPDATED_BELOW if below else UPDATED, found.days, at)
            elif (opening <= span.start and span.end <= paragraph + _NEAR) or (
                span.end <= paragraph and _PUBLISHED.search(before)
            ):
                yield DateCandidate(BYLINE, found.days, at)
            elif span.end <= opening:
                yield DateCandidate(MASTHEAD, found.days, at)


def _first_paragraph(page: PageParts) -> int:
    """Where the text begins, below headline and standfirst; the end of the page where there is none."""
    below = [span for span in page.body if span != page.title]
    long = (span for span in below if len(span) > _NEAR and span.of(page.text).rstrip(' "”’)')[-1:] in {".", "!", "?"})
    first = next(long, below[0] if below else None)
    return first.start if first is not None else len(page.text)


def _from_dateline(page: PageParts) -> Iterator[DateCandidate]:
    start = _first_paragraph(page)
    for span in [s for s in page.body if s.start >= start][:2]:
        line = span.of(page.text)[: 2 * _NEAR]
        match = _DATELINE.match(line)
        for found in find_dates(match.group()) if match else ():
            if found.whole_day:
                yield DateCandidate(
                    DATELINE, found.days, Span(found.span.start + span.start, found.span.end + span.start)
                )


def _without_year(page: PageParts, others: Sequence[DateCandidate]) -> Iterator[DateCandidate]:
    """Days beside the headline or in the dateline that name no year: the latest that the rest of the page allows."""
    bound = _not_after(page, others)
    if bound is None:
        return
    paragraph = _first_paragraph(page)
    opening = page.title.end if page.title else paragraph
    for span in page.furniture:
        if opening <= span.start and span.end <= paragraph and len(span) <= _NEAR:
            yield from _completed(find_yearless(span.of(page.text)), span.start, bound, BYLINE)
    for span in [s for s in page.body if s.start >= paragraph][:2]:
        match = _DATELINE.match(span.of(page.text)[: 2 * _NEAR])
        if match:
            yield from _completed(find_yearless(match.group()), span.start, bound, DATELINE)


def _completed(days: Iterator[DayFound], at: int, bound: date, basis: str) -> Iterator[DateCandidate]:
    for found in days:
        day = found.latest_until(bound)
        if day is not None:
            place = Span(found.span.start + at, found.span.end + at)
            yield DateCandidate(f"{basis}, {NO_YEAR}", DateRange(day, day), place)


def _not_after(page: PageParts, others: Sequence[DateCandidate]) -> date | None:
    """The last day the page can have been written: its masthead's, or the end of the year of its copyright line."""
    shown = [c.days.latest for c in others if c.basis in {MASTHEAD, UPDATED, FETCHED} and c.days.latest is not None]
    years = [
        int(match)
        for span in page.furniture
        if len(span) <= 3 * _NEAR and _COPYRIGHT.search(line := span.of(page.text))
        for match in _YEAR.findall(line)
    ]
    ends = [*shown, *([date(max(years), 12, 31)] if years else [])]
    return min(ends, default=None)


def _from_text(page: PageParts) -> Iterator[DateCandidate]:
    """The latest date the report speaks of as past: it was written on its first day at the earliest."""
    best: DateCandidate | None = None
    for span in page.body:
        line = span.of(page.text)
        for days, at in _past_dates(line):
            if best is None or (days.earliest or date.min) > (best.days.earliest or date.min):
                best = DateCandidate(
                    TEXT, DateRange(days.earliest, None), Span(at.start + span.start, at.end + span.start)
                )
    if best is not None:
        yield best


def _past_dates(line: str) -> Iterator[tuple[DateRange, Span]]:
    for found in find_dates(line):
        if _speaks_of_past(line, found.span):
            yield found.days, found.span
    for match in _YEAR_AFTER.finditer(line):
        span = Span(*match.span())
        if _speaks_of_past(line, span):
            year = int(match["y"])
            yield DateRange(date(year, 1, 1), date(year, 12, 31)), span


def _speaks_of_past(line: str, at: Span) -> bool:
    """No word that looks ahead in the sentence before the date or just after it, and one that looks back."""
    start = max(line.rfind(". ", 0, at.start), line.rfind("; ", 0, at.start), at.start - 2 * _NEAR, -1) + 1
    stop = line.find(". ", at.end)
    around = line[start : min(stop if stop >= 0 else len(line), at.end + _NEAR)]
    looks_ahead = _AHEAD.search(around) or _AHEAD_OF.search(line[max(0, at.start - _NEAR) : at.start])
    return not looks_ahead and _PAST.search(around) is not None
