"""Numbers as news writes them: in digits and words, with the words that bend them.

In: atoms of one block and a position. Out: a `Number`, the range of values the words allow and where they end.
A recursive-descent grammar of our own; the words stand in `numbers.toml`.

What a bending word makes of n is decided here once (`bend`), so that two pages conflict only where they must:
- "over", "more than", "at least" n: [n, open). Writers round down to n, so n itself stays allowed.
- "under", "fewer than", "up to", "as many as" n: (open, n].
- "nearly", "almost", "just under" n: [0.9 n, n]. Someone who had less than nine tenths would have named a lower number.
- "just over" n: [n, 1.1 n], for the same reason.
- "about", "some", "around", "roughly" n: 10 % to both sides.
- "dozens", "hundreds": from twice the word to where the next larger word would have been taken.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from readout.annotate.atoms import HYPHENS, Atoms, is_hyphen, low_at, skip_hyphen
from readout.model.ranges import Range

APPROXIMATE_SHARE = 0.1
"""How far "about" and "nearly" reach, as a share of the number."""

MAX_PHRASE = 5
"""The longest phrase of the tables, in words: the look-ahead of a phrase is bounded by it."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Number:
    """What a run of number words allows; atoms `start` to `end` (exclusive). `bent` names the bending word's class."""

    low: float | None
    high: float | None
    start: int
    end: int
    digits: bool = False
    bent: str = ""
    vague: bool = False

    @property
    def value(self) -> float | None:
        """The one number meant, or None for a range or an open end."""
        return self.low if self.low == self.high else None

    @property
    def range(self) -> Range:
        """The range as a record."""
        return Range(self.low, self.high)

    @property
    def approximate(self) -> bool:
        """Whether the words leave the number open on purpose."""
        return self.vague or self.bent in ("about", "nearly", "just over")


class Phrases(dict[tuple[str, ...], Value]):
    """Phrases by their words; `firsts` are the first words, so that most places are passed over at once."""

    def __init__(self, rows: Iterable[tuple[tuple[str, ...], Value]]) -> None:
        super().__init__(rows)
        self.firsts = frozenset(words[0] for words in self)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of `numbers.toml`; phrases are keyed by their words."""

    units: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    fractions: Mapping[str, float]
    signs: Mapping[str, float]
    ordinals: Mapping[str, int]
    vague: Phrases[tuple[float, float]]
    plurals: Phrases[tuple[float, float]]
    before: Phrases[str]
    after: Phrases[str]

    @property
    def starters(self) -> frozenset[str]:
        """Every word a number phrase can begin with, digits apart."""
        plain = (self.units, self.tens, self.ordinals, self.signs)
        firsts = (
            self.vague.firsts | self.plurals.firsts | self.before.firsts | {"a", "an", "one", "half", "between", "from"}
        )
        return firsts.union(*plain)


@cache
def number_words() -> NumberWords:
    """The lexicon of number words, read once."""
    data = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text("utf-8"))
    vague, plurals = (
        Phrases((tuple(key.split()), (float(low), float(high))) for key, (low, high) in data[name].items())
        for name in ("vague", "plurals")
    )
    before, after = (
        Phrases((tuple(key.split()), str(how)) for key, how in data[name].items()) for name in ("before", "after")
    )
    return NumberWords(
        units=data["units"],
        tens=data["tens"],
        scales=data["scales"],
        short_scales=data["short_scales"],
        fractions=data["fractions"],
        signs=data["signs"],
        ordinals=data["ordinals"],
        vague=vague,
        plurals=plurals,
        before=before,
        after=after,
    )


def find_phrase(atoms: Atoms, i: int, table: Phrases[Value]) -> tuple[str, ...] | None:
    """The longest phrase of `table` that stands at atom `i`."""
    if low_at(atoms, i) not in table.firsts:
        return None
    for length in range(MAX_PHRASE, 0, -1):
        words = tuple(low_at(atoms, i + k) for k in range(length))
        if words in table:
            return words
    return None


def bend(number: Number, how: str) -> Number:
    """`number` as a bending word makes it (see the module's rules)."""
    low, high = number.low, number.high
    share = APPROXIMATE_SHARE
    match how:
        case "over" | "at least":
            return replace(number, high=None, bent=how)
        case "under" | "at most":
            return replace(number, low=None, bent=how)
        case "nearly":
            return replace(number, low=_scaled(low, 1 - share), bent=how)
        case "just over":
            return replace(number, high=_scaled(high, 1 + share), bent=how)
        case "about":
            return replace(number, low=_scaled(low, 1 - share), high=_scaled(high, 1 + share), bent=how)
    return replace(number, bent=how)


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 6)


