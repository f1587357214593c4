"""What only is so, whose things are, and where a report was filed are no news of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.entities import find_entities
from readout.annotate.events import Found, find_events
from readout.annotate.quantities import find_quantities
from readout.annotate.times import find_times
from readout.language import Parse
from readout.model import Document, Entity, Event

Understand = Callable[[str], tuple[Document, Parse]]
Read = Callable[[str], tuple[tuple[Event, ...], tuple[Entity, ...]]]


@pytest.fixture
def read(understand: Understand) -> Read:
    def events_of(text: str) -> tuple[tuple[Event, ...], tuple[Entity, ...]]:
        document, parse = understand(text)
        entities, times = find_entities(document, parse), find_times(document, parse)
        found = Found(entities, times, find_quantities(document, parse), ())
        return find_events(document, parse, found), entities

    return events_of


def names(event: Event, entities: tuple[Entity, ...]) -> set[str]:
    known = {entity.id: entity.name for entity in entities}
    return {known[p.entity] for p in event.participants if p.entity is not None}


@pytest.mark.parametrize(
    "text",
    ["The road along the coast is narrow.", "It was a matter of luck."],
)
def test_states_of_nobody_named_are_not_told(read: Read, text: str) -> None:
    assert not any(event.told for event in read(text)[0])


@pytest.mark.parametrize("text", ["Light bends near the glass.", "Ada Ruiz has a large house in Selm."])
def test_habits_and_states_of_somebody_are_background(read: Read, text: str) -> None:
    assert all(event.background for event in read(text)[0] if event.told)


@pytest.mark.parametrize(
    "text",
    [
        "The captain is alive.",
        "Lindholm is the first mayor to visit the island.",
        "The airport is closed until Monday.",
        "The boat may have been in foreign waters.",
        "Police arrest two men in Selm",
    ],
)
def test_states_that_make_news_are_told(read: Read, text: str) -> None:
    assert any(event.told for event in read(text)[0])


def test_what_happens_to_a_son_does_not_happen_to_the_parent(read: Read) -> None:
    events, entities = read("The son of former president Ana Kuol was arrested on Monday.")
    arrest = next(event for event in events if event.mode == "arrest")
    assert names(arrest, entities) == set()


def test_a_dateline_takes_no_part(read: Read) -> None:
    events, _ = read("SELM (KNA) — Two climbers were found dead on Sunday.")
    assert all("SELM" not in str(p.span) for event in events for p in event.participants)
    assert not any(p.span.start == 0 for event in events for p in event.participants)


def test_two_is_nobody_named_without_an_article(read: Read) -> None:
    events, entities = read("Chile and Peru share a border. A landslide on the border killed two on Friday.")
    death = next(event for event in events if event.mode == "death")
    assert names(death, entities) == set()


def test_a_condition_is_no_promise(read: Read) -> None:
    events, _ = read("The company is ready to move again if local rules change.")
    assert [event.commitment for event in events if event.lemma == "change"] == [False]


def test_a_verb_behind_and_shares_its_modal(read: Read) -> None:
    events, _ = read("The current could seize small boats and carry them out to sea.")
    assert {event.modality for event in events if event.lemma == "carry"} <= {"possible"}


def test_some_day_is_no_length(read: Read) -> None:
    events, _ = read("The train could one day carry people under the sea.")
    assert not any(value.slot == "duration" for event in events for value in event.values)
