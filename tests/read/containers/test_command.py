"""`readout read` on files of pages, as a user calls it: output, one line a problem, exit code."""

import json
from io import BytesIO

import pytest

from readout.cli import main
from readout.model import Refusal
from readout.pipeline import Configuration, Silent, stream_pages
from tests.read.containers.made import lines, report, response, url, warc


@pytest.fixture
def crawl(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    cut = response(2).replace(b"Bridge number 2", b"", 1)
    path.write_bytes(warc([response(1), cut, response(3), response(4, status="404 Not Found")], gzipped=True))
    return path


def test_a_web_archive_with_a_broken_record(crawl, capfd):
    assert main(["read", str(crawl), "--format", "json"]) == 3
    out, err = capfd.readouterr()
    assert sorted(page["uri"] for page in json.loads(out)["documents"]) == [url(1), url(3)]
    told = err.splitlines()
    assert len(told) == 2
    assert told[0].startswith(f"readout: {crawl}, record 3 at byte ")
    assert "shorter than its Content-Length" in told[0]
    assert "1 of 5 records are no pages" in told[1]


def test_fields_and_a_wrong_field(tmp_path, capfd):
    path = tmp_path / "mine.jsonl"
    path.write_bytes(lines([{"story": report(1), "day": "2024-03-04"}]))
    assert main(["read", str(path), "--field", "text=story", "--field", "published=day"]) == 0
    assert "4 March 2024 (record: day)" in capfd.readouterr().out
    assert main(["read", str(path)]) == 2
    assert "--field text=NAME" in capfd.readouterr().err
    assert main(["read", str(path), "--field", "story"]) == 2
    assert "PART=NAME" in capfd.readouterr().err


def test_many_alike_are_told_in_few_lines(tmp_path, capfd):
    path = tmp_path / "mine.jsonl"
    path.write_bytes(lines([{"story": report(1)}] * 100 + [{"text": report(1)}]))
    assert main(["read", str(path)]) == 3
    told = capfd.readouterr().err.splitlines()
    assert len(told) == 21
    assert "80 more: no field of this record holds the page's text" in told[-1]


def test_json_lines_are_pages_in_the_order_of_the_archive(tmp_path, capfd):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc([response(3), response(1), response(3), response(2)], gzipped=True))
    assert main(["read", str(path), "--format", "jsonl", "--bytes"]) == 0
    out, err = capfd.readouterr()
    pages = [json.loads(line) for line in out.splitlines()]
    assert [page["uri"] for page in pages] == [url(3), url(1), url(2)]
    assert "the same page again" in err or "identical" in err
    assert main(["read", str(path), "--format", "json", "--bytes"]) == 0
    whole = json.loads(capfd.readouterr().out)["documents"]
    assert sorted(pages, key=lambda page: page["id"]) == whole


def test_lines_on_the_terminal_are_those_of_each_page_by_itself(tmp_path, capfd):
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(report(number))
    assert main(["read", str(tmp_path)]) == 0
    together = capfd.readouterr().out
    alone = []
    for number in (1, 2):
        assert main(["read", str(tmp_path / f"{number}.txt")]) == 0
        alone.append(capfd.readouterr().out)
    assert together == "".join(alone)


def test_a_page_is_given_before_the_rest_is_read():
    archive = BytesIO(warc([response(number) for number in range(1000)], gzipped=True))
    pages = stream_pages(["-"], Configuration(offline=True), Silent(), lambda: archive)
    raw, document = next(pages)
    assert (raw.uri, document.uri) == (url(0), url(0))
    assert archive.tell() < len(archive.getvalue()) / 2
    assert sum(not isinstance(page, Refusal) for page in pages) == 999


def test_where_no_page_is_read_no_file_is_made(tmp_path):
    path = tmp_path / "nothing.warc"
    path.write_bytes(warc([response(1, status="404 Not Found")]))
    assert main(["read", str(path), "--format", "jsonl", "--output", str(tmp_path / "out.jsonl")]) == 2
    assert [found.name for found in tmp_path.iterdir()] == ["nothing.warc"]
