"""Reads times of day: "4:30 p.m. EST", "around 4:30 pm local time", "0830 GMT", "9 o'clock", "noon", "4 at night".

In: atoms and a position. Out: a `Clock` and the position behind it, or None.
"""

from __future__ import annotations

from dataclasses import replace

from readout.annotate.atoms import APOSTROPHES, Atoms, low_at, matches
from readout.annotate.numbers import number_words
from readout.annotate.times.forms import Clock
from readout.annotate.times.lexicon import time_words

AROUND_HOURS = 0.25
"""How far "around" reaches to both sides of a clock time."""

Told = tuple[Clock, int] | None


def read_clock(atoms: Atoms, i: int) -> Told:
    """The clock time at atom `i`, with "around" before it and the zone behind it."""
    at = i + 1 if low_at(atoms, i) in ("around", "about", "approximately", "shortly") else i
    if at > i and low_at(atoms, i) == "shortly":
        at = at + 1 if low_at(atoms, at) in ("before", "after") else i
    told = _with_zone(atoms, _bare(atoms, at))
    if told is None or at == i:
        return told
    clock, end = told
    return replace(clock, low=max(0.0, clock.low - AROUND_HOURS), high=min(24.0, clock.high + AROUND_HOURS)), end


def _bare(atoms: Atoms, i: int) -> Told:
    return _named(atoms, i) or _digital(atoms, i) or _hour_only(atoms, i) or _military(atoms, i)


def _named(atoms: Atoms, i: int) -> Told:
    word = low_at(atoms, i)
    if word == "noon":
        return Clock(12, 12, "12:00"), i + 1
    if word == "midday":
        return Clock(11, 14, "12:00"), i + 1
    return (Clock(0, 24, "24"), i + 1) if word == "midnight" else None


def _digital(atoms: Atoms, i: int) -> Told:
    """ "4:30", "16:30", "4:30 p.m.", "4.30pm"."""
    word, minute, at = low_at(atoms, i), low_at(atoms, i + 2), i + 3
    if not (word.isdigit() and len(word) <= 2 and low_at(atoms, i + 1) == ":" and atoms[i + 1].glued):
        return _dotted(atoms, i)
    if not (len(minute) == 2 and minute.isdigit() and atoms[i + 2].glued and int(minute) < 60 and int(word) <= 24):
        return None
    if low_at(atoms, at) == ":" and low_at(atoms, at + 1).isdigit() and atoms[at].glued:
        at += 2
    half = _half_of_day(atoms, at)
    if half is None and low_at(atoms, at) == ":":
        return None
    lent = half[0] if half else _lent_half(atoms, at, int(word))
    return _clock(int(word), int(minute), lent, half[1] if half else at)


def _lent_half(atoms: Atoms, i: int, hour: int) -> str:
    """ "between 1:30 and 4 p.m.": the second time lends its half of the day to an earlier first."""
    if low_at(atoms, i) not in ("and", "to", "-", "–"):
        return ""
    at = i + 4 if low_at(atoms, i + 2) == ":" else i + 2
    half, second = _half_of_day(atoms, at), low_at(atoms, i + 1)
    return half[0] if half and second.isdigit() and hour % 12 <= int(second) % 12 else ""


def _dotted(atoms: Atoms, i: int) -> Told:
    """ "4.30pm": only with its half of the day, or it is a number."""
    hour, dot, minute = low_at(atoms, i).partition(".")
    half = _half_of_day(atoms, i + 1)
    if not (dot and half and hour.isdigit() and minute.isdigit() and len(minute) == 2 and int(minute) < 60):
        return None
    return _clock(int(hour), int(minute), half[0], half[1]) if 1 <= int(hour) <= 12 else None


def _hour_only(atoms: Atoms, i: int) -> Told:
    """ "4 p.m.", "four p.m.", "9 o'clock", "4 in the morning"."""
    word = low_at(atoms, i)
    hour = int(word) if word.isdigit() and len(word) <= 2 else int(number_words().units.get(word, 0))
    if not 1 <= hour <= 12:
        return None
    half = _half_of_day(atoms, i + 1)
    if half is not None:
        return _clock(hour, 0, half[0], half[1])
    if low_at(atoms, i + 1) == "o" and low_at(atoms, i + 2) in APOSTROPHES and low_at(atoms, i + 3) == "clock":
        half = _half_of_day(atoms, i + 4)
        return _clock(hour, 0, half[0] if half else "", half[1] if half else i + 4)
    return None


def _military(atoms: Atoms, i: int) -> Told:
    """ "0830 GMT": four digits count only before a zone."""
    word = low_at(atoms, i)
    if len(word) == 4 and word.isdigit() and int(word[:2]) < 24 and int(word[2:]) < 60 and _zone(atoms, i + 1):
        return _clock(int(word[:2]), int(word[2:]), "", i + 1)
    return None


def _half_of_day(atoms: Atoms, i: int) -> tuple[str, int] | None:
    """ "a.m.", "pm", "in the morning", "at night" behind an hour."""
    word = low_at(atoms, i)
    if word in ("am", "pm"):
        return word, i + 1
    if word in ("a", "p") and low_at(atoms, i + 1) == "." and low_at(atoms, i + 2) == "m" and atoms[i + 1].glued:
        return word + "m", i + 4 if low_at(atoms, i + 3) == "." and atoms[i + 3].glued else i + 3
    if matches(atoms, i, ("in", "the")) and low_at(atoms, i + 2) in ("morning", "afternoon", "evening"):
        return ("am" if low_at(atoms, i + 2) == "morning" else "pm"), i + 3
    return ("pm", i + 2) if matches(atoms, i, ("at", "night")) else None


def _clock(hour: int, minute: int, half: str, end: int) -> Told:
    """A clock value; an hour without its half of the day keeps both halves open where twelve allow it."""
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 24 or (hour == 24 and minute):
        return None
    value = hour + minute / 60
    value = round(value, 4)
    return Clock(value, value, f"{hour:02d}:{minute:02d}"), end


def _zone(atoms: Atoms, i: int) -> tuple[str, int] | None:
    """ "EST", "GMT", "local time", "Eastern time", "(local time)" at atom `i`."""
    if low_at(atoms, i) == "(":
        inner = _zone(atoms, i + 1)
        return (inner[0], inner[1] + 1) if inner and low_at(atoms, inner[1]) == ")" else None
    word = low_at(atoms, i)
    if word in time_words().zones and atoms[i].text.isupper():
        if low_at(atoms, i + 1) == "+" and low_at(atoms, i + 2).isdigit():
            return word, i + 3
        return word, i + 1
    if word == "local" and low_at(atoms, i + 1) == "time":
        return "local", i + 2
    if (
        word in ("eastern", "pacific")
        and atoms[i].capital
        and low_at(atoms, i - 1) in (".", "am", "pm")
        and not (i + 1 < len(atoms) and atoms[i + 1].capital)
    ):
        return word, i + 2 if low_at(atoms, i + 1) == "time" else i + 1
    named = word in ("eastern", "pacific", "central", "mountain", "london", "moscow", "beijing", "tokyo", "european")
    if named:
        at = i + 2 if low_at(atoms, i + 1) in ("standard", "daylight", "european") else i + 1
        return (word, at + 1) if low_at(atoms, at) == "time" else None
    return None


def _with_zone(atoms: Atoms, told: Told) -> Told:
    if told is None:
        return None
    zone = _zone(atoms, told[1])
    return (replace(told[0], zone=zone[0]), zone[1]) if zone else told
