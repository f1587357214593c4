"""One person is one entity across pages; two of one surname stay two."""

from __future__ import annotations

from readout.link import link_entities
from tests.builders import page


def names(*pages: object) -> list[str]:
    return sorted(entity.name for entity in link_entities(pages))  # type: ignore[arg-type]


def test_a_surname_alone_means_the_one_person_of_that_name() -> None:
    one = page("Maria Keller spoke. Keller left.", people={"Maria Keller": ["Keller"]})
    two = page("Keller resigned.", people={"Keller": []})
    (entity,) = link_entities([one, two])
    assert entity.name == "Maria Keller"
    assert len(entity.members) == 2


def test_two_people_of_one_surname_stay_apart() -> None:
    one = page("Maria Keller spoke.", people={"Maria Keller": ["Keller"]})
    two = page("Jonas Keller wept.", people={"Jonas Keller": ["Keller"]})
    three = page("Keller resigned.", people={"Keller": []})
    assert names(one, two, three) == ["Jonas Keller", "Keller", "Maria Keller"]


def test_accents_and_punctuation_do_not_make_another_person() -> None:
    one = page("José Núñez won.", people={"José Núñez": []})
    two = page("Jose Nunez won again.", people={"Jose Nunez": []})
    assert len(link_entities([one, two])) == 1


def test_a_misspelt_name_with_the_same_office_is_the_same_person() -> None:
    one = page("Mayor Petra Holm spoke.", people={"Petra Holm": []}, roles={"Petra Holm": "Mayor"})
    two = page("Mayor Petra Holmm spoke at noon.", people={"Petra Holmm": []}, roles={"Petra Holmm": "Mayor"})
    other = page("Judge Petra Halm ruled.", people={"Petra Halm": []}, roles={"Petra Halm": "Judge"})
    assert len(link_entities([one, two])) == 1
    assert len(link_entities([one, other])) == 2


def test_a_second_surname_left_out_is_the_same_person_unless_one_page_names_both() -> None:
    full = page("Ana Ruiz Molina spoke first.", people={"Ana Ruiz Molina": []})
    short = page("Later Ana Ruiz left the hall.", people={"Ana Ruiz": []})
    both = page("Ana Ruiz Molina and Ana Ruiz are cousins.", people={"Ana Ruiz Molina": [], "Ana Ruiz": []})
    assert len([e for e in link_entities((full, short)) if e.type == "PERSON"]) == 1
    assert len([e for e in link_entities((both, short)) if e.type == "PERSON"]) == 2
