"""A page as a crawler left it: what of it is the report, and what the rest is."""

from datetime import date
from itertools import pairwise

import pytest

from tests.read.pages import CRAWLED, body_text, document

FURNITURE = [
    ("11.2 C", "masthead"),
    ("Wednesday, March 6, 2024", "masthead"),
    ("Must read", "related"),
    ("- Advertisement -", "advert"),
    ("Read Also  Five recipes for a rainy weekend", "related"),
    ("(Photo: Lena Brook/Getty Images)", "caption"),
    ("Sign up for our newsletter and get the morning news.", "newsletter"),
    ("Leave a Comment", "comment"),
    ("© 2024 Maren Courier. All rights reserved.", "legal"),
]


@pytest.fixture(scope="module")
def page():
    return document(CRAWLED)


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_furniture_is_set_aside_with_its_kind(page, line, kind):
    assert (line, kind) in [(part.span.of(page.text), part.kind) for part in page.furniture]
    assert line not in body_text(page)


def test_short_true_lines_and_quotations_stay(page):
    assert "It took eleven days." in body_text(page)
    assert "“Nobody won this one easily,”" in body_text(page)


def test_a_glued_credit_leaves_its_sentence_in_the_body(page):
    assert "some cargoes had spoiled." in body_text(page)


def test_body_and_furniture_cover_the_text_once(page):
    spans = sorted([*page.body, *(part.span for part in page.furniture)])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    rest = list(page.text)
    for span in spans:
        rest[span.start : span.end] = [""] * len(span)
    assert "".join(rest).split() == []


def test_the_title_is_the_headline_and_not_the_menu(page):
    assert page.title.of(page.text) == "Harbour strike ends after port agrees to raise wages"
    assert page.title in page.body


def test_a_masthead_date_is_only_an_upper_bound(page):
    assert page.published.days.latest == date(2024, 3, 6)
    assert page.published.days.earliest is None
    assert "copied" in page.published.basis


def test_outlet_is_read_from_the_copyright_line(page):
    assert page.outlet == "Maren Courier"


def test_credits_have_kinds_and_spans(page):
    found = {(c.name, c.kind): c.span.of(page.text) for c in page.credits}
    assert found["Reuters", "agency"] == "As reported by Reuters"
    assert found["Anna Weir", "contributor"].startswith("Anna Weir contributed")


def test_the_id_depends_on_the_content_alone(page):
    assert document(CRAWLED, "elsewhere").id == page.id
    assert document(CRAWLED + "\nLatest stories", "page").id != page.id


def test_a_page_of_one_sentence_is_a_page():
    page = document(
        "Ferry crew tells of the storm\n\nThe captain of the ferry describes how his crew kept her off the rocks.\n"
    )
    assert "The captain of the ferry describes" in body_text(page)


def test_a_report_on_a_single_line_is_a_page():
    sentence = (
        "The ferry that went aground off Maren was towed into the harbour by two tugs after the storm had passed. "
    )
    page = document("Ferry towed into the harbour\n\n" + sentence * 12)
    assert body_text(page).count("towed into the harbour by two tugs") == 12
