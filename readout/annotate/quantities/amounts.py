"""Reads amounts with a unit of their own: money, percentages, measures, ages, magnitudes, fractions.

In: atoms and a position. Out: an `Amount`, or None. What is counted without a unit is read by `counted`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from readout.annotate.atoms import Atoms, is_hyphen, low_at, matches, skip_hyphen
from readout.annotate.numbers import Number, bend, find_phrase, number_words, read_cardinal, read_number, read_plain
from readout.annotate.quantities.ages import is_of_that_age
from readout.annotate.quantities.lexicon import quantity_words, singular
from readout.model.ranges import Range

LONGEST_UNIT = 3
PENNY = 0.01


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, atoms `start` to `end` (exclusive); `kind` as in `Quantity`."""

    range: Range
    unit: str | None
    kind: str
    start: int
    end: int
    approximate: bool = False


def amount_of(number: Number, unit: str | None, kind: str, span: tuple[int, int], factor: float = 1.0) -> Amount:
    """An amount from a number."""
    scaled = number.range if factor == 1.0 else number.range.scaled(factor)
    return Amount(scaled, unit, kind, span[0], span[1], number.approximate)


def read_money(atoms: Atoms, i: int) -> Amount | None:
    """ "$1.5 million", "more than €3bn", "US$20", "5 million dollars", "Rs 500", "$5 to $10 million", "50 cents"."""
    return _signed(atoms, i) or _worded(atoms, i)


def _signed(atoms: Atoms, i: int) -> Amount | None:
    """A sign or code before the number, with bending words before the sign."""
    words = number_words()
    phrase = find_phrase(atoms, i, words.before)
    at = i + len(phrase) if phrase else i
    joins = {"between": "and", "from": "to"}.get(low_at(atoms, i), "")
    at = i + 1 if joins else at
    code = _sign(atoms, at)
    if code is None:
        return None
    number = read_number(atoms, code[1]) if not joins else read_cardinal(atoms, code[1])
    if number is None or (number.start == number.end):
        return None
    number = _to_second(atoms, number, joins)
    if number is None:
        return None
    if phrase and not joins:
        number = bend(number, words.before[phrase])
    return amount_of(number, code[0], "money", (i, number.end))


def _to_second(atoms: Atoms, number: Number, joins: str) -> Number | None:
    """The second end of "$5 to $10 million" or "between $1 and $2"."""
    word = low_at(atoms, number.end)
    if word not in ((joins,) if joins else ("to", "-", "–")) or number.value is None:
        return None if joins else number
    sign = _sign(atoms, number.end + 1)
    second = read_cardinal(atoms, sign[1] if sign else number.end + 1)
    if second is None or second.value is None or (sign is None and not joins):
        return None if joins else number
    low = number.value
    plain = read_plain(atoms, second)
    if plain and second.value != plain and low < plain:
        low = low * second.value / plain
    return (
        replace(number, low=low, high=second.value, end=second.end) if low < second.value else None if joins else number
    )


def _sign(atoms: Atoms, i: int) -> tuple[str, int] | None:
    """The currency before a number and the position of the number."""
    words = quantity_words()
    word = low_at(atoms, i)
    if word in words.currency_signs and i + 1 < len(atoms):
        return words.currency_signs[word], i + 1
    beside = i + 1 < len(atoms) and (atoms[i + 1].glued or word == "us")
    if low_at(atoms, i + 1) == "$" and word in words.dollar_letters and beside and atoms[i].text.isupper():
        return words.dollar_letters[word], i + 2
    if matches(atoms, i, ("u", ".", "s", ".", "$")):
        return "USD", i + 5
    if word in words.currency_codes and atoms[i].capital and i + 1 < len(atoms):
        at = i + 2 if low_at(atoms, i + 1) == "." else i + 1
        return (words.currency_codes[word], at) if at < len(atoms) and atoms[at].is_number else None
    return None


