"""What stands inside and above a report and is none of it, told by its form, its box, or its place."""
# ruff: noqa: E501 - a paragraph of a crawled page is one line

import numpy as np
import pytest

from readout.read.furniture.classify import judge
from readout.read.furniture.forms import form_kind, formed_kinds, has_sentences
from readout.read.furniture.heads import is_masthead, is_staff_line
from readout.read.outlet import find_outlet
from tests.read.pages import body_text, document

PARAGRAPHS = [
    "The harbour council voted on Tuesday to close the north quay for repairs, and its chair, Ida Noll, said that ships would be sent to Port Maren until the spring.",
    "Two cranes were damaged in last week's storm, the council said, and one of them leans over the road to the fish market so that lorries can no longer pass.",
    "Traders said they had not been asked. “We read it on the gate,” said Petra Holm, who sells herring there and employs eleven people.",
]


def page_of(*head: str, between: str = "", after: str = ""):
    first, second, third = PARAGRAPHS
    return document("\n\n".join(line for line in (*head, first, second, between, third, after) if line))


@pytest.mark.parametrize(
    "line",
    [
        "Become a friend of Maren FM for 20 crowns a month and stay with us.",
        "The Maren Observer is funded by its readers.",
        "Subscribe to Maren Review and read 10 issues for the price of 8",
        "Thinking of a boat? Our guide to moorings is out now. Download",
        ">> Test: five life jackets compared",
        "Full results: page 6 of our print edition.",
        "This report by Coral Press was first published Nov. 3, 2024.",
    ],
)
def test_lines_that_sell_or_note_are_furniture_by_their_form(line):
    assert form_kind(line) is not None
    assert line not in body_text(page_of("North quay to close until spring", between=line))


@pytest.mark.parametrize(
    "line",
    [
        "The charity is funded by its readers and by the state, the minister said.",
        "Norway could become a member of the fund for the first time.",
        "Correction: an earlier version of this report said that three cranes were damaged. There were two.",
        "The report was first published in 2019 by the ministry, and nobody read it.",
        "Officers asked people to stay at home and to download the map.",
    ],
)
def test_sentences_with_the_same_words_are_not(line):
    assert form_kind(line) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("The newspaper of the north coast", 1),
        ("News you can trust since 1931", 1),
        ("Independent journalism from the islands", 2),
        ("MAREN TODAY · English edition", 0),
        ("EMBARGOED UNTIL 16:00 GMT, 20 JUNE 2024", 0),
    ],
)
def test_a_motto_is_no_headline(line, number):
    assert is_masthead(line, number)
    found = page_of("Maren Courier", line, "North quay to close until spring", "By Anna Weir")
    assert found.title is not None
    assert found.title.of(found.text) == "North quay to close until spring"


@pytest.mark.parametrize(
    "headline",
    [
        "Jobless claims at their lowest since 1969",
        "Worst drought since 1976 hits farms",
        "News of truce cheers markets",
    ],
)
def test_a_headline_is_no_motto(headline):
    assert not is_masthead(headline, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Reporter: Ida Noll | Editor: Petra Holm",
        "5 March 2025 | By Courier staff",
        "16 March 2026 · 2 min read · with Coral",
        "Maren Courier, 8 April 2026. From our correspondent Ida Noll",
    ],
)
def test_who_made_a_report_is_a_byline_above_it(line):
    assert is_staff_line(line)
    assert formed_kinds(["North quay to close until spring", line, *PARAGRAPHS])[1] == "byline"


def test_a_headline_whose_words_the_report_does_not_hold_is_told_by_its_place():
    signed = page_of("MAREN COURIER", "Fish - Boats - Weather", "Somebody tell the herring!", "By Anna Weir")
    assert signed.title.of(signed.text) == "Somebody tell the herring!"
    words = "Veteran pilot Ida Noll makes an emotional farewell on the quay of Maren after thirty winters on the north boats"
    long = page_of(f"{words}: 'I shall not forget this day'", "By Anna Weir")
    assert len(long.title) > 140
    short = page_of("MAREN COURIER", "Quay shuts", "By Agencies")
    assert short.title.of(short.text) == "Quay shuts"
    alone = document("Herring must now take the long way round, sellers fear\n\n" + "\n\n".join(PARAGRAPHS))
    assert alone.title.of(alone.text) == "Herring must now take the long way round, sellers fear"


def test_a_paragraph_below_a_teaser_stays_where_the_classifier_doubts():
    last = "The quay was built in 1931. It was last repaired in 1998 by a firm from Coral Bay. IDN PHM"
    lines = [*PARAGRAPHS, "ALSO READ | Ferry fares rise", last, "Ferry fares rise again in spring"]
    verdicts = judge(lines, np.array([0.9, 0.9, 0.9, 0.1, 0.43, 0.43]), markup=False)
    assert has_sentences(last)
    assert [verdict.body for verdict in verdicts] == [True, True, True, False, True, False]


