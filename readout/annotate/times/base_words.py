"""Reads the span of the calendar a moment stands on: "last Friday", "next year's first quarter", "1998".

In: atoms and a position. Out: a `Base` and the position behind it, or None.
"""

from __future__ import annotations

from dataclasses import replace

from readout.annotate.atoms import APOSTROPHES, Atoms, is_hyphen, low_at, matches
from readout.annotate.ordinals import read_ordinal
from readout.annotate.times.calendar_words import read_date, read_holiday, read_period, read_year
from readout.annotate.times.forms import Base, CalendarForm, ShiftForm, UnitForm
from readout.annotate.times.lexicon import time_words
from readout.annotate.times.unit_words import read_unit_form

PORTIONS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "earlier": "elapsed", "later": "rest"}
NTH = {
    "last": -1,
    "past": -1,
    "this": 0,
    "next": 1,
    "coming": 1,
    "previous": -1,
    "that": 0,
    "upcoming": 1,
    "following": 1,
}


def read_base(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """The day, month, year or other span of the calendar that starts at atom `i`, without parts of the day."""
    return (
        _nth(atoms, i)
        or _led(atoms, i)
        or _deictic(atoms, i)
        or _possessed(atoms, i)
        or read_unit_form(atoms, i)
        or read_date_at(atoms, i)
        or read_holiday(atoms, i)
        or read_period(atoms, i)
        or _week_of(atoms, i)
        or _year(atoms, i)
    )


def read_date_at(atoms: Atoms, i: int) -> tuple[CalendarForm, int] | None:
    """A date, where a name of a month or day that is also another word stands as a date."""
    told = read_date(atoms, i)
    if told is None or not _mistaken(atoms, i, told):
        return told
    return None


def _mistaken(atoms: Atoms, i: int, told: tuple[CalendarForm, int]) -> bool:
    """Whether a lone "May", "March", "Sunday" is a verb, a person or a newspaper."""
    form, end = told
    if form.day is not None or form.year is not None or form.within is not None:
        return False
    before = low_at(atoms, i - 1)
    if form.weekday is not None:
        named = low_at(atoms, end) in time_words().groups["papers"] and atoms[end].capital
        return named or before in ("bloody", "super", "giving", "cyber", "maundy")
    if atoms[i].low in time_words().ambiguous or atoms[i].low in ("august", "april", "june"):
        name = (
            end < len(atoms)
            and atoms[end].capital
            and not atoms[end].glued
            and before not in time_words().groups["date_leads"]
        )
        alone = before not in time_words().groups["date_leads"] and before not in ("-", "a", "an", "the", "'s", ",")
        needs = atoms[i].low in ("may", "march", "mar", "jan", "jun", "sep", "dec", "april", "june", "august")
        return name or (alone and needs and atoms[i].low in ("may", "march", "mar", "jan"))
    return False


def _deictic(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "today", "yesterday", "the day before yesterday", "the day after tomorrow"."""
    at = i + 1 if low_at(atoms, i) == "the" else i
    for words, days in ((("day", "before", "yesterday"), -2), (("day", "after", "tomorrow"), 2)):
        if matches(atoms, at, words):
            return UnitForm("day", days), at + 3
    word = low_at(atoms, i)
    offset = time_words().deictic.get(word)
    if offset is None or word == "tonight" or (atoms[i].capital and low_at(atoms, i - 1) in ("usa", "russia")):
        return None  # "tonight" is a part of the day; "USA Today" a newspaper
    return UnitForm("day", offset), i + 1


def _nth(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "last Friday", "this fall", "next October", "this coming Sunday, March 8", "last Christmas", "last weekend"."""
    at = i + 1 if low_at(atoms, i) == "the" else i
    word = low_at(atoms, at)
    if word not in NTH:
        return None
    nth, noun = NTH[word], at + 1
    if low_at(atoms, noun) in ("coming", "past", "upcoming"):
        nth, noun = NTH[low_at(atoms, noun)], noun + 1
    season = time_words().seasons.get(low_at(atoms, noun))
    if season is not None and not is_hyphen(atoms, noun + 1):
        return CalendarForm(season=season, nth=nth), noun + 1
    told = read_date(atoms, noun) or read_holiday(atoms, noun) or _nth_quarter(atoms, noun)
    if told is None or (told[0].month is not None and low_at(atoms, at) in ("past", "that")):
        return None
    return replace(told[0], nth=nth), told[1]


def _nth_quarter(atoms: Atoms, i: int) -> tuple[CalendarForm, int] | None:
    told = read_period(atoms, i)
    return told if told is not None and told[0].quarter is not None else None


def _led(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "the third quarter", "the 1990s", "the 1988 second quarter", "the year-earlier quarter"."""
    if low_at(atoms, i) != "the":
        return _year_period(atoms, i)
    back = _year_back(atoms, i + 1)
    if back is not None:
        return back
    year = _year_period(atoms, i + 1)
    if year is not None:
        return year
    told = read_period(atoms, i + 1)
    if told is not None and is_hyphen(atoms, told[1] - 2):
        return None  # "the third-quarter profit": the article is the profit's
    return told or (_day_then_month(atoms, i + 1) if read_ordinal(atoms, i + 1) else None)


def _day_then_month(atoms: Atoms, i: int) -> tuple[CalendarForm, int] | None:
    told = read_date(atoms, i)
    return told if told is not None and told[0].day is not None else None


def _year_back(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "year-earlier quarter", "year-ago period", "year-earlier third quarter"."""
    if low_at(atoms, i) != "year" or not is_hyphen(atoms, i + 1) or low_at(atoms, i + 2) not in ("ago", "earlier"):
        return None
    told = read_period(atoms, i + 3)
    if told is not None and told[0].quarter is not None:
        return replace(told[0], within=UnitForm("year", -1)), told[1]
    end = i + 4 if low_at(atoms, i + 3) in ("quarter", "period", "month", "week") else i + 3
    return ShiftForm(1, 1, "year", -1, "text", modifier=True), end


def _year_period(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "1988 second quarter", "1988 period", "1990 first half"."""
    at = i + 1 if low_at(atoms, i) == "fiscal" else i
    year = read_year(atoms, at)
    if year is None or low_at(atoms, at) in APOSTROPHES:
        return None
    told = read_period(atoms, year[1])
    if told is not None and (told[0].quarter or told[0].season) and told[0].year is None:
        return replace(told[0], year=year[0]), told[1]
    if low_at(atoms, year[1]) == "period" and low_at(atoms, i - 1) == "the":
        return CalendarForm(year=year[0]), year[1] + 1
    return None


def _possessed(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "next year's first quarter", "last year's fourth quarter"."""
    unit = read_unit_form(atoms, i)
    if unit is None or unit[0].unit != "year" or low_at(atoms, unit[1]) not in APOSTROPHES:
        return None
    told = read_period(atoms, unit[1] + 2)
    return (replace(told[0], within=unit[0]), told[1]) if told is not None and told[0].quarter else None


def _week_of(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    at = i + 1 if low_at(atoms, i) == "the" else i
    if not matches(atoms, at, ("week", "of")):
        return None
    told = read_date(atoms, at + 2)
    return (replace(told[0], week=True), told[1]) if told is not None and told[0].day is not None else None


def _year(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """A bare year: four digits, "fiscal 1989", "1998-99", "'98"; not a count, a price or a number of a thing."""
    at = i + 1 if low_at(atoms, i) in ("fiscal", "calendar") else i
    year = read_year(atoms, at)
    if year is None:
        return None
    if at > i:
        return CalendarForm(year=year[0]), year[1]
    if not _is_year(atoms, i, year[1]):
        return None
    if is_hyphen(atoms, year[1]) or low_at(atoms, year[1]) == "/":
        end = low_at(atoms, year[1] + 1)
        if end.isdigit() and len(end) in (2, 4) and atoms[year[1] + 1].glued:
            last = int(end) if len(end) == 4 else year[0] // 100 * 100 + int(end)
            if year[0] < last < year[0] + 50:
                return CalendarForm(year=year[0], year_to=last), year[1] + 2
    return CalendarForm(year=year[0]), year[1]


def _is_year(atoms: Atoms, i: int, end: int) -> bool:
    before, after = low_at(atoms, i - 1), low_at(atoms, end)
    if not atoms[i].is_number:
        return True
    if (before in "$€£¥#" and before) or before in ("no", "number", "flight", "page", "room", "us"):
        return False
    glued = end < len(atoms) and atoms[end].glued
    if after in time_words().groups["not_years"] or (
        glued and after in ("°", "m", "c", "kg", "th", ":", "x", "km", "k", "/")
    ):
        return False
    if after == "or" and low_at(atoms, end + 1) in ("more", "so", "fewer"):
        return False
    if glued and after == "-" and end + 1 < len(atoms) and atoms[end + 1].glued and atoms[end + 1].text.isalpha():
        return low_at(atoms, end + 1) not in (
            "mile",
            "meter",
            "metre",
            "foot",
            "pound",
            "kilometer",
            "km",
            "member",
            "strong",
        )
    year = int(atoms[i].low)
    if (
        atoms[i].glued
        and before in ("-", "/", ".", ":")
        and low_at(atoms, i - 2) not in ("mid", "post", "pre", "early", "late")
    ):
        return low_at(atoms, i - 2).isdigit() is False and before == "-" and atoms[i - 1].glued and 1900 <= year <= 2060
    return (
        1500 <= year <= 2060
        if before in time_words().groups["year_leads"] or before in PORTIONS
        else 1850 <= year <= 2060
    )
