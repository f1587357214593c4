"""Pages of one event come together; pages of another, and of another month, stay apart."""

from __future__ import annotations

from datetime import date

from readout.link import group_stories
from tests.builders import page

TRAIN_A = page("A freight train derailed near Orlo. Eleven wagons of the train overturned near the Orlo station.")
TRAIN_B = page("Eleven wagons overturned near Orlo station when the freight train derailed. The train carried grain.")
COURT = page("The court jailed the former mayor for bribery. Judges said the mayor had sold building permits.")


def test_one_event_in_two_pages_is_one_story_and_another_event_another() -> None:
    assert group_stories([TRAIN_A, COURT, TRAIN_B]) == ((0, 2), (1,))


def test_the_order_of_pages_changes_nothing() -> None:
    pages = [TRAIN_A, COURT, TRAIN_B]
    named = {frozenset(pages[i].document.id for i in group) for group in group_stories(pages)}
    turned = pages[::-1]
    assert named == {frozenset(turned[i].document.id for i in group) for group in group_stories(turned)}


def test_the_same_words_months_apart_are_two_stories() -> None:
    text = "The river flooded the lower town. Hundreds of people left the lower town."
    spring, autumn = page(text, day=date(2026, 3, 1)), page(text + " Again.", day=date(2026, 10, 1))
    assert group_stories([spring, autumn]) == ((0,), (1,))


def test_no_pages_are_no_stories() -> None:
    assert group_stories([]) == ()
