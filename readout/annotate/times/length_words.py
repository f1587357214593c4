"""Reads durations, distances in time and repetitions: "nearly six-hour", "six months ago", "the past two years", "every week".

In: atoms and a position. Out: a `Reading`, or None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from readout.annotate.atoms import Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.numbers import Number, bend, find_phrase, number_words, read_cardinal, read_number, read_ordinal
from readout.annotate.times.forms import Length, Moment, Pointer, Reading, Repeat, ShiftForm, UnitForm
from readout.annotate.times.lexicon import time_words

CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
         "quarter": "Q", "year": "Y"}
IN_RECORD = {"weekend": ("day", 2.0), "quarter": ("month", 3.0), "decade": ("year", 10.0), "century": ("year", 100.0),
             "millennium": ("year", 1000.0)}
"""Units a record does not know, in those it knows."""

BETWEEN = frozenset(("full", "whole", "long", "straight", "consecutive", "successive", "more", "additional", "further", "extra",
                     "trading", "business", "working", "calendar", "fiscal", "school", "short", "gruelling", "grueling", "solid",
                     "entire", "other"))
"""Words that may stand between the number and the unit of a duration."""

PAST_WORDS = frozenset(("past", "last", "previous", "preceding", "recent", "latest"))
FUTURE_WORDS = frozenset(("next", "coming", "upcoming", "following"))
OTHER_WORDS = frozenset(("first", "final", "closing", "opening"))
PLURALS = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "quarters", "years", "decades", "centuries",
                     "nights", "weekends"))


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
    found = _half_unit(atoms, i) or _numbered(atoms, i) or _article(atoms, i)
    if found is None:
        return None
    found = _and_half(atoms, found)
    found = _and_smaller(atoms, found)
    return _bent_behind(atoms, found)


def _bending(atoms: Atoms, i: int) -> tuple[str, int]:
    phrase = find_phrase(atoms, i, number_words().before)
    if phrase is None or number_words().before[phrase] == "exactly":
        return "", i  # "only five hours" is five hours
    return number_words().before[phrase], i + len(phrase)


def _half_unit(atoms: Atoms, i: int) -> Measured | None:
    """ "half an hour", "half-hour", "a half hour", "nearly half a century"."""
    how, at = _bending(atoms, i)
    at = at + 1 if low_at(atoms, at) in ("a", "the") and low_at(atoms, at + 1) == "half" else at
    if low_at(atoms, at) != "half":
        return None
    tied = is_hyphen(atoms, at + 1)
    noun = skip_hyphen(atoms, at + 1)
    noun = noun + 1 if low_at(atoms, noun) in ("a", "an") else noun
    unit = unit_at(atoms, noun)
    if unit is None or unit[0] in ("day", "second") and not tied:
        return None
    if low_at(atoms, at - 1) in ("first", "second") or low_at(atoms, noun).endswith("s"):
        return None
    return Measured(bend(Number(0.5, 0.5, at, at + 1), how), unit[0], unit[1], i, noun + 1, tied)


def _numbered(atoms: Atoms, i: int) -> Measured | None:
    number = read_number(atoms, i)
    if number is None or number.bent == "exactly":
        return None
    end = number.end
    end = end + 1 if low_at(atoms, end) == "of" and number.vague else end
    tied = is_hyphen(atoms, end)
    noun = skip_hyphen(atoms, end)
    if low_at(atoms, noun) in BETWEEN and not (number.value == 1 and low_at(atoms, noun) == "other"):
        noun += 1
    unit = unit_at(atoms, noun)
    if unit is None or (unit[0] == "second" and not low_at(atoms, noun).endswith("s") and not number.digits):
        return None
    if number.digits and number.value and number.value >= FOUR_DIGITS and noun == end and not _plural(atoms, noun):
        return None  # "the 1988 quarter" is no count of quarters
    return Measured(number, unit[0], unit[1], number.start, noun + 1, tied)


FOUR_DIGITS = 1000


def _plural(atoms: Atoms, i: int) -> bool:
    return low_at(atoms, i) in PLURALS


def _article(atoms: Atoms, i: int) -> Measured | None:
    """ "a week", "an additional year", "nearly an hour", "another month"."""
    how, at = _bending(atoms, i)
    if low_at(atoms, at) not in ("a", "an", "another"):
        return None
    noun = at + 1
    noun = noun + 1 if low_at(atoms, noun) in BETWEEN else noun
    unit = unit_at(atoms, noun)
    if unit is None or _plural(atoms, noun) or low_at(atoms, noun) in ("second", "night", "weekend", "quarter"):
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


def _bent_behind(atoms: Atoms, found: Measured) -> Measured:
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
    value = _core(found.number)
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
        "hour": (60, "PT", "H", "M"), "minute": (60, "PT", "M", "S"), "year": (12, "P", "Y", "M"), "day": (24, "P", "D", "TH"),
    }[unit]
    rest = round((value - whole) * share)
    if second == "TH":
        return f"P{whole}DT{rest}H" if whole else f"PT{rest}H"
    return prefix + (f"{whole}{first}" if whole else "") + (extra or f"{rest}{second}")


def _core(number: Number) -> float | None:
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


def read_shift(atoms: Atoms, i: int) -> Reading | None:
    """ "six months ago", "a day earlier", "two weeks from now", "a year-ago"."""
    found = read_measured(atoms, i) or _bare_unit(atoms, i)
    if found is None:
        return None
    at = skip_hyphen(atoms, found.end) if found.tied or is_hyphen(atoms, found.end) else found.end
    shift = _shift_word(atoms, at)
    if shift is None or (found.unit in ("second",) and not _plural(atoms, found.end - 1)):
        return None
    sign, anchor, end = shift
    if _core(found.number) is None and found.number.low is None and found.number.high is None:
        return Reading(Pointer("PAST_REF" if sign < 0 else "FUTURE_REF"), i, end)
    if anchor == "text" and found.unit in ("minute", "second") and found.number.value is not None:
        return Reading(length_of(found), i, found.end)
    unit, factor = found.unit, float(found.count)
    low, high = (None if x is None else x * factor for x in (found.number.low, found.number.high))
    return Reading(Moment(ShiftForm(low, high, unit, sign, anchor, "vague" if found.number.vague else found.number.bent)), i, end)


def _bare_unit(atoms: Atoms, i: int) -> Measured | None:
    """ "year-ago", "year-earlier", "months earlier", "weeks ago"."""
    unit = unit_at(atoms, i)
    if unit is None or unit[0] in ("weekend",):
        return None
    if _plural(atoms, i):
        return Measured(Number(2.0, None, i, i, vague=True), unit[0], unit[1], i, i + 1)
    if is_hyphen(atoms, i + 1) and low_at(atoms, i + 2) in ("ago", "earlier"):
        return Measured(Number(1.0, 1.0, i, i), unit[0], unit[1], i, i + 1, tied=True)
    return None


def _shift_word(atoms: Atoms, i: int) -> tuple[int, str, int] | None:
    word = low_at(atoms, i)
    if word == "ago":
        return -1, "document", i + 1
    if word in ("earlier", "previously", "before") and not (word == "before" and _clause_follows(atoms, i + 1)):
        return -1, "text", i + 1
    if word in ("later", "afterward", "afterwards", "after") and not (word == "after" and _clause_follows(atoms, i + 1)):
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
    how, at = _bending(atoms, at)
    if how == "over" and low_at(atoms, at) == "the":
        return None  # "over the past decade": the preposition
    at = at + 1 if low_at(atoms, at) in ("the", "these", "those", "this", "his", "her", "its", "their") else at
    led = at
    word = low_at(atoms, at)
    window = "past" if word in PAST_WORDS else "future" if word in FUTURE_WORDS else ""
    if window or word in OTHER_WORDS:
        at += 1
    elif led == i or low_at(atoms, led - 1) not in ("the", "these", "those"):
        return None
    found = _numbered(atoms, at)
    if found is None and (window or word in OTHER_WORDS) and _plural(atoms, at):
        found = _bare_unit(atoms, at)
        if word == "recent" and found and found.unit in ("year",):
            return Reading(Pointer("PAST_REF"), i, at + 1)
    if found is None and low_at(atoms, at) in ("decade", "century") and word in ("past", "coming", "next"):
        found = Measured(Number(1.0, 1.0, at, at), *time_words().units[low_at(atoms, at)], at, at + 1)
    if found is None or found.tied:
        return None
    if how:
        found = replace(found, number=bend(found.number, how))
    return Reading(length_of(_bent_behind(atoms, found), window), i, _bent_behind(atoms, found).end)


def _old(atoms: Atoms, i: int) -> Reading | None:
    """ "the eight-month-old truce": the age of a thing; the ages of people are quantities."""
    found = read_measured(atoms, i)
    if found is None or low_at(atoms, skip_hyphen(atoms, found.end)) != "old":
        return None
    if not found.tied:
        return Reading(length_of(found, ""), found.end, found.end)
    if is_age_of_person(atoms, found.end):
        return Reading(length_of(found, ""), found.end, found.end)
    return Reading(length_of(found, "past"), i, skip_hyphen(atoms, found.end) + 1)


PERSON_WORDS = frozenset(("baby", "boy", "girl", "son", "daughter", "infant", "child", "twins", "twin", "toddler"))
THING_WORDS = frozenset(("war", "conflict", "truce", "ceasefire", "ban", "law", "policy", "company", "rule", "agreement", "treaty", "strike",
                         "dispute", "embargo", "program", "programme", "tradition", "church", "building", "bridge", "ship", "vessel", "plane",
                         "aircraft", "house", "home", "case", "feud", "crisis", "insurgency", "regime", "government", "marriage", "system",
                         "network", "firm", "peace", "blockade", "siege", "record", "party", "state", "nation", "country", "city", "school",
                         "deal", "pact", "alliance", "uprising", "rebellion", "revolt", "protest", "investigation", "project", "club", "team",
                         "tournament", "institution", "newspaper", "magazine", "ritual", "debate", "slump", "rally", "drought", "boycott"))


def is_age_of_person(atoms: Atoms, unit_end: int) -> bool:
    """Whether "-old" at `unit_end` gives the age of a person: nothing, a name, or a word for a person follows."""
    old = skip_hyphen(atoms, unit_end)
    nxt = old + 1
    young = low_at(atoms, unit_end - 1) not in ("year", "years")
    if young:
        return low_at(atoms, nxt) in PERSON_WORDS
    return low_at(atoms, nxt) not in THING_WORDS and low_at(atoms, nxt + 1) not in THING_WORDS


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
        superlative = len(word) > 5 and word.endswith("est") and word not in ("request", "protest", "interest", "arrest", "forest",
                                                                             "latest", "invest", "conquest", "suggest", "honest")
        if word in ("first", "worst", "best", "most", "only", "no", "not", "never", "second", "third") or superlative:
            return "past" if low_at(atoms, i - 1) == "in" or word in ("first", "no", "not") else ""
    return ""


def _bare_plural(atoms: Atoms, i: int) -> Reading | None:
    """ "for years", "hours after the attack", "weeks of talks", "in days"."""
    if not _plural(atoms, i):
        return None
    led = low_at(atoms, i - 1) in ("for", "in", "within", "after", "over", "through", "many", "just", "only", "the", "two", "until")
    follows = low_at(atoms, i + 1) in ("of", "after", "before", "ahead", "long", "later", "and", "to", "by")
    if not (low_at(atoms, i - 1) in ("for", "within", "in", "many") or (led and follows) or low_at(atoms, i + 1) in ("after", "before")
            or matches(atoms, i + 1, ("of",))):
        return None
    found = _bare_unit(atoms, i)
    start = i - 1 if low_at(atoms, i - 1) == "many" else i
    return Reading(length_of(found), start, i + 1) if found else None


def read_repeat(atoms: Atoms, i: int) -> Reading | None:
    """ "every week", "each year", "every other day", "every Monday", "Fridays", "daily", "per day"."""
    word = low_at(atoms, i)
    sets = time_words().sets
    if word in sets:
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
    found = _numbered(atoms, at)
    unit = unit_at(atoms, at)
    if found is None and unit is not None and not _plural(atoms, at) and unit[0] != "second":
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
    if low_at(atoms, i) not in ("a", "an") or unit_at(atoms, i + 1) is None or _plural(atoms, i + 1):
        return None
    before = low_at(atoms, i - 1)
    amount = before in ("twice", "times", "once", "thrice") or (i > 1 and atoms[i - 2].is_number) or (i > 0 and atoms[i - 1].is_number)
    scaled = low_at(atoms, i - 2) in number_words().scales or before in number_words().scales
    if not (amount or scaled) or low_at(atoms, i + 2) in ("ago", "earlier", "later", "before", "after"):
        return None
    found = _article(atoms, i)
    return Reading(Repeat(length_of(found).code, length_of(found).low, length_of(found).unit), i, i + 2) if found else None


def read_unit_form(atoms: Atoms, i: int) -> tuple[UnitForm, int] | None:
    """ "last week", "this year", "the next day", "the previous month", "that night": a unit told from a reference."""
    at, the = (i + 1, True) if low_at(atoms, i) == "the" else (i, False)
    word = low_at(atoms, at)
    noun = at + 1
    noun = noun + 1 if low_at(atoms, noun) in ("fiscal", "full", "calendar", "entire", "whole", "very", "academic") else noun
    unit = time_words().units.get(low_at(atoms, noun))
    if unit is None or _plural(atoms, noun) or low_at(atoms, noun) in ("second", "min", "sec", "fortnight", "night"):
        return None
    offset = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": -1, "this": 0, "current": 0, "same": 0,
              "that": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "earlier": -1}.get(word)
    if offset is None or (unit[0] in ("minute", "hour") ) or (word in ("prior", "earlier") and not the):
        return None
    text = word in ("previous", "preceding", "prior", "same", "that", "following", "earlier") or (the and word == "next")
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
    if word in ("quarter", "year", "month", "week") and low_at(atoms, noun + 1) not in ("of", "-") and not is_hyphen(atoms, noun + 1):
        return UnitForm(word, 0, "text"), noun + 1
    return None


__all__ = [
    "is_age_of_person", "length_of", "read_length", "read_measured", "read_ordinal", "read_pointer", "read_rate", "read_repeat",
    "read_shift", "read_the_unit", "read_unit_form", "unit_at",
]
