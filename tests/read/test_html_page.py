"""An HTML page: its visible text, main text and metadata."""

from datetime import date

import pytest

from tests.read.pages import HTML, body_text, document


@pytest.fixture(scope="module")
def page():
    return document(HTML)


def test_hidden_things_never_become_text(page):
    for words in ("never shown", "color: red", "hidden from every reader", "We use cookies", "NewsArticle"):
        assert words not in page.text


def test_the_article_is_body_and_the_rest_is_not(page):
    body = body_text(page)
    assert "A passenger ferry sank at its pier on Lake Osten" in body
    assert "buses would run around the lake" in body
    for words in ("World", "Ten lakes to swim in", "Related stories", "All rights reserved"):
        assert words in page.text
        assert words not in body


def test_blocks_stand_on_lines_of_their_own(page):
    assert "Home\nWorld\n" in page.text
    assert "hours before the first trip of the season" in page.text


def test_metadata_gives_title_outlet_and_day(page):
    assert page.title.of(page.text) == "Lake ferry sinks at its pier"
    assert page.outlet == "Northern Post"
    assert page.published.days.earliest == page.published.days.latest == date(2022, 5, 4)
    assert "JSON-LD" in page.published.basis


def test_a_wire_code_is_a_credit(page):
    assert ("AP", "wire", "(AP)") in [(c.name, c.kind, c.span.of(page.text)) for c in page.credits]


def test_contradicting_dates_are_reported():
    other = HTML.replace('content="Lake ferry', 'content="Lake ferry', 1).replace(
        "<style>", '<meta property="article:published_time" content="2021-01-09T10:00:00Z"><style>'
    )
    assert any("2021-01-09" in notice for notice in document(other).notices)
