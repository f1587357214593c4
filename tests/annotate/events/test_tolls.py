"""Tolls: how many died, were hurt, are missing or were saved, each number with the clause it belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.events import Found, find_events
from readout.annotate.quantities import find_quantities
from readout.language import Parse
from readout.model import Document, Event

Understand = Callable[[str], tuple[Document, Parse]]
Slots = set[tuple[str, float | None, float | None]]


def events_of(understand: Understand, text: str) -> tuple[Event, ...]:
    document, parse = understand(text)
    return find_events(document, parse, Found((), (), find_quantities(document, parse), ()))


def slots_of(events: tuple[Event, ...]) -> Slots:
    return {(v.slot, v.amount.low, v.amount.high) for event in events for v in event.values}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least six hikers died and dozens were missing.", {("deaths", 6, None), ("missing", 24, 99)}),
        ("Of the crew, 14 have been rescued and three are missing.", {("rescued", 14, 14), ("missing", 3, 3)}),
        ("Thirty-two villagers were still missing on Monday.", {("missing", 32, 32)}),
        ("Another 17 are unaccounted for, the mayor said.", {("missing", 17, 17)}),
        ("The number of survivors went up to 66.", {("rescued", 66, 66)}),
        ("The mine's owner said 48 workers have been saved.", {("rescued", 48, 48)}),
        ("The find raised the death toll to 22.", {("deaths", 22, 22)}),
        ("The ministry revised down the number of dead from 58 to 51.", {("deaths", 58, 58), ("deaths", 51, 51)}),
        ("The death toll rose from 12 to 19.", {("deaths", 12, 12), ("deaths", 19, 19)}),
        ("The number of people known to have died is 41 and not 44.", {("deaths", 41, 41), ("deaths", 44, 44)}),
        ("A coach overturned, killing five and injuring 12.", {("deaths", 5, 5), ("injured", 12, 12)}),
        ("The flood left 40 homeless.", {("displaced", 40, 40)}),
        ("Thirteen others were taken to hospital.", {("injured", 13, 13)}),
        ("The number of missing people fell to 36.", {("missing", 36, 36)}),
        ("At least 52 dead, hundreds missing after dam bursts", {("deaths", 52, None), ("missing", 200, 999)}),
    ],
)
def test_a_toll_has_its_slot(understand: Understand, text: str, wanted: Slots) -> None:
    assert slots_of(events_of(understand, text)) == wanted


def test_coordinated_clauses_keep_their_own_numbers(understand: Understand) -> None:
    events = events_of(understand, "Police arrested 15 protesters and 20 officers were injured.")
    by_name = {e.lemma: slots_of((e,)) for e in events}
    assert by_name == {"arrest": {("arrested", 15, 15)}, "injure": {("injured", 20, 20)}}


def test_a_clause_that_only_tells_a_toll_is_named_for_it(understand: Understand) -> None:
    (event,) = events_of(understand, "The number of survivors went up to 66.")
    assert (event.lemma, event.type, event.mode) == ("rescue", "AID", "rescue")


@pytest.mark.parametrize(
    "text", ["The ferry sank off the coast.", "A wave struck the boat.", "Two women fight over a will."]
)
def test_accidents_and_quarrels_are_no_assaults(understand: Understand, text: str) -> None:
    assert "ASSAULT" not in {event.type for event in events_of(understand, text)}
