"""Pages of one event come together; pages of another, and of another month, stay apart."""

from __future__ import annotations

from datetime import date

from readout.link import StorySettings, group_stories
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


def test_pages_written_long_apart_need_to_be_more_alike() -> None:
    text = "The river flooded the lower town. Hundreds of people left the lower town."
    one = page(text, day=date(2026, 3, 1))
    settings = StorySettings(joined=0.85)
    again = page(text + " Again.", day=date(2026, 3, 2))
    later = page(text + " Again.", day=date(2027, 3, 2))
    assert group_stories([one, again], settings) == ((0, 1),)
    assert group_stories([one, later], settings) == ((0,), (1,))


def test_no_pages_are_no_stories() -> None:
    assert group_stories([]) == ()
