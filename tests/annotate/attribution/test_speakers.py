"""Who speaks where the words around the cue are many: appositions, agencies, spokeswomen, statements."""

from __future__ import annotations

import pytest

from readout.annotate.attribution import find_attributions
from readout.annotate.entities import find_entities
from tests.annotate.conftest import Understand


def speakers(understand: Understand, text: str, words: str) -> set[tuple[str | None, str | None]]:
    """Speaker and relayer, by name, of every attribution whose content holds the words."""
    document, parse = understand(text)
    entities = find_entities(document, parse)
    names = {entity.id: entity.name for entity in entities}
    hits = [a for a in find_attributions(document, parse, entities) if any(words in c.of(text) for c in a.content)]
    assert hits, f"nobody says {words!r}"
    return {(names.get(a.speaker or ""), names.get(a.via or "")) for a in hits}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“A job is a job,” its general secretary, Olaf Brandt, said.", "A job is a job", "Olaf Brandt"),
        ("“We are ready,” said striker Mia Sorel, who scored twice.", "We are ready", "Mia Sorel"),
        ("A Corvane spokesman, Dirk Maas, said that the line was safe.", "the line was safe", "Dirk Maas"),
        ("A spokeswoman for Mayor Rita Vance said only that it was early.", "it was early", None),
        (
            "The talks went well, according to a statement from ministry spokesman Juan Prado.",
            "The talks",
            "Juan Prado",
        ),
    ],
)
def test_the_person_of_the_apposition_speaks(
    understand: Understand, text: str, words: str, speaker: str | None
) -> None:
    assert {name for name, _ in speakers(understand, text, words)} == {speaker}


def test_an_agency_that_quotes_somebody_relays(understand: Understand) -> None:
    text = "Carla Dunne spoke to Delta News Agency on Monday. “They closed the doors,” it quoted her as saying."
    assert speakers(understand, text, "They closed the doors") == {("Carla Dunne", "Delta News Agency")}


def test_whoever_was_asked_did_not_ask(understand: Understand) -> None:
    text = "Erna Holt left at noon. Asked about the vote, she said: “I slept well.”"
    document, parse = understand(text)
    entities = find_entities(document, parse)
    asked = [a for a in find_attributions(document, parse, entities) if a.cue and "Asked" in a.cue.of(text)]
    assert all(a.speaker is None for a in asked)


def test_a_banner_is_nobody(understand: Understand) -> None:
    document, parse = understand("BREAKING: Nine people were hurt when a crane fell in Oslo.")
    assert not find_attributions(document, parse, find_entities(document, parse))