def read_cardinal(atoms: Atoms, i: int) -> Number | None:
    """The number that starts exactly at atom `i`: digits, words, fractions, "a dozen", "hundreds"; no bending words."""
    words = number_words()
    phrase = find_phrase(atoms, i, words.plurals)
    if phrase:
        low, high = words.plurals[phrase]
        return Number(low, high, i, i + len(phrase), vague=True)
    phrase = find_phrase(atoms, i, words.vague)
    if phrase:
        low, high = words.vague[phrase]
        number = Number(low, high, i, i + len(phrase), vague=True)
        return _with_scale(atoms, number)
    return _read_half(atoms, i) or _read_digits(atoms, i) or _read_words(atoms, i)


def _read_half(atoms: Atoms, i: int) -> Number | None:
    """ "half a million", "half a dozen", "a half million"; "half" alone belongs to whoever knows the unit behind it."""
    at = i + 1 if low_at(atoms, i) in ("a", "one") else i
    if low_at(atoms, at) != "half":
        return None
    after = at + 1
    if low_at(atoms, after) in ("a", "-"):
        after += 1
    scale = _scale(atoms, after)
    return Number(scale / 2, scale / 2, i, after + 1) if scale else None


def _scale(atoms: Atoms, i: int) -> float | None:
    word = low_at(atoms, i)
    return 12.0 if word == "dozen" else number_words().scales.get(word)


def _with_scale(atoms: Atoms, number: Number) -> Number:
    """`number` times the scales right behind it: "2.5 million", "several hundred thousand", "$3bn", "two dozen"."""
    for _ in range(3):
        at = skip_hyphen(atoms, number.end)
        scale = _scale(atoms, at)
        if scale is None and number.digits and number.end == at and at < len(atoms):
            scale = _short_scale(atoms, at)
        if scale is None or number.low is None or number.high is None:
            return number
        number = replace(number, low=number.low * scale, high=number.high * scale, end=at + 1)
    return number


def _short_scale(atoms: Atoms, i: int) -> float | None:
    """ "bn" behind digits; a single letter only where it is glued and nothing is glued to it ("5m", not "5m-high")."""
    word = atoms[i].low
    if len(word) == 1:
        money = i >= 2 and atoms[i - 2].low in "$€£¥₹₽" and atoms[i - 1].glued
        if not atoms[i].glued or (word != "k" and not money):
            return None
    return number_words().short_scales.get(word)


def _read_digits(atoms: Atoms, i: int) -> Number | None:
    if i >= len(atoms) or not atoms[i].is_number:
        return None
    value = float(atoms[i].low.replace(",", ""))
    number = Number(value, value, i, i + 1, digits=True)
    number = _with_fraction(atoms, number)
    return _with_scale(atoms, number)


def _with_fraction(atoms: Atoms, number: Number) -> Number:
    """Adds "1/2" or "½" behind whole digits: "5 1/2", "5½", "8-1/2"."""
    low = number.low
    if low is None or not low.is_integer():
        return number
    sign = number_words().signs.get(low_at(atoms, number.end))
    if sign is not None:
        return replace(number, low=low + sign, high=low + sign, end=number.end + 1)
    at = skip_hyphen(atoms, number.end)
    fraction = _slash_fraction(atoms, at)
    if fraction and (not atoms[at].glued or at > number.end):
        return replace(number, low=low + fraction, high=low + fraction, end=at + 3)
    half = _and_a_half(atoms, number.end)
    return replace(number, low=low + 0.5, high=low + 0.5, end=half) if half else number


def _and_a_half(atoms: Atoms, i: int) -> int | None:
    """The end of "and a half" or "-and-a-half" at atom `i`."""
    at = skip_hyphen(atoms, i)
    for word in ("and", "a", "half"):
        if low_at(atoms, at) != word:
            return None
        at = skip_hyphen(atoms, at + 1) if word != "half" else at + 1
    return at


def _slash_fraction(atoms: Atoms, i: int) -> float | None:
    if low_at(atoms, i + 1) != "/" or not (atoms[i].is_number and i + 2 < len(atoms) and atoms[i + 2].is_number):
        return None
    above, below = atoms[i].low, atoms[i + 2].low
    return int(above) / int(below) if above.isdigit() and below in ("2", "3", "4", "8", "16", "32") else None


def _read_words(atoms: Atoms, i: int) -> Number | None:
    """ "twenty-five", "a hundred and fifty", "two million three hundred thousand", "three and a half"."""
    total, group, at, seen = 0.0, 0.0, i, False
    words = number_words()
    if low_at(atoms, i) in ("a", "an") and _scale(atoms, i + 1):
        group, at, seen = 1.0, i + 1, True
    while at < len(atoms):
        step = skip_hyphen(atoms, at) if seen else at
        if (
            seen
            and low_at(atoms, step) == "and"
            and (low_at(atoms, step + 1) in words.units or low_at(atoms, step + 1) in words.tens)
            and group >= 100
        ):
            step += 1
        word = low_at(atoms, step)
        scale = _scale(atoms, step)
        if scale and seen and group:
            total, group = _scaled_up(total, group, scale)
        elif word in words.tens and (not seen or group % 100 == 0):
            group += words.tens[word]
        elif word in words.units and _fits(group, words.units[word], seen):
            group += words.units[word]
        else:
            break
        seen, at = True, step + 1
    if not seen or (at == i + 1 and low_at(atoms, i) in ("a", "an")):
        return None
    number = Number(total + group, total + group, i, at)
    return _with_half(atoms, number)


