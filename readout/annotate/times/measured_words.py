"""Reads a number with a unit of time ("over five hours", "an hour and a half") and tells its TIMEX3 value.

In: atoms and a position. Out: `Measured`, or None; `length_of` makes a duration of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from readout.annotate.atoms import Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.numbers import Number, bend, find_phrase, number_words, read_cardinal, read_number
from readout.annotate.times.forms import Length
from readout.annotate.times.lexicon import time_words

CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
IN_RECORD = {
    "weekend": ("day", 2.0),
    "quarter": ("month", 3.0),
    "decade": ("year", 10.0),
    "century": ("year", 100.0),
    "millennium": ("year", 1000.0),
}
"""Units a record does not know, in those it knows."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with a unit of time; `unit` and `count` as in the lexicon. `tied` by a hyphen ("six-hour")."""

    number: Number
    unit: str
    count: int
    start: int
    end: int
    tied: bool = False
    extra: str = ""
    """A second, smaller part in TIMEX3 ("15M" of "two hours and 15 minutes")."""


def unit_at(atoms: Atoms, i: int) -> tuple[str, int] | None:
    """The unit of time at atom `i`."""
    word = low_at(atoms, i)
    if word in ("min", "sec", "mins", "secs", "hr", "hrs", "yr", "yrs") and not (i > 0 and atoms[i - 1].is_number):
        return None
    return time_words().units.get(word)


def read_measured(atoms: Atoms, i: int) -> Measured | None:
    """A number and its unit at atom `i`: "over five hours", "a half-hour", "an hour and a half", "nearly six-hour"."""
    found = _half_unit(atoms, i) or read_numbered(atoms, i) or read_article(atoms, i)
    if found is None:
        return None
    found = _and_half(atoms, found)
    found = _and_smaller(atoms, found)
    return bend_behind(atoms, found)


def read_bending(atoms: Atoms, i: int) -> tuple[str, int]:
    """The bending word at atom `i` ("nearly") as its class and the position behind it; ("", i) where there is none."""
    phrase = find_phrase(atoms, i, number_words().before)
    if phrase is None or number_words().before[phrase] == "exactly":
        return "", i  # "only five hours" is five hours
    return number_words().before[phrase], i + len(phrase)


def _half_unit(atoms: Atoms, i: int) -> Measured | None:
    """ "half an hour", "half-hour", "a half hour", "nearly half a century"."""
    how, at = read_bending(atoms, i)
    at = at + 1 if low_at(atoms, at) in ("a", "the") and low_at(atoms, at + 1) == "half" else at
    if low_at(atoms, at) != "half":
        return None
    tied = is_hyphen(atoms, at + 1)
    if tied and low_at(atoms, i) in ("a", "the"):
        return None  # "a half-hour meeting": the article is the meeting's
    noun = skip_hyphen(atoms, at + 1)
    noun = noun + 1 if low_at(atoms, noun) in ("a", "an") else noun
    unit = unit_at(atoms, noun)
    if unit is None or (unit[0] in ("day", "second") and not tied):
        return None
    if low_at(atoms, at - 1) in ("first", "second") or low_at(atoms, noun).endswith("s"):
        return None
    return Measured(bend(Number(0.5, 0.5, at, at + 1), how), unit[0], unit[1], i, noun + 1, tied)


def read_numbered(atoms: Atoms, i: int) -> Measured | None:
    """A number in digits or words and its unit: "two more weeks", "8-month", "10 to 12 days"."""
    number = read_number(atoms, i)
    if number is None or number.bent == "exactly":
        return None
    end = number.end
    end = end + 1 if low_at(atoms, end) == "of" and number.vague else end
    tied = is_hyphen(atoms, end)
    noun = skip_hyphen(atoms, end)
    if low_at(atoms, noun) in time_words().groups["between"] and not (
        number.value == 1 and low_at(atoms, noun) == "other"
    ):
        noun += 1
    unit = unit_at(atoms, noun)
    if unit is None or (unit[0] == "second" and not low_at(atoms, noun).endswith("s") and not number.digits):
        return None
    if (
        number.digits
        and number.value
        and number.value >= FOUR_DIGITS
        and noun == end
        and not is_plural_unit(atoms, noun)
    ):
        return None  # "the 1988 quarter" is no count of quarters
    return Measured(number, unit[0], unit[1], number.start, noun + 1, tied)


FOUR_DIGITS = 1000


