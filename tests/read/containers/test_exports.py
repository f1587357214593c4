"""Exports as JSON: records of the usual crawls, of schema.org, and of the user's own naming."""

import gzip
import json

import pytest

from readout.model import Document, UsageError
from readout.read import FieldNames, ReadLimits, read_page
from tests.read.containers.made import html, lines, opened, report, url

CRAWLED = {
    "url": url(1),
    "title": "Bridge number 1 in Brackwater closed for repairs",
    "maintext": report(1),
    "date_publish": "2024-03-04 10:00:00",
    "date_download": "2024-03-09 08:00:00",
    "source_domain": "news.example.org",
}
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "A bridge in Corrie is closed after cracks are found",
    "articleBody": report(2).split("\n\n", 1)[1],
    "datePublished": "2024-03-05T10:00:00Z",
    "author": [{"@type": "Person", "name": "Una Reed"}],
    "publisher": {"@type": "Organization", "name": "Lake News"},
    "url": url(2),
}


@pytest.mark.parametrize(
    "data",
    [
        lines([CRAWLED, ARTICLE]),
        gzip.compress(lines([CRAWLED, ARTICLE])),
        json.dumps([CRAWLED, ARTICLE]).encode(),
        json.dumps([CRAWLED, ARTICLE], indent=2).encode(),
        json.dumps({"@graph": [CRAWLED, {"@type": "Person", "name": "Una Reed"}, ARTICLE]}, indent=1).encode(),
        b"\xef\xbb\xbf" + lines([CRAWLED, ARTICLE]),
    ],
    ids=["lines", "gzipped", "array", "array over lines", "graph", "byte order mark"],
)
def test_records_of_crawls_and_of_schema_org(data):
    pages, refused = opened(data)
    assert not refused
    assert [page.uri for page in pages] == [url(1), url(2)]
    first, second = map(read_page, pages)
    assert isinstance(first, Document)
    assert (first.published.days.edtf, first.published.basis) == ("2024-03-04", "record: date_publish")
    assert first.title is not None
    assert first.title.of(first.text) == CRAWLED["title"]
    assert "fetched" in {candidate.basis for candidate in first.published.candidates}
    assert isinstance(second, Document)
    assert (second.published.days.edtf, second.outlet) == ("2024-03-05", "Lake News")
    assert second.text.startswith(f"{ARTICLE['headline']}\n")


def test_markup_is_taken_before_text():
    pages, _ = opened(lines([{"html": html(3), "text": "short", "url": url(3)}]))
    assert pages[0].data == html(3).encode()


def test_fields_of_the_users_own():
    data = lines([{"meta": {"day": 1709546400}, "story": report(4), "where": "no address"}])
    assert "--field text=NAME" in opened(data)[1][0].remedy
    pages, refused = opened(data, "mine.jsonl", fields=["text=story", "published=day,meta.day", "url=where"])
    assert not refused
    assert pages[0].uri == "mine.jsonl#1"
    assert read_page(pages[0]).published.days.edtf == "2024-03-04"
    for wrong in ("txt=story", "text"):
        with pytest.raises(UsageError, match="PART=NAME"):
            FieldNames().with_names([wrong])


@pytest.mark.parametrize("junk", [b'{"text": "cut', b"\x00\xff\xfe\x80", b"[1, 2]", b"[" * 50_000, b'{"a":' * 50_000])
def test_a_broken_line_is_told_and_the_next_is_read(junk):
    data = lines([CRAWLED]) + junk + b"\n" + lines([ARTICLE])
    pages, refused = opened(data, "x.jsonl")
    assert [page.uri for page in pages] == [url(1), url(2)]
    assert [(r.uri, r.problem) for r in refused] == [
        (f"x.jsonl, record 2 at byte {len(lines([CRAWLED]))}", "is no JSON object")
    ]
    pages, _ = opened(junk + b"\n" + lines([CRAWLED, ARTICLE]))
    assert len(pages) == 2 or junk.startswith((b"\x00", b"["))


def test_a_line_beyond_the_limit_costs_no_memory_and_no_other_line():
    data = lines([CRAWLED]) + b'{"text": "' + b"x" * 3_000_000 + b'"}\n' + lines([ARTICLE])
    pages, refused = opened(data, limits=ReadLimits(record_bytes=100_000))
    assert len(pages) == 2
    assert refused[0].problem == "a line of more than 0.1 MB"


def test_cut_gzip_keeps_the_lines_before_it():
    packed = gzip.compress(lines([{"url": url(n), "text": report(n)} for n in range(40)]))
    pages, refused = opened(packed[: len(packed) // 2])
    assert 3 < len(pages) < 40
    assert [r.problem for r in refused] == ["the gzip data is cut"]


def test_what_readout_wrote_is_no_page():
    data = json.dumps({"schema": "readout/1", "documents": [{"text": report(1)}]}, indent=1).encode()
    pages, refused = opened(data)
    assert not pages
    assert "readout itself wrote" in refused[0].problem


def test_odd_characters_do_no_harm():
    record = {"text": report(5) + "\ud800\udcff \x00", "title": ["\udfff"], "url": {"@id": url(5)}, "date": True}
    pages, refused = opened(lines([record]))
    assert not refused
    assert isinstance(read_page(pages[0]), Document)
