"""Zip, tar and gzip of pages and of files of pages: what is whole is read, what is not is told, nothing is written."""

import gzip
import io
import os
import zipfile

import pytest

from readout.read import ReadLimits
from tests.read.containers.made import html, lines, opened, report, response, rss, tarred, url, warc, zipped

PAGES = [(f"pages/{number}.html", html(number).encode()) for number in range(4)]
DATA = [data for _, data in PAGES]


def _cut_zip_in_its_third_member() -> bytes:
    data = zipped(PAGES)
    return data[: data.index(b"pages/2.html") + 60]


@pytest.mark.parametrize(
    "data",
    [
        zipped(PAGES),
        tarred(PAGES),
        tarred(PAGES, "w:gz"),
        gzip.compress(zipped(PAGES)),
        zipped([("in.tgz", tarred(PAGES, "w:gz"))]),
    ],
    ids=["zip", "tar", "tar.gz", "zip.gz", "tar.gz in zip"],
)
def test_pages_in_archives(data):
    pages, refused = opened(data, "a")
    assert [page.data for page in pages] == DATA
    assert not refused
    assert pages[0].uri in {"a/pages/0.html", "a/in.tgz/pages/0.html"}


def test_files_of_pages_within_an_archive():
    inner = [
        ("c.warc.gz", warc([response(1)], gzipped=True)),
        ("x.jsonl", lines([{"url": url(2), "text": report(2)}])),
        ("feed.xml", rss([f"<item><title>Bridge closed</title><description>{report(3)}</description></item>"])),
        ("sitemap.xml", b"<?xml version='1.0'?><urlset><url><loc>https://example.org/</loc></url></urlset>"),
        ("a.txt", report(4).encode()),
        ("style.css", b"p { color: red }"),
    ]
    pages, refused = opened(zipped(inner), "a.zip")
    assert [page.uri for page in pages] == [url(1), url(2), "a.zip/feed.xml#1", "a.zip/a.txt"]
    assert not refused


def test_one_page_gzipped():
    pages, refused = opened(gzip.compress(html(1).encode()), "page.html.gz")
    assert [(page.uri, page.data) for page in pages] == [("page.html.gz", html(1).encode())]
    assert not refused
    pages, refused = opened(gzip.compress(html(1).encode())[:-30])
    assert not pages
    assert "the gzip data is cut" in refused[0].problem


def test_names_that_lead_out_stay_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    members = [("../../etc/passwd.html", DATA[0]), ("/abs.txt", DATA[1]), ("..\\up.html", DATA[2])]
    for data in (zipped(members), tarred(members)):
        pages, refused = opened(data, "a")
        assert [page.uri for page in pages] == ["a/etc/passwd.html", "a/abs.txt", "a/up.html"]
        assert not refused
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("data", [zipped([]), tarred([("folder/", b"")])], ids=["zip", "tar"])
def test_an_empty_archive(data):
    pages, refused = opened(data)
    assert not pages
    assert len(refused) == 1
    assert "archive" in refused[0].problem


def test_an_archive_of_pictures_says_how_pages_are_called():
    refused = opened(zipped([("a.png", b"x"), ("b.jpg", b"y")]))[1]
    assert refused[0].problem == "an archive without pages: its 2 files are called otherwise"
    assert ".html" in refused[0].remedy


def test_a_locked_member_is_told_and_the_others_are_read():
    data = bytearray(zipped(PAGES))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark)
        data[at + flags] |= 1
    pages, refused = opened(bytes(data), "a.zip")
    assert [page.data for page in pages] == DATA[1:]
    assert [(r.uri, r.problem) for r in refused] == [
        ("a.zip/pages/0.html", "the member of the archive is locked with a password")
    ]


def test_a_damaged_member_is_told_and_the_others_are_read():
    data = bytearray(zipped(PAGES))
    at = data.index(b"pages/1.html") + 80
    data[at : at + 40] = bytes(40)
    pages, refused = opened(bytes(data))
    assert [page.data for page in pages] == [DATA[0], *DATA[2:]]
    assert len(refused) == 1
    assert "damaged" in refused[0].problem


def test_a_zip_without_its_table_of_contents_is_walked():
    pages, refused = opened(zipped(PAGES)[:-60])
    assert [page.data for page in pages] == DATA
    assert ["table of contents" in refusal.problem for refusal in refused] == [True]
    pages, refused = opened(_cut_zip_in_its_third_member())
    assert [page.data for page in pages] == DATA[:2]
    assert len(refused) == 2


def test_a_broken_or_cut_tar():
    data = bytearray(tarred(PAGES))
    at = data.index(b"pages/1.html")
    data[at : at + 512] = b"\xaa" * 512
    pages, refused = opened(bytes(data), "a.tar")
    assert [page.data for page in pages] == [DATA[0], *DATA[2:]]
    assert [r.uri for r in refused] == [f"a.tar, at byte {at}"]
    pages, refused = opened(tarred(PAGES)[: at + 700])
    assert [page.data for page in pages] == DATA[:1]
    assert refused


def test_a_bomb_is_refused_and_its_neighbours_are_read():
    limits = ReadLimits(ratio_from_bytes=1_000_000, page_bytes=50_000_000)
    members = [("bomb.html", b"\0" * 20_000_000), *PAGES]
    pages, refused = opened(zipped(members), limits=limits)
    assert [page.data for page in pages] == DATA
    assert ["250 times" in refusal.problem for refusal in refused] == [True]
    pages, refused = opened(gzip.compress(b"\0" * 20_000_000), limits=limits)
    assert not pages
    assert "250 times" in refused[0].problem


def test_all_layers_together_have_an_end():
    limits = ReadLimits(expanded_bytes=1_000_000)
    pages, refused = opened(
        zipped([(f"{n}.txt", os.urandom(50_000).hex().encode()) for n in range(30)]), "a.zip", limits
    )
    assert 0 < len(pages) < 30
    assert (refused[-1].uri, "unpacks to more than" in refused[-1].problem) == ("a.zip", True)


def test_layers_upon_layers_are_refused():
    data = html(1).encode()
    for _ in range(9):
        data = gzip.compress(data)
    pages, refused = opened(data)
    assert not pages
    assert refused[0].problem == "packed in more than 4 layers"


def test_office_files_are_named_as_what_they_are():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert "office file" in opened(out.getvalue())[1][0].problem
