"""Tolls: counts of people something happened to.

"12 dead and 30 injured" are two facts, each told by many pages with other numbers as time goes on; "two children
among the dead" is a third. What is counted decides which toll a number belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from readout.model import Quantity, Range, Span, Value
from readout.model.links import EventMention

TOLLS = frozenset(
    {"deaths", "injured", "missing", "rescued", "displaced", "arrested", "casualties", "hostages", "sick"}
)
"""Slots that count people something happened to."""
OF_BODIES = frozenset({"sick", "injured", "casualties"})
"""Of these, slots that an event of treating or hurting gives to all that it counts."""
FAR = 50.0
"""Ratio of a bare number to the people of a toll beside it from which it is no part of that."""
SHORT = 4
"""Letters of a plural in "ies" that is no plural of "y" ("ties", "pies")."""
BODIES = "bodies"
"""Slot of the dead that were found: as many died, or more."""
ANYBODY = frozenset(
    (
        "people",
        "person",
        "dead",
        "death",
        "victim",
        "casualty",
        "fatality",
        "life",
        "live",
        "body",
        "passenger",
        "resident",
        "missing",
        "injured",
        "survivor",
        "other",
        "wounded",
        "injury",
        "arrest",
        "number",
        "toll",
        "died",
        "killed",
        "killing",
        "drowned",
        "perished",
        "slain",
        "hurt",
        "injuring",
        "wounding",
        "unaccounted",
        "trapped",
        "rescued",
        "saved",
        "alive",
        "survived",
        "recovered",
        "unhurt",
        "hospitalized",
        "hospitalised",
        "displaced",
        "homeless",
        "evacuated",
        "stranded",
        "arrested",
        "detained",
    )
)
"""Nouns that count people without saying which."""


def counted_noun(quantity: Quantity) -> str | None:
    """The last word of what is counted, in the singular as far as an ending tells; None where nothing is counted."""
    word = (quantity.of or "").rpartition(" ")[2].casefold()
    if word.endswith("ies") and len(word) > SHORT:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return (word[:-1] if word.endswith("s") and not word.endswith("ss") else word) or None


def is_of_things(value: Value, noun: str | None, tolls: Mapping[str, float]) -> bool:
    """Whether a number is of things that stand beside a toll: "210 operations", "14 stab wounds", "a town of 14,000".

    `tolls` has the largest number of people of each slot of the event.
    """
    if value.unit is not None:
        return False
    named = noun is not None and noun not in ANYBODY and value.slot in OF_BODIES
    return named or (noun is None and (value.amount.low or 0.0) >= FAR * tolls.get(value.slot, float("inf")))


def at_least(bodies: Value) -> Value:
    """The dead of whom the bodies were found."""
    return replace(bodies, slot="deaths", amount=Range(bodies.amount.low, None))


def by_toll(told: EventMention, counted: Mapping[Span, str | None]) -> Iterator[EventMention]:
    """One reading for every kind of toll in the event ("12 dead and 30 injured" are two) and one for its other numbers.

    An event without a toll is as it is.
    """
    values = tuple(
        replace(v, unit=counted.get(v.span)) if v.slot == "count" and v.unit is None else v for v in told.event.values
    )
    people: dict[str, float] = {}
    for value in values:
        if value.slot in TOLLS and value.unit is not None:
            people[value.slot] = max(people.get(value.slot, 1.0), value.amount.low or 1.0)
    values = tuple(
        replace(v, slot="count", unit=counted.get(v.span)) if is_of_things(v, counted.get(v.span), people) else v
        for v in values
    )
    values = tuple(at_least(value) if value.slot == BODIES else value for value in values)
    tolls: dict[str, list[Value]] = {}
    for value in values:
        if value.slot in TOLLS:
            noun = counted.get(value.span)
            tolls.setdefault(f"{value.slot} of {noun}" if noun and noun not in ANYBODY else value.slot, []).append(
                value
            )
    others = tuple(value for value in values if value.slot not in TOLLS)
    if others or not tolls:
        yield replace(told, values=others)
    for toll, own in sorted(tolls.items()):
        yield replace(told, values=tuple(own), toll=toll)
