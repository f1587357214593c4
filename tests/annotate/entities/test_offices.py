"""Offices in apposition, in brackets and in clauses that say what somebody leads."""

from __future__ import annotations

import pytest

from tests.annotate.entities.test_entities import Find, find

__all__ = ["find"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            "The mayor suspended the chief surveyor of the city works department, Pavel Dorn, and left.",
            "Pavel Dorn",
            "chief surveyor of the city works department",
        ),
        (
            "Six were hurt, among them a 52-year-old plumber from Hull, Colin Brathwaite, whose leg broke.",
            "Colin Brathwaite",
            "plumber from Hull",
        ),
        ("The commission under Justice (retd) Kavita Deshpande blamed the builders.", "Kavita Deshpande", "Justice"),
        (
            "The independent member of parliament for Ulster, Rory Gillan, says that it is too late.",
            "Rory Gillan",
            "member of parliament for Ulster",
        ),
        ("The prosecutor in charge, Abogada Noemí Vera, counts nineteen.", "Noemí Vera", "prosecutor in charge"),
        ("Rajiv Moran, who heads the health authority, resigned.", "Rajiv Moran", "head of the health authority"),
        ("Ana Prieto, who leads the Coral party, won the vote.", "Ana Prieto", "leader of the Coral party"),
        ("The Blue alliance, led by Ola Berg, lost the vote.", "Ola Berg", "leader of the Blue alliance"),
        ("Eva Lind, who owns the mill, was not there.", "Eva Lind", "owner of the mill"),
    ],
)
def test_an_office_is_read_where_it_stands(find: Find, text: str, name: str, title: str) -> None:
    assert title in {said for said, _ in find(text).roles(name)}


@pytest.mark.parametrize(
    "text",
    [
        "Rajiv Moran, who led the health authority until 2019, resigned.",
        "Rajiv Moran, who does not head the health authority, resigned.",
        "Rajiv Moran, who leads the race, rested.",
        "Rajiv Moran, who may lead the party, resigned.",
        "Rajiv Moran, a member of the choir, resigned.",
    ],
)
def test_what_is_over_denied_or_no_body_is_no_office(find: Find, text: str) -> None:
    assert find(text).roles("Rajiv Moran") == set()


def test_what_a_clause_says_somebody_leads_is_what_the_office_is_of(find: Find) -> None:
    assert find("Tom Rudd, who has run the Harbour Hotel since 2010, was there.").roles("Tom Rudd") == {
        ("head of the Harbour Hotel", "Harbour Hotel")
    }


def test_a_description_set_before_a_name_is_a_mention_of_its_bearer(find: Find) -> None:
    found = find('"The route is flat," said the race director, Marta Larrea. It was approved.')
    assert "the race director" in found.mentions("Marta Larrea", "nominal")
