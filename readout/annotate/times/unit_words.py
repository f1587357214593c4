"""Reads units of the calendar counted from a reference: "last week", "this year", "the following day", "the quarter".

In: atoms and a position. Out: a `UnitForm` and the position behind it, or None.
"""

from __future__ import annotations

from readout.annotate.atoms import Atoms, is_hyphen, low_at
from readout.annotate.times.forms import UnitForm
from readout.annotate.times.lexicon import time_words
from readout.annotate.times.measured_words import is_plural_unit


def read_unit_form(atoms: Atoms, i: int) -> tuple[UnitForm, int] | None:
    """ "last week", "this year", "the next day", "the previous month", "that night": a unit told from a reference."""
    at, the = (i + 1, True) if low_at(atoms, i) == "the" else (i, False)
    word = low_at(atoms, at)
    noun = at + 1
    noun = (
        noun + 1
        if low_at(atoms, noun) in ("fiscal", "full", "calendar", "entire", "whole", "very", "academic")
        else noun
    )
    unit = time_words().units.get(low_at(atoms, noun))
    if (
        unit is None
        or is_plural_unit(atoms, noun)
        or low_at(atoms, noun) in ("second", "min", "sec", "fortnight", "night")
    ):
        return None
    offset = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "preceding": -1,
        "prior": -1,
        "latest": -1,
        "this": 0,
        "current": 0,
        "same": 0,
        "that": 0,
        "next": 1,
        "coming": 1,
        "upcoming": 1,
        "following": 1,
        "earlier": -1,
    }.get(word)
    if offset is None or (unit[0] in ("minute", "hour")) or (word in ("prior", "earlier") and not the):
        return None
    text = word in ("previous", "preceding", "prior", "same", "that", "following", "earlier") or (
        the and word == "next"
    )
    if unit[0] == "day" and word in ("last", "past", "latest", "this", "current", "coming"):
        return None
    return UnitForm(unit[0], offset, "text" if text else "document"), noun + 1


def read_the_unit(atoms: Atoms, i: int) -> tuple[UnitForm, int] | None:
    """ "the year", "the quarter", "the weekend" as a date: the one spoken of."""
    if low_at(atoms, i) != "the":
        return None
    noun = i + 1
    noun = noun + 1 if low_at(atoms, noun) in ("full", "fiscal") else noun
    word = low_at(atoms, noun)
    if word == "weekend":
        return UnitForm("weekend", 0), noun + 1
    if word in ("quarter", "year") and low_at(atoms, noun + 1) in ("ended", "ending"):
        return None
    if (
        word in ("quarter", "year", "month", "week")
        and low_at(atoms, noun + 1) not in ("of", "-")
        and not is_hyphen(atoms, noun + 1)
    ):
        return UnitForm(word, 0, "text"), noun + 1
    return None
