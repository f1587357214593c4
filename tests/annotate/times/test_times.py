from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.annotate.times import find_times
from readout.language import LanguageModel, Parse
from readout.model import DateRange, Document, Published, Range, Span, TimeExpression
from tests.work import calls

PAGE_DAY = date(2024, 5, 15)  # a Wednesday
BLANK = spacy.blank("en")


def as_document(text: str, first: date | None, last: date | None) -> Document:
    return Document(
        "d", "d", None, None, Published(DateRange(first, last), "given"), "en", text, (Span(0, len(text)),), ()
    )


def times(text: str, first: date | None = PAGE_DAY, last: date | None = PAGE_DAY) -> list[TimeExpression]:
    return list(find_times(as_document(text, first, last), Parse(BLANK(text), (), np.zeros((0, 384), np.float32))))


def only(text: str, first: date | None = PAGE_DAY, last: date | None = PAGE_DAY) -> TimeExpression:
    found = times(text, first, last)
    assert len(found) == 1, [f.span.of(text) for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The port opened on 3 March 2021.", "3 March 2021", "2021-03-03"),
        ("The port opened on March 3, 2021, with a parade.", "March 3, 2021", "2021-03-03"),
        ("The port opened on Sunday, May 5.", "Sunday, May 5", "2024-05-05"),
        ("The court met on April 2-4.", "April 2-4", "2024-04-02/2024-04-04"),
        ("The court sat in February 2019.", "February 2019", "2019-02"),
        ("The court ruled in February.", "February", "2024-02"),
        ("She was elected last November.", "last November", "2023-11"),
        ("He was born in 1962.", "1962", "1962"),
        ("Prices rose in the 1990s.", "the 1990s", "1990/1999"),
        ("Profit fell in the third quarter of 2022.", "the third quarter of 2022", "2022-07/2022-09"),
        ("Floods came in the summer of 2018.", "the summer of 2018", "2018-06/2018-08"),
        ("The mayor resigned yesterday.", "yesterday", "2024-05-14"),
        ("The mayor resigned on Monday.", "Monday", "2024-05-13"),
        ("The mayor will resign on Monday.", "Monday", "2024-05-20"),
        ("The mayor resigned last week.", "last week", "2024-05-06/2024-05-12"),
        ("The law passed earlier this month.", "earlier this month", "2024-05-01/2024-05-15"),
        ("A vote is due later this year.", "later this year", "2024-05-15/2024-12-31"),
        ("It closed 11 days ago.", "11 days ago", "2024-05-04"),
        ("It has been closed since 2018.", "2018", "2018-01-01/2024-05-15"),
        ("The rally was over the weekend.", "the weekend", "2024-05-11/2024-05-12"),
        ("They married on Christmas Day.", "Christmas Day", "2023-12-25"),
        ("The decree of 2022-11-30 stands.", "2022-11-30", "2022-11-30"),
    ],
)
def test_dates_resolve_against_the_page(text: str, words: str, edtf: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.edtf, found.kind) == (words, edtf, "date")


@pytest.mark.parametrize(
    ("text", "words", "day", "low", "high"),
    [
        ("They met on Sunday afternoon.", "Sunday afternoon", date(2024, 5, 12), 12, 18),
        ("They met at 4:30 p.m. Monday.", "4:30 p.m. Monday", date(2024, 5, 13), 16.5, 16.5),
        ("They met at around 9 pm local time.", "around 9 pm local time", PAGE_DAY, 20.75, 21.25),
        ("They met at noon yesterday.", "noon yesterday", date(2024, 5, 14), 12, 12),
        ("They met at 0830 GMT.", "0830 GMT", PAGE_DAY, 8.5, 8.5),
        ("They met this morning.", "this morning", PAGE_DAY, 0, 12),
    ],
)
def test_times_of_day_keep_day_and_hours(text: str, words: str, day: date, low: float, high: float) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind) == (words, "time")
    assert found.days == DateRange(day, day)
    assert found.hours == Range(low, high)


