"""Reads calendar dates: "3 March 2026", "Sunday, March 8", "Sept. 2016", "the third quarter of 1990", "the 1990s".

In: atoms and a position. Out: a `CalendarForm` and the position behind it, or None. Nothing is resolved here.
"""

from __future__ import annotations

from dataclasses import replace

from readout.annotate.atoms import APOSTROPHES, HYPHENS, Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.numbers import number_words
from readout.annotate.ordinals import read_ordinal
from readout.annotate.times.forms import CalendarForm, UnitForm
from readout.annotate.times.lexicon import time_words

Dated = tuple[CalendarForm, int] | None
LONGEST_FEAST = 6

FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Four digits outside these are read as a number."""


def read_month(atoms: Atoms, i: int) -> tuple[int, int] | None:
    """A month's name and, behind an abbreviation, its full stop."""
    month = time_words().months.get(low_at(atoms, i))
    if month is None or not (atoms[i].capital or (i > 0 and atoms[i - 1].is_number)):
        return None
    short = len(atoms[i].low) <= 4 and atoms[i].low not in ("may", "june", "july")
    if not short:
        return month, i + 1
    if low_at(atoms, i + 1) == "." and atoms[i + 1].glued:
        return month, i + 2
    beside = low_at(atoms, i + 1)[:1].isdigit() or low_at(atoms, i - 1)[:1].isdigit()
    return (month, i + 1) if beside or atoms[i].low in ("sept", "nov", "oct", "aug", "feb") else None


def read_weekday(atoms: Atoms, i: int) -> tuple[int, int] | None:
    """A weekday's name and, behind an abbreviation, its full stop."""
    weekday = time_words().weekdays.get(low_at(atoms, i))
    if weekday is None or not atoms[i].capital:
        return None
    if len(atoms[i].low) <= 5:
        dot = low_at(atoms, i + 1) == "." and atoms[i + 1].glued
        return (weekday, i + 2) if dot else ((weekday, i + 1) if low_at(atoms, i + 1) == "," else None)
    return weekday, i + 1


def read_day_of_month(atoms: Atoms, i: int) -> tuple[int, int] | None:
    """1 to 31 in digits ("3", "3rd") or as an ordinal word ("eighth")."""
    ordinal = read_ordinal(atoms, i)
    if ordinal is not None and ordinal.low is not None and 1 <= ordinal.low <= 31:
        return int(ordinal.low), ordinal.end
    word = low_at(atoms, i)
    if len(word) <= 2 and word.isdigit() and 1 <= int(word) <= 31:
        return int(word), i + 1
    return None


def read_year(atoms: Atoms, i: int) -> tuple[int, int] | None:
    """A year in four digits, two digits behind an apostrophe, or words ("nineteen ninety-six")."""
    word = low_at(atoms, i)
    if len(word) == 4 and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR:
        return int(word), i + 1
    if word in APOSTROPHES and len(low_at(atoms, i + 1)) == 2 and low_at(atoms, i + 1).isdigit() and atoms[i + 1].glued:
        two = int(low_at(atoms, i + 1))
        if low_at(atoms, i + 2) in time_words().units:
            return None
        return (1900 if two > 40 else 2000) + two, i + 2
    return _spelled_year(atoms, i)


def _spelled_year(atoms: Atoms, i: int) -> tuple[int, int] | None:
    words = number_words()
    if low_at(atoms, i) in ("nineteen", "eighteen") and low_at(atoms, i + 1) in words.tens:
        century, at = int(words.units[low_at(atoms, i)]) * 100, i + 2
        year = century + int(words.tens[low_at(atoms, i + 1)])
        unit = words.units.get(low_at(atoms, skip_hyphen(atoms, at)))
        if unit is not None and 0 < unit < 10:
            return year + int(unit), skip_hyphen(atoms, at) + 1
        return year, at
    if matches(atoms, i, ("two", "thousand")):
        at = i + 3 if low_at(atoms, i + 2) == "and" else i + 2
        unit = words.units.get(low_at(atoms, at))
        if unit is not None and 0 < unit < 20:
            return 2000 + int(unit), at + 1
    return None


