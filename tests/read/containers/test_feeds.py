"""RSS and Atom: entries become pages, long or short; entities of the feed's own are never resolved."""

from itertools import pairwise

import pytest

from readout.model import Document
from readout.read import read_page
from tests.read.containers.made import opened, report, rss, url

SUMMARY = "The council of Farrow closed a bridge on Tuesday because of cracks in its pillars, the mayor said."


def _item(number: int, description: str, content: str = "") -> str:
    return (
        f"<item><title>Bridge &amp;amp; lake {number}: closed for the summer</title><link>{url(number)}</link>"
        f"<pubDate>Tue, 5 Mar 2024 23:30:00 +0100</pubDate><description>{description}</description>{content}</item>"
    )


def _full(number: int) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in report(number).split("\n\n")[1:])
    return f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded>"


def test_full_entries_and_summaries():
    pages, refused = opened(rss([_item(5, "short words", _full(5)), _item(6, SUMMARY)]))
    assert not refused
    assert [page.uri for page in pages] == [url(5), url(6)]
    full, short = map(read_page, pages)
    assert isinstance(full, Document)
    assert "“We would rather be late than sorry,” mayor Ida Noll" in full.text
    assert full.title is not None
    assert full.title.of(full.text) == "Bridge & lake 5: closed for the summer"
    assert (full.published.days.edtf, full.published.basis, full.outlet) == ("2024-03-05", "feed", "Lake News")
    assert isinstance(short, Document)
    assert SUMMARY in [span.of(short.text) for span in short.body]


def test_atom_with_only_an_update_is_bounded_from_above():
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lake News</title><entry><title>Bridge closed</title>"
        f"<link href='{url(1)}'/><updated>2024-03-06T10:00:00Z</updated>"
        f"<summary type='text'>{SUMMARY}</summary></entry>"
        "</feed>"
    )
    pages, _ = opened(feed.encode())
    document = read_page(pages[0])
    assert document.published.days.edtf == "../2024-03-06"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_external_entity_is_told_and_never_resolved(tmp_path, encoding):
    (tmp_path / "secret.txt").write_text("the hidden words of the machine")
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>\n'
    feed = rss([_item(1, f"&x; {SUMMARY}"), _item(2, SUMMARY)], head).decode().replace("utf-8", encoding)
    pages, refused = opened(feed.encode(encoding))
    assert all(b"hidden words" not in page.data for page in pages)
    assert len(pages) == 2
    if encoding == "utf-8":
        assert ["entities of its own (x)" in refusal.problem for refusal in refused] == [True]


def test_entities_that_grow_cost_nothing():
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 30}">' for a, b in pairwise("abcdefgh"))
    pages, refused = opened(rss([_item(1, f"&h; {SUMMARY}")], f"<!DOCTYPE rss [{entities}]>\n"))
    assert len(pages) == 1
    assert len(pages[0].data) < 5_000
    assert len(refused) == 1


def test_a_feed_without_entries_or_cut_off():
    assert "a feed without entries" in opened(rss([]))[1][0].problem
    whole = rss([_item(5, "short words", _full(5)), _item(6, SUMMARY)])
    pages, _ = opened(whole[: whole.index(b"Bridge &amp;amp; lake 6")])
    assert pages[0].uri == url(5)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"http://purl.org/rss/1.0/modules/content/", b"http://purl.org/ rss/1.0 /modules"), (b'="utf-8"', b'="u\xd2f"')],
)
def test_declarations_that_are_none_do_not_end_the_reading(old, new):
    whole = rss([_item(5, SUMMARY), _item(6, SUMMARY)])
    assert old in whole
    pages, _ = opened(whole.replace(old, new))
    assert [page.uri for page in pages] == [url(5), url(6)]
