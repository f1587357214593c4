"""What kind of thing a name is, by what the page does with it; titles that stand in two parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.entities import find_entities
from readout.language import Parse
from readout.model import Document, Entity

Understand = Callable[[str], tuple[Document, Parse]]


def by_name(understand: Understand, text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(*understand(text))}


def titles(entity: Entity) -> set[str]:
    return {role.title for role in entity.roles}


def mentions(understand: Understand, text: str, name: str) -> list[str]:
    return [mention.span.of(text) for mention in by_name(understand, text)[name].mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orvell said it would close two plants. Orvell's shareholders vote on Friday.", "Orvell"),
        ("Tessaly has agreed to buy Brimond, the Leeds maker of looms, for £2bn.", "Brimond"),
        ("The report was first cited by Kronik, which did not name its source.", "Kronik"),
        ("Harrow Foods recalled 3,000 jars on Monday.", "Harrow Foods"),
        ("The mayor told Radio Solvang that the bridge was safe.", "Radio Solvang"),
    ],
)
def test_what_is_traded_owned_or_cited_is_a_body(understand: Understand, text: str, name: str) -> None:
    assert by_name(understand, text)[name].type == "ORGANIZATION"


def test_a_name_with_a_person_s_company_stays_a_person(understand: Understand) -> None:
    found = by_name(
        understand, "Mr Dravin said he was sorry. Dravin's chairman at the club had left. Mr Dravin, 51, wept."
    )
    assert found["Dravin"].type == "PERSON"


def test_two_words_are_no_country(understand: Understand) -> None:
    assert "Iran" not in by_name(understand, '"It was dark," Petra Holm said. "I ran to the car."')


def test_a_rank_behind_a_title_is_an_office_of_its_own(understand: Understand) -> None:
    found = by_name(understand, "The fire was out by noon, navy spokesman Commander Luis Tavares said.")
    assert titles(found["Luis Tavares"]) == {"navy spokesman", "Commander"}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("The hospital's chairwoman, Dame Olive Marsh, resigned on Friday.", "Olive Marsh", "chairwoman"),
        (
            "Norway's undersecretary for fisheries, Arne Dahl, arrived late.",
            "Arne Dahl",
            "undersecretary for fisheries",
        ),
        ("Health and Sports Minister Ines Rocha opened the hall.", "Ines Rocha", "Health and Sports Minister"),
        ("Nils Berg, a fitter of 20 years' standing, said he would stay.", "Nils Berg", "fitter"),
    ],
)
def test_offices_behind_honorifics_and_in_several_words(
    understand: Understand, text: str, name: str, title: str
) -> None:
    assert title in titles(by_name(understand, text)[name])


def test_she_in_somebody_s_words_may_be_a_ship(understand: Understand) -> None:
    text = 'The dead number nine, Commander Rodolfo Santi said. "She was built for 80," Dario Monti told reporters.'
    assert "She" not in mentions(understand, text, "Rodolfo Santi")


def test_a_ship_is_one_with_and_without_its_letters(understand: Understand) -> None:
    text = "The MV Dorada Queen left port at noon. Divers reached the Dorada Queen on Sunday."
    found = by_name(understand, text)
    assert len(found["MV Dorada Queen"].mentions) == 2
    assert found["MV Dorada Queen"].type == "OTHER"


def test_an_official_without_a_name_stays_without_one(understand: Understand) -> None:
    text = "Foreign Minister Ada Kerr left early. An official briefed reporters. Ms Kerr slept. The official left."
    assert "The official" not in mentions(understand, text, "Ada Kerr")


def test_family_names_first_with_and_without_a_hyphen(understand: Understand) -> None:
    found = by_name(understand, "Kim Dae-ho arrived on Monday. Officials said that Kim Dae Ho would stay a week.")
    assert len([entity for entity in found.values() if entity.type == "PERSON"]) == 1


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Leeds Police Department said a man from Leeds was held. Leeds is quiet.", "Leeds", "PLACE"),
        ("Omar Reyes, of Weyburn, Ore., was arrested. Police in Weyburn said so.", "Weyburn", "PLACE"),
        ("An Israeli military court jailed two men.", "Israeli military court", "ORGANIZATION"),
        ("The cargo ship Dorada Queen sank.", "Dorada Queen", "OTHER"),
    ],
)
def test_places_courts_ships_keep_their_kind(understand: Understand, text: str, name: str, type_: str) -> None:
    assert (name, type_) in {(entity.name, entity.type) for entity in find_entities(*understand(text))}


def test_photographers_are_not_named(understand: Understand) -> None:
    text = "Ana Ruiz arrives in Lima. (Omar Reyes, File/Coast News Agency) She left on Monday."
    assert "Omar Reyes" not in {entity.name for entity in find_entities(*understand(text))}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Two Weyburn plants closed. Residents of Weyburn were told on Monday.", "Weyburn", "PLACE"),
        ("The Okafor administration raised taxes. Okafor, 61, who won in May, said so.", "Okafor", "PERSON"),
        ("The lawyer Omar Sheikh Khalil left Lima.", "Omar Sheikh Khalil", "PERSON"),
    ],
)
def test_plants_do_not_make_a_town_a_company(understand: Understand, text: str, name: str, type_: str) -> None:
    assert (name, type_) in {(entity.name, entity.type) for entity in find_entities(*understand(text))}


def test_a_capital_that_makes_an_offer_is_its_government(understand: Understand) -> None:
    found = by_name(understand, "Beijing has made an offer to Lima. The envoy flew to Beijing.")
    assert [m.kind for m in found["China"].mentions] == ["name"]
    assert "Beijing" in found