def read_date(atoms: Atoms, i: int) -> Dated:
    """A date with at least a month or a weekday, in any usual order, as many fields as there are."""
    weekday = read_weekday(atoms, i)
    if weekday is not None:
        at = weekday[1] + 1 if low_at(atoms, weekday[1]) == "," else weekday[1]
        at = at + 1 if low_at(atoms, at) == "the" else at
        dated = _month_first(atoms, at) or _day_first(atoms, at)
        if dated is not None and dated[0].day is not None:
            return replace(dated[0], weekday=weekday[0]), dated[1]
        if low_at(atoms, weekday[1] - 1) != "." and len(low_at(atoms, i)) <= 4:
            return None
        return CalendarForm(weekday=weekday[0]), weekday[1]
    return _iso(atoms, i) or _slashes(atoms, i) or _day_first(atoms, i) or _month_first(atoms, i)


def _month_first(atoms: Atoms, i: int) -> Dated:
    month = read_month(atoms, i)
    if month is None:
        return None
    at = month[1]
    day = read_day_of_month(atoms, at)
    if day is not None and not _counts_something(atoms, day[1]):
        form, at = CalendarForm(month=month[0], day=day[0]), day[1]
        form, at = _to_day(atoms, form, at)
        return _with_year(atoms, form, at)
    year = _year_behind(atoms, at)
    if year is not None:
        return CalendarForm(month=month[0], year=year[0]), year[1]
    of_year = _of_unit_year(atoms, at)
    form = CalendarForm(month=month[0], within=of_year[0] if of_year else None)
    return form, of_year[1] if of_year else at


def _counts_something(atoms: Atoms, i: int) -> bool:
    """Whether what follows "May 20" shows that the number counts something else ("20 percent", "3:30")."""
    word = low_at(atoms, i)
    glued = i < len(atoms) and atoms[i].glued
    clock = word == ":" and low_at(atoms, i + 1).isdigit() and atoms[i + 1].glued
    return word in ("%", "percent", "million", "billion") or (glued and (clock or word == "½"))


def _to_day(atoms: Atoms, form: CalendarForm, at: int) -> tuple[CalendarForm, int]:
    """ "March 3-5": the second day of a range."""
    if low_at(atoms, at) in HYPHENS or (low_at(atoms, at) == "to" and at + 1 < len(atoms) and atoms[at + 1].is_number):
        end = read_day_of_month(atoms, at + 1)
        after = "" if end is None else low_at(atoms, end[1])
        if end is not None and end[0] > (form.day or 31) and after not in HYPHENS and after not in time_words().units:
            return replace(form, day_to=end[0]), end[1]
    return form, at


def _with_year(atoms: Atoms, form: CalendarForm, at: int) -> tuple[CalendarForm, int]:
    year = _year_behind(atoms, at)
    if year is not None:
        return replace(form, year=year[0]), year[1]
    of_year = _of_unit_year(atoms, at)
    return (replace(form, within=of_year[0]), of_year[1]) if of_year else (form, at)


