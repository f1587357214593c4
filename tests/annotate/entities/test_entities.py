"""Who is named, with which office, and who "he" is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.entities import find_entities
from readout.language import Parse
from readout.model import Document, Entity

Understand = Callable[[str], tuple[Document, Parse]]
Find = Callable[[str], "Found"]


class Found:
    """The entities of a text, by name."""

    def __init__(self, document: Document, entities: tuple[Entity, ...]) -> None:
        self.document = document
        self.entities = entities

    def names(self, type_: str) -> set[str]:
        return {entity.name for entity in self.entities if entity.type == type_}

    def __getitem__(self, name: str) -> Entity:
        return next(entity for entity in self.entities if entity.name == name)

    def roles(self, name: str) -> set[tuple[str, str | None]]:
        by_id = {entity.id: entity.name for entity in self.entities}
        return {(role.title, by_id.get(role.of or "")) for role in self[name].roles}

    def mentions(self, name: str, kind: str = "") -> list[str]:
        return [m.span.of(self.document.text) for m in self[name].mentions if kind in ("", m.kind)]


@pytest.fixture
def find(understand: Understand) -> Find:
    def read(text: str) -> Found:
        document, parse = understand(text)
        return Found(document, find_entities(document, parse))

    return read


OFFICES = [
    ("Chilean Foreign Minister Ana Paredes flew to Lima.", "Ana Paredes", "Foreign Minister", "Chile"),
    ("US Secretary of Energy Walter Brandt opened the plant.", "Walter Brandt", "Secretary of Energy", "United States"),
    ("Lena Okafor, the interior minister of Ghana, resigned on Friday.", "Lena Okafor", "interior minister", "Ghana"),
    (
        "State Department spokeswoman Carla Reyes declined to comment.",
        "Carla Reyes",
        "State Department spokeswoman",
        "State Department",
    ),
    ("Kenya's top diplomat, Peter Mwangi, met reporters.", "Peter Mwangi", "top diplomat", "Kenya"),
    ("The UK ambassador to Norway, Helen Marsh, left Oslo.", "Helen Marsh", "ambassador to Norway", "United Kingdom"),
    (
        "He thanked Tom Weller, chief executive of Harland Steel.",
        "Tom Weller",
        "chief executive of Harland Steel",
        "Harland Steel",
    ),
    ("Leeds police chief Martin Cole said two men were held.", "Martin Cole", "Leeds police chief", "Leeds"),
    ("The former French president Claude Morel died in Nice.", "Claude Morel", "former president", "France"),
    ("Rosa Delgado is the mayor of Santa Clara.", "Rosa Delgado", "mayor of Santa Clara", "Santa Clara"),
]


@pytest.mark.parametrize(("text", "name", "title", "of"), OFFICES)
def test_an_office_is_read_with_what_it_is_of(find: Find, text: str, name: str, title: str, of: str) -> None:
    assert (title, of) in find(text).roles(name)


def test_rival_titles_are_all_kept(find: Find) -> None:
    found = find(
        "Polish Finance Minister Jan Wolski spoke first.\nJan Wolski, the economy minister of Poland, then left."
    )
    assert {title for title, _ in found.roles("Jan Wolski")} == {"Finance Minister", "economy minister"}


def test_a_spokesman_for_somebody_is_not_that_person(find: Find) -> None:
    found = find("President Maria Silva is ill. A spokesman for Silva said on Monday that she would rest.")
    assert {title for title, _ in found.roles("Maria Silva")} == {"President"}


def test_a_shorter_form_of_a_title_is_no_other_title(find: Find) -> None:
    found = find("US Secretary of Energy Walter Brandt landed on Sunday. Secretary Brandt then met the press.")
    assert found.roles("Walter Brandt") == {("Secretary of Energy", "United States")}


def test_a_denied_office_is_no_office(find: Find) -> None:
    assert not find("Carol Jennings is not the mayor of Leeds.").roles("Carol Jennings")


def test_surnames_and_honorifics_lead_to_the_person(find: Find) -> None:
    found = find("Ingrid Solberg won the vote on Sunday. Mrs Solberg thanked her party. Solberg will govern alone.")
    assert found.mentions("Ingrid Solberg", "name") == ["Ingrid Solberg", "Solberg", "Solberg"]
    assert found["Ingrid Solberg"].aliases == ("Solberg",)


def test_two_bearers_of_one_surname_stay_apart(find: Find) -> None:
    found = find(
        "Health Minister Daniel Keller met Sophie Keller, a union leader, on Monday.\n"
        "Mr Keller praised the talks. Mrs Keller did not."
    )
    assert found.mentions("Daniel Keller", "name") == ["Daniel Keller", "Keller"]
    assert found.mentions("Sophie Keller", "name") == ["Sophie Keller", "Keller"]


def test_nicknames_and_middle_initials_are_one_person(find: Find) -> None:
    found = find("Governor Michael Tanner spoke. Mike Tanner left early. Michael J. Tanner later returned.")
    assert found.names("PERSON") == {"Michael J. Tanner"}


def test_a_longer_name_and_its_beginning_are_one_person(find: Find) -> None:
    found = find("Teacher Halima Yusuf Danladi fled in May. Halima Yusuf told reporters that she had walked for days.")
    assert found.names("PERSON") == {"Halima Yusuf Danladi"}


def test_police_without_a_place_are_those_of_the_page(find: Find) -> None:
    found = find("Leeds police arrested two men on Sunday. Police said a third man was still at large.")
    assert found.mentions("Leeds police")[-1] == "Police"


def test_offices_said_by_verbs(find: Find) -> None:
    found = find(
        "Elena Ruiz was sworn in as prime minister of Spain on Friday. Marco Conti, who was mayor of Rome, wept."
    )
    assert ("prime minister", "Spain") in found.roles("Elena Ruiz")
    assert {title for title, _ in found.roles("Marco Conti")} == {"mayor of Rome"}


def test_east_asian_surnames_stand_first(find: Find) -> None:
    found = find(
        "Chinese Vice Premier Zhou Minghai arrived in Paris. Zhou said the talks were useful. Mr Zhou leaves today."
    )
    assert found.mentions("Zhou Minghai", "name") == ["Zhou Minghai", "Zhou", "Zhou"]


def test_hyphens_and_particles_stay_in_the_name(find: Find) -> None:
    found = find("South Korean President Park Sung-min met Karim al-Masri in Geneva.")
    assert {"Park Sung-min", "Karim al-Masri"} <= found.names("PERSON")


def test_demonyms_and_codes_lead_to_the_country(find: Find) -> None:
    found = find("The US and Chinese delegations met. China hopes the United States will agree, and America may.")
    assert found["China"].key == "CN"
    assert found.mentions("United States") == ["US", "United States", "America"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Beijing demanded an apology from Canada.", True),
        ("Relations between Tehran and London are tense, and Moscow condemned the plan.", True),
        ("The minister arrived in Beijing on Sunday.", False),
        ("A fire destroyed two houses in Moscow.", False),
    ],
)
def test_a_capital_that_acts_is_its_government(find: Find, text: str, acts: bool) -> None:
    found = find(text)
    capital = "Moscow" if "Moscow" in text else "Beijing"
    country = {"Moscow": "Russia", "Beijing": "China"}[capital]
    assert (country in found.names("COUNTRY")) is acts
    assert (capital in found.names("PLACE")) is not acts


def test_ministries_are_one_by_either_name(find: Find) -> None:
    found = find("Turkey's Foreign Ministry protested. The Turkish Ministry of Foreign Affairs sent a note on Tuesday.")
    ministries = [e for e in found.entities if e.type == "ORGANIZATION"]
    assert len(ministries) == 1
    assert ministries[0].name == "Turkish Foreign Ministry"
    assert "Turkish Ministry of Foreign Affairs" in ministries[0].aliases


def test_an_acronym_joins_its_name(find: Find) -> None:
    found = find("The International Harbour Workers Union (IHWU) called a strike. The IHWU wants higher pay.")
    assert found.mentions("International Harbour Workers Union", "name")[-1] == "IHWU"


def test_descriptions_lead_to_the_office(find: Find) -> None:
    found = find(
        "Spanish Prime Minister Elena Ruiz met Italian Foreign Minister Marco Conti. The foreign minister left at noon."
    )
    assert found.mentions("Marco Conti", "nominal") == ["The foreign minister"]
    assert not found.mentions("Elena Ruiz", "nominal")


def test_an_unnamed_official_is_nobody_named(find: Find) -> None:
    found = find("Foreign Minister Marco Conti left. A police officer was hurt. The officer is in hospital.")
    assert not found.mentions("Marco Conti", "nominal")


def test_pronouns_follow_sex_and_subject(find: Find) -> None:
    found = find("Elena Ruiz met David Stone in Madrid. She said he was a friend. Her aides agreed.")
    assert found.mentions("Elena Ruiz", "pronoun") == ["She", "Her"]
    assert found.mentions("David Stone", "pronoun") == ["he"]


def test_a_pronoun_before_its_name(find: Find) -> None:
    found = find("During his visit, Peter Mwangi saw the new port.")
    assert found.mentions("Peter Mwangi", "pronoun") == ["his"]


def test_nobody_is_guessed_from_nothing(find: Find) -> None:
    found = find("He said it was raining. They left.")
    assert found.entities == ()


def test_bylines_and_datelines_are_no_actors(find: Find) -> None:
    found = find(
        "By Laura Finch\nNAIROBI (Reuters) - Teachers went on strike in Mombasa on Monday, Reporting suggests."
    )
    assert not found.names("PERSON")
    assert "Nairobi" not in {name.title() for name in found.names("PLACE")}


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "… — “”", "The the THE", "Mr", "President", ", , and of the", "A" * 3000, "US " * 400, "(Reuters) -"],
)
def test_odd_texts_do_no_harm(find: Find, text: str) -> None:
    for entity in find(text).entities:
        assert entity.mentions
        assert all(mention.span.of(text).strip() for mention in entity.mentions)


def test_spans_ascend_and_entities_come_by_first_mention(find: Find) -> None:
    found = find("Elena Ruiz met Marco Conti, mayor of Rome, in Spain. He thanked her. Italy applauded Mr Conti.")
    firsts = [entity.mentions[0].span for entity in found.entities]
    assert firsts == sorted(firsts)
    assert all(list(e.mentions) == sorted(e.mentions, key=lambda m: m.span) for e in found.entities)


def test_the_same_text_gives_the_same_records(understand: Understand) -> None:
    document, parse = understand("Spanish Prime Minister Elena Ruiz met Marco Conti in Rome. She praised him.")
    assert find_entities(document, parse) == find_entities(document, parse)
