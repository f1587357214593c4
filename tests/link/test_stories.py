"""Pages of one event come together; pages of another, and of a look-alike, stay apart; the order changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link import StoryIndex, StorySettings, group_stories, sign_page
from readout.link.stories.groups import average_link
from readout.link.stories.likeness import chances
from readout.link.stories.terms import rarity
from readout.model.links import AnnotatedPage
from tests.builders import page

TRAIN_A = page("A freight train derailed near Orlo. Eleven wagons of the train overturned near the Orlo station.")
TRAIN_B = page("Eleven wagons overturned near Orlo station when the freight train derailed. The train carried grain.")
COURT = page("The court jailed the former mayor for bribery. Judges said the mayor had sold building permits.")

TOWNS = ("Orlo", "Vesk", "Marrun", "Tilbeck")
THINGS = ("train derailed", "bridge collapsed", "ferry capsized")
DETAILS = ("Eleven wagons overturned.", "Divers searched the water.", "The minister promised help.", "Nobody was hurt.")
TOLD = st.tuples(st.sampled_from(TOWNS), st.sampled_from(THINGS), st.sets(st.sampled_from(DETAILS), max_size=3))


def told(town: str, thing: str, details: set[str]) -> AnnotatedPage:
    text = f"A {thing} near {town} on Sunday, the mayor of {town} said. {' '.join(sorted(details))}"
    return page(text, people={town: ()})


def grouped(pages: list[AnnotatedPage]) -> set[frozenset[str]]:
    return {frozenset(pages[i].document.id for i in group) for group in group_stories(pages)}


def test_one_event_in_two_pages_is_one_story_and_another_event_another() -> None:
    assert group_stories([TRAIN_A, COURT, TRAIN_B]) == ((0, 2), (1,))


def test_no_pages_are_no_stories() -> None:
    assert group_stories([]) == ()


def test_the_same_page_twice_is_one_story() -> None:
    assert group_stories([TRAIN_A, TRAIN_A]) == ((0, 1),)


@settings(deadline=None, max_examples=40)
@given(st.lists(TOLD, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_any_order_of_adding_gives_the_same_groups_as_all_at_once(
    tellings: list[tuple[str, str, set[str]]], random: object
) -> None:
    pages = [told(*telling) for telling in tellings]
    turned = sorted(pages, key=lambda p: random.random())  # type: ignore[attr-defined]
    index = StoryIndex()
    for one in turned:
        index.add(sign_page(one))
    assert {frozenset(members) for members in index.stories().values()} == grouped(pages)
    assert all(index.story_of(p) == story for story, members in index.stories().items() for p in members)


def test_a_story_keeps_the_id_of_the_page_that_founded_it_and_a_known_page_changes_nothing() -> None:
    index = StoryIndex()
    first = index.add(sign_page(TRAIN_A))
    assert index.add(sign_page(COURT)) != first
    assert index.add(sign_page(TRAIN_B)) == first
    assert index.add(sign_page(TRAIN_B)) == first
    assert [len(members) for members in index.stories().values()].count(2) == 1


def test_a_page_that_bridges_two_stories_merges_them_under_the_older_id() -> None:
    left = page("Divers searched the harbour of Quessant.", people={"Quessant": ()})
    right = page("Aldous Brennick resigned after the ferry inquiry.", people={"Aldous Brennick": ()})
    both = page(
        "Divers searched the harbour of Quessant. Aldous Brennick resigned after the ferry inquiry.",
        people={"Quessant": (), "Aldous Brennick": ()},
    )
    loose = StorySettings(joined=0.05, founding=0.05, common=1)
    index = StoryIndex(loose)
    older, newer = index.add(sign_page(left)), index.add(sign_page(right))
    assert older != newer
    assert index.add(sign_page(both)) == older
    assert set(index.stories()) == {older}


def test_the_likeness_of_two_pages_depends_on_these_two_alone_and_on_neither_order() -> None:
    one, other, court = sign_page(TRAIN_A), sign_page(TRAIN_B), sign_page(COURT)
    assert chances(one, [other, court])[0] == chances(one, [other])[0] == chances(other, [one])[0]
    assert chances(one, [court])[0] < 0.1 < chances(one, [other])[0]


def test_months_between_two_pages_count_against_one_story_and_years_forbid_it() -> None:
    text = "A freight train derailed near Orlo. Eleven wagons of the train overturned near the Orlo station."
    days = [date(2026, 3, 1), date(2026, 3, 2), date(2027, 3, 2), date(2030, 3, 2)]
    first, next_day, next_year, years = (sign_page(page(text + f" Page {i}.", day=d)) for i, d in enumerate(days))
    soon, late = chances(first, [next_day, next_year])
    assert soon > late
    index = StoryIndex()
    story = index.add(first)
    assert index.add(next_year) == story
    assert index.add(years) != story


def blocks(inside: float, between: float, sizes: tuple[int, int]) -> np.ndarray:
    mark = np.repeat([0, 1], sizes)
    return np.where(mark[:, None] == mark[None, :], inside, between)


def test_two_groups_that_hold_together_better_than_with_each_other_are_two_stories() -> None:
    rule = StorySettings(joined=0.3, cohesion=0.7, core=3)
    assert average_link(blocks(0.9, 0.5, (4, 3)), rule) == ((0, 1, 2, 3), (4, 5, 6))
    assert len(average_link(blocks(0.9, 0.8, (4, 3)), rule)) == 1
    assert len(average_link(blocks(0.5, 0.4, (4, 3)), rule)) == 1


def test_a_page_alone_joins_by_the_mean_however_close_the_others_are() -> None:
    rule = StorySettings(joined=0.3, cohesion=0.7, core=3)
    assert len(average_link(blocks(0.9, 0.35, (5, 1)), rule)) == 1
    assert len(average_link(blocks(0.9, 0.25, (5, 1)), rule)) == 2


def test_the_first_pages_of_a_story_must_be_surer_than_those_that_come_to_it() -> None:
    rule = StorySettings(joined=0.2, founding=0.3, core=3)
    assert len(average_link(blocks(0.9, 0.25, (1, 1)), rule)) == 2
    assert len(average_link(blocks(0.9, 0.35, (1, 1)), rule)) == 1
    assert len(average_link(blocks(0.9, 0.25, (4, 1)), rule)) == 1


def test_what_the_caps_cost_is_counted_and_a_full_story_still_takes_pages() -> None:
    pages = [told("Orlo", "train derailed", set(DETAILS[:i])) for i in range(4)]
    index = StoryIndex(StorySettings(largest=2, postings=1))
    stories = {index.add(sign_page(p)) for p in pages}
    assert len(stories) == 1
    assert index.passed_over["attached"] == 2
    assert index.passed_over["postings"] > 0


def test_a_page_joins_through_a_page_that_was_itself_attached() -> None:
    pages = [told("Orlo", "train derailed", set(DETAILS[:i])) for i in range(4)]
    index = StoryIndex(StorySettings(largest=1))
    assert {index.story_of(p.document.id) for p in pages if index.add(sign_page(p))} == set(index.stories())
    assert len(index.stories()) == 1


def test_a_page_without_words_is_a_story_of_its_own() -> None:
    empty = page("The and of.")
    assert group_stories([empty, COURT]) == ((0,), (1,))


def test_rarity_comes_from_a_table_not_from_the_run() -> None:
    assert rarity("the") < 0.05 < rarity("police") < rarity("quessant") == 1.0


def test_a_signature_is_made_of_the_page_alone() -> None:
    assert sign_page(TRAIN_A).keys(8) == sign_page(replace_id(TRAIN_A)).keys(8)


def replace_id(one: AnnotatedPage) -> AnnotatedPage:
    return AnnotatedPage(replace(one.document, id="other"), one.annotations)