def test_the_same_moment_in_a_second_zone_keeps_the_local_hours() -> None:
    local, other = times("It began at 3 pm local time (9 am ET).")
    assert other.hours == local.hours
    assert other.timex == "2024-05-15T09:00"


def test_a_clock_time_takes_the_day_told_beside_it() -> None:
    text = "The train left at 7:10 am on Monday."
    clock, day = times(text)
    assert clock.days == day.days == DateRange(date(2024, 5, 13), date(2024, 5, 13))


def test_the_second_of_two_clock_times_lends_its_half_of_the_day() -> None:
    first, second = times("Voters came between 1:30 and 4 p.m.")
    assert (first.timex, second.timex) == ("2024-05-15T13:30", "2024-05-15T16:00")


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit", "timex"),
    [
        ("after a half-hour meeting", "half-hour", 30, 30, "minute", "PT30M"),
        ("after a three-hour session", "three-hour", 3, 3, "hour", "PT3H"),
        ("after over five hours of talks", "over five hours", 5, None, "hour", "PT5H"),
        ("after a nearly six-hour debate", "nearly six-hour", 5.4, 6, "hour", "PT6H"),
        ("it took about 20 minutes", "about 20 minutes", 18, 22, "minute", "PT20M"),
        ("held for up to 180 days", "up to 180 days", None, 180, "day", "P180D"),
        ("it lasted an hour and a half", "an hour and a half", 1.5, 1.5, "hour", "PT1H30M"),
        ("it lasted two hours and 15 minutes", "two hours and 15 minutes", 2.25, 2.25, "hour", "PT2H15M"),
        ("an 11-and-a-half-hour flight", "11-and-a-half-hour", 11.5, 11.5, "hour", "PT11H30M"),
        ("they waited for two decades", "two decades", 20, 20, "year", "P20Y"),
        ("they waited for at least two more weeks", "at least two more weeks", 2, None, "week", "P2W"),
        ("the eight-month-old truce", "eight-month-old", 8, 8, "month", "P8M"),
        ("they waited for years", "years", 2, None, "year", "PXY"),
    ],
)
def test_durations_are_ranges(
    text: str, words: str, low: float | None, high: float | None, unit: str, timex: str
) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind, found.unit, found.timex) == (words, "duration", unit, timex)
    assert found.amount == Range(low, high)


def test_the_age_of_an_event_ends_at_the_page() -> None:
    found = only("It was the first such visit in nearly five years.")
    assert found.days == DateRange(date(2019, 5, 15), PAGE_DAY)
    assert found.amount == Range(4.5, 5)


def test_coming_months_begin_at_the_page() -> None:
    found = only("More cuts will follow in the coming months.")
    assert found.days == DateRange(PAGE_DAY, None)
    assert found.reason


def test_a_later_time_counts_from_the_date_told_before() -> None:
    first, second = times("The ship sank on 2 June 1999. Two days later a boat was found.")
    assert first.days.earliest == date(1999, 6, 2)
    assert (second.days, second.anchor) == (DateRange(date(1999, 6, 4), date(1999, 6, 4)), "text")


@pytest.mark.parametrize("text", ["Trains run every week.", "Trains run weekly.", "Trains run twice a week."])
def test_repetitions_are_sets(text: str) -> None:
    found = only(text)
    assert (found.kind, found.timex) == ("set", "P1W")


