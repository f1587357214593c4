"""Reads durations and distances in time: "nearly six-hour", "the past two years", "for decades", "six months ago".

In: atoms and a position. Out: a `Reading`, or None.
"""

from __future__ import annotations

from dataclasses import replace

from readout.annotate.atoms import Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.numbers import Number, bend
from readout.annotate.times.forms import Moment, Pointer, Reading, ShiftForm
from readout.annotate.times.lexicon import time_words
from readout.annotate.times.measured_words import (
    Measured,
    bend_behind,
    core_number,
    is_plural_unit,
    length_of,
    read_bare_unit,
    read_bending,
    read_measured,
    read_numbered,
)

PAST_WORDS = frozenset(("past", "last", "previous", "preceding", "recent", "latest"))
FUTURE_WORDS = frozenset(("next", "coming", "upcoming", "following"))
LASTING_LEADS = frozenset("about around nearly roughly approximately almost between up at more less over under".split())  # noqa: SIM905
OTHER_WORDS = frozenset(("first", "final", "closing", "opening"))


def read_shift(atoms: Atoms, i: int) -> Reading | None:
    """ "six months ago", "a day earlier", "two weeks from now", "a year-ago"."""
    found = read_measured(atoms, i) or read_bare_unit(atoms, i)
    if found is None:
        return None
    at = skip_hyphen(atoms, found.end) if found.tied or is_hyphen(atoms, found.end) else found.end
    shift = _shift_word(atoms, at)
    if shift is None or (found.unit in ("second",) and not is_plural_unit(atoms, found.end - 1)):
        return None
    sign, anchor, end = shift
    if core_number(found.number) is None and found.number.low is None and found.number.high is None:
        return Reading(Pointer("PAST_REF" if sign < 0 else "FUTURE_REF"), i, end)
    if anchor == "text" and found.unit in ("minute", "second") and found.number.value is not None:
        return Reading(length_of(found), i, found.end)
    unit, factor = found.unit, float(found.count)
    low, high = (None if x is None else x * factor for x in (found.number.low, found.number.high))
    return Reading(
        Moment(ShiftForm(low, high, unit, sign, anchor, "vague" if found.number.vague else found.number.bent)), i, end
    )


def _shift_word(atoms: Atoms, i: int) -> tuple[int, str, int] | None:
    word = low_at(atoms, i)
    if word == "ago":
        return -1, "document", i + 1
    if word in ("earlier", "previously", "before") and not (word == "before" and _clause_follows(atoms, i + 1)):
        return -1, "text", i + 1
    if word in ("later", "afterward", "afterwards", "after") and not (
        word == "after" and _clause_follows(atoms, i + 1)
    ):
        return 1, "text", i + 1
    if matches(atoms, i, ("from", "now")):
        return 1, "document", i + 2
    return (1, "document", i + 1) if word == "hence" else None


def _clause_follows(atoms: Atoms, i: int) -> bool:
    """Whether "before" or "after" leads to an event ("two days before the vote"): then only the duration is a time."""
    return low_at(atoms, i) not in ("", ".", ",", ";", ")", "!", "?")


def read_length(atoms: Atoms, i: int) -> Reading | None:
    """A duration at atom `i`, with the words that say where it lies ("the past two months", "the coming weeks")."""
    return _windowed(atoms, i) or _old(atoms, i) or _plain(atoms, i)


def _windowed(atoms: Atoms, i: int) -> Reading | None:
    ended = i + 2 if low_at(atoms, i) == "the" and low_at(atoms, i + 2) in ("ended", "ending") else 0
    if ended and low_at(atoms, i + 1) in ("year", "quarter"):  # a business year or quarter: no calendar one
        unit = low_at(atoms, i + 1)
        return Reading(length_of(Measured(Number(1.0, 1.0, i, i), unit, 1, i, ended)), i, ended)
    at = i + 3 if matches(atoms, i, ("each", "of", "the")) else i + 2 if matches(atoms, i, ("all", "of")) else i
    how, at = read_bending(atoms, at)
    if how == "over" and low_at(atoms, at) == "the":
        return None  # "over the past decade": the preposition
    at = at + 1 if low_at(atoms, at) in ("the", "these", "those", "this", "his", "her", "its", "their") else at
    led = at
    word = low_at(atoms, at)
    window = "past" if word in PAST_WORDS else "future" if word in FUTURE_WORDS else ""
    if window or word in OTHER_WORDS:
        at += 1
        if word == "last" and led == i and low_at(atoms, at) in LASTING_LEADS:
            return None  # "the talks last about three hours": the verb
    elif led == i or low_at(atoms, led - 1) not in ("the", "these", "those"):
        return None
    found = read_numbered(atoms, at)
    if found is None and (window or word in OTHER_WORDS) and is_plural_unit(atoms, at):
        found = read_bare_unit(atoms, at)
        if word == "recent" and found and found.unit in ("year",):
            return Reading(Pointer("PAST_REF"), i, at + 1)
    if found is None and low_at(atoms, at) in ("decade", "century") and word in ("past", "coming", "next"):
        found = Measured(Number(1.0, 1.0, at, at), *time_words().units[low_at(atoms, at)], at, at + 1)
    if found is None or found.tied or low_at(atoms, found.end) == "old":
        return None
    if how:
        found = replace(found, number=bend(found.number, how))
    return Reading(length_of(bend_behind(atoms, found), window), i, bend_behind(atoms, found).end)


