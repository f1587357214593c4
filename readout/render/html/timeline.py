"""When it happened and when it was reported, on two axes.

In come a story, its lines and pages, out goes one row a fact: where its time stands on the first axis, where the pages
that tell it stand on the second. Positions are percentages of the axis. The first axis spans the days around the pages;
what lies before or beyond it stands at its end with an arrow, and every time stands in words beside its mark. Where no
time is known well enough to span an axis, there are the words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from readout.model.account import Fact, Page, Story
from readout.render.cites import LAST
from readout.render.dates import MONTHS, in_words
from readout.render.html.repeats import once
from readout.render.outline import EXACT_DAYS, Line, Source

MARGIN_DAYS = 30
"""What happened more days before the first page, or after the last, does not stretch the axis."""
TICKS = 4
"""An axis has at most about so many names of days."""
FEWEST = 2
"""So many facts need a time known well enough, for an axis to be drawn."""
Beyond = Literal["", "before", "after"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on an axis."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last`, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days, at least one."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins, 0 to 100."""
        return round(100 * (day - self.first).days / self.days, 2)

    def beyond(self, day: date) -> Beyond:
        """On which side of the axis a day lies, if on one."""
        return "before" if day < self.first else "after" if day > self.last else ""

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """A few days with their names, evenly spread."""
        step = max(1, -(-self.days // (TICKS if self.first.year == self.last.year else TICKS - 1)))
        days = (self.first + timedelta(days=offset) for offset in range(0, self.days, step))
        half = 50 / self.days
        return tuple(Tick(round(self.at(day) + half, 2), _short(day, self)) for day in days)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a time stands on its axis: from `low` to `high`, or beyond an end."""

    low: float
    high: float
    beyond: Beyond
    open: bool = False
    """One end is not known."""

    @property
    def width(self) -> float:
        """How much of the axis it takes."""
        return round(self.high - self.low, 2)

    @property
    def middle(self) -> float:
        """Its middle."""
        return round((self.low + self.high) / 2, 2)


@dataclass(frozen=True, slots=True)
class Reported:
    """The pages of one day that tell a fact."""

    words: str
    letters: str
    extent: Extent | None


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: when it happened, and when which pages told it."""

    line: Line
    when: str
    event: Extent | None
    reported: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All facts in the order of events; those of no known time last."""

    events: Axis | None
    reports: Axis | None
    rows: tuple[Row, ...]


def timeline(story: Story, lines: Mapping[str, Line], sources: Sequence[Source], pages: Mapping[str, Page]) -> Timeline:
    """Both axes and every fact; facts of one time are ordered by weight."""
    reports = _report_axis(pages[source.document] for source in sources)
    events = _event_axis(story, reports)
    told = {source.document: (source.letter, pages[source.document]) for source in sources}
    ordered = sorted(story.facts, key=lambda fact: ((fact.time and fact.time.edtf) or LAST, -fact.weight))
    rows = [_row(fact, lines[fact.id], (events, reports), told) for fact in ordered]
    return Timeline(events, reports, _once(rows))


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows of one sentence and one time, told by the same pages, as one."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault((row.line.text, row.when, row.reported), []).append(row)
    return tuple(
        replace(group[0], line=once((row.line for row in group), key=lambda line: line.text)[0].line)
        for group in groups.values()
    )


def _row(fact: Fact, line: Line, axes: tuple[Axis | None, Axis | None], told: Mapping[str, tuple[str, Page]]) -> Row:
    events, reports = axes
    days: dict[str, list[str]] = {}
    of_day: dict[str, Page] = {}
    for document in dict.fromkeys(cite.document for cite in line.cites):
        if document in told:
            letter, page = told[document]
            day = page.published.earliest or page.published.latest or LAST
            days.setdefault(day, []).append(letter)
            of_day.setdefault(day, page)
    reported = tuple(
        Reported(
            in_words(of_day[day].published.edtf) or "date not known",
            ", ".join(days[day]),
            _extent(reports, of_day[day].published.earliest, of_day[day].published.latest),
        )
        for day in sorted(days)
    )
    when = in_words(fact.time.edtf) if fact.time else ""
    event = _extent(events, fact.time.earliest, fact.time.latest) if fact.time else None
    return Row(line, when, event, reported)


def _extent(axis: Axis | None, earliest: str | None, latest: str | None) -> Extent | None:
    first, last = _day(earliest), _day(latest)
    if axis is None or (first is None and last is None):
        return None
    low, high = first or axis.first, last or axis.last
    if axis.beyond(high) == "before":
        return Extent(0, 0, "before")
    if axis.beyond(low) == "after":
        return Extent(100, 100, "after")
    beyond: Beyond = "before" if low < axis.first else "after" if high > axis.last else ""
    one_day = timedelta(days=1)
    return Extent(axis.at(max(low, axis.first)), axis.at(min(high, axis.last) + one_day), beyond, not (first and last))


def _report_axis(pages: Iterable[Page]) -> Axis | None:
    found = [page.published for page in pages]
    return _axis([day for hint in found for day in _exact(hint.earliest, hint.latest)])


def _event_axis(story: Story, reports: Axis | None) -> Axis | None:
    times = {ends for fact in story.facts if fact.time and (ends := _exact(fact.time.earliest, fact.time.latest))}
    told = sum(1 for fact in story.facts if fact.time and _exact(fact.time.earliest, fact.time.latest))
    days = [day for ends in times for day in ends] if told >= FEWEST else []
    if reports:
        margin = timedelta(days=MARGIN_DAYS)
        near = [day for day in days if reports.first - margin <= day <= reports.last + margin]
        days = near or days
    return _axis(days)


def _axis(days: Sequence[date]) -> Axis | None:
    return Axis(min(days), max(days)) if days else None


def _exact(earliest: str | None, latest: str | None) -> tuple[date, ...]:
    """Both ends of a time that is known well enough to span an axis."""
    first, last = _day(earliest), _day(latest)
    return (first, last) if first and last and (last - first).days < EXACT_DAYS else ()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _short(day: date, axis: Axis) -> str:
    """The day as an axis shows it; the year only where the axis crosses one."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if axis.first.year == axis.last.year else f"{words} {day.year}"
