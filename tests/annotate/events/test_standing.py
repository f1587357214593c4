"""How an event stands: what is planned, possible, asked for, denied or promised, in the words that news uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate import annotate
from readout.language import Parse
from readout.model import Document, Event

Understand = Callable[[str], tuple[Document, Parse]]
Find = Callable[[str, str], Event]


@pytest.fixture
def find(understand: Understand) -> Find:
    """The told event whose trigger holds a word."""

    def event_at(text: str, word: str) -> Event:
        document, parse = understand(text)
        events = [e for e in annotate(document, parse).events if word in e.trigger.of(text) and e.told]
        assert events, f"no event at {word!r}"
        return events[0]

    return event_at


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The match has been moved to Sunday.", "match"),
        ("The ferry company has put off its review to April.", "put off"),
        ("The concert, planned for tonight, has been moved to Monday.", "concert"),
        ("Miners have called a two-day strike for next week.", "strike"),
        ("The sale still needs the approval of the regulator.", "approval"),
        ("The gallery was supposed to reopen in March.", "reopen"),
        ("Strong winds are forecast for the coast.", "forecast"),
        ("The storm should reach Selm by midnight.", "reach"),
        ("The guild will ask the court to annul the vote.", "ask"),
        ("Passengers will be able to rebook from Monday.", "rebook"),
        ("The chairwoman said that she will name the winner on Friday.", "name"),
    ],
)
def test_what_is_to_come_is_planned(find: Find, text: str, word: str) -> None:
    assert find(text, word).modality == "planned"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If nobody wins half of the votes, the two will meet again in May.", "meet"),
        ("Detectives suspect that the guard let the thieves in.", "let"),
        ("A wider harbour is under discussion.", "discussion"),
    ],
)
def test_what_hangs_on_something_is_possible(find: Find, text: str, word: str) -> None:
    assert find(text, word).modality == "possible"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry would later sink off Selm.", "sink"),
        ("The regulator ordered the plant to close.", "ordered"),
        ("The captain was forced to turn back.", "forced"),
        ("Fishermen filed a petition with the court in June.", "petition"),
    ],
)
def test_what_was_done_has_happened(find: Find, text: str, word: str) -> None:
    assert find(text, word).modality == "happened"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The operator dismissed claims that the dam had failed.", "failed"),
        ("Reports that the alarm was broken are untrue.", "broken"),
        ("The governor has no plans to close the clinic.", "close"),
        ("The bank no longer plans to sell the tower.", "sell"),
        ("Amberly Mills said it had never paid an inspector.", "paid"),
        ("The mayor rejected calls to resign.", "rejected"),
    ],
)
def test_what_somebody_says_is_not_so_is_denied(find: Find, text: str, word: str) -> None:
    assert find(text, word).modality == "denied"


@pytest.mark.parametrize("text", ["Investigators say the pump was not working.", "The pump was not working."])
def test_what_is_found_or_told_by_the_page_is_only_negative(find: Find, text: str) -> None:
    event = find(text, "working")
    assert (event.modality, event.polarity) == ("happened", "negative")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The senate has not made up its mind.", "made"),
        ("The coach has yet to decide on the captain.", "decide"),
    ],
)
def test_a_choice_not_made_is_open(find: Find, text: str, word: str) -> None:
    assert find(text, word).modality == "unknown"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Senators want the chancellor to step down.", "want"),
        ("The inspectors recommended that the beach be closed.", "recommended"),
        ("Villagers want a ramp to be built.", "want"),
    ],
)
def test_what_others_shall_do_is_requested(find: Find, text: str, word: str) -> None:
    event = find(text, word)
    assert (event.type, event.modality) == ("REQUEST", "requested")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The council said it would appeal.", "appeal"),
        ("The dairy will recall 9,000 bottles.", "recall"),
        ("Repairs would be finished by May, the mayor told residents.", "finished"),
        ("No school would close, the minister said.", "close"),
        ("Nobody would be dismissed, the owner promised.", "dismissed"),
        ("The buyer gave an assurance on Friday.", "assurance"),
        ("The minister gave her word that the road would be mended.", "gave"),
        ("The insurer is going to challenge the ruling.", "challenge"),
        ("The heirs have bound themselves to sell their stake.", "sell"),
    ],
)
def test_who_says_it_of_himself_or_holds_the_office_is_bound(find: Find, text: str, word: str) -> None:
    event = find(text, word)
    assert event.commitment
    assert event.modality == "planned"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Prices would rise, analysts said.", "rise"),
        ('"We will win on Saturday," the coach said.', "win"),
        ("The sides agreed that the talks had been useful.", "useful"),
        ("The museum will stay shut.", "stay"),
        ("The secretary said there would be no guarantee for the builder.", "guarantee"),
    ],
)
def test_what_nobody_can_promise_binds_nobody(find: Find, text: str, word: str) -> None:
    assert not find(text, word).commitment


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Nurses at two clinics struck on Monday over pay.", "struck", "PROTEST"),
        ("A hailstorm struck on Monday.", "struck", None),
        ("Protesters gathered outside the ministry.", "gathered", "PROTEST"),
        ("The club backed out of the deal.", "backed", "REJECT"),
        ("Officers captured Ivo Maric on Friday.", "captured", "COERCE"),
        ("The treasurer handed in her resignation.", "handed in", "YIELD"),
        ("The parliament does not recognise the ruling.", "recognise", "REJECT"),
    ],
)
def test_words_take_their_type_from_what_stands_with_them(find: Find, text: str, word: str, kind: str | None) -> None:
    event = find(text, word)
    assert event.type == kind or (kind is None and event.type not in ("PROTEST",))
