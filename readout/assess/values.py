"""Numbers of several pages about one thing: what they allow together, and whether they can all hold.

Values are compared in one base unit as ranges. A bare round number of something that is measured rather than counted
("three hours", "200 km") is as good as its last digit: it gets a tolerance, and so do large round numbers of things.
People are counted one by one, so theirs get none. Two values conflict only where no number satisfies both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.model import Range, Span, Value
from readout.model.links import AnnotatedPage, EventMention
from readout.model.units import BASE, MEASURED

ROUNDED = MEASURED | {"amount"}
"""Slots whose bare numbers are roundings: what is measured, and sums of money."""

RETOLD = re.compile(
    r"\bearlier\b(?!\s+(?:this|in|on|today))|\b(?:initially|previously|originally|at first|first (?:put|set|given)"
    r"|for a time)\b",
    re.IGNORECASE,
)
"""Words that give a number as an earlier one, at most `RETOLD_REACH` characters before it."""
RETOLD_REACH = 40
PART_AFTER = re.compile(r"\s+(?:others?|more(?!\s+than)|further|additional|another)\b", re.IGNORECASE)
NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
LISTED = re.compile(
    rf"\s+(?:[\w-]+\s+){{1,2}}and\s+{NUMBER}\s+(?:[\w-]+\s+){{1,2}}(?:were|are|was|have|had|died)\b", re.IGNORECASE
)
"""Behind a number: that of others, of whom the same is told ("two soldiers and one guard were killed")."""
PART_BEFORE = re.compile(r"\b(?:another|an?\s+additional|a\s+further)\s+(?:\w+\s+)?$", re.IGNORECASE)
WHOLE_BEFORE = re.compile(
    r"\b(?:any|some|one|none|most|many|few|half|all|two|three|four|five|\d+)\s+of\s+(?:the|its|his|her|their)\s+(?:[a-z-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Words beside a number that is a part of what is counted ("22 other defendants"), or the whole of which a part is told
("one of the more than 200")."""
ROUND_FROM = 1000
"""Counts of things from which zeros at the end mean a rounding."""
FRACTION = re.compile(r"\b(?:half|third|quarter|fifth)s?\b", re.IGNORECASE)
"""Shares in words, which are good to about `FRACTION_POINTS` percentage points."""
FRACTION_POINTS = 4.0
TOLERANCE = 0.1
"""Fraction by which a bare measured number may be rounded at most."""
WRITTEN = re.compile(r"\d[\d,]*(?:\.(\d+))?")
"""A number in digits, with its decimals."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One page's value for one slot, in its base unit.

    `tolerant` is the range with its rounding, `speaker` the story entity whose word it is. `retold` marks a number that
    the page gives as an earlier one.
    """

    document: str
    span: Span
    slot: str
    unit: str | None
    amount: Range
    tolerant: Range
    speaker: str | None
    retold: bool = False
    event: str = ""
    """The event mention it belongs to."""
    said_in: str | None = None
    """The unit the page gives it in."""
    beside: bool = False
    """Whether its words make it a part, or the whole of a part, of what others count."""


def readings_of(mentions: Iterable[EventMention], pages: Mapping[str, AnnotatedPage]) -> list[Reading]:
    """Every value of the mentions, ready for comparison, in their order."""
    return [reading(m, value, pages[m.document]) for m in mentions for value in m.values]