def _worded(atoms: Atoms, i: int) -> Amount | None:
    """The currency behind the number."""
    number = read_number(atoms, i)
    if number is None:
        return None
    words = quantity_words()
    at = skip_hyphen(atoms, number.end)
    country = words.dollar_countries.get(low_at(atoms, at))
    if country and singular(low_at(atoms, at + 1)) == "dollar":
        return amount_of(number, country, "money", (i, at + 2))
    if matches(atoms, at, ("u", ".", "s", ".")) and singular(low_at(atoms, at + 4)) == "dollar":
        return amount_of(number, "USD", "money", (i, at + 5))
    if (low_at(atoms, at) == "of" and number.vague) or low_at(atoms, at) == "swiss":
        at += 1
    word = low_at(atoms, at)
    if word == "p" and number.digits and atoms[at].glued:
        return amount_of(number, "GBP", "money", (i, at + 1), PENNY)  # "310p a share"
    if word in ("€", "£", "$") and number.digits:
        return amount_of(number, words.currency_signs[word], "money", (i, at + 1))
    if word in words.currency_codes and at < len(atoms) and atoms[at].text.isupper():
        return amount_of(number, words.currency_codes[word], "money", (i, at + 1))
    if word == "pounds" and _is_money(atoms, number, at):
        return amount_of(number, "GBP", "money", (i, at + 1))
    found = words.currency_words.get(singular(word)) or words.currency_words.get(word)
    return amount_of(number, found[0], "money", (i, at + 1), found[1]) if found else None


def _is_money(atoms: Atoms, number: Number, at: int) -> bool:
    """ "5 million pounds" and "10 pounds sterling" are money, "10 pounds of explosives" is weight."""
    scaled = low_at(atoms, number.end - 1) in ("million", "billion", "m", "bn") and low_at(atoms, at + 1) != "of"
    return low_at(atoms, at + 1) == "sterling" or scaled or matches(atoms, at + 1, ("(", "$"))


def read_percent(atoms: Atoms, i: int) -> Amount | None:
    """ "12 percent", "4.5%", "between 10 and 20 per cent", "two percentage points", "two-thirds", "half of the"."""
    number = read_number(atoms, i)
    if number is None:
        return read_fraction(atoms, i)
    number = _percent_range(atoms, number)
    end = _percent_end(atoms, number.end)
    if end is None:
        return read_fraction(atoms, i)
    unit = "percentage point" if low_at(atoms, end - 1).startswith("point") else "percent"
    return amount_of(number, unit, "percent", (i, end))


def _percent_range(atoms: Atoms, number: Number) -> Number:
    """ "5% to 10%", "5%-10%"."""
    if (
        low_at(atoms, number.end) != "%"
        or low_at(atoms, number.end + 1) not in ("to", "-", "–")
        or number.value is None
    ):
        return number
    second = read_cardinal(atoms, number.end + 2)
    if (
        second is None
        or second.value is None
        or second.value <= number.value
        or _percent_end(atoms, second.end) is None
    ):
        return number
    return replace(number, high=second.value, end=second.end)


def _percent_end(atoms: Atoms, i: int) -> int | None:
    at = skip_hyphen(atoms, i)
    word = low_at(atoms, at)
    if word in ("percentage", "percent") and low_at(atoms, skip_hyphen(atoms, at + 1)) in ("point", "points"):
        return skip_hyphen(atoms, at + 1) + 1
    if word in ("%", "percent", "pct"):
        return at + 1
    return at + 2 if word == "per" and low_at(atoms, at + 1) == "cent" else None


def read_fraction(atoms: Atoms, i: int) -> Amount | None:
    """ "two-thirds of voters", "nearly half of the seats", "a quarter of": a share, told in percent."""
    words = number_words()
    phrase = find_phrase(atoms, i, words.before)
    at = i + len(phrase) if phrase else i
    ratio = _one_in(atoms, at)
    if ratio is not None:
        return amount_of(bend(ratio, words.before[phrase]) if phrase else ratio, "percent", "percent", (i, ratio.end))
    top, noun = 1.0, at
    if low_at(atoms, at) in ("a", "one"):
        noun = skip_hyphen(atoms, at + 1)
    elif low_at(atoms, at) in ("two", "three", "four", "nine", "seven"):
        top, noun = words.units[low_at(atoms, at)], skip_hyphen(atoms, at + 1)
    share = words.fractions.get(low_at(atoms, noun))
    led = noun > at or low_at(atoms, noun) == "half"
    if share is None or not led or (top > 1 and not low_at(atoms, noun).endswith("s")):
        return None
    behind = low_at(atoms, noun + 1) == "of" or (
        low_at(atoms, noun) == "half" and low_at(atoms, noun + 1) in ("the", "its", "their")
    )
    if not behind and top == 1:
        return None
    value = round(top * share * 100, 1)
    number = Number(value, value, at, noun + 1)
    return amount_of(bend(number, words.before[phrase]) if phrase else number, "percent", "percent", (i, noun + 1))


