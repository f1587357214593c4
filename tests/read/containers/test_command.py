"""`readout read` on files of pages, as a user calls it: output, one line a problem, exit code."""

import json

import pytest

from readout.cli import main
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
