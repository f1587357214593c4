from __future__ import annotations

import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from readout.model.account import When
from readout.render.html.timeline import Axis, Timeline, timeline
from readout.render.html.view import StoryView
from tests.render.sample import GROUNDING, STORY

DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))


def of(story: StoryView, when: When | None) -> Timeline:
    """The timeline with another time of its first fact."""
    fact = dataclasses.replace(GROUNDING, time=when)
    changed = dataclasses.replace(STORY, facts=(fact, *STORY.facts[1:]))
    return timeline(changed, story.facts, story.outline.sources, story.texts)


def test_facts_stand_in_the_order_of_events_and_unknown_times_last(story: StoryView) -> None:
    rows = story.timeline().rows
    assert [row.when for row in rows] == ["6 May 2024"] * 3 + [""] * 2
    assert all(row.event is None for row in rows[3:])


def test_both_axes_are_their_own(story: StoryView) -> None:
    found = of(story, When("2024-05-01", "2024-05-01", "2024-05-01"))
    assert found.events == Axis(date(2024, 5, 1), date(2024, 5, 6))
    assert found.reports == Axis(date(2024, 5, 6), date(2024, 5, 6))


def test_long_ago_stands_before_the_axis(story: StoryView) -> None:
    found = of(story, When("2018", "2018-01-01", "2018-12-31"))
    assert found.events == Axis(date(2024, 5, 6), date(2024, 5, 6))
    assert found.rows[0].when == "2018"
    assert found.rows[0].event is not None
    assert (found.rows[0].event.beyond, found.rows[0].event.width) == ("before", 0)


def test_an_open_time_reaches_the_end_of_the_axis(story: StoryView) -> None:
    event = next(row.event for row in of(story, When("2024-05-01/..", "2024-05-01", None)).rows if row.event)
    assert (event.low, event.high) == (0, 100)


def test_pages_are_told_by_day_with_their_letters(story: StoryView) -> None:
    row = next(row for row in story.timeline().rows if row.line.id == "fact-grounding")
    assert [(one.letters, one.words) for one in row.reported] == [("A, B, C", "6 May 2024")]


def test_a_broken_time_puts_nothing_on_the_axis(story: StoryView) -> None:
    found = of(story, When("someday", "someday", None))
    assert any(row.when == "someday" and row.event is None for row in found.rows)


@given(DAYS, DAYS, DAYS)
def test_days_of_an_axis_stand_within_it(one: date, other: date, day: date) -> None:
    axis = Axis(min(one, other), max(one, other))
    assert all(0 <= tick.at <= 100 for tick in axis.ticks)
    assert len(axis.ticks) <= 5
    assert axis.beyond(day) or 0 <= axis.at(day) < 100