def _one_in(atoms: Atoms, i: int) -> Number | None:
    """ "one in five (households)", "2 in 3": a share."""
    if low_at(atoms, i + 1) != "in" or low_at(atoms, i - 1) in ("no", "number", "#", ".", "-"):
        return None
    part, whole = read_cardinal(atoms, i), read_cardinal(atoms, i + 2)
    if part is None or whole is None or part.end != i + 1 or part.value is None or whole.value is None:
        return None
    behind = atoms[whole.end] if whole.end < len(atoms) else None
    if not 1 <= part.value < whole.value <= LARGEST_WHOLE or part.value > 9 or behind is None:
        return None
    if not behind.low.isalpha() or behind.capital or behind.low in quantity_words().no_shares:
        return None
    share = round(100 * part.value / whole.value, 1)
    return Number(share, share, i, whole.end)


LARGEST_WHOLE = 1000


def read_measure(atoms: Atoms, i: int) -> Amount | None:
    """ "200 km", "200-mile", "5 feet", "30 degrees Celsius", "7.1-magnitude", "magnitude 7.1", "6-foot-2"."""
    return _magnitude(atoms, i) or _below_zero(atoms, i) or _half_unit(atoms, i) or _measured(atoms, i)


def _below_zero(atoms: Atoms, i: int) -> Amount | None:
    """ "-5C", "minus 20 degrees": temperatures only."""
    sign = low_at(atoms, i) in ("-", "−", "–") and not atoms[i].glued and i + 1 < len(atoms) and atoms[i + 1].glued
    if not sign and low_at(atoms, i) != "minus":
        return None
    amount = _measured(atoms, i + 1)
    if amount is None or not (amount.unit or "").startswith("degree"):
        return None
    low, high = amount.range.low, amount.range.high
    below = Range(None if high is None else -high, None if low is None else -low)
    return replace(amount, range=below, start=i)


def _measured(atoms: Atoms, i: int) -> Amount | None:
    number = read_number(atoms, i)
    if number is None:
        return None
    at = skip_hyphen(atoms, number.end)
    at = at + 1 if low_at(atoms, at) == "of" and number.vague else at
    if low_at(atoms, at) == "magnitude":
        return amount_of(number, "magnitude", "measure", (i, at + 1))
    if _is_magnitude(atoms, number, at):
        return amount_of(number, "magnitude", "measure", (i, number.end))
    unit = _unit(atoms, at)
    if unit is None:
        return _glued_unit(atoms, number, i)
    short = len(low_at(atoms, at)) <= 2 and low_at(atoms, at).isalpha()
    if short and not number.digits:
        return None
    return amount_of(number, unit[0], "measure", (i, unit[1]))


def _is_magnitude(atoms: Atoms, number: Number, at: int) -> bool:
    """ "5.9 on the Richter scale", "a 5.9 earthquake"."""
    if not number.digits or (number.value or 11) > 10:
        return False
    richter = matches(atoms, at, ("on", "the", "richter")) or low_at(atoms, at) == "richter"
    quake = low_at(atoms, at) in ("quake", "earthquake", "tremor", "aftershock", "temblor")
    return richter or (quake and "." in atoms[number.end - 1].low)


def _half_unit(atoms: Atoms, i: int) -> Amount | None:
    """ "half a mile", "half an acre"."""
    words = number_words()
    phrase = find_phrase(atoms, i, words.before)
    at = i + len(phrase) if phrase else i
    if low_at(atoms, at) != "half":
        return None
    unit = _unit(atoms, at + 2) if low_at(atoms, at + 1) in ("a", "an") else _unit(atoms, skip_hyphen(atoms, at + 1))
    if unit is None or unit[0] in ("pound", "foot") or (low_at(atoms, at + 1) not in ("a", "an", "-")):
        return None
    number = Number(0.5, 0.5, at, unit[1])
    return amount_of(bend(number, words.before[phrase]) if phrase else number, unit[0], "measure", (i, unit[1]))


def _glued_unit(atoms: Atoms, number: Number, i: int) -> Amount | None:
    """ "30C", "5m": single letters only where glued to the digits."""
    at = number.end
    if at >= len(atoms) or not atoms[at].glued or not number.digits:
        return None
    unit = {"C": "degree Celsius", "F": "degree Fahrenheit", "m": "m", "g": "g"}.get(atoms[at].text)
    return amount_of(number, unit, "measure", (i, at + 1)) if unit and not is_hyphen(atoms, at + 1) else None


