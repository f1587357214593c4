"""Turns what was read into days: `Moment` and its bases against a reference date, with tense as a hint.

In: a form, one reference date (a bound of the page's date, or None where it is unknown), the tense around the words
and the date told before. Out: `Resolved`: days, the TIMEX3 value, EDTF where the days cannot say it, and the reason
where something stays open. Newspaper habits decide: a bare weekday lies within seven days of the page's date, the same
weekday is the day itself; a bare month or day lies before the page's date unless the tense looks ahead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from readout.annotate.times.calendar_days import (
    day_range,
    days_of,
    holiday_day,
    month_range,
    quarter_range,
    season_range,
    share_of,
    shift,
    week_range,
    weekend_range,
    year_range,
)
from readout.annotate.times.forms import Base, CalendarForm, ShiftForm, UnitForm
from readout.model.ranges import UNKNOWN_DAYS, DateRange

NO_DATE = "the page's date is not known"
NO_SUCH_DAY = "no such day in the calendar"
REPORTED_DAYS = 120
"""How long after its end a quarter is the one that is being reported, whatever the tense says."""
AHEAD_DAYS = 60
"""How far ahead a bare date may lie before a missing tense makes it last year's."""


@dataclass(frozen=True, slots=True)
class Told:
    """The date told before: its days and how fine it is (day, week, month, quarter, season, year)."""

    days: DateRange
    grain: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is resolved against. `tense` is past, future or empty."""

    reference: date | None
    tense: str = ""
    told: Told | None = None
    years: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """The years the page has given for a (month, day), so that "Oct. 23" later means the same day."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Days with their TIMEX3 value; `anchor` is document, text or none."""

    days: DateRange
    timex: str
    grain: str
    anchor: str = "none"
    reason: str = ""
    edtf: str | None = None


def resolve_base(base: Base, setting: Setting) -> Resolved:
    """The days a base stands for; open with a reason where they cannot be known."""
    try:
        if isinstance(base, UnitForm):
            return _unit(base, setting)
        if isinstance(base, ShiftForm):
            return _shifted(base, setting)
        return _calendar(base, setting)
    except (ValueError, OverflowError):
        return Resolved(UNKNOWN_DAYS, "XXXX", "day", reason=NO_SUCH_DAY)


