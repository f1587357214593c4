"""Web archives in the ARC form: their pages, what else they hold, and what is broken in them."""

import gzip

import pytest

from readout.read import ReadLimits
from tests.read.containers.made import arc, arc_record, html, opened, url


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("gzipped", [False, True])
def test_pages_with_address_and_time(version, gzipped):
    found, refused = opened(arc([arc_record(n, version=version) for n in (1, 2, 3)], gzipped=gzipped), "crawl.arc")
    assert [page.uri for page in found] == [url(1), url(2), url(3)]
    assert [page.data for page in found] == [html(n).encode() for n in (1, 2, 3)]
    assert {page.record.fetched for page in found} == {"2008-04-30T20:48:25Z"}
    assert refused == []


def test_other_answers_are_counted_in_a_line():
    moved = arc_record(2).replace(b"200 OK", b"302 OK")
    found, refused = opened(arc([arc_record(1), moved, arc_record(3)]))
    assert [page.uri for page in found] == [url(1), url(3)]
    assert [refusal.problem for refusal in refused] == ["1 of 4 records are no pages: 1 answers with status 302"]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (arc_record(2, length=100_000), "shorter than its length"),
        (arc_record(2, length=300), "longer than its length"),
        (arc_record(2, length=9_999_999_999_999), "no page is as large"),
        (b"\x00\x01 no record\n" * 50, "do not begin with the line of a record"),
    ],
)
def test_a_broken_record_costs_only_itself(broken, problem):
    found, refused = opened(arc([arc_record(1), broken, arc_record(3)]))
    assert [page.uri for page in found] == [url(1), url(3)]
    assert len(refused) == 1
    assert problem in refused[0].problem


def test_a_length_that_ends_at_a_line_of_the_next_record_costs_only_its_own():
    following = arc_record(3)
    cut = arc_record(2)[:-100]
    beyond = len(cut) - cut.index(b"\n") - 1 + following.index(b"\n", following.index(b"<body"))
    cut = cut.replace(cut[: cut.index(b"\n")], cut[: cut.index(b"\n")].rsplit(b" ", 1)[0] + f" {beyond}".encode(), 1)
    found, refused = opened(arc([arc_record(1), cut, following]))
    assert [page.uri for page in found] == [url(1), url(3)]
    assert "shorter than its length" in refused[0].problem


def test_a_damaged_member_costs_only_itself():
    records = [gzip.compress(arc_record(n), mtime=0) for n in (1, 2, 3)]
    damaged = bytearray(records[1])
    damaged[len(damaged) // 2] ^= 0xFF
    found, refused = opened(arc([], gzipped=True) + records[0] + bytes(damaged) + records[2])
    assert [page.uri for page in found] == [url(1), url(3)]
    assert any("damaged" in refusal.problem for refusal in refused)


def test_a_cut_file_says_so():
    found, refused = opened(arc([arc_record(1), arc_record(2)])[:-200])
    assert [page.uri for page in found] == [url(1)]
    assert "shorter than its length" in refused[0].problem


def test_a_record_too_large_is_passed_over():
    limits = ReadLimits(record_bytes=100_000)
    found, refused = opened(arc([arc_record(1), arc_record(2, b"x" * 200_000), arc_record(3)]), limits=limits)
    assert [page.uri for page in found] == [url(1), url(3)]
    assert "more than 100000" in refused[0].problem