def reading(mention: EventMention, value: Value, page: AnnotatedPage) -> Reading:
    """A value as said, ready for comparison."""
    text = page.document.text
    unit, factor = BASE.get(value.unit or "", (value.unit, 1.0))
    amount = value.amount.scaled(factor)
    tolerant = amount
    if amount.low is not None and amount.low == amount.high:
        if value.slot in ROUNDED:
            share = rounding(value.span.of(text))
            tolerant = Range(amount.low * (1 - share), amount.low * (1 + share))
        elif value.slot == "percent" and FRACTION.search(value.span.of(text)):
            tolerant = Range(amount.low - FRACTION_POINTS, amount.low + FRACTION_POINTS)
        elif value.slot == "count" and unit != "people" and amount.low >= ROUND_FROM:
            half = last_digit(amount.low) / 2
            tolerant = Range(amount.low - half, amount.low + half)
    revised = any(value.span.overlaps(revision.old) for revision in page.annotations.revisions)
    retold = revised or RETOLD.search(text, max(0, value.span.start - RETOLD_REACH), value.span.start) is not None
    event = mention.event.id
    speaker, said_in = mention.speaker, value.unit
    beside = is_beside(value.span, text)
    return Reading(
        mention.document, value.span, value.slot, unit, amount, tolerant, speaker, retold, event, said_in, beside
    )


def is_beside(span: Span, text: str) -> bool:
    """Whether the words around a number say that it counts a part of the matter or more than it."""
    before = text[max(0, span.start - RETOLD_REACH) : span.start]
    told_apart = PART_AFTER.match(text, span.end) or PART_BEFORE.search(before)
    return bool(told_apart or WHOLE_BEFORE.search(before))


def rounding(words: str) -> float:
    """The fraction by which a bare number may be rounded: one in its last digit before the zeros, at most a tenth.

    "3.10" is exact to a cent; "200" and numbers in words may be rough.
    """
    found = WRITTEN.search(words)
    number = float(found.group().replace(",", "")) if found else 0.0
    if found is None or number <= 0:
        return TOLERANCE
    worth = 10.0 ** -len(found[1]) if found[1] else last_digit(number) or 1.0
    return min(TOLERANCE, worth / number)


def last_digit(number: float) -> float:
    """What one in the last digit before the zeros of a whole number is worth; 0 where the number ends in none."""
    worth = 1
    while number % (worth * 10) == 0:
        worth *= 10
    return float(worth) if worth > 1 else 0.0


def factor_of(unit: str | None) -> float:
    """How many base units one unit is."""
    return BASE.get(unit or "", ("", 1.0))[1]


def by_slot(readings: Iterable[Reading]) -> dict[tuple[str, str], list[Reading]]:
    """Readings that speak of the same thing: the same slot and base unit, in order of (slot, unit)."""
    slots: dict[tuple[str, str], list[Reading]] = {}
    for one in readings:
        slots.setdefault((one.slot, one.unit or ""), []).append(one)
    return dict(sorted(slots.items()))


def camps(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Readings in groups that can hold together, the fullest first; one group means that nothing conflicts.

    The narrowest values found groups; each further value joins the first group it can hold together with.
    """
    found: list[tuple[Range, list[Reading]]] = []
    for one in sorted(readings, key=lambda r: (width(r.tolerant), r.document, r.span)):
        for i, (allowed, members) in enumerate(found):
            both = allowed.intersection(one.tolerant)
            if both is not None:
                found[i] = (both, [*members, one])
                break
        else:
            found.append((one.tolerant, [one]))
    ordered = sorted(found, key=lambda group: -len({r.document for r in group[1]}))
    return tuple(tuple(sorted(members, key=lambda r: (r.document, r.span))) for _, members in ordered)


def together(readings: Sequence[Reading]) -> Range:
    """The range that all readings of one camp allow.

    Where the bare numbers differ it is their common tolerance, or, of things that are counted, the one with the fewest
    zeros.
    """
    exact = min(readings, key=lambda r: width(r.tolerant))
    counted = exact.slot == "count" and exact.unit != "people"
    for ranges in ([r.amount for r in readings], [exact.amount] if counted else [r.tolerant for r in readings]):
        allowed: Range | None = Range(None, None)
        for one in ranges:
            allowed = allowed.intersection(one) if allowed is not None else None
        if allowed is not None:
            return allowed
    return readings[0].amount


def width(amount: Range) -> float:
    """The size of a range; open ranges are infinitely wide."""
    return float("inf") if amount.low is None or amount.high is None else amount.high - amount.low
