"""What a page implies of its date without naming it: days without a year, what its text tells as past, its picture.

In: the page's parts and the hints that name or bound the date. Out: further `DateCandidate`s. A day without a year is
completed by what bounds the page; a weekday beside it leaves one year in five or six. What the text tells as past, and
the month in which the page's picture was stored, bound the date from below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from readout.model import DateCandidate, DateRange, Span
from readout.read.written.dates import DayFound, find_dates, find_yearless, names_year
from readout.read.written.parts import (
    BYLINE,
    COPYRIGHT,
    DATELINE,
    DATELINE_FORM,
    FETCHED,
    MASTHEAD,
    NEAR,
    NO_YEAR,
    PICTURE,
    TEXT,
    UPDATED,
    PageParts,
    first_paragraph,
)

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
_WEEKDAY = re.compile(r"[MTWFSmtwfs](?:on|ue|ed|hu|ri|at|un|ON|UE|ED|HU|RI|AT|UN)")
_STORED = re.compile(r"/(?P<y>20\d\d)/(?P<m>0[1-9]|1[0-2])/(?:(?P<d>0[1-9]|[12]\d|3[01])/)?")


def without_year(page: PageParts, others: Sequence[DateCandidate]) -> Iterator[DateCandidate]:
    """Days beside the headline or in the dateline that name no year, completed by what the rest of the page allows."""
    floor = max((c.days.earliest for c in others if c.basis == PICTURE and c.days.earliest), default=None)
    bound = _not_after(page, others, floor)
    for found, at, basis in days_beside(page):
        day = found.latest_until(bound) if bound is not None else None
        if floor is not None and (day is None or day < floor):
            day = found.first_from(floor)
        if day is not None:
            place = Span(found.span.start + at, found.span.end + at)
            yield DateCandidate(f"{basis}, {NO_YEAR}", DateRange(day, day), place)


def yearless_beside(page: PageParts) -> Iterator[tuple[str, str]]:
    """The days beside the headline or in the dateline that name no year: as written, and where they stand."""
    for found, at, basis in days_beside(page):
        yield page.text[found.span.start + at : found.span.end + at], basis


def days_beside(page: PageParts) -> Iterator[tuple[DayFound, int, str]]:
    """Days without a year, where their line begins, and the basis that they are."""
    paragraph = first_paragraph(page)
    opening = page.title.end if page.title else paragraph
    for span in page.furniture:
        if opening <= span.start and span.end <= paragraph and len(span) <= NEAR:
            yield from ((found, span.start, BYLINE) for found in find_yearless(span.of(page.text)))
    for span in [s for s in page.body if s.start >= paragraph][:2]:
        match = DATELINE_FORM.match(span.of(page.text)[: 2 * NEAR])
        if match:
            yield from ((found, span.start, DATELINE) for found in find_yearless(match.group()))


def _not_after(page: PageParts, others: Sequence[DateCandidate], floor: date | None) -> date | None:
    """The last day the page can have been written: its masthead's, or the end of the year of its copyright line."""
    years = [
        int(match)
        for span in page.dated(page.furniture)
        if len(span) <= 3 * NEAR and COPYRIGHT.search(line := span.of(page.text))
        for match in _YEAR.findall(line)
        if floor is None or int(match) >= floor.year  # nobody has touched an older one since
    ]
    ends = [day for day in (_shown(others), date(max(years), 12, 31) if years else None) if day is not None]
    return min(ends, default=None)


def _shown(others: Sequence[DateCandidate]) -> date | None:
    """The earliest day that the page or its copy shows as its own."""
    shown = (c.days.latest for c in others if c.basis in {MASTHEAD, UPDATED, FETCHED})
    return min((day for day in shown if day is not None), default=None)


def picture_stored(page: PageParts) -> Iterator[DateCandidate]:
    """When the page's picture was stored, as its address tells: the page was not published before."""
    for address in page.metadata.pictures if page.metadata is not None else ():
        match = _STORED.search(address)
        if match:
            first = next(find_dates(f"{match['y']}-{match['m']}-{match['d'] or '01'}"), None)
            if first is not None:
                yield DateCandidate(PICTURE, DateRange(first.days.earliest, None), None)


def told_as_past(page: PageParts, others: Sequence[DateCandidate]) -> Iterator[DateCandidate]:
    """The latest date the report speaks of as past: it was written on its first day at the earliest."""
    best: DateCandidate | None = None
    bound = _shown(others)
    # without a bound only what names its year is told
    for span in page.body if bound is not None else page.dated(page.body):
        line = span.of(page.text)
        dated = _past_dates(line) if names_year(line) else ()
        for days, at in (*dated, *_past_weekdays(line, bound)):
            if best is None or (days.earliest or date.min) > (best.days.earliest or date.min):
                best = DateCandidate(
                    TEXT, DateRange(days.earliest, None), Span(at.start + span.start, at.end + span.start)
                )
    if best is not None:
        yield best


def _past_weekdays(line: str, bound: date | None) -> Iterator[tuple[DateRange, Span]]:
    """Days without a year but with their weekday, where a date of the page itself bounds the year."""
    for found in find_yearless(line) if bound is not None and _WEEKDAY.search(line) else ():
        day = found.latest_until(bound) if found.weekday is not None and bound is not None else None
        if day is not None and speaks_of_past(line, found.span):
            yield DateRange(day, day), found.span


def _past_dates(line: str) -> Iterator[tuple[DateRange, Span]]:
    for found in find_dates(line):
        if speaks_of_past(line, found.span):
            yield found.days, found.span
    for match in _YEAR_AFTER.finditer(line):
        span = Span(*match.span())
        if speaks_of_past(line, span):
            year = int(match["y"])
            yield DateRange(date(year, 1, 1), date(year, 12, 31)), span


def speaks_of_past(line: str, at: Span) -> bool:
    """No word that looks ahead in the sentence before the date or just after it, and one that looks back."""
    start = max(line.rfind(". ", 0, at.start), line.rfind("; ", 0, at.start), at.start - 2 * NEAR, -1) + 1
    stop = line.find(". ", at.end)
    around = line[start : min(stop if stop >= 0 else len(line), at.end + NEAR)]
    looks_ahead = _AHEAD.search(around) or _AHEAD_OF.search(line[max(0, at.start - NEAR) : at.start])
    return not looks_ahead and _PAST.search(around) is not None
