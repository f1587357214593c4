"""Events as a reader takes them from single sentences: type, who, how much, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from readout.annotate.events import Found, find_events
from readout.language import Parse
from readout.model import Document, Entity, Event, Mention, Quantity, Range, Span, TimeExpression

Understand = Callable[[str], tuple[Document, Parse]]
Read = Callable[..., list[Event]]


def people(text: str, names: Sequence[str]) -> tuple[Entity, ...]:
    """Entities for `names` ("COUNTRY:Chile" gives the type), one mention a place where the name stands."""
    found = []
    for item in names:
        kind, _, name = item.rpartition(":")
        spans = [Mention(Span(m.start(), m.end()), "name") for m in re.finditer(re.escape(name), text)]
        found.append(Entity(name, name, kind or "PERSON", (), (), tuple(spans)))
    return tuple(found)


@pytest.fixture
def read(understand: Understand) -> Read:
    def events_of(
        text: str,
        names: Sequence[str] = (),
        times: Sequence[TimeExpression] = (),
        quantities: Sequence[Quantity] = (),
    ) -> list[Event]:
        document, parse = understand(text)
        return list(find_events(document, parse, Found(people(text, names), tuple(times), tuple(quantities), ())))

    return events_of


def only(events: Sequence[Event], kind: str | None) -> Event:
    """The first event of a type."""
    return next(e for e in events if e.type == kind)


def roles(event: Event) -> set[tuple[str, str]]:
    return {(p.role, p.entity) for p in event.participants if p.entity is not None}


def test_light_verb_and_noun_are_one_event(read: Read) -> None:
    events = read("Maria Sanz held talks with Peter Okoro on Tuesday.", ["Maria Sanz", "Peter Okoro"])
    assert len(events) == 1
    assert events[0].type == "CONSULT"
    assert roles(events[0]) == {("actor", "Maria Sanz"), ("recipient", "Peter Okoro")}


def test_coordinated_subjects_all_take_part(read: Read) -> None:
    event = read("Maria Sanz and Peter Okoro met in the capital.", ["Maria Sanz", "Peter Okoro"])[0]
    assert {name for _, name in roles(event)} == {"Maria Sanz", "Peter Okoro"}


def test_passive_turns_the_roles(read: Read) -> None:
    event = only(read("Peter Okoro was arrested by Chile.", ["Peter Okoro", "COUNTRY:Chile"]), "COERCE")
    assert roles(event) == {("actor", "Chile"), ("recipient", "Peter Okoro")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Maria Sanz met Peter Okoro.", "happened"),
        ("Maria Sanz will meet Peter Okoro.", "planned"),
        ("Maria Sanz is scheduled to meet Peter Okoro.", "planned"),
        ("Maria Sanz is expected to meet Peter Okoro.", "planned"),
        ("Maria Sanz hopes to meet Peter Okoro.", "planned"),
        ("Maria Sanz may meet Peter Okoro.", "possible"),
        ("It is unclear whether Maria Sanz will meet Peter Okoro.", "unknown"),
        ("Maria Sanz denied that she had met Peter Okoro.", "denied"),
    ],
)
def test_modality_is_what_the_words_say(read: Read, text: str, modality: str) -> None:
    events = read(text, ["Maria Sanz", "Peter Okoro"])
    event = next(e for e in events if e.lemma == "meet")
    assert (event.type, event.modality) == ("CONSULT", modality)


def test_a_promise_binds_its_subject(read: Read) -> None:
    event = only(read("Peter Okoro promised to visit Lisbon.", ["Peter Okoro", "PLACE:Lisbon"]), "AGREE")
    assert (event.commitment, event.modality, event.lemma) == (True, "planned", "visit")
    assert ("actor", "Peter Okoro") in roles(event)
    assert event.place == "Lisbon"


def test_a_request_names_who_is_asked(read: Read) -> None:
    event = only(read("Chile urged Norway to release the fishermen.", ["COUNTRY:Chile", "COUNTRY:Norway"]), "REQUEST")
    assert (event.modality, event.lemma) == ("requested", "release")
    assert {("actor", "Chile"), ("recipient", "Norway")} <= roles(event)


def test_a_refusal_did_not_happen(read: Read) -> None:
    event = only(read("Chile refused to sign the treaty.", ["COUNTRY:Chile"]), "REJECT")
    assert (event.polarity, event.state) == ("negative", "rejected")


def test_postponed_is_a_state_of_the_planned_event(read: Read) -> None:
    events = read("Maria Sanz and Peter Okoro met.\nThe meeting with the press was postponed.", ["Maria Sanz"])
    event = events[-1]
    assert (event.lemma, event.state, event.modality) == ("meet", "postponed", "planned")


def test_told_is_not_asked(read: Read) -> None:
    events = read("Maria Sanz told Peter Okoro that the bridge had collapsed.", ["Maria Sanz", "Peter Okoro"])
    assert [e.type for e in events if e.modality == "requested"] == []


def test_no_progress_is_negative(read: Read) -> None:
    event = next(e for e in read("No progress has been made on the border.") if e.lemma == "progress")
    assert event.polarity == "negative"


def test_numbers_find_their_slot(read: Read) -> None:
    text = "The blast killed at least 12 people and injured 30."
    dead, hurt = text.index("at least"), text.index("30")
    quantities = [
        Quantity(Span(dead, dead + len("at least 12")), Range(12, None), "people", "count", "people"),
        Quantity(Span(hurt, hurt + 2), Range(30, 30), None, "count"),
    ]
    slots = {v.slot: (v.amount.low, v.amount.high) for e in read(text, quantities=quantities) for v in e.values}
    assert slots == {"deaths": (12, None), "injured": (30, 30)}


def test_the_two_countries_are_no_count(read: Read) -> None:
    text = "Chile and Norway met, and the two countries signed a treaty."
    at = text.index("two")
    quantities = [Quantity(Span(at, at + 3), Range(2, 2), None, "count", "countries")]
    assert all(not e.values for e in read(text, ["COUNTRY:Chile", "COUNTRY:Norway"], quantities=quantities))


def test_a_long_meeting_has_a_duration(read: Read) -> None:
    text = "Maria Sanz had a three-hour meeting with Peter Okoro."
    at = text.index("three")
    time = TimeExpression(Span(at, at + len("three-hour")), "duration", amount=Range(3, 3), unit="hour")
    event = only(read(text, ["Maria Sanz", "Peter Okoro"], [time]), "CONSULT")
    assert [(v.slot, v.unit, v.amount) for v in event.values] == [("duration", "hour", Range(3, 3))]


def test_spans_are_exact_and_inside_their_sentence(read: Read, understand: Understand) -> None:
    text = "Workers went on strike.\nThe union said it would boycott the vote, and the firm closed two plants."
    document, parse = understand(text)
    events = find_events(document, parse, Found((), (), (), ()))
    assert events
    for event in events:
        assert event.extent.contains(event.trigger)
        assert any(sentence.contains(event.extent) for sentence in parse.sentences)
    assert list(events) == sorted(events, key=lambda e: e.trigger)


def test_the_same_page_gives_the_same_events(understand: Understand) -> None:
    text = "Chile expelled two diplomats. Norway condemned the move and recalled its ambassador."
    document, parse = understand(text)
    found = Found(people(text, ["COUNTRY:Chile", "COUNTRY:Norway"]), (), (), ())
    assert find_events(document, parse, found) == find_events(document, parse, found)
