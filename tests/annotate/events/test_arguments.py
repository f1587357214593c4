"""Who takes part where the tree hangs subject or object elsewhere, and how what is charged or asked stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate import annotate
from readout.language import Parse
from readout.model import Document, Event

Understand = Callable[[str], tuple[Document, Parse]]


def _event(understand: Understand, text: str, word: str) -> Event:
    document, parse = understand(text)
    events = annotate(document, parse).events
    return next(event for event in events if event.trigger.of(text).startswith(word))


@pytest.mark.parametrize(
    ("text", "word", "role", "who"),
    [
        ("Six nurses hired by the county were moved on Monday.", "hired", "recipient", "nurses"),
        ("The clerks who were threatened left the hall.", "threatened", "recipient", "clerks"),
        ("The van was surrounded by forty farmers.", "surrounded", "actor", "farmers"),
        ("Prosecutors accused the broker of stealing paintings.", "stealing", "actor", "broker"),
        ("Officers detained two men on suspicion of stealing boats.", "stealing", "actor", "men"),
        ("Two drivers are in custody.", "custody", "recipient", "drivers"),
        (
            "The court rejected a request by the losing bidder, Ana Ruiz, to repeat the vote.",
            "rejected",
            "recipient",
            "Ana Ruiz",
        ),
        ("Their company, Alder Invest, praised the mayor on Monday.", "praised", "actor", "Alder Invest"),
    ],
)
def test_parties_are_found(understand: Understand, text: str, word: str, role: str, who: str) -> None:
    event = _event(understand, text, word)
    assert any(who in p.span.of(text) for p in event.participants if p.role == role), event.participants


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Prosecutors accused the broker of stealing paintings.", "stealing", "possible"),
        ("The crew were able to escape through a window.", "escape", "happened"),
        ("The probe is able to detect water.", "detect", "possible"),
        ("The captain is believed to have fled.", "fled", "possible"),
        ("Shops have to close on Sunday.", "close", "requested"),
        ("A judge is to visit the quarry.", "visit", "planned"),
    ],
)
def test_how_it_stands(understand: Understand, text: str, word: str, modality: str) -> None:
    assert _event(understand, text, word).modality == modality


def test_a_curly_apostrophe_denies_as_well(understand: Understand) -> None:
    assert _event(understand, "The trains didn’t derail.", "derail").polarity == "negative"


@pytest.mark.parametrize("text", ["Will the mayor resign?", "Continue reading the report", "You must select a plan."])
def test_questions_and_words_to_the_reader_are_not_told(understand: Understand, text: str) -> None:
    document, parse = understand(text)
    assert not any(event.told for event in annotate(document, parse).events)


def test_a_time_behind_a_participle_is_the_participles(understand: Understand) -> None:
    text = "Nine of the miners trapped by the flood more than two years ago have been found."
    assert _event(understand, text, "found").time is None
