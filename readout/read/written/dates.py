"""Calendar dates in a text: whole days, months and years, in the spellings news pages use.

In: a text. Out: `DateFound`s with their spans, ascending. Only what names its year is a date here; "Monday" and "last
November" need a base and are left to the annotation of times. Numeric dates that may be read both ways are a range of
both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from readout.model import DateRange, Span
from readout.read.lines import holds_any

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")"
_YEAR = r"(?:1[89]|20)\d{2}"
_DATES = re.compile(
    rf"\b(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>{_YEAR})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m2>{_MONTH})\.?,?[ -](?P<y2>{_YEAR})\b"
    rf"|\b(?P<y3>{_YEAR})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d)"
    rf"|(?<![\d/.])(?P<a4>\d{{1,2}})[/.](?P<b4>\d{{1,2}})[/.](?P<y4>{_YEAR})(?![./-]?\d)"
    rf"|\b(?P<m5>{_MONTH})\.?,? (?P<y5>{_YEAR})\b",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(_YEAR)
_CENTURIES = ("20", "19", "18")
_BEFORE_YEAR, _AFTER_YEAR = 24, 8
"""Characters of a date before its year and after it, with those that the pattern looks ahead at."""
_ISO = re.compile(rf"\s*(?P<y>{_YEAR})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)")


_WEEKDAY = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_YEARLESS = re.compile(
    rf"(?:\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,? )?\b(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH}))\b(?![.,]? ?{_YEAR}|[:\d])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day that names no year, with its place; `weekday` (0 for Monday) where the line names it too."""

    month: int
    day: int
    weekday: int | None
    span: Span

    def in_year(self, year: int) -> date | None:
        """That day of a year; None where there is none, or where it falls on another weekday than the one named."""
        day = _day(year, self.month, self.day)
        return day if day is not None and self.weekday in {None, day.weekday()} else None

    def latest_until(self, bound: date) -> date | None:
        """The latest such day not after `bound` that falls on the weekday named; None within eight years."""
        for year in range(bound.year, bound.year - 8, -1):
            day = self.in_year(year)
            if day is not None and day <= bound:
                return day
        return None

    def first_from(self, floor: date) -> date | None:
        """The first such day from `floor` on that falls on the weekday named; None within eight years."""
        for year in range(floor.year, floor.year + 8):
            day = self.in_year(year)
            if day is not None and day >= floor:
                return day
        return None


def find_yearless(text: str) -> Iterator[DayFound]:
    """The days of `text` that name no year, ascending; spans are 0-based half-open code points of `text`."""
    for match in _YEARLESS.finditer(text):
        number = "1" if match["m1"] else "2"
        weekday = _WEEKDAY[match["weekday"].lower()] if match["weekday"] else None
        yield DayFound(_MONTHS[match["m" + number].lower()], int(match["d" + number]), weekday, Span(*match.span()))


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date with its place; `whole_day` where it names a day."""

    days: DateRange
    span: Span
    whole_day: bool


def names_year(text: str) -> bool:
    """Whether a text may hold a date: asked first, since most texts hold none."""
    return holds_any(text, _CENTURIES) and _HAS_YEAR.search(text) is not None


def years_in(text: str) -> list[Span]:
    """Every run of digits in a text that may be a year, ascending; two may overlap."""
    found = []
    for century in _CENTURIES:
        at = text.find(century)
        while at >= 0:
            if _HAS_YEAR.match(text, at):
                found.append(Span(at, at + 4))
            at = text.find(century, at + 1)
    return sorted(found)


def find_dates(text: str) -> Iterator[DateFound]:
    """The dates of `text` that name their year, ascending; spans are 0-based half-open code points of `text`."""
    at = 0
    for year in _HAS_YEAR.finditer(text) if holds_any(text, _CENTURIES) else ():
        # every date has a year near its beginning or at its end: the rest of the text is not searched
        match = _DATES.search(text, max(at, year.start() - _BEFORE_YEAR), year.end() + _AFTER_YEAR)
        days = _days(match) if match else None
        at = match.end() if match else at
        if match and days is not None:
            yield DateFound(days, Span(*match.span()), match.group("m5") is None)


def parse_moment(value: str) -> date | None:
    """The day a metadata value names, as written there (its own time zone), or None."""
    match = _ISO.match(value)
    if match:
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    found = next((f for f in find_dates(value.replace(",", ", ").replace("  ", " ")) if f.whole_day), None)
    return found.days.earliest if found is not None and found.days.earliest == found.days.latest else None


def _days(match: re.Match[str]) -> DateRange | None:
    group = match.groupdict()
    if group["m5"]:
        first = _day(int(group["y5"]), _MONTHS[group["m5"].lower()], 1)
        return None if first is None else DateRange(first, _month_end(first))
    if group["a4"]:
        return _either(int(group["a4"]), int(group["b4"]), int(group["y4"]))
    if group["y3"]:
        return _single(_day(int(group["y3"]), int(group["m3"]), int(group["d3"])))
    number = "1" if group["m1"] else "2"
    return _single(_day(int(group["y" + number]), _MONTHS[group["m" + number].lower()], int(group["d" + number])))


def _either(first: int, second: int, year: int) -> DateRange | None:
    """Day and month in either order: both readings together where both are possible."""
    readings = sorted({d for d in (_day(year, second, first), _day(year, first, second)) if d is not None})
    return DateRange(readings[0], readings[-1]) if readings else None


def _single(day: date | None) -> DateRange | None:
    return None if day is None else DateRange(day, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
