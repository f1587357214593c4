"""Where a page's date comes from beyond its byline, what came of each hint, and which of them contradict each other."""

from __future__ import annotations

from datetime import date

import pytest

from readout.model import DateRange, Document, PageRecord, RawPage
from readout.read import read_page
from tests.read.pages import document

TITLE = "Council of Maren votes to close the old bridge to lorries"
REPORT = [
    "The council of Maren voted on Monday to close the old bridge to lorries, after a debate of six hours.",
    "“It cannot carry them any longer,” the mayor told reporters after the vote in the town hall.",
    "Drivers will have to take the road along the river, which adds half an hour to the way to the port.",
]


def html(head: str = "", below: str = "", above: str = "", extra: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in [*REPORT, *([extra] if extra else [])])
    return (
        f"<html><head><meta charset=utf-8>{head}</head><body>{above}"
        f"<article><h1>{TITLE}</h1>{below}{body}</article></body></html>"
    )


def plain(above: str = "", below: str = "", extra: str = "") -> str:
    parts = [above, TITLE, below, *REPORT, extra]
    return "\n\n".join(part for part in parts if part) + "\n"


def day(*parts: int) -> DateRange:
    return DateRange(date(*parts), date(*parts))


def used(page: Document) -> dict[str, str]:
    return {candidate.basis: candidate.use for candidate in page.published.candidates}


@pytest.mark.parametrize(
    ("head", "below", "basis"),
    [
        ("", '<span itemprop="datePublished" content="2024-03-04">4 Mar</span>', "metadata: microdata datePublished"),
        ("", '<abbr class="published" title="2024-03-04T09:00:00+01:00">today</abbr>', "metadata: hAtom published"),
        ("", '<time class="entry-date" datetime="2024-03-04">Monday</time>', "metadata: time element"),
        ('<meta name="bt:pubDate" content="Mon, 04 Mar 2024 08:00:00 +0100">', "", "metadata: meta bt:pubDate"),
        ('<meta name="dcterms.issued" content="2024-03-04">', "", "metadata: Dublin Core"),
    ],
)
def test_the_markup_names_the_day_in_many_ways(head: str, below: str, basis: str) -> None:
    page = document(html(head, below))
    assert (page.published.days, page.published.basis) == (day(2024, 3, 4), basis)


def test_a_clock_above_the_headline_gives_way_to_the_time_below_it() -> None:
    page = document(
        html(above='<time datetime="2025-07-01">1 July</time>', below='<time datetime="2024-03-04">Monday</time>')
    )
    assert page.published.days == day(2024, 3, 4)


def test_an_address_names_the_month_by_its_name() -> None:
    page = document(plain(), "https://news.example/maren/2024/mar/04/old-bridge")
    assert (page.published.days, page.published.basis) == (day(2024, 3, 4), "address")


@pytest.mark.parametrize("zone", ["Z", "+00:00"])
def test_a_moment_in_utc_gives_way_to_the_day_that_the_page_shows(zone: str) -> None:
    stamp = f'<meta property="article:published_time" content="2024-03-05T01:30:00{zone}">'
    page = document(html(stamp, "<p class='byline'>Published: March 4, 2024</p>"))
    assert page.published.days == day(2024, 3, 4)
    assert "local day" in page.published.basis
    assert page.notices == ()


def test_a_moment_with_its_zone_is_the_local_day_already() -> None:
    stamp = '<meta property="article:published_time" content="2024-03-05T01:30:00+02:00">'
    page = document(html(stamp, "<p class='byline'>Published: March 4, 2024</p>"))
    assert page.published.days == day(2024, 3, 5)


def test_contradicting_dates_are_told_once_a_basis() -> None:
    stamp = '<meta property="article:published_time" content="2024-03-04">'
    page = document(html(stamp, "<p>Published: June 9, 2021</p><p>Posted: June 10, 2021</p><p>Posted: 3 May 2020</p>"))
    assert page.published.days == day(2024, 3, 4)
    (notice,) = [notice for notice in page.notices if "differ" in notice]
    assert "2024-03-04 by its metadata: OpenGraph" in notice
    assert "(and 1 more) by its byline line" in notice
    assert used(page)["byline line"] == "set aside: metadata: OpenGraph counts more"


def test_a_day_told_as_past_after_the_day_named_is_told() -> None:
    page = document(html('<meta name="date" content="2024-03-04">', extra="The bridge was closed on 20 April 2024."))
    assert page.published.days == day(2024, 3, 4)
    assert any("the text tells of 2024-04-20 as past" in notice for notice in page.notices)
    assert used(page)["text"].startswith("contradicts")


def test_a_year_alone_contradicts_nothing() -> None:
    page = document(
        html('<meta name="date" content="2024-03-04">', extra="Tests of a lighter bridge ended in 2025, he said.")
    )
    assert page.notices == ()


