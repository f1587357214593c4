"""Arithmetic of the calendar: units as ranges of days, shifts, parts of a span, feasts. Proleptic Gregorian."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from readout.annotate.times.lexicon import Holiday
from readout.model.ranges import DateRange

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological seasons of the northern half; a winter is counted to the year in which it begins."""

SHARES = {"early": (0.0, 0.4), "mid": (0.3, 0.7), "late": (0.6, 1.0), "start": (0.0, 0.2), "end": (0.8, 1.0)}
"""Which share of a span "early", "mid" and "late" may cover: overlapping, for writers draw no sharp line."""


def days_of(first: date, last: date) -> DateRange:
    """A closed range of days."""
    return DateRange(first, last)


def day_range(day: date) -> DateRange:
    """One day."""
    return DateRange(day, day)


def month_range(year: int, month: int) -> DateRange:
    """A calendar month."""
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_range(year: int, last: int | None = None) -> DateRange:
    """A calendar year, or a run of them."""
    return DateRange(date(year, 1, 1), date(last or year, 12, 31))


def quarter_range(year: int, quarter: int) -> DateRange:
    """A calendar quarter, 1 to 4."""
    first = date(year, quarter * 3 - 2, 1)
    return DateRange(first, month_range(year, quarter * 3).latest)


def season_range(year: int, code: str) -> DateRange:
    """A season that begins in `year`."""
    first, last = SEASON_MONTHS[code]
    return DateRange(date(year, first, 1), month_range(year + (last < first), last).latest)


def week_range(day: date) -> DateRange:
    """The ISO week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + timedelta(days=6))


def weekend_range(day: date) -> DateRange:
    """Saturday and Sunday of the ISO week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday + timedelta(days=5), monday + timedelta(days=6))


def shift(day: date, unit: str, count: float) -> date | None:
    """`day` moved by `count` units (fractions of long units go by days); None outside the calendar."""
    try:
        if unit in ("day", "week", "weekend", "hour", "minute", "second"):
            size = {"day": 1.0, "week": 7.0, "weekend": 7.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}[
                unit
            ]
            return day + timedelta(days=round(count * size))
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}[
            unit
        ] * count
        whole = int(months // 1)
        return _add_months(day, whole) + timedelta(days=round((months - whole) * 30.44))
    except (ValueError, OverflowError):
        return None


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def share_of(days: DateRange, portion: str) -> DateRange:
    """The part of a closed range that "early", "mid", "late", "start" or "end" may mean."""
    if days.earliest is None or days.latest is None or portion not in SHARES:
        return days
    length = (days.latest - days.earliest).days
    low, high = SHARES[portion]
    return DateRange(
        days.earliest + timedelta(days=int(length * low)), days.earliest + timedelta(days=-int(-length * high // 1))
    )


def holiday_day(holiday: Holiday, year: int) -> date:
    """The day of a feast in `year`."""
    numbers = holiday.numbers
    if holiday.rule == "fixed":
        return date(year, numbers[0], numbers[1])
    if holiday.rule == "easter":
        return easter_day(year) + timedelta(days=numbers[0])
    month, weekday, nth = numbers
    if nth < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter_day(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus of Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
