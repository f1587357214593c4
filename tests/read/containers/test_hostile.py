"""Files made to cost time or memory: each is read or refused and nothing hangs; benchmarks/growth.py has the costs."""

import json

import pytest

from readout.read import ReadLimits
from tests.read.containers.made import arc, arc_record, lines, opened, report, response, rss, tarred, url, warc

LINE = lines([{"text": report(1), "url": url(1)}])
ITEM = "<item><title>t</title><description>%s</description></item>"


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (warc([response(1)]) + b"\r\n" * 1_000_000 + response(2), 2),
        (warc([response(1)]) + b"x\n" * 1_000_000 + response(2), 2),
        (warc([response(1)]) + b"WARC/1.0\r\n" * 50_000 + response(2), 2),
        (LINE + b"\n" * 3_000_000 + LINE.replace(b"/1", b"/2"), 2),
        (LINE + b"{\n" * 50_000, 1),
        (b"[" + b" " * 40_000 + json.dumps({"text": report(1)}).encode() + b"]", 1),
        (b"PK\x03\x04" * 300_000, 0),
        (tarred([("a.txt", report(1).encode())]) + b"\0" * 5_000_000, 1),
        (tarred([("a.txt", report(1).encode())])[:1024] + b"\xaa" * 3_000_000, 1),
        (b"<!-- -->" * 8_000 + b"<rss>", 0),
        (b"<?a ?>" * 8_000 + b"{", 1),
        (rss([ITEM % ("&" * 200_000)]), 1),
        (rss([ITEM % ("<" * 200_000)]), 1),
        (b'<rss><!ENTITY x "y">' + b"<!DOCTYPE a [" * 5_000 + rss([ITEM % "A bridge is closed."]), None),
        (b"\x1f\x8b\x08" * 300_000, 0),
        (arc([arc_record(1)]) + b"http://a 1.1.1.1 20080430204825 x " * 100_000 + b"\n" + arc_record(2), 2),
        (arc([arc_record(1)]) + b"http:" * 400_000 + b"\n" + arc_record(2), 2),
    ],
    ids=range(17),
)
def test_nothing_hangs(data, pages):
    found, refused = opened(data)
    assert pages is None or len(found) == pages
    assert all(refusal.problem and refusal.remedy for refusal in refused)


def test_what_is_held_is_bounded_by_the_limits():
    limits = ReadLimits(record_bytes=200_000, page_bytes=100_000)
    big = b"<html><p>" + b"word " * 100_000
    found, refused = opened(warc([response(1), response(2, big), response(3)]), limits=limits)
    assert [page.uri for page in found] == [url(1), url(3)]
    assert len(refused) == 1
