"""One name in two spellings is one person and a conflict; accents, initials and other people are none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.assess.accounts import each_its_own
from tests.builders import page


def spellings(one: str, other: str) -> list[str]:
    pages = [page(f"{name} opened the fair on time. Many came.", people={name: []}) for name in (one, other)]
    return [c.explanation for c in each_its_own(*pages).conflicts if c.kind == "identity"]


def test_a_letter_that_differs_is_told() -> None:
    (told,) = spellings("Tobias Lindqvist", "Tobias Lindqvest")
    assert "“Tobias Lindqvist”" in told
    assert "“Tobias Lindqvest”" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tomás Ferreira", "Tomas Ferreira"),
        ("Tobias Lindqvist", "Martin Lindqvest"),
        ("Tobias Lind", "Tobias Link"),
        ("Tobias Lindqvist", "Tobias Osterwald"),
    ],
)
def test_accents_other_given_names_short_and_unlike_names_are_not(one: str, other: str) -> None:
    assert spellings(one, other) == []


def test_two_people_of_one_page_are_never_one() -> None:
    text = "Tobias Lindqvist and Tobias Lindqvest opened the fair on time."
    both = page(text, people={"Tobias Lindqvist": [], "Tobias Lindqvest": []})
    other = page("Tobias Lindqvest came late to it.", people={"Tobias Lindqvest": []})
    assert each_its_own(both, other).conflicts == ()


def offices(first: date, then: date) -> list[str]:
    """What is told of one person who is finance minister in one page and prime minister in another."""
    name = "Tobias Lindqvist"
    pages = [
        page(f"The {title} {name} opened the fair.", people={name: []}, roles={name: title}, day=day)
        for title, day in (("finance minister", first), ("prime minister", then))
    ]
    return [c.explanation for c in each_its_own(*pages).conflicts if c.kind == "identity"]


def test_two_offices_in_the_news_of_one_day_are_told() -> None:
    (told,) = offices(date(2026, 3, 2), date(2026, 3, 3))
    assert "different offices" in told


def test_an_office_that_only_later_pages_give_is_a_new_one() -> None:
    assert offices(date(2026, 3, 2), date(2026, 5, 20)) == []
