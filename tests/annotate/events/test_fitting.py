"""Verbs whose mode depends on who does it to whom, and promises told without a word of promise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate import annotate
from readout.language import Parse
from readout.model import Document, Event

Understand = Callable[[str], tuple[Document, Parse]]
Read = Callable[[str], tuple[Event, ...]]


@pytest.fixture
def read(understand: Understand) -> Read:
    return lambda text: annotate(*understand(text)).events


def _by(events: tuple[Event, ...], lemma: str) -> Event:
    return next(event for event in events if event.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The roof of the market hall fell on Tuesday.", "fall"),
        ("The firm replaced nine pipes in the cellar.", "replace"),
        ("Nurses found the letter on Monday.", "find"),
    ],
)
def test_a_mode_that_its_words_do_not_fit_is_not_given(read: Read, text: str, lemma: str) -> None:
    assert _by(read(text), lemma).mode is None


@pytest.mark.parametrize(
    ("text", "lemma", "mode"),
    [
        ("Shares in the brewery fell 4 percent.", "fall", "prices"),
        ("The club replaced its coach on Monday.", "replace", "appointment"),
        ("Researchers found a new species of frog.", "find", "science"),
    ],
)
def test_a_mode_that_its_words_fit_is_given(read: Read, text: str, lemma: str, mode: str) -> None:
    assert _by(read(text), lemma).mode == mode


def test_who_will_pay_binds_himself(read: Read) -> None:
    event = _by(read("Norvik Power will pay 400 euros to every household."), "pay")
    assert (event.commitment, event.modality, event.type) == (True, "planned", "AGREE")


def test_a_promise_of_a_thing_is_a_promise(read: Read) -> None:
    event = _by(read("The governor pledged three million euros for the school."), "pledge")
    assert event.commitment
    assert event.modality == "planned"


def test_an_age_is_no_number_of_dead(read: Read) -> None:
    event = _by(read("A second patient, a man of 84 from Antwerp, died on Monday."), "die")
    assert not [value for value in event.values if value.slot == "deaths" and value.amount.high == 84]


def test_the_whole_is_not_the_part(read: Read) -> None:
    event = _by(read("Officers destroyed 200 of the 900 packets."), "destroy")
    assert {(value.slot, value.amount.low) for value in event.values} == {("count", 200), ("total", 900)}


def test_what_is_possible_stands_as_possible(read: Read) -> None:
    assert {event.modality for event in read("A larger eruption was possible.")} == {"possible"}
