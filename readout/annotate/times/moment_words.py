"""Reads points in time by putting parts together: "late Sunday afternoon", "4 p.m. EST Friday", "the end of 1994".

In: atoms and a position. Out: a `Reading` of a `Moment`, or None.
"""

from __future__ import annotations

from dataclasses import replace

from readout.annotate.atoms import APOSTROPHES, Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.numbers import find_phrase, read_number, read_ordinal
from readout.annotate.times.calendar_words import read_date, read_holiday, read_period, read_weekday, read_year
from readout.annotate.times.clock_words import read_clock
from readout.annotate.times.forms import Base, CalendarForm, Moment, Reading, ShiftForm, UnitForm
from readout.annotate.times.length_words import read_shift, read_the_unit, read_unit_form
from readout.annotate.times.lexicon import DayPart, time_words

PORTIONS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "earlier": "elapsed", "later": "rest"}
OF_PORTIONS = {"end": "end", "beginning": "start", "start": "start", "middle": "mid", "close": "end", "turn": "start",
               "first": "start", "rest": "rest", "remainder": "rest", "eve": "eve"}
NTH = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "previous": -1, "that": 0, "upcoming": 1, "following": 1}
YEAR_LEADS = frozenset(("in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "through", "throughout", "to",
                        "and", "the", "for", "between", "late", "early", "mid", "until", "fiscal", "(", ",", "as", "a", "his", "her",
                        "its", "their", "around", "circa", "back", "/", "than", "or", "but", "in-", "about", "beyond", "’s", "s"))
NOT_YEARS = frozenset(("percent", "%", "km", "miles", "mile", "meters", "metres", "people", "soldiers", "troops", "men", "women",
                       "points", "jobs", "homes", "houses", "feet", "tons", "tonnes", "dollars", "euros", "pounds", "shares", "members",
                       "workers", "employees", "hours", "meter", "metre", "hectares", "acres", "copies", "francs", "yen", "cars",
                       "others", "more", "pages", "votes", "seats", "students", "children", "passengers", "refugees",
                       "migrants", "troops", "reservists", "gmt", "utc", "rupees", "crore", "lakh", "units", "vehicles", "barrels"))