def _old(atoms: Atoms, i: int) -> Reading | None:
    """ "the eight-month-old truce": the age of a thing; the ages of people are quantities."""
    found = read_measured(atoms, i)
    if found is None or low_at(atoms, skip_hyphen(atoms, found.end)) != "old":
        return None
    if is_age_of_person(atoms, found.end):
        return Reading(length_of(found, ""), found.end, found.end)
    return Reading(length_of(found, "past"), i, skip_hyphen(atoms, found.end) + 1)


PERSON_WORDS = frozenset(("baby", "boy", "girl", "son", "daughter", "infant", "child", "twins", "twin", "toddler"))


def is_age_of_person(atoms: Atoms, unit_end: int) -> bool:
    """Whether "-old" at `unit_end` gives the age of a person: nothing, a name, or a word for a person follows."""
    old = skip_hyphen(atoms, unit_end)
    nxt = old + 1
    young = low_at(atoms, unit_end - 1) not in ("year", "years")
    if young:
        return low_at(atoms, nxt) in PERSON_WORDS
    return (
        low_at(atoms, nxt) not in time_words().groups["thing_words"]
        and low_at(atoms, nxt + 1) not in time_words().groups["thing_words"]
    )


def _plain(atoms: Atoms, i: int) -> Reading | None:
    """ "five hours", "nearly six-hour", "a week"; "in nearly five years" behind a superlative lies in the past."""
    found = read_measured(atoms, i)
    if found is None:
        return _bare_plural(atoms, i)
    end = found.end
    if is_hyphen(atoms, end) and low_at(atoms, end + 1) in ("long", "plus"):
        end += 2
    if matches(atoms, end, ("'", "s")) or low_at(atoms, end) in ("old",):
        end = found.end
    return Reading(length_of(found, _window_of(atoms, i)), i, end)


WINDOW_REACH = 14
"""How many words before "in five years" may hold the "first", "worst" or "no" that makes it look back."""


def _window_of(atoms: Atoms, i: int) -> str:
    """ "the first visit in five years", "the deadliest quake in a decade" look back from the page's date."""
    if low_at(atoms, i - 1) not in ("in", "for"):
        return ""
    for back in range(i - 2, max(-1, i - WINDOW_REACH), -1):
        word = low_at(atoms, back)
        if word in (".", ";", "!", "?"):
            return ""
        superlative = (
            len(word) > 5
            and word.endswith("est")
            and word
            not in (
                "request",
                "protest",
                "interest",
                "arrest",
                "forest",
                "latest",
                "invest",
                "conquest",
                "suggest",
                "honest",
            )
        )
        if word in ("first", "worst", "best", "most", "only", "no", "not", "never", "second", "third") or superlative:
            return "past" if low_at(atoms, i - 1) == "in" or word in ("first", "no", "not") else ""
    return ""


def _bare_plural(atoms: Atoms, i: int) -> Reading | None:
    """ "for years", "hours after the attack", "weeks of talks", "in days"."""
    if not is_plural_unit(atoms, i):
        return None
    led = low_at(atoms, i - 1) in (
        "for",
        "in",
        "within",
        "after",
        "over",
        "through",
        "many",
        "just",
        "only",
        "the",
        "two",
        "until",
    )
    follows = low_at(atoms, i + 1) in ("of", "after", "before", "ahead", "long", "later", "and", "to", "by")
    if not (
        low_at(atoms, i - 1) in ("for", "within", "in", "many")
        or (led and follows)
        or low_at(atoms, i + 1) in ("after", "before")
        or matches(atoms, i + 1, ("of",))
    ):
        return None
    found = read_bare_unit(atoms, i)
    start = i - 1 if low_at(atoms, i - 1) == "many" else i
    return Reading(length_of(found), start, i + 1) if found else None
