from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model import DateRange
from readout.render.dates import days_spanned, in_words, week_of, weekday_in


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, ""),
        ("2024-05-06", "6 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("2024-05-06/2024-05-08", "6–8 May 2024"),
        ("2024-05-30/2024-06-02", "30 May 2024 to 2 June 2024"),
        ("../2024-05-06", "until 6 May 2024"),
        ("2024-05-06/..", "from 6 May 2024"),
        ("2024-05~", "about May 2024"),
        ("2024-21", "2024-21"),
        ("2024-02-31", "2024-02-31"),
        ("Y17E7", "Y17E7"),
    ],
)
def test_times_in_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words


def test_weekday_on_request() -> None:
    assert in_words("2024-05-06", weekday=True) == "Monday 6 May 2024"


@given(st.dates(), st.dates())
def test_every_range_of_days_has_words(one: object, two: object) -> None:
    first, last = sorted((one, two))  # type: ignore[type-var]
    assert in_words(DateRange(first, last).edtf)


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-05-06", 1),
        ("2024-02", 29),
        ("2024", 366),
        ("2024-05-30/2024-06-02", 4),
        ("../2024-05-06", None),
        (None, None),
        ("2024-21", None),
    ],
)
def test_how_many_days_a_time_allows(edtf: str | None, days: int | None) -> None:
    assert days_spanned(edtf) == days


@pytest.mark.parametrize(
    ("words", "day"), [("Sunday afternoon", "Sunday"), ("late on monday", "Monday"), ("last month", ""), (None, "")]
)
def test_the_day_of_the_week_that_words_name(words: str | None, day: str) -> None:
    assert weekday_in(words) == day


@pytest.mark.parametrize(
    ("days", "week"),
    [
        ({"Monday", "Sunday"}, ("Sunday", "Monday")),
        ({"Monday", "Tuesday", "Saturday"}, ("Saturday", "Monday", "Tuesday")),
        ({"Wednesday"}, ("Wednesday",)),
        (set(), ()),
    ],
)
def test_a_news_week_begins_after_the_longest_silence(days: set[str], week: tuple[str, ...]) -> None:
    assert week_of(days) == week