def is_plural_unit(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` is a plural unit of time."""
    return low_at(atoms, i) in time_words().groups["plurals"]


def read_article(atoms: Atoms, i: int) -> Measured | None:
    """ "a week", "an additional year", "nearly an hour", "another month"."""
    how, at = read_bending(atoms, i)
    speed = low_at(atoms, at - 1) in ("miles", "kilometers", "kilometres", "km", "knots")
    if low_at(atoms, at) not in ("a", "an", "another") or speed:
        return None
    noun = at + 1
    noun = noun + 1 if low_at(atoms, noun) in time_words().groups["between"] else noun
    unit = unit_at(atoms, noun)
    if unit is None or is_plural_unit(atoms, noun) or low_at(atoms, noun) in ("second", "night", "weekend", "quarter"):
        return None
    return Measured(bend(Number(1.0, 1.0, at, at + 1), how), unit[0], unit[1], i, noun + 1)


def _and_half(atoms: Atoms, found: Measured) -> Measured:
    """ "an hour and a half", "a year and a half"."""
    if matches(atoms, found.end, ("and", "a", "half")) and found.number.value is not None:
        value = found.number.value + 0.5
        return replace(found, number=replace(found.number, low=value, high=value), end=found.end + 3)
    return found


def _and_smaller(atoms: Atoms, found: Measured) -> Measured:
    """ "two hours and 15 minutes", "1 hour, 54 minutes"."""
    shares = {("hour", "minute"): 60.0, ("minute", "second"): 60.0, ("year", "month"): 12.0, ("day", "hour"): 24.0}
    at = found.end + 1 if low_at(atoms, found.end) in ("and", ",") else found.end
    second = read_cardinal(atoms, at)
    unit = unit_at(atoms, second.end) if second else None
    share = shares.get((found.unit, unit[0])) if unit else None
    if not (second and unit and share and second.value is not None and found.number.value is not None):
        return found
    value = found.number.value + second.value / share
    extra = f"{second.value:g}{CODES[unit[0]][-1]}"
    return replace(found, number=replace(found.number, low=value, high=value), end=second.end + 1, extra=extra)


def bend_behind(atoms: Atoms, found: Measured) -> Measured:
    """Takes in "or more", "or so" behind the unit."""
    after = number_words().after
    phrase = find_phrase(atoms, found.end, after)
    if phrase and phrase[0] == "or" and not found.number.bent:
        return replace(found, number=bend(found.number, after[phrase]), end=found.end + len(phrase))
    return found


def length_of(found: Measured, window: str = "") -> Length:
    """The duration of a measured run, in a unit of the record; a half is told in the next smaller unit."""
    unit, factor = IN_RECORD.get(found.unit, (found.unit, 1.0))
    factor *= found.count
    low, high = found.number.low, found.number.high
    smaller = {"hour": ("minute", 60.0), "minute": ("second", 60.0), "year": ("month", 12.0)}
    if low == high == 0.5 and factor == 1 and unit in smaller:
        unit, factor = smaller[unit]
    times = (None if x is None else round(x * factor, 6) for x in (low, high))
    return Length(next(times), next(times), unit, duration_code(found), window)


def duration_code(found: Measured) -> str:
    """The TIMEX3 value of a duration: P2M, PT30M, P20Y, PXD where the number is vague."""
    unit, factor = found.unit, float(found.count)
    if unit in ("decade", "century", "millennium"):
        unit, factor = "year", IN_RECORD[unit][1]
    code = CODES[unit]
    prefix, letter = ("PT", code[1:]) if code.startswith("T") else ("P", code)
    value = core_number(found.number)
    if value is None:
        return f"{prefix}X{letter}"
    value *= factor
    if not value.is_integer() and unit in ("hour", "minute", "year", "day"):
        return _split_code(value, unit, found.extra)
    return f"{prefix}{value:g}{letter}{found.extra}"


def _split_code(value: float, unit: str, extra: str) -> str:
    """ "5 1/2 hours" is PT5H30M, "half a year" P6M."""
    whole = int(value)
    share, prefix, first, second = {
        "hour": (60, "PT", "H", "M"),
        "minute": (60, "PT", "M", "S"),
        "year": (12, "P", "Y", "M"),
        "day": (24, "P", "D", "TH"),
    }[unit]
    rest = round((value - whole) * share)
    if second == "TH":
        return f"P{whole}DT{rest}H" if whole else f"PT{rest}H"
    return prefix + (f"{whole}{first}" if whole else "") + (extra or f"{rest}{second}")


def core_number(number: Number) -> float | None:
    """The number as said, without what the bending word made of it."""
    if number.vague:
        return None
    if number.bent in ("nearly", "under", "at most"):
        return number.high
    if number.bent in ("over", "at least", "just over"):
        return number.low
    if number.bent == "about" and number.low is not None and number.high is not None:
        return round((number.low + number.high) / 2, 4)
    return number.low


def read_bare_unit(atoms: Atoms, i: int) -> Measured | None:
    """ "year-ago", "year-earlier", "months earlier", "weeks ago"."""
    unit = unit_at(atoms, i)
    if unit is None or unit[0] in ("weekend",):
        return None
    if is_plural_unit(atoms, i):
        return Measured(Number(2.0, None, i, i, vague=True), unit[0], unit[1], i, i + 1)
    if is_hyphen(atoms, i + 1) and low_at(atoms, i + 2) in ("ago", "earlier"):
        return Measured(Number(1.0, 1.0, i, i), unit[0], unit[1], i, i + 1, tied=True)
    return None
