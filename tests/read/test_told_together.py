"""Dates that a page has only from the other pages of its story: a dateline's year, and the week of a weekday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model import DateRange, Document, Published
from readout.read.written import dates_of_story
from tests.read.pages import document

BODY = [
    "The council of Maren voted on Monday to close the old bridge to lorries, after a debate of six hours.",
    "“It cannot carry them any longer,” the mayor told reporters after the vote in the town hall.",
    "Drivers will have to take the road along the river, which adds half an hour to the way to the port.",
]


def page(name: str, *, lead: str = "", above: str = "", body: list[str] = BODY) -> Document:
    lines = [f"{name}: council votes to close the old bridge to lorries", above, f"{lead}{body[0]}", *body[1:]]
    return document("\n\n".join(line for line in lines if line) + "\n")


def dated(name: str, day: str) -> Document:
    return page(name, above=f"By Ida Noll\n\nPublished {day}")


WIRE = page(
    "Wire", lead="MAREN, Nov. 14 (CW) — ", body=["Lorries are kept off the old bridge of Maren now.", *BODY[1:]]
)
SUN = dated("Sun", "18 November 2025")
POST = dated("Post", "20 November 2025")


def test_the_pages_of_this_test_know_what_they_should() -> None:
    assert SUN.published.days == DateRange(date(2025, 11, 18), date(2025, 11, 18))
    assert WIRE.published.days == DateRange(None, None)


def test_a_dateline_has_its_year_from_the_story() -> None:
    found = dates_of_story([WIRE, SUN, POST])
    assert set(found) == {WIRE.id}
    published = found[WIRE.id]
    assert published.days == DateRange(date(2025, 11, 14), date(2025, 11, 14))
    assert published.basis == "dateline: Nov. 14, year from the story's other pages"
    named = published.candidates[-1]
    assert named.use == "names the day"
    assert named.span is not None
    assert named.span.of(WIRE.text) == "Nov. 14"


def test_the_year_may_be_the_one_before_or_after() -> None:
    december = page("Wire", lead="MAREN, Dec. 30 (CW) — ")
    found = dates_of_story([december, dated("Sun", "3 January 2026")])
    assert found[december.id].days.earliest == date(2025, 12, 30)


@pytest.mark.parametrize(
    "others",
    [[], [dated("Sun", "18 June 2025")], [dated("Sun", "18 November 2025"), dated("Post", "20 November 2024")]],
    ids=["alone", "far from the story", "two years would do"],
)
def test_what_the_story_does_not_settle_stays_unknown(others: list[Document]) -> None:
    assert WIRE.id not in dates_of_story([WIRE, *others])


def test_a_weekday_is_that_of_the_story() -> None:
    bare = page("Bare")
    found = dates_of_story([bare, SUN, POST])[bare.id]
    assert found.days == DateRange(date(2025, 11, 17), date(2025, 11, 23))
    assert found.basis == "text: Monday told as past, its date from the story's other pages"


def test_two_mondays_of_one_story_settle_nothing() -> None:
    assert dates_of_story([page("Bare"), SUN, dated("Post", "25 November 2025")]) == {}


def test_a_story_of_months_has_too_many_mondays() -> None:
    told = dated("Post", "3 March 2025")
    silent = page(
        "Post", above="By Ida Noll\n\nPublished 3 March 2025", body=["The bridge of Maren is old.", *BODY[1:]]
    )
    assert dates_of_story([page("Bare"), SUN, told]) == {}
    assert dates_of_story([page("Bare"), SUN, silent]) == {}


def test_a_weekday_ahead_is_none() -> None:
    ahead = page("Bare", body=["The council of Maren will vote on Monday whether to close the bridge.", *BODY[1:]])
    assert dates_of_story([ahead, SUN]) == {}


def test_a_bound_of_the_page_itself_is_kept() -> None:
    bare = page("Bare")
    bounded = replace(bare, published=Published(DateRange(None, date(2025, 11, 19)), "not after 2025-11-19: copied"))
    assert dates_of_story([bounded, SUN])[bare.id].days == DateRange(date(2025, 11, 17), date(2025, 11, 19))
    older = replace(bare, published=Published(DateRange(None, date(2025, 11, 10)), "not after 2025-11-10: copied"))
    assert dates_of_story([older, SUN]) == {}


def test_the_order_of_the_pages_changes_nothing() -> None:
    pages = [WIRE, page("Bare"), SUN, POST]
    assert len({tuple(sorted(dates_of_story(order).items())) for order in permutations(pages)}) == 1


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
RANGES = st.one_of(
    st.just(DateRange(None, None)),
    st.builds(lambda day: DateRange(None, day), DAYS),
    st.builds(lambda day: DateRange(day, None), DAYS),
    st.builds(lambda day: DateRange(day, day), DAYS),
)


@given(st.lists(RANGES, min_size=4, max_size=4))
def test_a_date_is_only_ever_narrower(ranges: list[DateRange]) -> None:
    pages = [
        replace(each, published=Published(days, "given"))
        for each, days in zip((WIRE, page("Bare"), SUN, POST), ranges, strict=True)
    ]
    own = {each.id: each.published.days for each in pages}
    for key, found in dates_of_story(pages).items():
        assert found.days != own[key]
        assert found.days.intersection(own[key]) == found.days
