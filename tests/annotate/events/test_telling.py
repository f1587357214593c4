"""Which clauses a fact may rest on, how wide they are, and how they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.entities import find_entities
from readout.annotate.events import Found, find_events
from readout.annotate.times import find_times
from readout.language import Parse
from readout.model import Document, Event

Understand = Callable[[str], tuple[Document, Parse]]
Read = Callable[[str], tuple[Event, ...]]


@pytest.fixture
def read(understand: Understand) -> Read:
    def events_of(text: str) -> tuple[Event, ...]:
        document, parse = understand(text)
        entities, times = find_entities(document, parse), find_times(document, parse)
        return find_events(document, parse, Found(entities, times, (), ()))

    return events_of


@pytest.mark.parametrize("text", ["Lindholm said.", "Enter third week.", "Sign in to read more.", "Lindholm told us."])
def test_what_asserts_nothing_is_not_told(read: Read, text: str) -> None:
    assert not any(event.told for event in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The court jailed the driver.",
        "Workers at the plant went on strike.",
        "Two ministers named in bank's papers",
        "The striker scored twice and was booked.",
        "The recall affects toasters sold since May.",
    ],
)
def test_what_a_sentence_asserts_is_told(read: Read, text: str) -> None:
    assert any(event.told for event in read(text))


def test_a_remark_in_a_relative_clause_is_not_told(read: Read) -> None:
    told = {event.lemma for event in read("The nurse, who works there, resigned.") if event.told}
    assert told == {"resign"}


def test_who_did_it_first_did_it(read: Read) -> None:
    told = {event.lemma for event in read("She is the first governor to visit the island in ten years.") if event.told}
    assert "visit" in told


def test_the_purpose_of_a_visit_is_no_visit(read: Read) -> None:
    assert "visit" not in {e.lemma for e in read("The purpose of the visit was to calm investors.") if e.told}


@pytest.mark.parametrize(
    ("text", "name", "extent"),
    [
        ("The union called a strike intended to defuse tensions.", "defuse", "The union called a strike"),
        ("The judge who wrote the ruling resigned.", "write", "The judge who wrote the ruling"),
        ("Two ministers named in bank's papers", "name", "Two ministers named"),
        ("The thieves broke in and left.", "left", "The thieves broke in and left"),
    ],
)
def test_an_extent_can_be_judged_alone(read: Read, text: str, name: str, extent: str) -> None:
    event = next(e for e in read(text) if e.lemma == name)
    assert event.extent.of(text).startswith(extent)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The engineers are due in on Tuesday.", "due"),
        ("The final is due to be played in Rome.", "play"),
        ("The mayor was to have opened the bridge in May.", "open"),
        ("Norway offered to send a team of divers.", "send"),
        ("The firm says that it will sue the regulator.", "sue"),
    ],
)
def test_what_is_to_come_is_planned(read: Read, text: str, name: str) -> None:
    assert next(e for e in read(text) if e.lemma == name).modality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Norway offered to send a team of divers.",
        "She assured workers that no factory would close.",
        "The company vowed that no plant would shut.",
        "Peter Okoro took up an invitation to travel to Lima.",
    ],
)
def test_who_binds_himself_commits(read: Read, text: str) -> None:
    assert any(event.commitment for event in read(text))


@pytest.mark.parametrize(
    "text",
    [
        '"We lost," the coach told a news conference.',
        "The trawler sent a distress call.",
        "A retired judge warned in March about the dam.",
        "The boards recommended the offer to shareholders.",
    ],
)
def test_telling_and_warning_ask_for_nothing(read: Read, text: str) -> None:
    assert not {event.type for event in read(text)} & {"REQUEST", "THREATEN"}


def test_a_meeting_carries_how_long_it_lasted(read: Read) -> None:
    text = "During the meeting, which lasted over five hours, Ana Sanz invited Peter Okoro to Lisbon."
    meeting = next(e for e in read(text) if e.lemma == "meet")
    assert [(v.slot, v.amount.low) for v in meeting.values] == [("duration", 5)]
    assert len({p.entity for p in meeting.participants if p.entity}) == 2
    assert "last" not in {e.lemma for e in read(text)}