@pytest.mark.parametrize(
    "text",
    [
        "The 34-year-old driver was held.",
        "He may march with May Smith.",
        "About 2000 soldiers came.",
        "It cost $1999.",
        "The Sunday Times said so.",
        "Call 555-1234.",
        "The second man fell.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert times(text) == []


def test_an_interval_for_the_page_gives_the_union() -> None:
    found = only("The bridge fell on Monday.", date(2024, 5, 14), date(2024, 5, 22))
    assert found.days == DateRange(date(2024, 5, 13), date(2024, 5, 20))


def test_an_upper_bound_for_the_page_bounds_the_time() -> None:
    found = only("The bridge fell yesterday.", None, PAGE_DAY)
    assert found.days == DateRange(None, date(2024, 5, 14))
    assert "one side" in found.reason


def test_without_a_page_date_the_month_stays_known_and_the_reason_is_told() -> None:
    found = only("The bridge fell last November.", None, None)
    assert (found.days, found.edtf) == (DateRange(None, None), "XXXX-11")
    assert "not known" in found.reason


def test_a_day_that_does_not_exist_stays_open() -> None:
    found = only("It happened on February 30, 2021.")
    assert found.days == DateRange(None, None)
    assert found.reason


def test_quarters_of_a_game_are_no_quarters_of_a_year() -> None:
    assert times("The quarterback threw a touchdown in the third quarter; his coach smiled.") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Officials said the summit would open on Friday.", "2024-05-17"),
        ("The summit opened on Friday.", "2024-05-10"),
        ("The order issued Thursday surprised traders.", "2024-05-09"),
        ("The dividend is payable June 7.", "2024-06-07"),
    ],
)
def test_the_tense_tells_the_side(text: str, edtf: str, language_model: LanguageModel) -> None:
    document = as_document(text, PAGE_DAY, PAGE_DAY)
    (found,) = find_times(document, language_model.parse(text, document.body))
    assert found.edtf == edtf


PIECES = st.sampled_from(
    [
        "last", "next", "the", "Monday", "May", "3", ",", "2016", "of", "week", "two", "-", "years", "ago",
        "half", "hour", "4", ":", "30", "p.m.", "EST", "(", ")", "early", "mid", "end", "quarter", "third", "and",
        "a", "in", "since", "1990s", "'", "s", "every", "morning", "Christmas", ".",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_spans_ascend_and_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = times(text)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for one in found:
        assert one.span.of(text).strip() == one.span.of(text) != ""
        low, high = one.days.earliest, one.days.latest
        assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    "piece",
    ["the ", "2016 ", "nearly ", "- ", "1 ", "half a ", "between 1 and ", "Monday, ", "1,000,", "of the ", "in the "],
)
def test_the_cost_grows_with_the_page_not_faster(piece: str) -> None:
    parse = Parse(BLANK.make_doc("x"), (), np.zeros((0, 384), np.float32))

    def cost(length: int) -> int:
        document = as_document(piece * (length // len(piece)), PAGE_DAY, PAGE_DAY)
        return calls(lambda: find_times(document, parse))

    assert cost(16_000) < 5 * cost(4_000)


def test_the_small_hours_of_a_day() -> None:
    found = only("The fire began in the early hours of Monday.")
    assert (found.days, found.hours) == (DateRange(date(2024, 5, 13), date(2024, 5, 13)), Range(0, 6))


def test_a_former_plan_lies_behind(language_model: LanguageModel) -> None:
    text = "Originally scheduled for February, the vote was postponed."
    document = as_document(text, PAGE_DAY, PAGE_DAY)
    (found,) = find_times(document, language_model.parse(text, document.body))
    assert found.edtf == "2024-02"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Polls close at 8pm on Friday.", 17),
        ("The deadline is noon on Friday.", 17),
        ("The court has scheduled a hearing for Friday.", 17),
        ("The launch is set for Friday.", 17),
        ("They had to leave the building on Friday.", 10),
        ("The offer had been due to expire Friday.", 10),
        ("They would look for ways around Friday's ruling.", 10),
        ("The storm closed the airport at 9.15am (0715 GMT) on Friday.", 10),
    ],
)
def test_a_weekday_lies_where_the_words_look(language_model: LanguageModel, text: str, day: int) -> None:
    document = as_document(text, PAGE_DAY, PAGE_DAY)
    found = find_times(document, language_model.parse(text, document.body))
    assert {f.days.earliest for f in found} == {date(2024, 5, day)}


@pytest.mark.parametrize("text", ["She is in her mid-50s.", "A man in his forties was held."])
def test_an_age_is_no_decade(text: str) -> None:
    assert times(text) == []