def week_code(day: date) -> str:
    """ "2017-W05"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def around(unit: str, day: date) -> Resolved:
    """The calendar unit that holds `day`."""
    y, m = day.year, day.month
    match unit:
        case "week":
            return Resolved(week_range(day), week_code(day), unit, "document")
        case "weekend":
            return Resolved(weekend_range(day), week_code(day) + "-WE", unit, "document")
        case "month":
            return Resolved(month_range(y, m), f"{y:04d}-{m:02d}", unit, "document")
        case "quarter":
            return Resolved(quarter_range(y, (m + 2) // 3), f"{y:04d}-Q{(m + 2) // 3}", unit, "document")
        case "year":
            return Resolved(year_range(y), f"{y:04d}", unit, "document")
        case "decade":
            return Resolved(year_range(y // 10 * 10, y // 10 * 10 + 9), f"{y // 10:03d}", unit, "document")
        case "century":
            return Resolved(year_range(y // 100 * 100, y // 100 * 100 + 99), f"{y // 100:02d}", unit, "document")
    return Resolved(day_range(day), day.isoformat(), "day", "document")


def _unit(form: UnitForm, setting: Setting) -> Resolved:
    start, anchor = _reference(form.anchor, setting)
    if start is None:
        return Resolved(UNKNOWN_DAYS, _unknown_unit(form.unit), form.unit, reason=NO_DATE)
    if form.anchor == "text" and setting.told is not None and form.offset == 0:
        start = setting.told.days.earliest or start
    if form.unit == "weekend":
        return replace(_weekend(form, start, setting), anchor=anchor)
    moved = shift(start, form.unit, form.offset)
    if moved is None:
        return Resolved(UNKNOWN_DAYS, _unknown_unit(form.unit), form.unit, reason=NO_SUCH_DAY)
    found = replace(around(form.unit, moved), anchor=anchor)
    if form.unit == "week" and form.offset == -1 and start.weekday() == 6:
        return replace(
            found, days=DateRange(found.days.earliest, start)
        )  # on a Sunday the week just over is "last week"
    return found


def _weekend(form: UnitForm, start: date, setting: Setting) -> Resolved:
    """A bare or last weekend is the one before the working week of the reference; on a weekend it is this one."""
    back = 0 if start.weekday() >= 5 and form.offset >= 0 else 7
    if form.offset > 0 or (form.offset == 0 and setting.tense == "future"):
        back = 0 if start.weekday() < 5 else -7
        return around("weekend", start - timedelta(days=back))
    return around("weekend", start - timedelta(days=back))


def _unknown_unit(unit: str) -> str:
    return {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "decade": "XXX",
        "century": "XX",
    }.get(unit, "XXXX")


def _reference(anchor: str, setting: Setting) -> tuple[date | None, str]:
    if anchor == "text" and setting.told is not None and setting.told.days.earliest is not None:
        return setting.told.days.latest or setting.told.days.earliest, "text"
    return setting.reference, "document"


def _shifted(form: ShiftForm, setting: Setting) -> Resolved:
    """ "two years ago": the named amount away, with half a unit of play to both sides for units longer than a day."""
    told = setting.told
    if form.unit == "year" and form.low == 1 and told is not None:
        grains = ("quarter",) if form.anchor == "document" else ("quarter", "month", "year", "season")
        if told.grain in grains:
            return _same_period(form, told, setting.reference)
    start, anchor = _reference(form.anchor, setting)
    low, high = form.low, form.high
    if start is None:
        return Resolved(UNKNOWN_DAYS, "XXXX", form.unit, reason=NO_DATE)
    play = 0.0 if form.unit in ("day", "hour", "minute", "second") or form.bent else 0.5
    near = None if low is None else shift(start, form.unit, form.sign * (low - play))
    far = None if high is None else shift(start, form.unit, form.sign * (high + play))
    days = DateRange(near, far) if form.sign > 0 else DateRange(far, near)
    core = _core(form)
    centre = None if core is None else shift(start, form.unit, form.sign * core)
    if centre is None:
        return Resolved(days, "PAST_REF" if form.sign < 0 else "FUTURE_REF", form.unit, anchor)
    grain = "day" if form.unit in ("hour", "minute", "second") or (core or 0) % 1 else form.unit
    grain = "year" if grain in ("decade", "century", "millennium") else grain
    return Resolved(days, around(grain, centre).timex, grain, anchor)


def _core(form: ShiftForm) -> float | None:
    if form.bent == "vague":
        return None
    if form.bent in ("nearly", "under", "at most"):
        return form.high
    if form.bent == "about" and form.low is not None and form.high is not None:
        return round((form.low + form.high) / 2, 2)
    return form.low


def _same_period(form: ShiftForm, told: Told, reference: date | None) -> Resolved:
    """ "a year earlier" behind a quarter is that quarter of the year before."""
    start = told.days.earliest
    if form.modifier and start is not None and reference is not None and start.year == reference.year - 1:
        return replace(around(told.grain if told.grain != "season" else "year", start), anchor="text")
    moved = None if start is None or form.low is None else shift(start, "year", form.sign * form.low)
    if moved is None:
        return Resolved(UNKNOWN_DAYS, "XXXX", "year", reason=NO_SUCH_DAY)
    return replace(around(told.grain if told.grain != "season" else "year", moved), anchor="text")


def _calendar(form: CalendarForm, setting: Setting) -> Resolved:
    if form.decade is not None:
        return Resolved(year_range(form.decade, form.decade + 9), f"{form.decade // 10:03d}X", "decade")
    if form.century is not None:
        first = (form.century - 1) * 100
        return Resolved(year_range(max(1, first), first + 99), f"{form.century - 1:02d}XX", "century")
    year = _year_of(form, setting)
    if year is None and form.month is not None and form.day is not None and form.nth is None:
        year = setting.years.get((form.month, form.day))
    if form.year is not None and form.month is None and not (form.quarter or form.half or form.season or form.holiday):
        return Resolved(year_range(form.year, form.year_to), f"{form.year:04d}", "year")
    if year is not None:
        return _in_year(form, year, "none" if form.year is not None else "document")
    if form.month is None and form.weekday is not None:
        return _weekday(form, setting)
    if setting.reference is None:
        return _without_year(form)
    return _nearest(form, setting)


def _year_of(form: CalendarForm, setting: Setting) -> int | None:
    if form.year is not None or form.within is None:
        return form.year
    days = _unit(form.within, setting).days
    return days.earliest.year if days.earliest is not None else None


def _in_year(form: CalendarForm, year: int, anchor: str) -> Resolved:
    """The named fields within a known year."""
    if form.holiday is not None:
        return replace(around("day", holiday_day(form.holiday, year)), anchor=anchor)
    if form.quarter is not None:
        return Resolved(quarter_range(year, form.quarter), f"{year:04d}-Q{form.quarter}", "quarter", anchor)
    if form.half is not None:
        first = quarter_range(year, form.half * 2 - 1)
        return Resolved(
            DateRange(first.earliest, quarter_range(year, form.half * 2).latest),
            f"{year:04d}-H{form.half}",
            "half",
            anchor,
        )
    if form.season is not None:
        return Resolved(season_range(year, form.season), f"{year:04d}-{form.season}", "season", anchor)
    if form.month is None:
        return Resolved(year_range(year), f"{year:04d}", "year", anchor)
    if form.day is None:
        return Resolved(month_range(year, form.month), f"{year:04d}-{form.month:02d}", "month", anchor)
    day = date(year, form.month, form.day)
    if form.week:
        return Resolved(week_range(day), week_code(day), "week", anchor)
    last = date(year, form.month, form.day_to) if form.day_to else day
    return Resolved(days_of(day, last), day.isoformat(), "day", anchor)


def _weekday(form: CalendarForm, setting: Setting) -> Resolved:
    """A weekday: the page's own day if it is that day, else the nearest one before, or after by the tense."""
    if setting.reference is None or form.weekday is None:
        return Resolved(UNKNOWN_DAYS, f"XXXX-WXX-{form.weekday}", "day", reason=NO_DATE)
    back = (setting.reference.isoweekday() - form.weekday) % 7
    if form.nth == -1:
        offset = -(back or 7)
    elif (
        form.nth == 1 or (setting.tense == "future" and form.nth is None) or (form.nth == 0 and setting.tense != "past")
    ):
        offset = (7 - back) if form.nth == 1 else (7 - back) % 7
    else:
        offset = -back
    return around("day", setting.reference + timedelta(days=offset))


