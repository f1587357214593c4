"""Web archives: every whole record is read, every broken one told with its place."""

import gzip
from datetime import date

import pytest

from readout.model import Document
from readout.read import ReadLimits, read_page
from tests.read.containers.made import html, opened, report, response, url, warc, warc_record

ANSWERS = [response(number) for number in range(6)]


def _numbers(pages):
    return [int(page.uri.rsplit("/", 1)[1]) for page in pages]


@pytest.mark.parametrize(
    "data",
    [warc(ANSWERS), warc(ANSWERS, gzipped=True), gzip.compress(warc(ANSWERS))],
    ids=["plain", "gzipped by record", "gzipped as a whole"],
)
def test_pages_carry_their_address_and_when_they_were_fetched(data):
    pages, refused = opened(data)
    assert not refused
    assert _numbers(pages) == [0, 1, 2, 3, 4, 5]
    document = read_page(pages[2])
    assert isinstance(document, Document)
    assert document.uri == url(2)
    assert document.published.days.latest == date(2024, 5, 2)
    assert document.published.days.earliest is None
    assert [candidate.basis for candidate in document.published.candidates] == ["fetched"]


def test_a_date_of_the_page_itself_goes_before_the_day_it_was_fetched():
    head = '<meta property="article:published_time" content="2024-04-28T09:00:00Z">'
    document = read_page(opened(warc([response(1, html(1, head).encode())]))[0][0])
    assert document.published.days.edtf == "2024-04-28"
    later = html(1, head.replace("2024-04-28", "2024-06-01")).encode()
    document = read_page(opened(warc([response(1, later)]))[0][0])
    assert any("after the day it was fetched" in notice for notice in document.notices)


def test_extracted_text_is_read_as_text():
    records = [warc_record("conversion", report(n).encode(), url(n), Content_Type="text/plain") for n in range(3)]
    pages, refused = opened(warc(records, gzipped=True))
    assert [page.data for page in pages] == [report(n).encode() for n in range(3)]
    assert not refused


@pytest.mark.parametrize("gzipped", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"Bridge number 2", b"", "shorter than its Content-Length: "),
        (b"<p>", b"<p>" + b"surplus " * 40, "longer than its Content-Length"),
        (b"Content-Length: ", b"Content-Length: 99999999", "shorter than its Content-Length"),
        (b"Content-Length: ", b"Content-Length: x", "gives no Content-Length"),
        (b"WARC/1.0", b"WA\x00", "do not begin with a WARC header"),
        (b"HTTP/1.1 200 OK", b"\x00\x01\x02 200 OKAY..", "answer of the server in this record is broken"),
    ],
)
def test_a_broken_record_is_told_and_the_next_is_read(old, new, says, gzipped):
    wrong = ANSWERS[2].replace(old, new, 1)
    if old.startswith(b"HTTP"):
        wrong = ANSWERS[2].replace(old, new[: len(old)].ljust(len(old), b"."), 1)
    pages, refused = opened(warc([*ANSWERS[:2], wrong, *ANSWERS[3:]], gzipped=gzipped), "c.warc")
    assert _numbers(pages) == [0, 1, 3, 4, 5]
    assert len(refused) == 1
    assert says in refused[0].problem
    assert refused[0].uri.startswith("c.warc, record 4 at byte ")
    assert refused[0].remedy


def test_a_record_that_runs_to_the_blank_line_of_the_next_header_costs_itself_only():
    missing = len(b"\r\n\r\n") + ANSWERS[3].index(b"\r\n\r\n")
    body = ANSWERS[2].index(b"<body") + len(b"<body>")
    short = ANSWERS[2][:body] + ANSWERS[2][body + missing :]
    pages, refused = opened(warc([*ANSWERS[:2], short, *ANSWERS[3:]]), "c.warc")
    assert _numbers(pages) == [0, 1, 3, 4, 5]
    assert ["shorter than its Content-Length" in refusal.problem for refusal in refused] == [True]


def test_a_cut_gzip_member_is_told_once_and_what_stands_behind_is_read():
    members = [gzip.compress(answer, mtime=0) for answer in ANSWERS]
    members[2] = members[2][: len(members[2]) // 2]
    pages, refused = opened(b"".join(members), "c.warc.gz")
    assert _numbers(pages) == [0, 1, 3, 4, 5]
    assert len(refused) == 1
    assert "damaged" in refused[0].problem
    assert f"at byte {len(members[0]) + len(members[1])}" in refused[0].uri


def test_a_file_cut_in_its_last_record_loses_that_alone():
    pages, refused = opened(warc(ANSWERS, gzipped=True)[:-100])
    assert _numbers(pages) == [0, 1, 2, 3, 4]
    assert len(refused) == 1
    assert "the gzip data is cut: shorter than its Content-Length" in refused[0].problem


def test_what_is_no_page_is_counted_in_one_line():
    records = [
        response(1, status="301 Moved"),
        response(2, b"\x89PNG\r\n\x1a\n", kind="image/png"),
        warc_record("revisit", b"", url(3)),
        warc_record("request", b"GET / HTTP/1.1\r\n\r\n", url(4), Content_Type="application/http"),
        response(4),
    ]
    pages, refused = opened(warc(records))
    assert _numbers(pages) == [4]
    assert [r.problem for r in refused] == [
        "3 of 6 records are no pages: 1 answers with status 301, 1 image/png, 1 revisit"
    ]
    assert refused[0].repeated
    assert "no page is among" in opened(warc([]))[1][0].problem


def test_a_compressed_chunked_answer_is_unpacked():
    packed = gzip.compress(html(3).encode(), mtime=0)
    chunks = b"".join(f"{len(c):x}\r\n".encode() + c + b"\r\n" for c in (packed[:100], packed[100:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    record = warc_record("response", head + chunks, url(3), Content_Type="application/http")
    pages, refused = opened(warc([record]))
    assert [page.data for page in pages] == [html(3).encode()]
    assert not refused


def test_a_compressed_answer_that_is_a_bomb_is_refused():
    bomb = gzip.compress(b"\0" * 20_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    pages, refused = opened(warc([warc_record("response", head + bomb, url(9)), *ANSWERS]))
    assert len(pages) == 6
    assert "larger than" in refused[0].problem


def test_a_record_larger_than_any_page_is_passed_over():
    record = response(9, b"<html><p>" + b"long " * 100_000)
    pages, refused = opened(warc([ANSWERS[0], record, ANSWERS[1]]), limits=ReadLimits(record_bytes=100_000))
    assert _numbers(pages) == [0, 1]
    assert "no page is as large" in refused[0].problem