def test_a_weekday_beside_a_day_without_its_year_bounds_from_below() -> None:
    page = document(
        plain(above="Friday, March 8, 2024", extra="The last lorry had crossed on Thursday, February 29, he said.")
    )
    assert page.published.days == DateRange(date(2024, 2, 29), date(2024, 3, 8))
    assert used(page) == {
        "masthead": "not after this",
        "text": "not before this: the text tells of it as past",
    }


def test_a_day_without_its_year_and_weekday_bounds_nothing() -> None:
    page = document(plain(above="Friday, March 8, 2024", extra="The last lorry had crossed on February 29, he said."))
    assert page.published.days == DateRange(None, date(2024, 3, 8))


def test_a_picture_stored_in_a_month_bounds_from_below() -> None:
    page = document(html('<meta property="og:image" content="https://news.example/uploads/2024/03/bridge.jpg">'))
    assert page.published.days == DateRange(date(2024, 3, 1), None)
    assert page.published.basis == "not before 2024-03-01: its picture was stored then"


def test_a_stale_copyright_line_does_not_take_the_year_from_the_picture() -> None:
    picture = '<meta property="og:image" content="https://news.example/uploads/2024/03/bridge.jpg">'
    page = document(html(picture, "<p>March 4</p>").replace("</body>", "<footer>© 2021 Maren Courier</footer></body>"))
    assert page.published.days == day(2024, 3, 4)


def test_every_hint_says_what_came_of_it() -> None:
    page = document(
        html(
            '<meta name="date" content="2024-03-04">', "<p>Published: March 4, 2024</p>", "<p>Friday, March 8, 2024</p>"
        )
    )
    assert used(page) == {
        "metadata: meta date": "names the day",
        "byline line": "agrees",
        "masthead": "not after this: agrees",
    }


def test_the_day_of_the_copy_bounds_from_above_and_later_dates_are_told() -> None:
    record = PageRecord("https://news.example/a", fetched="2024-03-09T10:00:00+00:00")
    page = read_page(RawPage("https://news.example/a", plain().encode(), record))
    assert isinstance(page, Document)
    assert page.published.days == DateRange(None, date(2024, 3, 9))
    later = html('<meta name="date" content="2024-05-01">').encode()
    page = read_page(RawPage("https://news.example/a", later, record))
    assert isinstance(page, Document)
    assert any("after the day it was fetched" in notice for notice in page.notices)


ARTICLE = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",
"articleSection": ["Local", "Roads"],
"author": [{"@type": "Person", "name": "Ida Noll"}, {"@type": "Person", "name": "Per Lund"}],
"datePublished": "2024-03-04", "dateModified": "2024-03-06"}</script>
<meta name="author" content="By ida noll"><meta property="article:author" content="https://social.example/ida">
<link rel="canonical" href="/bridge">"""


def test_a_page_claims_section_authors_its_address_and_when_it_was_changed() -> None:
    claims = document(html(ARTICLE), "https://news.example/bridge?from=feed").claims
    assert (claims.section, claims.authors) == ("Local", ("Ida Noll", "Per Lund"))
    assert claims.canonical == "https://news.example/bridge"
    assert claims.modified == day(2024, 3, 6)


def test_plain_text_claims_nothing() -> None:
    claims = document(plain()).claims
    assert (claims.section, claims.authors, claims.canonical, claims.modified) == (None, (), None, None)


def test_another_sites_address_and_a_change_before_publication_are_told() -> None:
    head = '<link rel="canonical" href="https://origin.example/bridge"><meta name="date" content="2024-03-04">'
    head += '<meta property="article:modified_time" content="2023-01-01">'
    notices = document(html(head), "https://www.news.example/bridge").notices
    assert "the page gives another site's address as its own: https://origin.example/bridge" in notices
    assert "the page says it was changed on 2023-01-01, before it was published on 2024-03-04" in notices


def test_the_same_site_under_another_name_is_no_contradiction() -> None:
    head = '<link rel="canonical" href="https://www.news.example/bridge">'
    assert document(html(head), "https://m.news.example/bridge").notices == ()


def test_what_the_transport_says_of_the_encoding_decides_only_where_the_page_is_silent() -> None:
    page = plain(extra="Die Brücke heißt jetzt Őri híd, said the mayor of Győr.").encode("iso-8859-2", "replace")
    record = PageRecord("https://news.example/a", charset="ISO-8859-2")
    told = read_page(RawPage("https://news.example/a", page, record))
    assert isinstance(told, Document)
    assert "Győr" in told.text
    utf8 = read_page(RawPage("https://news.example/a", plain(extra="Győr said yes.").encode(), record))
    assert isinstance(utf8, Document)
    assert "Győr" in utf8.text


def test_a_page_that_a_redirect_led_to_is_judged_by_where_it_stands() -> None:
    head = '<link rel="canonical" href="https://news.example/2024/03/04/bridge">'
    record = PageRecord("https://www.news.example/2024/03/04/bridge")
    page = read_page(RawPage("https://short.example/x1", html(head).encode(), record))
    assert isinstance(page, Document)
    assert (page.uri, page.outlet, page.notices) == ("https://short.example/x1", "news.example", ())
    assert page.published.days == day(2024, 3, 4)
