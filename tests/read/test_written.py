"""When a page was written: what names the day, what only bounds it, and what says nothing."""

from datetime import date

import pytest

from readout.model import DateRange
from readout.read.written.dates import find_dates, parse_moment
from tests.read.pages import document

REPORT = (
    "The council of Maren voted on Monday to close the old bridge to lorries.\n\n"
    "“It cannot carry them any longer,” the mayor told reporters after the vote in the town hall.\n\n"
    "Drivers will have to take the road along the river, which adds half an hour to the way to the port.\n\n"
)
TITLE = "Council of Maren votes to close the old bridge to lorries\n\n"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Friday, March 1, 2024", DateRange(date(2024, 3, 1), date(2024, 3, 1))),
        ("1 March 2024", DateRange(date(2024, 3, 1), date(2024, 3, 1))),
        ("Sept. 9th, 2021", DateRange(date(2021, 9, 9), date(2021, 9, 9))),
        ("2024-03-01", DateRange(date(2024, 3, 1), date(2024, 3, 1))),
        ("13/02/2024", DateRange(date(2024, 2, 13), date(2024, 2, 13))),
        ("03/02/2024", DateRange(date(2024, 2, 3), date(2024, 3, 2))),
        ("January 2021", DateRange(date(2021, 1, 1), date(2021, 1, 31))),
    ],
)
def test_dates_are_read_in_the_spellings_of_news_pages(text, days):
    (found,) = find_dates(f"see {text} there")
    assert found.days == days


@pytest.mark.parametrize("text", ["31 February 2024", "version 2.10.2024.1", "the 2024 budget", "may 12 people"])
def test_what_is_no_date_is_left(text):
    assert not list(find_dates(text))


def test_moments_are_the_day_as_written():
    assert parse_moment("2022-05-04T23:30:00-05:00") == date(2022, 5, 4)
    assert parse_moment("soon") is None


def test_a_byline_date_names_the_day():
    page = document(TITLE + "Published: May 12, 2021\n\n" + REPORT)
    assert page.published.days == DateRange(date(2021, 5, 12), date(2021, 5, 12))
    assert page.published.basis == "byline line"
    (candidate,) = page.published.candidates
    assert candidate.span.of(page.text) == "May 12, 2021"


def test_a_date_above_the_title_is_an_upper_bound():
    page = document("7.5 C\nFriday, May 14, 2021\n\n" + TITLE + REPORT)
    assert page.published.days == DateRange(None, date(2021, 5, 14))


def test_what_the_text_tells_as_past_is_a_lower_bound():
    page = document(TITLE + REPORT + "The bridge was last repaired in March 2019, when cracks were found.\n")
    assert page.published.days == DateRange(date(2019, 3, 1), None)
    assert "past" in page.published.basis


@pytest.mark.parametrize(
    "sentence",
    [
        "A new bridge will be opened in June 2031, the mayor said.",
        "The town wants to be rid of lorries by 2035, after a long debate.",
        "Work is expected to end in 2029.",
    ],
)
def test_what_lies_ahead_bounds_nothing(sentence):
    page = document(TITLE + REPORT + sentence + "\n")
    assert page.published.days == DateRange(None, None)
    assert page.published.basis.startswith("unknown")


def test_the_address_names_the_day():
    page = document(TITLE + REPORT, "https://example.org/2020/11/03/bridge.html")
    assert page.published.days == DateRange(date(2020, 11, 3), date(2020, 11, 3))
    assert page.outlet == "example.org"


def test_a_file_name_is_neither_date_nor_outlet():
    page = document(TITLE + REPORT, "saved/2020-11-03-courier.txt")
    assert page.published.days == DateRange(None, None)
    assert page.outlet is None


def test_an_update_under_the_headline_names_the_day():
    page = document(TITLE + "By Ida Noll\nUpdated: 16 November 2025, 5:05 PM\n\n" + REPORT)
    assert page.published.days == DateRange(date(2025, 11, 16), date(2025, 11, 16))


def test_a_day_without_its_year_is_the_latest_that_the_page_allows_and_says_so():
    page = document("Thursday, February 5, 2026\nSign in\n\n" + TITLE + "November 17\n\n" + REPORT)
    assert page.published.days == DateRange(date(2025, 11, 17), date(2025, 11, 17))
    assert any("no year" in notice for notice in page.notices)


def test_a_weekday_decides_the_year():
    page = document(TITLE + "Monday, November 17\n\n" + REPORT + "© 2027 Maren Courier\n")
    assert page.published.days == DateRange(date(2025, 11, 17), date(2025, 11, 17))


def test_a_day_without_a_year_on_a_page_without_one_stays_unknown():
    page = document(TITLE + "November 17\n\n" + REPORT)
    assert page.published.days == DateRange(None, None)


def test_a_note_of_first_publication_dates_the_page():
    page = document(TITLE + REPORT + "This report by Delta Press was first published Nov. 3, 2024.")
    assert page.published.days == DateRange(date(2024, 11, 3), date(2024, 11, 3))
    assert page.published.basis == "note of first publication"


def test_a_dateline_without_a_year_and_nothing_to_complete_it_is_said():
    page = document(TITLE + "MAREN, March 4 (Delta) - " + REPORT)
    assert page.published.days == DateRange(None, None)
    assert page.published.basis == "unknown: the dateline says March 4, without a year"


def test_a_dateline_in_other_capitals_is_one():
    page = document(TITLE + "ÅRHAVN, Norland, March 4, 2024 (Delta) - " + REPORT)
    assert (page.published.basis, page.published.days.latest) == ("dateline", date(2024, 3, 4))
