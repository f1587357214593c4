"""Who "he" is beside a quotation, and which short names are whose."""

from __future__ import annotations

from tests.annotate.entities.test_entities import Find, find

__all__ = ["find"]


def test_the_pronoun_behind_a_quotation_is_who_spoke_not_who_it_speaks_of(find: Find) -> None:
    found = find(
        "Commander Igor Baran put his name to the paper, Vasquez said. "
        '"He asked for a better pen. I gave him mine," he said.'
    )
    assert found.mentions("Igor Baran", "pronoun") == ["his", "He", "him"]
    assert found.mentions("Vasquez", "pronoun") == ["he"]


def test_who_has_just_spoken_is_not_the_he_of_the_quotation_that_follows(find: Find) -> None:
    found = find(
        "John Calder, who owns the land, says that he showed Mr Salter the place. "
        '"He found it after I had put my hat on it," he said by telephone.'
    )
    assert found.mentions("Salter", "pronoun") == ["He"]


def test_a_surname_alone_is_the_first_of_two(find: Find) -> None:
    found = find("Zuri Lopera Bonilla was arrested on Friday. Lopera denied it.")
    assert found.mentions("Zuri Lopera Bonilla", "name") == ["Zuri Lopera Bonilla", "Lopera"]


def test_nobody_of_a_byline_between_bars_acts(find: Find) -> None:
    found = find("Ana Ruiz | Valletta | 26 July 2025\n\nPeter Vane mended the mill.")
    assert found.names("PERSON") == {"Peter Vane"}