def read_moment(atoms: Atoms, i: int) -> Reading | None:
    """The longest date or time that starts at atom `i`."""
    best: Reading | None = None
    for read in (_clock_first, _with_portion, _of_portion, _part_first, _part_of, _plain):
        found = read(atoms, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _plain(atoms: Atoms, i: int) -> Reading | None:
    told = read_base(atoms, i) or _deictic_part(atoms, i)
    if isinstance(told, Reading):
        return told
    if told is None:
        return None
    return _with_part(atoms, Reading(Moment(told[0]), i, told[1]))


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


DATE_LEADS = frozenset(("in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "from", "to", "through",
                        "of", "during", "before", "after", "between", "and", "each", "every", "for", "(", "or", "on"))
PAPERS = frozenset(("times", "post", "mirror", "herald", "mail", "telegraph", "express", "world", "star", "sun", "tribune", "review",
                    "nation", "monitor", "standard", "prayer", "prayers"))


def _mistaken(atoms: Atoms, i: int, told: tuple[CalendarForm, int]) -> bool:
    """Whether a lone "May", "March", "Sunday" is a verb, a person or a newspaper."""
    form, end = told
    if form.day is not None or form.year is not None or form.within is not None:
        return False
    before = low_at(atoms, i - 1)
    if form.weekday is not None:
        named = low_at(atoms, end) in PAPERS and atoms[end].capital
        return named or before in ("bloody", "super", "giving", "cyber", "maundy")
    if atoms[i].low in time_words().ambiguous or atoms[i].low in ("august", "april", "june"):
        name = end < len(atoms) and atoms[end].capital and not atoms[end].glued and before not in DATE_LEADS
        alone = before not in DATE_LEADS and before not in ("-", "a", "an", "the", "'s", ",")
        needs = atoms[i].low in ("may", "march", "mar", "jan", "jun", "sep", "dec", "april", "june", "august")
        return name or (alone and needs and atoms[i].low in ("may", "march", "mar", "jan"))
    return False


def _deictic(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "today", "yesterday", "the day before yesterday", "the day after tomorrow"."""
    at = i + 1 if low_at(atoms, i) == "the" else i
    for words, offset in ((("day", "before", "yesterday"), -2), (("day", "after", "tomorrow"), 2)):
        if matches(atoms, at, words):
            return UnitForm("day", offset), at + 3
    if low_at(atoms, at) == "day" and low_at(atoms, at + 1) in ("before", "after"):
        inner = _nth(atoms, at + 2) or read_date(atoms, at + 2)
        if inner is not None and isinstance(inner[0], CalendarForm) and (inner[0].weekday or inner[0].day):
            return None
    word = low_at(atoms, i)
    offset = time_words().deictic.get(word)
    if offset is None or word == "tonight" or (i > 0 and low_at(atoms, i - 1) == "usa"):
        return None
    if atoms[i].capital and i > 0 and low_at(atoms, i - 1) in ("usa", "russia"):
        return None
    return UnitForm("day", offset), i + 1


def _deictic_part(atoms: Atoms, i: int) -> Reading | None:
    """ "tonight", "this morning", "last night", "the next morning", "that evening"."""
    parts = time_words().parts
    if low_at(atoms, i) == "tonight":
        return Reading(Moment(UnitForm("day", 0), part=parts["night"]), i, i + 1)
    at = i + 1 if low_at(atoms, i) == "the" else i
    word, part = low_at(atoms, at), parts.get(low_at(atoms, at + 1))
    offset = {"this": 0, "last": -1, "that": 0, "next": 1, "following": 1, "same": 0, "previous": -1}.get(word)
    if part is None or offset is None or low_at(atoms, at + 1) in time_words().parts_alone:
        return None
    anchor = "document" if word in ("this", "last") else "text"
    return Reading(Moment(UnitForm("day", offset, anchor), part=part), i, at + 2)


def _nth(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "last Friday", "this fall", "next October", "this coming Sunday, March 8", "last Christmas", "last weekend"."""
    at = i + 1 if low_at(atoms, i) == "the" else i
    nth = NTH.get(low_at(atoms, at))
    if nth is None:
        return None
    noun = at + 1
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
    """ "the third quarter", "the 1990s", "the 1988 second quarter", "the year-earlier quarter", "the fourth of July"."""
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
    if before in "$€£¥#" and before or before in ("no", "number", "flight", "page", "room", "us"):
        return False
    glued = end < len(atoms) and atoms[end].glued
    if after in NOT_YEARS or (glued and after in ("°", "m", "c", "kg", "th", ":", "x", "km", "k", "/")):
        return False
    if after == "or" and low_at(atoms, end + 1) in ("more", "so", "fewer"):
        return False
    if glued and after == "-" and end + 1 < len(atoms) and atoms[end + 1].glued and atoms[end + 1].text.isalpha():
        return low_at(atoms, end + 1) not in ("mile", "meter", "metre", "foot", "pound", "kilometer", "km", "member", "strong")
    year = int(atoms[i].low)
    if atoms[i].glued and before in ("-", "/", ".", ":") and low_at(atoms, i - 2) not in ("mid", "post", "pre", "early", "late"):
        return low_at(atoms, i - 2).isdigit() is False and before == "-" and atoms[i - 1].glued and 1900 <= year <= 2060
    return 1500 <= year <= 2060 if before in YEAR_LEADS or before in PORTIONS else 1850 <= year <= 2060


def _with_portion(atoms: Atoms, i: int) -> Reading | None:
    """ "early September", "the early 1980s", "late last week", "mid-2016", "earlier this month", "later in the year"."""
    at = i + 1 if low_at(atoms, i) == "the" else i
    portion = PORTIONS.get(low_at(atoms, at))
    if portion is None:
        return None
    base_at = skip_hyphen(atoms, at + 1)
    if portion in ("elapsed", "rest"):
        if low_at(atoms, base_at) in ("in", "on") and at == i:
            base_at += 1
        told = read_base(atoms, base_at) or read_the_unit(atoms, base_at)
        if told is not None and isinstance(told[0], CalendarForm) and told[0].year and not told[0].month:
            return None
    else:
        base_at = base_at + 1 if low_at(atoms, base_at) in ("in", "on") and read_unit_form(atoms, base_at + 1) else base_at
        told = read_base(atoms, base_at)
        told = told or _bare_season(atoms, base_at) or _portion_part(atoms, base_at)
    if told is None:
        reading = _deictic_part(atoms, base_at)
        if reading is None or not isinstance(reading.form, Moment):
            return None
        return Reading(replace(reading.form, portion=portion), i, reading.end)
    moment = _with_part(atoms, Reading(Moment(told[0], portion=portion), i, told[1]))
    return moment


def _bare_season(atoms: Atoms, i: int) -> tuple[CalendarForm, int] | None:
    season = time_words().seasons.get(low_at(atoms, i))
    return (CalendarForm(season=season), i + 1) if season is not None else None


def _portion_part(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """ "early morning", "mid-afternoon", "late evening": leaves the part itself to `_with_part`."""
    part = low_at(atoms, i)
    if part in ("morning", "afternoon", "evening"):
        return UnitForm("day", 0, "text"), i
    return None


def _of_portion(atoms: Atoms, i: int) -> Reading | None:
    """ "the end of 1994", "the beginning of the year", "year-end", "the eve of …"."""
    at = i + 1 if low_at(atoms, i) == "the" else i
    if low_at(atoms, at) == "year" and (is_hyphen(atoms, at + 1) or low_at(atoms, at + 1) == "end"):
        end = skip_hyphen(atoms, at + 1)
        if low_at(atoms, end) == "end":
            return Reading(Moment(UnitForm("year", 0), portion="end"), i, end + 1)
    if matches(atoms, at, ("year", "'", "s", "end")):
        return Reading(Moment(UnitForm("year", 0), portion="end"), i, at + 4)
    portion = OF_PORTIONS.get(low_at(atoms, at))
    if portion is None or low_at(atoms, at + 1) != "of" or portion == "eve" or low_at(atoms, at) == "first":
        return None
    told = read_base(atoms, at + 2) or read_the_unit(atoms, at + 2)
    if told is None or (isinstance(told[0], UnitForm) and told[0].unit == "day"):
        return None
    return Reading(Moment(told[0], portion=portion), i, told[1])


def _part_at(atoms: Atoms, i: int) -> DayPart | None:
    return time_words().parts.get(low_at(atoms, i))


def _with_part(atoms: Atoms, reading: Reading) -> Reading:
    """Adds a part of the day behind a day: "Sunday afternoon", "yesterday evening", "late Friday night"."""
    moment = reading.form
    if not isinstance(moment, Moment) or not _names_a_day(moment.base):
        return reading
    at = reading.end
    early = low_at(atoms, at) in ("early", "late") and _part_at(atoms, at + 1) is not None
    part = _part_at(atoms, at + 1 if early else at)
    if part is None or (low_at(atoms, at).endswith("s") and low_at(atoms, at) != "s"):
        return reading
    return Reading(replace(moment, part=part), reading.start, at + (2 if early else 1))


def _names_a_day(base: Base | None) -> bool:
    if isinstance(base, UnitForm):
        return base.unit == "day"
    return isinstance(base, CalendarForm) and (base.day is not None or base.weekday is not None or base.holiday is not None)


def _part_first(atoms: Atoms, i: int) -> Reading | None:
    """ "mid-afternoon yesterday", "early morning Sunday"."""
    portion = PORTIONS.get(low_at(atoms, i))
    at = skip_hyphen(atoms, i + 1) if portion in ("early", "mid", "late") else i
    part = _part_at(atoms, at)
    if part is None or portion in ("elapsed", "rest"):
        return None
    told = read_base(atoms, at + 1)
    if told is None or not _names_a_day(told[0]):
        return None
    return Reading(Moment(told[0], portion=portion or "", part=part), i, told[1])


def _part_of(atoms: Atoms, i: int) -> Reading | None:
    """ "the night of Nov. 3", "the morning of the attack" (its part alone), "in the morning"."""
    if low_at(atoms, i) == "overnight":
        return None
    at = i + 1 if low_at(atoms, i) == "the" else i
    part = _part_at(atoms, at)
    if part is None or low_at(atoms, at) in time_words().parts_alone:
        return None
    if low_at(atoms, at + 1) == "of":
        told = read_base(atoms, at + 2)
        if told is not None and _names_a_day(told[0]):
            return Reading(Moment(told[0], part=part), i, told[1])
    if low_at(atoms, i) == "the" and low_at(atoms, i - 1) in ("in", "during", "through", "by") or (
        low_at(atoms, i) == "the" and low_at(atoms, i - 1) == "of"
    ):
        return Reading(Moment(UnitForm("day", 0, "text"), part=part), i, at + 1)
    return None


def _clock_first(atoms: Atoms, i: int) -> Reading | None:
    """ "4 p.m. EST Friday", "noon Wednesday", "midnight on Friday", "around 7:15 p.m."."""
    told = read_clock(atoms, i)
    if told is None:
        return None
    clock, end = told
    at = end + 1 if low_at(atoms, end) == "," else end
    base = read_base(atoms, at)
    if base is not None and at > end and not (isinstance(base[0], CalendarForm) and (base[0].day or base[0].weekday)):
        base = None
    if base is not None and _names_a_day(base[0]):
        return Reading(Moment(base[0], clock=clock), i, base[1])
    return Reading(Moment(None, clock=clock), i, end)


def read_around(atoms: Atoms, i: int) -> Reading | None:
    """ "around Nov. 1", "about 1995": an approximate date."""
    if low_at(atoms, i) not in ("around", "about", "circa"):
        return None
    told = read_date(atoms, i + 1)
    if told is None or told[0].month is None:
        return None
    return Reading(Moment(told[0], portion="around"), i, told[1])


__all__ = ["find_phrase", "read_around", "read_base", "read_moment", "read_number", "read_shift", "read_weekday"]
