"""Finds the times of a page: scans each body block, reads the longest expression at each place, resolves it.

In: a `Document` and its `Parse` (only tokens are needed; tags and trees sharpen the tense). Out: `TimeExpression`s,
spans ascending and disjoint. Method: a hand-written grammar over atoms in the manner of HeidelTime's normalisation
(https://aclanthology.org/S10-1071/) with TimeBank's spans (TimeML 1.2.1); unlike both, every value is a range and a
page's date an interval. The scan moves forward only, every reader looks a bounded number of atoms ahead: linear.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from readout.annotate.atoms import APOSTROPHES, Atoms, low_at, read_atoms
from readout.annotate.times.calendar_days import shift
from readout.annotate.times.forms import (
    CalendarForm,
    Clock,
    Length,
    Moment,
    Pointer,
    Reading,
    Repeat,
    ShiftForm,
    UnitForm,
)
from readout.annotate.times.length_words import read_length, read_shift
from readout.annotate.times.lexicon import starters, time_words
from readout.annotate.times.moment_words import read_around, read_day_behind, read_moment
from readout.annotate.times.repeat_words import read_pointer, read_rate, read_repeat
from readout.annotate.times.resolve import NO_DATE, Resolved, Setting, Told, narrow, resolve_base
from readout.annotate.times.tense import TenseReader
from readout.annotate.times.unit_words import read_the_unit
from readout.model.annotations import TimeExpression
from readout.model.document import Document
from readout.model.ranges import UNKNOWN_DAYS, DateRange, Range
from readout.model.spans import Span

if TYPE_CHECKING:
    from readout.language import Parse

MAX_SPREAD_DAYS = 31
"""Bounds of a page's date further apart than this resolve nothing: the union would say less than the words do."""

VAGUE = "the words only point to a time"


@dataclass(frozen=True, slots=True)
class Scan:
    """One body block: its atoms and the expressions of time among them, unresolved, ascending and disjoint."""

    atoms: Atoms
    times: tuple[Reading, ...]


def scan_times(document: Document) -> tuple[Scan, ...]:
    """Every body block, scanned once for `find_times` and `find_quantities`; in the order of the body."""
    blocks = (read_atoms(document.text, block) for block in document.body)
    return tuple(Scan(atoms, tuple(read_times(atoms))) for atoms in blocks)


