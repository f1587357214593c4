"""A fact in one sentence: the page's words, without a dateline, with names for pronouns that nothing else explains."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.model.links import AnnotatedPage
from tests.assess.accounts import each_its_own
from tests.builders import entity, event, page


def summary(text: str, extent: str) -> str:
    (fact,) = each_its_own(page(text, events=[event(text, extent, "shut", who=[])])).facts
    return fact.summary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VELDEN, May 3 (Alpine News) - Two bakeries shut their doors on Monday for good.", "Two bakeries shut"),
        ("PORT LORNE — Two bakeries shut their doors on Monday for good, they said.", "Two bakeries shut"),
        ("NATO - the alliance of the west - shut its office in the town on Monday.", "NATO - the alliance"),
        ("Police in Velden - all of them - shut their offices on Monday at noon.", "Police in Velden"),
    ],
)
def test_a_dateline_is_no_part_of_what_happened(text: str, expected: str) -> None:
    assert summary(text, text.rstrip(".")).startswith(expected)


def test_a_place_and_a_dash_are_a_dateline_where_the_place_is_known() -> None:
    text = "Velden - Officials shut two bakeries on Monday for good, they said."
    place = entity(text, "Velden", (), {})
    made = page(text, events=[event(text, text.rstrip("."), "shut", who=[])])
    known = AnnotatedPage(made.document, replace(made.annotations, entities=(replace(place, type="PLACE"),)))
    assert each_its_own(known).facts[0].summary.startswith("Officials shut")
    assert each_its_own(made).facts[0].summary.startswith("Velden - Officials")


LONG = (
    "The council, which had been warned twice by auditors that the accounts of the two shops did not add up and could "
    "not be made to add up, heard on Monday from the owner, {}, that nobody had told him of it, and that the police "
    "shut the gates for a neighbour who saw the lights at night and heard the dog in the yard."
)


def test_a_part_of_a_sentence_too_long_to_show_is_marked_as_a_part() -> None:
    clause = "that the police shut the gates for a neighbour who saw the lights at night"
    assert summary(LONG.format("Ada Roth"), clause) == f"… {clause}."


def test_a_relative_clause_is_shown_with_the_name_before_it() -> None:
    clause = "who shut both shops on Monday without a word to anybody at all"
    text = LONG.format(f"Ada Roth, {clause}")
    (fact,) = each_its_own(page(text, people={"Ada Roth": ()}, events=[event(text, clause, "shut", who=[])])).facts
    assert fact.summary == f"Ada Roth, {clause}."