BOX = '<div class="{name}"><p>We keep a light on at the quay all night, and it costs more than a lamp.</p></div>'
HTML = (
    "<html><head><title>North quay to close until spring</title></head><body><article>"
    "<h1>North quay to close until spring</h1><p>{}</p>{}<p>{}</p>"
    "<figure><figcaption>The north quay, seen from the lighthouse.</figcaption></figure><p>{}</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("name", "kind"), [("promo", "advert"), ("support-appeal", "newsletter"), ("readmore", "related")]
)
def test_a_small_box_that_its_class_names_is_furniture(name, kind):
    first, second, third = PARAGRAPHS
    found = document(HTML.format(first, BOX.format(name=name), second, third), "page.html")
    kinds = {part.span.of(found.text)[:7]: part.kind for part in found.furniture}
    assert kinds == {"We keep": kind, "The nor": "caption"}


def test_a_whole_article_in_a_box_of_that_name_is_kept():
    article = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    found = document(
        f'<html><body><h1>North quay to close</h1><div class="ad banner">{article}</div></body></html>', "page.html"
    )
    assert all(paragraph in body_text(found) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (("MAREN LENS", "Independent tests since 1968 - Members - Cart"), "MAREN LENS"),
        (("Harbour Letter | Rigs and Ropes | Tides",), None),
        (("LATIN AMERICA", "North quay to close until spring"), None),
    ],
)
def test_what_stands_first_above_a_motto_or_menu_is_the_outlet(head, outlet):
    found = page_of(*head, "Repairs shut the north quay until spring", "By Anna Weir")
    assert find_outlet(found.text, found.furniture, "page.txt", None, found.title) == outlet


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[Why the old harbour wall of Maren leans]", "related"),
        ("[Who pays for the new cranes?]", "related"),
        ("Getty Images The north quay of Maren on the morning after the storm", "caption"),
        ("AP:Associated Press Ida Noll gave her first interview on the quay", "caption"),
        ("[Editor’s note: this report names people who were hurt in the storm]", None),
        ("[The council has since voted on the plan again.]", None),
        ("Getty Images has sued the council of Maren over a picture of the quay.", None),
        ("[laughs]", None),
    ],
)
def test_links_in_brackets_and_credits_before_what_they_show(line, kind):
    assert form_kind(line) == kind


@pytest.mark.parametrize("line", ["Continue reading the main story", "Slideshow (12 Images)"])
def test_what_a_page_says_of_itself_between_paragraphs(line):
    assert line not in body_text(page_of("North quay to close until spring", between=line))


def test_a_headline_said_again_is_none_of_the_report():
    title = "North quay of Maren to close until spring"
    page = page_of(title, title)
    assert page.title is not None
    assert body_text(page).count(title) == 1
    assert [part.span.of(page.text) for part in page.furniture] == [title]


def test_a_long_headline_stands_first():
    title = (
        "North quay of Maren to close until spring as council fears for cranes and traders say that nobody asked them "
        "before the gate was shut: ‘We read it on the gate’"
    )
    page = page_of(title)
    assert page.title is not None
    assert page.title.of(page.text) == title


def test_a_sentence_is_less_like_a_headline_than_the_line_above_it():
    title = "North quay closes: what traders and the fish market of Maren can expect"
    page = page_of(title, "The harbour council voted to close the north quay.")
    assert page.title is not None
    assert page.title.of(page.text) == title


def test_a_name_glued_to_a_caption_is_no_outlet():
    page = page_of("North quay to close", between="The leaning crane over the fish market road ©Ida Noll (Coral/File)")
    assert page.outlet is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Copyright 2024 Coral Press Union. All rights reserved. Nothing here may be printed elsewhere.", "legal"),
        ("© Maren Observer, all rights reserved", "legal"),
        (
            "Ferries of the coast Tue, May 7, 2024 Five of them Play slideshow Coral 1 of 12 The oldest, in dock",
            "caption",
        ),
        ("Read more about the quay and its cranes here.", "related"),
    ],
)
def test_small_print_slideshows_and_links_are_furniture_by_their_form(line, kind):
    assert form_kind(line) == kind
    page = page_of("North quay to close until spring", between=line)
    assert line not in body_text(page)
    assert any(part.kind == kind and part.span.of(page.text) == line for part in page.furniture)


def test_the_lines_of_a_gallery_are_captions_and_a_page_of_nothing_else_keeps_them():
    gallery = [f"Photos: The storm at Maren The {what} on Monday evening, said the harbour office." for what in TOLD]
    page = page_of("North quay to close until spring", between="\n\n".join(gallery))
    assert not any(line in body_text(page) for line in gallery)
    alone = document("\n\n".join(gallery))
    assert all(line in body_text(alone) for line in gallery)


TOLD = ("north quay was closed", "cranes were lashed down", "last ferry came in")


@pytest.mark.parametrize(
    "line", ["Photos of the quay were shown on Monday, the council said.", "Copyright law is old."]
)
def test_sentences_about_pictures_and_rights_are_not(line):
    assert form_kind(line) is None


def test_a_credit_of_two_names_in_brackets_is_taken_off_its_sentence():
    page = page_of("North quay to close until spring", between="Ida Noll at the gate. (Mo Aster/Mo Aster/Reuters)")
    assert "Mo Aster" not in body_text(page)
