"""A plan told by one fact becomes what another fact tells, where kind, people and words agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from readout.model.links import AnnotatedPage
from tests.assess.accounts import each_its_own
from tests.builders import event, page

NAME = "Union of Tram Drivers"


def strike(
    text: str, trigger: str, day: int, modality: str, *, name: str = NAME, state: str | None = None
) -> AnnotatedPage:
    told = event(
        text, text, trigger, lemma="strike", type="PROTEST", who=[("actor", name)], modality=modality, state=state
    )
    return page(text, people={name: []}, events=[told], day=date(2026, 5, day))


PLANNED = strike("The Union of Tram Drivers will strike at every depot over wages.", "strike", 4, "planned")
BEGUN = strike("The Union of Tram Drivers went on strike over wages at each depot.", "strike", 8, "happened")


def test_a_plan_that_came_true_is_a_change() -> None:
    (change,) = each_its_own(PLANNED, BEGUN).changes
    assert (change.slot, change.from_.value, change.to.value) == ("modality", "planned", "happened")


def test_a_plan_put_off_is_a_change_too() -> None:
    put_off = strike(
        "The Union of Tram Drivers put off the strike over wages at every depot.",
        "strike",
        6,
        "planned",
        state="postponed",
    )
    (change,) = each_its_own(PLANNED, put_off).changes
    assert change.to.value == "postponed"


def test_an_older_page_and_another_union_fulfil_no_plan() -> None:
    older = strike("The Union of Tram Drivers went on strike over wages at a depot.", "strike", 1, "happened")
    other = strike(
        "The Nurses of Velden went on strike over wages at every depot.",
        "strike",
        8,
        "happened",
        name="Nurses of Velden",
    )
    assert each_its_own(PLANNED, older).changes == ()
    assert each_its_own(PLANNED, other).changes == ()


def test_what_is_hoped_for_some_day_is_not_fulfilled_by_this() -> None:
    text = "The Union of Tram Drivers wants to strike at every depot over wages in the coming months."
    told = PLANNED.annotations.events[0]
    someday = page(
        text,
        people={NAME: []},
        events=[
            replace(
                event(text, text, "strike", lemma="strike", type=told.type, modality="planned"),
                participants=told.participants,
            )
        ],
        day=date(2026, 5, 4),
    )
    assert each_its_own(someday, BEGUN).changes == ()
