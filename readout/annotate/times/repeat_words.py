"""Reads repetitions and words that only point: "every week", "daily", "twice a year", "now", "recently".

In: atoms and a position. Out: a `Reading`, or None.
"""

from __future__ import annotations

from readout.annotate.atoms import Atoms, is_hyphen, low_at
from readout.annotate.numbers import Number, find_phrase, number_words
from readout.annotate.times.forms import Pointer, Reading, Repeat
from readout.annotate.times.lexicon import time_words
from readout.annotate.times.measured_words import (
    Measured,
    is_plural_unit,
    length_of,
    read_article,
    read_numbered,
    unit_at,
)


def read_repeat(atoms: Atoms, i: int) -> Reading | None:
    """ "every week", "each year", "every other day", "every Monday", "Fridays", "daily", "per day"."""
    word = low_at(atoms, i)
    sets = time_words().sets
    titled = i > 0 and atoms[i - 1].capital and low_at(atoms, i - 1) not in time_words().weekdays
    if titled or (i > 1 and atoms[i].capital and low_at(atoms, i - 2) in ("'", "’")):
        sets = {}  # "the People's Daily"
    if word in sets and not (
        i + 1 < len(atoms) and atoms[i + 1].capital and not atoms[i + 1].glued
    ):  # "the daily Le Monde"
        return Reading(Repeat(sets[word]), i, i + 1)
    weekdays = time_words().weekdays
    if word.endswith("days") and word[:-1] in weekdays and atoms[i].capital:
        return Reading(Repeat(f"XXXX-WXX-{weekdays[word[:-1]]}"), i, i + 1)
    if word not in ("every", "each", "per", "once"):
        return None
    if word == "once":
        if low_at(atoms, i + 1) not in ("a", "every", "per") or unit_at(atoms, i + 2) is None:
            return None
        inner = i + 2
    else:
        inner = i + 1
    if word == "per" and low_at(atoms, inner) in ("hour", "minute", "second"):
        return None  # a speed
    return _repeated(atoms, i, inner)


def _repeated(atoms: Atoms, i: int, at: int) -> Reading | None:
    count = 2 if low_at(atoms, at) == "other" else 1
    at = at + 1 if count == 2 else at
    if low_at(atoms, at - 1) in ("every", "each") and low_at(atoms, at) in time_words().weekdays and atoms[at].capital:
        return Reading(Repeat(f"XXXX-WXX-{time_words().weekdays[low_at(atoms, at)]}"), i, at + 1)
    if low_at(atoms, at) in time_words().months and atoms[at].capital:
        return Reading(Repeat(f"XXXX-{time_words().months[low_at(atoms, at)]:02d}"), i, at + 1)
    if low_at(atoms, at) in time_words().parts:
        return Reading(Repeat(f"XXXX-XX-XXT{time_words().parts[low_at(atoms, at)].code}"), i, at + 1)
    found = read_numbered(atoms, at)
    unit = unit_at(atoms, at)
    if found is None and unit is not None and not is_plural_unit(atoms, at) and unit[0] != "second":
        found = Measured(Number(float(count), float(count), at, at), unit[0], unit[1], at, at + 1)
    if found is None or found.tied:
        return None
    length = length_of(found)
    return Reading(Repeat(length.code, length.low, length.unit), i, found.end)


def read_pointer(atoms: Atoms, i: int) -> Reading | None:
    """Words that only point: "now", "recently", "soon", "the future"."""
    references = time_words().references
    phrase = find_phrase(atoms, i, references)
    if phrase is None or is_hyphen(atoms, i + len(phrase)):
        return None
    if phrase in (("future",), ("recent",), ("current",)) and low_at(atoms, i + 1) in ("past", "s"):
        return None
    if phrase[-1] in ("soon", "shortly") and low_at(atoms, i + 1) in ("after", "before", "as"):
        return None
    if phrase == ("soon",) and low_at(atoms, i - 1) in ("as", "how", "too"):
        return None
    if phrase == ("now",) and low_at(atoms, i + 1) == "that":
        return None
    return Reading(Pointer(references[phrase]), i, i + len(phrase))


def read_rate(atoms: Atoms, i: int) -> Reading | None:
    """ "a day" behind an amount ("40 barrels a day", "$5 a week", "twice a year") is a repetition."""
    if low_at(atoms, i) not in ("a", "an") or unit_at(atoms, i + 1) is None or is_plural_unit(atoms, i + 1):
        return None
    before = low_at(atoms, i - 1)
    amount = (
        before in ("twice", "times", "once", "thrice")
        or (i > 1 and atoms[i - 2].is_number)
        or (i > 0 and atoms[i - 1].is_number)
    )
    scaled = low_at(atoms, i - 2) in number_words().scales or before in number_words().scales
    if not (amount or scaled) or low_at(atoms, i + 2) in ("ago", "earlier", "later", "before", "after"):
        return None
    found = read_article(atoms, i)
    return (
        Reading(Repeat(length_of(found).code, length_of(found).low, length_of(found).unit), i, i + 2) if found else None
    )