def find_times(document: Document, parse: Parse, scans: tuple[Scan, ...] | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of the body; `scans` are those of `scan_times`, where they are at hand.

    Spans are 0-based half-open code points of `document.text`, ascending and disjoint. Days that cannot be known
    stay open and `reason` says why.
    """
    return _Finder(document, TenseReader(parse.doc)).find(scan_times(document) if scans is None else scans)


def read_times(atoms: Atoms) -> list[Reading]:
    """The expressions of one block, unresolved, ascending and disjoint."""
    found: list[Reading] = []
    i = 0
    while i < len(atoms):
        reading = _read_at(atoms, i)
        if reading is None:
            i += 1
        elif reading.start >= reading.end:  # words that are known to be no time
            i = max(i + 1, reading.end)
        else:
            found.append(reading)
            i = reading.end
    return found


def _read_at(atoms: Atoms, i: int) -> Reading | None:
    """The longest expression at atom `i`; at equal length the earlier reader wins."""
    low = atoms[i].low
    if low not in starters() and not low[0].isdigit() and low not in APOSTROPHES:
        return None
    best: Reading | None = None
    for read in (_read_the, read_moment, read_shift, read_rate, read_length, read_repeat, read_around, read_pointer):
        reading = read(atoms, i)
        if reading is not None and (best is None or reading.end > best.end):
            best = reading
    return best


def _read_the(atoms: Atoms, i: int) -> Reading | None:
    told = read_the_unit(atoms, i)
    if told is None or (
        told[0].unit in ("month", "week") and low_at(atoms, i - 1) not in ("for", "in", "during", "of")
    ):
        return None
    if told[0].unit == "year" and low_at(atoms, i - 1) not in ("for", "in", "during", "of", "over", "throughout"):
        return None
    return Reading(Moment(told[0]), i, told[1])


def _bare_quarter(reading: Reading) -> bool:
    """A quarter without a year, which on a sports page is a part of a game."""
    base = reading.form.base if isinstance(reading.form, Moment) else None
    if isinstance(base, CalendarForm):
        return base.quarter is not None and base.year is None and base.within is None and base.nth is None
    return isinstance(base, UnitForm) and base.unit == "quarter"


@dataclass
class _Finder:
    """Walks one document; carries the date told before from expression to expression."""

    document: Document
    tenses: TenseReader
    told: Told | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    found: list[TimeExpression] = field(default_factory=list)

    def find(self, scans: tuple[Scan, ...]) -> tuple[TimeExpression, ...]:
        words = time_words()
        of_sports = len(words.sports & {atom.low for scan in scans for atom in scan.atoms}) >= words.sports_needed
        for scan in scans:
            for reading in scan.times:
                if of_sports and _bare_quarter(reading):
                    continue
                span = Span(scan.atoms[reading.start].start, scan.atoms[reading.end - 1].end)
                self._add(scan.atoms, reading, span)
        return tuple(self.found)

    def _add(self, atoms: Atoms, reading: Reading, span: Span) -> None:
        form = reading.form
        if isinstance(form, Moment):
            self.found.append(self._moment(atoms, reading, form, span))
        elif isinstance(form, Length):
            self.found.append(self._length(form, span))
        elif isinstance(form, Repeat):
            amount = None if form.amount is None else Range(form.amount, form.amount)
            self.found.append(TimeExpression(span, "set", amount=amount, unit=form.unit, timex=form.code))
        else:
            self.found.append(self._pointer(form, span))

    def _bounds(self) -> tuple[date | None, date | None]:
        days = self.document.published.days
        if days.earliest and days.latest and (days.latest - days.earliest).days > MAX_SPREAD_DAYS:
            return None, None
        return days.earliest, days.latest

    def _resolve(self, moment: Moment, tense: str) -> Resolved:
        """Resolves against both bounds of the page's date: readings are monotone in it, so the union holds."""
        first, last = self._bounds()
        if moment.base is None:
            return Resolved(DateRange(first, last), "", "day", "document")
        low, high = (
            narrow(resolve_base(moment.base, Setting(bound, tense, self.told, self.years)), moment.portion, bound)
            for bound in (first, last)
        )
        if first == last or (low.days == high.days and low.days != UNKNOWN_DAYS):
            return low
        days = DateRange(low.days.earliest, high.days.latest)
        reason = "" if days.earliest and days.latest else "the page's date is only known to one side"
        best = low if first is not None else high
        return replace(best, days=days, reason=reason if days != UNKNOWN_DAYS else best.reason)

    def _moment(self, atoms: Atoms, reading: Reading, form: Moment, span: Span) -> TimeExpression:
        if form.base is None:
            return self._clock_only(atoms, reading.end, form, span)
        tense = self.tenses.at(span.start)
        resolved = self._resolve(form, tense)
        if not isinstance(form.base, ShiftForm) or form.base.unit != "year":
            self._remember(resolved)
        days = self._since(atoms, reading, resolved)
        if isinstance(form.base, CalendarForm) and form.base.year and form.base.month and form.base.day:
            self.years[form.base.month, form.base.day] = form.base.year
        timex, hours = resolved.timex, None
        if form.clock is not None:
            timex, hours = _clocked(timex, form.clock), Range(form.clock.low, form.clock.high)
        elif form.part is not None:
            timex, hours = f"{timex}T{form.part.code}", Range(form.part.first, form.part.last)
        return TimeExpression(
            span,
            "date" if hours is None else "time",
            days=days,
            hours=hours,
            anchor=resolved.anchor,
            reason=resolved.reason,
            edtf=days.edtf or resolved.edtf,
            timex=timex,
        )

    def _remember(self, resolved: Resolved) -> None:
        """Keeps the date for "a day earlier" and its like; vague and unresolved ones are not remembered."""
        if resolved.days.earliest is not None and resolved.days.latest is not None:
            self.told = Told(resolved.days, resolved.grain)

    def _since(self, atoms: Atoms, reading: Reading, resolved: Resolved) -> DateRange:
        """ "since 2018" runs from then to the page's date."""
        if low_at(atoms, reading.start - 1) != "since" or resolved.days.earliest is None:
            return resolved.days
        latest = self._bounds()[1]
        return DateRange(resolved.days.earliest, latest if latest is None or latest >= resolved.days.earliest else None)

    def _clock_only(self, atoms: Atoms, end: int, form: Moment, span: Span) -> TimeExpression:
        """A clock time without its day: of the day told last in the sentence before it, else of the page's date."""
        clock = form.clock or Clock(0, 24, "")
        near = self.found[-1] if self.found and span.start - self.found[-1].span.end < NEAR else None
        if near is not None and near.kind == "time" and clock.zone not in (None, "local") and near.hours is not None:
            # the same moment told again in another zone, "4:30 pm local time (4:30 am ET)": the local hours stand
            return replace(near, span=span, anchor="text", timex=_clocked((near.timex or "").split("T")[0], clock))
        first, last = self._bounds()
        behind = read_day_behind(atoms, end)
        if behind is not None:
            tense = self.tenses.at(atoms[behind[1]].start)
            return self._at_clock(span, self._resolve(Moment(behind[0]), tense).days, "document", clock)
        days, anchor = (
            (near.days, "text")
            if near is not None and near.kind in ("date", "time")
            else (DateRange(first, last), "document")
        )
        return self._at_clock(span, days, anchor, clock)

    def _at_clock(self, span: Span, days: DateRange, anchor: str, clock: Clock) -> TimeExpression:
        day = days.earliest.isoformat() if days.earliest is not None else "XXXX-XX-XX"
        hours = Range(clock.low, clock.high)
        reason = "" if days != UNKNOWN_DAYS else NO_DATE
        return TimeExpression(
            span, "time", days, hours, anchor=anchor, reason=reason, edtf=days.edtf, timex=_clocked(day, clock)
        )

    def _length(self, form: Length, span: Span) -> TimeExpression:
        amount = Range(form.low, form.high)
        base = TimeExpression(span, "duration", amount=amount, unit=form.unit, timex=form.code)
        if not form.window or form.unit in ("second", "minute", "hour"):
            return base
        first, last = self._bounds()
        longest = form.high if form.high is not None else None
        if form.window == "past":
            begin = None if first is None or longest is None else shift(first, form.unit, -longest)
            days = DateRange(begin, last)
        else:
            until = None if last is None or longest is None else shift(last, form.unit, longest)
            days = DateRange(first, until)
        reason = (
            ""
            if days.earliest and days.latest
            else NO_DATE
            if first is last is None
            else "the words give no full length"
        )
        return replace(base, days=days, anchor="document", edtf=days.edtf, reason=reason)

    def _pointer(self, form: Pointer, span: Span) -> TimeExpression:
        first, last = self._bounds()
        days = {"PRESENT_REF": DateRange(first, last), "PAST_REF": DateRange(None, last)}.get(
            form.reference, DateRange(first, None)
        )
        return TimeExpression(span, "date", days, anchor="document", reason=VAGUE, edtf=days.edtf, timex=form.reference)


NEAR = 40
"""How many code points may lie between a day and the clock time that belongs to it ("Friday at about 4 p.m.")."""


def _clocked(day: str, clock: Clock) -> str:
    """A TIMEX3 time; midnight that ends a day is written as its hour 24."""
    zone = {"gmt": "Z", "utc": "Z"}.get(clock.zone or "", "")
    return f"{day}T{clock.timex}{zone}"


__all__ = ["Scan", "find_times", "read_times", "scan_times"]