def _scaled_up(total: float, group: float, scale: float) -> tuple[float, float]:
    """A scale word closes a group; below a thousand the group stays open ("two hundred fifty")."""
    return (total, group * scale) if scale in (100, 12) else (total + group * scale, 0.0)


def _fits(group: float, unit: float, seen: bool) -> bool:
    """Whether a unit may be added to the group: "twenty five", "hundred twelve", never "five six"."""
    if not seen or group == 0:
        return True
    rest = group % 100
    return (rest == 0 and unit > 0) or (rest >= 20 and rest % 10 == 0 and 0 < unit < 10)


def _with_half(atoms: Atoms, number: Number) -> Number:
    half = _and_a_half(atoms, number.end)
    if half:
        value = (number.low or 0.0) + 0.5
        return replace(number, low=value, high=value, end=half)
    return _with_scale(atoms, number)


def read_number(atoms: Atoms, i: int) -> Number | None:
    """The number phrase that starts at atom `i`: bending words, ranges ("10 to 20", "between 5 and 7"), "or more"."""
    words = number_words()
    phrase = find_phrase(atoms, i, words.before)
    start = i + len(phrase) if phrase else i
    inner = words.before[phrase] if phrase else ""
    if phrase:
        again = find_phrase(atoms, start, words.before)  # "at least some 20", "only about 5"
        if again:
            start += len(again)
            inner = words.before[again] if inner == "exactly" else inner
    number = _read_between(atoms, start) or _read_range(atoms, start)
    if number is None:
        return None
    if inner:
        number = replace(bend(number, inner), start=i)
    return _bent_behind(atoms, number)


def _bent_behind(atoms: Atoms, number: Number) -> Number:
    after = number_words().after
    if low_at(atoms, number.end) == "+" and atoms[number.end].glued:
        return replace(bend(number, "at least"), end=number.end + 1)
    phrase = find_phrase(atoms, number.end, after)
    if phrase and not number.bent and low_at(atoms, number.end) == "or":
        return replace(bend(number, after[phrase]), end=number.end + len(phrase))
    return number


def _read_between(atoms: Atoms, i: int) -> Number | None:
    word = low_at(atoms, i)
    joins = {"between": ("and", "to"), "from": ("to",)}.get(word)
    first = read_cardinal(atoms, i + 1) if joins else None
    if not joins or first is None or low_at(atoms, first.end) not in joins:
        return None
    second = read_cardinal(atoms, first.end + 1)
    return _joined(atoms, first, second, i) if second else None


def _read_range(atoms: Atoms, i: int) -> Number | None:
    first = read_cardinal(atoms, i)
    if first is None:
        return None
    at = first.end
    if low_at(atoms, at) in ("to", "or") or (low_at(atoms, at) in HYPHENS and is_hyphen(atoms, at)):
        second = read_cardinal(atoms, at + 1)
        if second is not None and (low_at(atoms, at) != "or" or second.low == (first.low or 0) + 1):
            joined = _joined(atoms, first, second, i)
            if joined:
                return joined
    return first


def _joined(atoms: Atoms, first: Number, second: Number, start: int) -> Number | None:
    """One range of two numbers, the scale of the second lent to the first ("2 to 3 million"); None where it falls."""
    low, high = first.low, second.high
    if low is None or high is None or second.low is None:
        return None
    base = read_plain(atoms, second)
    if _lends_thousands(atoms, first, second):
        low = low * 1000
    if low < base and high != base and base > 0 and low < high / base:
        low = low * high / base
    return Number(low, high, start, second.end, digits=first.digits) if low < high else None


def _lends_thousands(atoms: Atoms, first: Number, second: Number) -> bool:
    """ "5-6,000", "20 to 30,000": the thousands are said once."""
    low, high = first.value, (second.value or 0.5) / 1000
    written = "," in atoms[second.start].low and second.end == second.start + 1
    return (
        first.digits
        and first.end == first.start + 1
        and written
        and high.is_integer()
        and high / 4 <= (low or 0) < high
    )


def read_plain(atoms: Atoms, number: Number) -> float:
    """The number written before any scale word: 3 in "3 million"."""
    first = atoms[number.start]
    if first.is_number:
        return float(first.low.replace(",", ""))
    return number_words().units.get(first.low, number.high or 0.0)
