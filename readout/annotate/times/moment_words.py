"""Reads points in time by putting parts together: "late Sunday afternoon", "4 p.m. EST Friday", "the end of 1994".

In: atoms and a position. Out: a `Reading` of a `Moment`, or None.
"""

from __future__ import annotations

from dataclasses import replace

from readout.annotate.atoms import Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.times.base_words import PORTIONS, read_base
from readout.annotate.times.calendar_words import read_date
from readout.annotate.times.clock_words import read_clock
from readout.annotate.times.forms import Base, CalendarForm, Moment, Reading, UnitForm
from readout.annotate.times.lexicon import DayPart, time_words
from readout.annotate.times.unit_words import read_the_unit, read_unit_form

OF_PORTIONS = {
    "end": "end",
    "beginning": "start",
    "start": "start",
    "middle": "mid",
    "close": "end",
    "turn": "start",
    "first": "start",
    "rest": "rest",
    "remainder": "rest",
    "eve": "eve",
}


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


def _with_portion(atoms: Atoms, i: int) -> Reading | None:
    """ "early September", "late last week", "mid-2016", "earlier this month", "later in the year"."""
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
        base_at = (
            base_at + 1 if low_at(atoms, base_at) in ("in", "on") and read_unit_form(atoms, base_at + 1) else base_at
        )
        told = read_base(atoms, base_at)
        told = told or _bare_season(atoms, base_at) or _portion_part(atoms, base_at)
    if told is None:
        reading = _deictic_part(atoms, base_at)
        if reading is None or not isinstance(reading.form, Moment):
            return None
        return Reading(replace(reading.form, portion=portion), i, reading.end)
    return _with_part(atoms, Reading(Moment(told[0], portion=portion), i, told[1]))


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
    return isinstance(base, CalendarForm) and (
        base.day is not None or base.weekday is not None or base.holiday is not None
    )


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
    if part is None and low_at(atoms, at) in ("early", "small", "late") and low_at(atoms, at + 1) == "hours":
        at, part = at + 1, DayPart("MO", 0, 6) if low_at(atoms, at) != "late" else time_words().parts["night"]
    if part is None or low_at(atoms, at) in time_words().parts_alone:
        return None
    if low_at(atoms, at + 1) == "of":
        told = read_base(atoms, at + 2)
        if told is not None and _names_a_day(told[0]):
            return Reading(Moment(told[0], part=part), i, told[1])
    if (low_at(atoms, i) == "the" and low_at(atoms, i - 1) in ("in", "during", "through", "by")) or (
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


def read_day_behind(atoms: Atoms, i: int) -> tuple[Base, int] | None:
    """The day told behind a clock time by "on" ("11:36 am local time on Tuesday") and where it stands.

    The same time in another zone may stand between ("9.15am (0615 GMT) on Thursday").
    """
    if low_at(atoms, i) == "(":
        i = next((k + 1 for k in range(i + 1, min(i + BRACKET_ATOMS, len(atoms))) if low_at(atoms, k) == ")"), i)
    if low_at(atoms, i) != "on":
        return None
    told = read_date(atoms, i + 1)
    return (told[0], i + 1) if told is not None and (told[0].weekday or told[0].day) else None


BRACKET_ATOMS = 10
"""How many atoms a bracket with the time of another zone may be long."""


def read_around(atoms: Atoms, i: int) -> Reading | None:
    """ "around Nov. 1", "about 1995": an approximate date."""
    if low_at(atoms, i) not in ("around", "about", "circa"):
        return None
    told = read_date(atoms, i + 1)
    if told is None or told[0].month is None:
        return None
    return Reading(Moment(told[0], portion="around"), i, told[1])