def _year_behind(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """ ", 2016", " 2016" or "of 2016" behind a month or a day."""
    start = at + 1 if low_at(atoms, at) in (",", "of") else at
    year = read_year(atoms, start)
    if (
        year is None
        or _counts_something(atoms, year[1])
        or (low_at(atoms, start) in APOSTROPHES and atoms[start].glued)
    ):
        return None
    return year


def _of_unit_year(atoms: Atoms, at: int) -> tuple[UnitForm, int] | None:
    """ "of last year", "this year", "the following year", "last year" behind a month."""
    start = at + 1 if low_at(atoms, at) == "of" else at
    start = start + 1 if low_at(atoms, start) == "the" else start
    offset = {"last": -1, "this": 0, "next": 1, "that": 0, "previous": -1, "following": 1}.get(low_at(atoms, start))
    if offset is None or low_at(atoms, start + 1) != "year" or (start == at and low_at(atoms, start) != "last"):
        return None
    anchor = "text" if low_at(atoms, start) in ("that", "previous", "following") else "document"
    return UnitForm("year", offset, anchor), start + 2


def _day_first(atoms: Atoms, i: int) -> Dated:
    """ "3 March 2026", "the 3rd of March", "3-5 March"."""
    day = read_day_of_month(atoms, i)
    if day is None:
        return None
    form, at = _to_day(atoms, CalendarForm(day=day[0]), day[1])
    at = at + 1 if low_at(atoms, at) == "of" else at
    month = read_month(atoms, at)
    if (
        month is None
        or not atoms[at].capital
        or (low_at(atoms, at) == "may" and low_at(atoms, at - 1) != "of" and not atoms[i].is_number)
    ):
        return None
    return _with_year(atoms, replace(form, month=month[0]), month[1])


def _iso(atoms: Atoms, i: int) -> Dated:
    """ "2026-03-05"."""
    if i + 4 >= len(atoms) or low_at(atoms, i + 1) not in HYPHENS or low_at(atoms, i + 3) not in HYPHENS:
        return None
    year, month, day = low_at(atoms, i), low_at(atoms, i + 2), low_at(atoms, i + 4)
    if len(year) == 4 and all(x.isdigit() for x in (year, month, day)) and _real(int(month), int(day)):
        return CalendarForm(year=int(year), month=int(month), day=int(day)), i + 5
    return None


def _slashes(atoms: Atoms, i: int) -> Dated:
    """ "3/15/2026" (month first, unless only the other order is a date); "9/11" alone is the day of 2001."""
    if low_at(atoms, i + 1) != "/" or i + 2 >= len(atoms) or not atoms[i + 2].glued:
        return None
    first, second = low_at(atoms, i), low_at(atoms, i + 2)
    if (first, second) == ("9", "11") and low_at(atoms, i + 3) != "/":
        return CalendarForm(year=2001, month=9, day=11), i + 3
    year = low_at(atoms, i + 4)
    if low_at(atoms, i + 3) != "/" or not (first.isdigit() and second.isdigit() and year.isdigit()):
        return None
    if len(year) not in (2, 4):
        return None
    full = int(year) if len(year) == 4 else (1900 if int(year) > 40 else 2000) + int(year)
    for month, day in ((int(first), int(second)), (int(second), int(first))):
        if _real(month, day):
            return CalendarForm(year=full, month=month, day=day), i + 5
    return None


def _real(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def read_holiday(atoms: Atoms, i: int) -> Dated:
    """A feast by name, with its year where told."""
    if i >= len(atoms) or not atoms[i].capital:
        return None
    for length in range(LONGEST_FEAST, 0, -1):
        words = tuple("'" if low_at(atoms, i + k) in APOSTROPHES else low_at(atoms, i + k) for k in range(length))
        holiday = time_words().holidays.get(words)
        if holiday is not None:
            return _with_year(atoms, CalendarForm(holiday=holiday), i + length)
    return None


def read_period(atoms: Atoms, i: int) -> Dated:
    """Quarters, halves, seasons, decades and centuries."""
    return _decade(atoms, i) or _century(atoms, i) or _quarter(atoms, i) or _half(atoms, i) or _season(atoms, i)


def _decade(atoms: Atoms, i: int) -> Dated:
    """ "1990s", "'90s", "nineties"; "in his 40s" is an age."""
    if _is_age(atoms, i):
        return None
    word, after = low_at(atoms, i), i + 1
    if word in APOSTROPHES:
        word, after = low_at(atoms, i + 1), i + 2
    if word.isdigit() and len(word) in (2, 4) and word.endswith("0"):
        at = after + 1 if low_at(atoms, after) in APOSTROPHES and atoms[after].glued else after
        if low_at(atoms, at) == "s" and atoms[at].glued and (len(word) == 4 or after == i + 2 or int(word) > 20):
            return CalendarForm(decade=int(word) if len(word) == 4 else 1900 + int(word)), at + 1
    tens = {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
    if word in tens and low_at(atoms, i - 1) in ("the", "early", "late", "mid", "-") and low_at(atoms, i - 2) != "in":
        return CalendarForm(decade=1900 + tens[word]), after
    return None


def _is_age(atoms: Atoms, i: int) -> bool:
    k = i - 1
    while k > i - 4 and low_at(atoms, k) in ("early", "mid", "late", "-", "–"):
        k -= 1
    return low_at(atoms, k) in time_words().groups["owners"] and low_at(atoms, k - 1) == "in"


def _century(atoms: Atoms, i: int) -> Dated:
    ordinal = read_ordinal(atoms, i)
    if ordinal is None or ordinal.low is None or not 1 <= ordinal.low <= 21:
        return None
    at = skip_hyphen(atoms, ordinal.end)
    return (CalendarForm(century=int(ordinal.low)), at + 1) if low_at(atoms, at) == "century" else None


def _quarter(atoms: Atoms, i: int) -> Dated:
    """ "third quarter", "third-quarter", "Q3", "fiscal first quarter", with "of 1990" or "of last year"."""
    at = i + 1 if low_at(atoms, i) == "fiscal" else i
    ordinal = read_ordinal(atoms, at)
    if ordinal is not None and ordinal.low in (1, 2, 3, 4):
        noun = skip_hyphen(atoms, ordinal.end)
        if low_at(atoms, noun) == "quarter":
            return _period_year(atoms, CalendarForm(quarter=int(ordinal.low)), noun + 1)
    if low_at(atoms, i) == "q" and low_at(atoms, i + 1) in ("1", "2", "3", "4") and atoms[i + 1].glued:
        return _period_year(atoms, CalendarForm(quarter=int(low_at(atoms, i + 1))), i + 2)
    return None


def _half(atoms: Atoms, i: int) -> Dated:
    """ "first half of 2016"; without a year behind it, "the first half" is left to the sports pages."""
    half = {"first": 1, "second": 2}.get(low_at(atoms, i))
    if half is None or low_at(atoms, skip_hyphen(atoms, i + 1)) != "half":
        return None
    at = skip_hyphen(atoms, i + 1) + 1
    dated = _period_year(atoms, CalendarForm(half=half), at)
    return dated if dated and dated[1] > at else None


def _period_year(atoms: Atoms, form: CalendarForm, at: int) -> Dated:
    """A year behind a quarter, half or season: "of 1990", "1990", "of last year", "of fiscal 1990", "of the year"."""
    start = at + 1 if low_at(atoms, at) == "of" else at
    start = start + 1 if low_at(atoms, start) == "fiscal" else start
    year = read_year(atoms, start)
    if year is not None and low_at(atoms, start) not in APOSTROPHES:
        return replace(form, year=year[0]), year[1]
    if matches(atoms, at, ("of", "the", "year")):
        return replace(form, within=UnitForm("year", 0)), at + 3
    of_year = _of_unit_year(atoms, at)
    return (replace(form, within=of_year[0]), of_year[1]) if of_year else (form, at)


def _season(atoms: Atoms, i: int) -> Dated:
    """A season where something shows that it is one: a year behind it or a preposition with "the" before it."""
    season = time_words().seasons.get(low_at(atoms, i))
    if season is None or is_hyphen(atoms, i + 1):
        return None
    dated = _period_year(atoms, CalendarForm(season=season), i + 1)
    if dated is not None and dated[1] > i + 1:
        return dated
    before = low_at(atoms, i - 1)
    if before in ("early", "late", "mid") or (before in HYPHENS and low_at(atoms, i - 2) == "mid"):
        return CalendarForm(season=season), i + 1
    led = before == "the" and low_at(atoms, i - 2) in ("in", "during", "by", "until", "since", "over", "for", "through")
    alone = before in ("in", "by", "until", "since") and low_at(atoms, i) != "fall"
    return (CalendarForm(season=season), i + 1) if led or alone else None
