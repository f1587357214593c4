"""Days are compared as far as the words let them be, also where a page's date is not known."""

from __future__ import annotations

from datetime import date

from readout.link.days import Day, agree, exclude, read_day
from readout.model import DateRange, TimeExpression
from tests.builders import span_of

UNKNOWN = "the page's date is not known"


def day(text: str, words: str, first: date | None = None, last: date | None = None) -> Day:
    found = read_day(TimeExpression(span_of(text, words), "date", DateRange(first, last), reason=UNKNOWN), text)
    assert found is not None
    return found


def test_named_weekdays_and_months_exclude_each_other() -> None:
    assert exclude(day("On Sunday they met.", "Sunday"), day("They met on Monday.", "Monday"))
    assert exclude(day("In February they met.", "February"), day("They met last November.", "November"))
    assert agree(day("On Sunday they met.", "Sunday"), day("They met Sunday afternoon.", "Sunday afternoon"))


def test_beginnings_of_open_stretches_exclude_each_other() -> None:
    one = day("The first since 2018 came.", "2018", date(2018, 1, 1))
    other = day("The first since May 2021 came.", "May 2021", date(2021, 5, 1))
    assert exclude(one, other)
    assert not exclude(one, day("On Sunday they met.", "Sunday"))


def test_a_weekday_and_a_month_say_nothing_about_each_other() -> None:
    sunday, may = day("On Sunday they met.", "Sunday"), day("They met in May.", "May")
    assert not exclude(sunday, may)
    assert not agree(sunday, may)
