"""Whom a name of a claim can mean in a story."""

from __future__ import annotations

from readout.assess.claims.names import is_name, likely_entities, plain
from readout.assess.claims.records import StoryNames

STORY = StoryNames(
    names={
        "e1": ("Orla Brandt", "Brandt"),
        "e2": ("Kasimir Brandt",),
        "e3": ("Norvik", "Port of Norvik"),
        "e4": ("Hålløy District Court",),
    },
    places=frozenset({"e3"}),
    people=frozenset({"e1", "e2"}),
    central=frozenset(),
    offices={},
)


def test_the_same_name_comes_before_a_part_of_one() -> None:
    assert likely_entities("Brandt", STORY) == {"e1"}
    assert likely_entities("Kasimir Brandt", STORY) == {"e2"}


def test_accents_and_ligatures_do_not_matter() -> None:
    assert likely_entities("Halloy District Court", STORY) == {"e4"}
    assert plain("Færøy") == "faeroy"


def test_a_name_the_story_does_not_have_is_nobody() -> None:
    assert likely_entities("Ilse Quade", STORY) == frozenset()


def test_pronouns_and_descriptions_are_no_names() -> None:
    assert is_name("Brandt", "e1", STORY)
    assert not is_name("she", "e1", STORY)
    assert not is_name("The minister", "e1", STORY)
