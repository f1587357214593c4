"""When a page was written, as far as the other pages of its story tell: years that a dateline leaves out, and weekdays.

In: the documents of one story. Out: a narrower date for those that do not know theirs. A day without its year ("MANILA,
Nov. 14") is of the year in which the dated pages of the story lie near that day. A page that tells of "Friday" as past,
as dated pages of the story do of one and the same Friday, was written on that day or in the week after it. Only the
dates that pages have of themselves count, so that the order of the documents changes nothing; a date is never widened,
and one that a page has of itself is never contradicted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from readout.model import DateCandidate, DateRange, Document, Published, Span
from readout.read.written.dates import DayFound
from readout.read.written.implied import days_beside, speaks_of_past
from readout.read.written.parts import TEXT, PageParts

_DATED = timedelta(days=6)
"""Most days between the ends of a date that other pages are dated by."""
_NEAR = timedelta(days=45)
"""How far a day without its year may lie from the dated pages: half a year would leave two."""
_WEEK = timedelta(days=6)
"""A weekday named alone is one of the last seven days."""
_SPREAD = timedelta(days=10)
"""Most days between the dated pages where a weekday is that of the story: a longer one has two of each."""
_LEAD_PARAGRAPHS = 3
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(
    rf"\b(?<!next )(?<!last )(?<!every )(?<!each )(?:{'|'.join(_NAMES)})\b(?! \d|, [A-Z][a-z]+\.? \d)"
)
"""A weekday that is named alone, not beside its date."""


def dates_of_story(documents: Sequence[Document]) -> dict[str, Published]:
    """The date of each document that the others make narrower, by its id; spans as in the document."""
    dated = {document.id: document.published.days for document in documents if _is_dated(document.published.days)}
    told = [_weekdays_told(d, dated[d.id]) for d in documents if d.id in dated] if _is_short(dated.values()) else []
    narrower: dict[str, Published] = {}
    for document in documents:
        if document.id in dated:
            continue
        found = _with_year(document, tuple(dated.values())) or _in_week(document, told)
        if found is not None:
            narrower[document.id] = found
    return narrower


def _is_dated(days: DateRange) -> bool:
    return days.earliest is not None and days.latest is not None and days.latest - days.earliest <= _DATED


def _is_short(dated: Collection[DateRange]) -> bool:
    firsts = [days.earliest for days in dated if days.earliest is not None]
    return bool(firsts) and max(firsts) - min(firsts) <= _SPREAD


def _with_year(document: Document, dated: Sequence[DateRange]) -> Published | None:
    """The day beside the headline or in the dateline, in the year of the story; None where none or two would do."""
    for found, at, basis in days_beside(_parts(document)) if dated else ():
        days = [day for day in _years_of(found, dated) if _allows(document.published.days, day, day)]
        if len(days) == 1:
            place = Span(found.span.start + at, found.span.end + at)
            reason = f"{basis}: {place.of(document.text)}, year from the story's other pages"
            return _narrowed(document, DateRange(days[0], days[0]), DateCandidate(reason, DateRange(*days * 2), place))
    return None


def _years_of(found: DayFound, dated: Sequence[DateRange]) -> Iterator[date]:
    """The days of that name that lie near the dated pages, ascending."""
    first = min(days.earliest for days in dated if days.earliest is not None)
    last = max(days.latest for days in dated if days.latest is not None)
    for year in range(first.year - 1, last.year + 2):
        day = found.in_year(year)
        if day is not None and first - _NEAR <= day <= last + _NEAR:
            yield day


def _in_week(document: Document, told: Sequence[Mapping[int, date]]) -> Published | None:
    """The week from the weekday on that the page tells of in its first paragraphs, as the dated pages do."""
    best: DateCandidate | None = None
    for weekday, place in _weekdays(document):
        days = {of_page[weekday] for of_page in told if weekday in of_page}
        if len(days) != 1:
            continue
        day = days.pop()
        if best is None or (best.days.earliest or date.min) < day:
            reason = f"{TEXT}: {_NAMES[weekday]} told as past, its date from the story's other pages"
            best = DateCandidate(reason, DateRange(day, day + _WEEK), place)
    allowed = best is not None and _allows(document.published.days, best.days.earliest, best.days.latest)
    return _narrowed(document, best.days, best) if best is not None and allowed else None


def _narrowed(document: Document, days: DateRange, candidate: DateCandidate) -> Published:
    own = document.published
    both = own.days.intersection(days) or own.days
    used = replace(candidate, use="names the day" if both.earliest == both.latest else "names the days it may be")
    return Published(both, candidate.basis, (*own.candidates, used))


def _allows(own: DateRange, first: date | None, last: date | None) -> bool:
    return own.intersection(DateRange(first, last)) is not None


def _weekdays_told(document: Document, days: DateRange) -> dict[int, date]:
    """The weekdays a dated page tells of as past, each with its date; none where the page's own day is not single."""
    if days.earliest is None or days.earliest != days.latest:
        return {}
    written = days.earliest
    return {n: written - timedelta(days=(written.weekday() - n) % 7) for n, _ in _weekdays(document)}


def _weekdays(document: Document) -> Iterator[tuple[int, Span]]:
    """The weekdays that the first paragraphs tell of as past."""
    below = [span for span in document.body if span != document.title]
    for span in below[:_LEAD_PARAGRAPHS]:
        line = span.of(document.text)
        for match in _WEEKDAY.finditer(line):
            if speaks_of_past(line, Span(*match.span())):
                yield _NAMES.index(match.group()), Span(match.start() + span.start, match.end() + span.start)


def _parts(document: Document) -> PageParts:
    furniture = [part.span for part in document.furniture]
    return PageParts(document.text, document.body, furniture, document.title, document.uri)
