"""bzip2 and xz wherever gzip is understood: told by their bytes, in layers, cut, damaged, and as bombs."""

import bz2
import lzma

import pytest

from readout.read import ReadLimits
from tests.read.containers.made import html, lines, opened, report, response, tarred, url, warc

PACK = {"bzip2": bz2.compress, "xz": lzma.compress}


@pytest.fixture(params=sorted(PACK))
def name(request):
    return request.param


def test_one_page_alone(name):
    found, refused = opened(PACK[name](html(1).encode()), "page")
    assert [page.data for page in found] == [html(1).encode()]
    assert refused == []


def test_archives_and_exports_within(name):
    archive, tar = warc([response(1), response(2)]), tarred([("a.txt", report(3).encode())])
    assert [page.uri for page in opened(PACK[name](archive))[0]] == [url(1), url(2)]
    assert [page.data for page in opened(PACK[name](tar))[0]] == [report(3).encode()]
    export = lines([{"text": report(number), "url": url(number)} for number in (4, 5)])
    assert [page.uri for page in opened(PACK[name](export))[0]] == [url(4), url(5)]


def test_several_streams_are_one(name):
    archive = warc([response(1), response(2)])
    packed = PACK[name](archive[:700]) + PACK[name](archive[700:])
    assert [page.uri for page in opened(packed)[0]] == [url(1), url(2)]


def test_what_came_before_a_cut_is_read(name):
    records = [response(number) for number in range(3000)]
    packed = PACK[name](warc(records))
    found, refused = opened(packed[: len(packed) * 2 // 3])
    assert 0 < len(found) < 3000
    assert found[0].uri == url(0)
    assert f"the {name} data is cut" in refused[-1].problem


def test_damage_is_told(name):
    packed = bytearray(PACK[name](warc([response(number) for number in range(50)])))
    packed[len(packed) // 2] ^= 0xFF
    _, refused = opened(bytes(packed))
    assert any(f"the {name} data is damaged" in refusal.problem for refusal in refused)


def test_what_is_no_stream_between_streams(name):
    _, refused = opened(PACK[name](warc([response(1)])) + b"some other bytes")
    assert any(f"no {name} data" in refusal.problem for refusal in refused)


def test_a_bomb_is_not_unpacked(name):
    limits = ReadLimits(ratio_from_bytes=1_000_000)
    found, refused = opened(PACK[name](b" " * 50_000_000), limits=limits)
    assert found == [] or len(found[0].data) < 2_000_000
    assert any("times its size" in refusal.problem for refusal in refused)


def test_layers_are_counted(name):
    data = html(1).encode()
    for _ in range(6):
        data = PACK[name](data)
    found, refused = opened(data)
    assert found == []
    assert "packed in more than 4 layers" in refused[0].problem


def test_memory_that_xz_may_ask_for_is_bounded():
    packed = lzma.compress(html(1).encode(), preset=9)
    found, refused = opened(packed, limits=ReadLimits(unpacking_bytes=10_000_000))
    assert found == []
    assert "asks for more than 10000000 bytes of memory" in refused[0].problem
    assert len(opened(packed)[0]) == 1


def test_a_text_that_begins_like_bzip2_is_a_text():
    text = "BZh9 is what a packed file begins with.\n\n" + report(1)
    assert [page.data for page in opened(text.encode())[0]] == [text.encode()]
