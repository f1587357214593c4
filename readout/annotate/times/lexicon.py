"""The words of time: reads `lexicon.toml` once into typed tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readout.annotate.numbers import Phrases, number_words

Phrase = tuple[str, ...]
_PIECES = re.compile(r"[^\W\d_]+|[^\s]")


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day: the TIMEX3 code behind the T and the hours it may cover."""

    code: str
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Holiday:
    """How a feast's day is found in a year: `rule` is fixed (month, day), weekday (month, weekday, nth) or easter."""

    rule: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of `lexicon.toml`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ambiguous: frozenset[str]
    units: Mapping[str, tuple[str, int]]
    seasons: Mapping[str, str]
    parts: Mapping[str, DayPart]
    parts_alone: frozenset[str]
    deictic: Mapping[str, int]
    zones: frozenset[str]
    references: Phrases[str]
    sets: Mapping[str, str]
    holidays: Mapping[Phrase, Holiday]
    future: frozenset[str]
    past: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    sports: frozenset[str]
    sports_needed: int
    leads: frozenset[str]


@cache
def time_words() -> TimeWords:
    """The lexicon, read once."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
    holidays = {
        _phrase(name): Holiday(rule, (numbers,) if isinstance(numbers, int) else tuple(numbers))
        for rule, table in data["holidays"].items()
        for name, numbers in table.items()
    }
    return TimeWords(
        months=data["months"],
        weekdays=data["weekdays"],
        ambiguous=frozenset(data["ambiguous"]["words"]),
        units={word: (unit, count) for word, (unit, count) in data["units"].items()},
        seasons=data["seasons"],
        parts={word: DayPart(*row) for word, row in data["parts"].items()},
        parts_alone=frozenset(data["parts_alone"]["words"]),
        deictic=data["deictic"],
        zones=frozenset(data["zones"]["words"]),
        references=Phrases((_phrase(words), value) for words, value in data["references"].items()),
        sets=data["sets"],
        holidays=holidays,
        future=frozenset(data["tense"]["future"]),
        past=frozenset(data["tense"]["past"]),
        groups={name: frozenset(words) for name, words in data["groups"].items()},
        sports=frozenset(data["sports"]["words"]),
        sports_needed=int(data["sports"]["needed"]),
        leads=frozenset(data["tense"]["leads"]),
    )


def _phrase(words: str) -> Phrase:
    """The atoms of a phrase, as `readout.annotate.atoms` would cut it."""
    return tuple(_PIECES.findall(words))


@cache
def starters() -> frozenset[str]:
    """Every word an expression of time can begin with, digits and apostrophes apart; elsewhere nothing is tried."""
    words = time_words()
    tables = (words.months, words.weekdays, words.units, words.seasons, words.parts, words.deictic, words.sets)
    plural_days = {f"{day}s" for day in words.weekdays}
    decades = {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}
    feasts = {phrase[0] for phrase in words.holidays}
    return (
        number_words().starters | words.references.firsts | feasts | plural_days | decades | words.groups["starters"]
    ).union(*tables)