def _unit(atoms: Atoms, i: int) -> tuple[str, int] | None:
    measures = quantity_words().measures
    for length in range(LONGEST_UNIT, 0, -1):
        words = tuple(low_at(atoms, skip_hyphen(atoms, i) + k) for k in range(length))
        for form in (words, (*words[:-1], singular(words[-1]))):
            if form in measures:
                return measures[form], i + length
    return None


def _magnitude(atoms: Atoms, i: int) -> Amount | None:
    """ "magnitude 7.1", "magnitude-7.1", "magnitude of 6.2", "a strength of 2.1"."""
    strength = low_at(atoms, i) == "strength" and low_at(atoms, i + 1) == "of" and "." in low_at(atoms, i + 2)
    if low_at(atoms, i) != "magnitude" and not strength:
        return None
    at = skip_hyphen(atoms, i + 1)
    at = at + 1 if low_at(atoms, at) in ("of", "was") else at
    number = read_number(atoms, at)
    if number is None or not number.digits or (number.value or 0) > 10:
        return None
    return amount_of(number, "magnitude", "measure", (i, number.end))


def read_age(atoms: Atoms, i: int) -> Amount | None:
    """ "34-year-old", "34 years old", "aged 34", "Smith, 34,": the age of a person."""
    if low_at(atoms, i) in ("aged", "age") and i + 1 < len(atoms):
        number = read_number(atoms, i + 1)
        good = number is not None and number.digits and (number.high or 0) < 125
        return amount_of(number, "year", "measure", (i + 1, number.end)) if number and good else None
    if low_at(atoms, i) == "in":
        return _decade_of_life(atoms, i)
    number = read_number(atoms, i)
    if number is None:
        return None
    at = skip_hyphen(atoms, number.end)
    unit = {"year": "year", "years": "year", "month": "month", "months": "month", "week": "week", "day": "day"}.get(
        low_at(atoms, at)
    )
    old = skip_hyphen(atoms, at + 1)
    if number.digits and 1 <= (number.value or 0) <= 110 and is_of_that_age(atoms, i, number.end):
        return amount_of(number, "year", "measure", (i, number.end))
    if unit and low_at(atoms, old) in ("old", "olds"):
        return amount_of(number, unit, "measure", (i, old + 1))
    if (
        number.digits
        and number.value
        and number.end == i + 1
        and 5 <= number.value <= 110
        and _between_commas(atoms, i)
    ):
        return amount_of(number, "year", "measure", (i, i + 1))
    return None


def _decade_of_life(atoms: Atoms, i: int) -> Amount | None:
    """ "in his 40s", "in her mid-fifties", "in their early 20s": an age."""
    if low_at(atoms, i + 1) not in ("his", "her", "their", "my", "your", "our"):
        return None
    part = low_at(atoms, i + 2) if low_at(atoms, i + 2) in _PARTS_OF_DECADE else ""
    at = skip_hyphen(atoms, i + 3) if part else i + 2
    word = low_at(atoms, at)
    tens = number_words().tens.get(word.removesuffix("ies") + "y" if word.endswith("ies") else "")
    if tens is None and word in ("20", "30", "40", "50", "60", "70", "80", "90") and low_at(atoms, at + 1) == "s":
        tens, at = float(word), at + 1
    if tens is None:
        return None
    low, high = _PARTS_OF_DECADE[part]
    return Amount(Range(tens + low, tens + high), "year", "measure", i + 1, at + 1, True)


_PARTS_OF_DECADE = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def _between_commas(atoms: Atoms, i: int) -> bool:
    """ "Jane Smith, 34," or "Smith (34)": a bare number behind a name."""
    opened, closed = low_at(atoms, i - 1), low_at(atoms, i + 1)
    kin = i >= 2 and opened == "," and low_at(atoms, i - 2) in quantity_words().kin and closed in (",", ".")
    if kin:
        return True
    named = i >= 2 and atoms[i - 2].capital and ((i > 2 and atoms[i - 3].capital) or atoms[i - 2].text[1:].islower())
    return named and (
        (
            opened == ","
            and (closed in (",", ".", ";") or (closed == "of" and i + 2 < len(atoms) and atoms[i + 2].capital))
            and low_at(atoms, i - 2).isalpha()
            and not low_at(atoms, i + 2)[:1].isdigit()
        )
        or (opened == "(" and closed == ")")
    )


READERS: tuple[Callable[[Atoms, int], Amount | None], ...] = (read_money, read_percent, read_age, read_measure)