def _without_year(form: CalendarForm) -> Resolved:
    """What is known of a date whose year is not: kept in EDTF with the year unspecified."""
    if form.month is not None and form.day is not None:
        code = f"XXXX-{form.month:02d}-{form.day:02d}"
    elif form.month is not None:
        code = f"XXXX-{form.month:02d}"
    else:
        named = f"Q{form.quarter}" if form.quarter else f"H{form.half}" if form.half else form.season
        code = f"XXXX-{named}" if named else "XXXX"
    grain = "day" if form.day else "month" if form.month else "quarter" if form.quarter else "season"
    return Resolved(UNKNOWN_DAYS, code, grain, reason=NO_DATE, edtf=code if form.month is not None else None)


def _nearest(form: CalendarForm, setting: Setting) -> Resolved:
    """A date without its year: the year that fits "last", "next" or the tense, else the past one unless it is soon."""
    reference = setting.reference or date.min
    options = [
        r for y in (reference.year - 1, reference.year, reference.year + 1) if (r := _try_year(form, y)) is not None
    ]
    before = [r for r in options if r.days.earliest is not None and r.days.earliest <= reference]
    after = [r for r in options if r.days.latest is not None and r.days.latest >= reference]
    if not before or not after:
        return options[0] if options else Resolved(UNKNOWN_DAYS, "XXXX", "day", reason=NO_SUCH_DAY)
    past, ahead = before[-1], after[0]
    ended = past.days.latest
    if (
        form.quarter is not None
        and past != ahead
        and form.nth is None
        and ended is not None
        and (reference - ended).days <= REPORTED_DAYS
    ):
        return past
    if past == ahead:
        holds = past
        if form.nth == -1 and len(before) > 1 and form.month is not None:
            return before[-2]
        return holds if form.nth != 1 or len(after) < 2 else after[1]
    if form.nth is not None:
        return _named_nth(form.nth, past, ahead, reference)
    return _by_distance(setting.tense, past, ahead, reference)


def _by_distance(tense: str, past: Resolved, ahead: Resolved, reference: date) -> Resolved:
    """The tense decides, unless the other date is far nearer: ten months back a writer would have said "last"."""
    gone = (reference - (past.days.latest or reference)).days
    coming = ((ahead.days.earliest or reference) - reference).days
    if gone <= AHEAD_DAYS and coming > 365 - 2 * AHEAD_DAYS:
        return past if tense != "future" or gone <= AHEAD_DAYS // 2 or coming > 365 - AHEAD_DAYS else ahead
    if coming <= AHEAD_DAYS and gone > 365 - 2 * AHEAD_DAYS:
        return ahead if tense != "past" or coming <= AHEAD_DAYS // 2 else past
    return ahead if tense == "future" else past


def _named_nth(nth: int, past: Resolved, ahead: Resolved, reference: date) -> Resolved:
    """ "last" is the one before, "next" the one after, "this" the one within the year of the page."""
    if nth == 0:
        same = [r for r in (past, ahead) if r.days.earliest is not None and r.days.earliest.year == reference.year]
        return same[-1] if same else ahead
    return past if nth < 0 else ahead


def _try_year(form: CalendarForm, year: int) -> Resolved | None:
    try:
        return _in_year(form, year, "document")
    except ValueError:
        return None


def narrow(resolved: Resolved, portion: str, reference: date | None) -> Resolved:
    """The part of the days that a portion word leaves ("early", "late", "earlier this month" up to the page's date)."""
    days = resolved.days
    if portion == "elapsed" and reference is not None and days.earliest is not None and days.earliest <= reference:
        return replace(resolved, days=DateRange(days.earliest, min(days.latest or reference, reference)))
    if portion == "rest" and reference is not None and days.latest is not None and days.latest >= reference:
        return replace(resolved, days=DateRange(max(days.earliest or reference, reference), days.latest))
    if portion == "around" and days.earliest is not None and days.latest is not None and resolved.grain == "day":
        return replace(resolved, days=DateRange(days.earliest - timedelta(days=3), days.latest + timedelta(days=3)))
    if resolved.grain == "day":
        return resolved
    return replace(resolved, days=share_of(days, portion))
