"""What the user names becomes pages or refusals, the same for any order."""

import io
import itertools

from readout.model import RawPage, Refusal
from readout.read import FewTold, ReadLimits, gather
from tests.read.containers.made import html, lines, report, response, rss, url, warc, zipped


def _uris(results):
    return [result.uri for result in results if isinstance(result, RawPage)]


def test_folders_globs_and_standard_input(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.html", "b/notes.yaml", ".hidden.txt", "b/d.txt"):
        (tmp_path / name).write_text(f"page {name}")
    found = list(gather([str(tmp_path)]))
    assert _uris(found) == [str(tmp_path / n) for n in ("a.txt", "b/c.html", "b/d.txt")]
    assert _uris(gather([f"{tmp_path}/b/*.yaml"])) == [str(tmp_path / "b/notes.yaml")]
    assert [r.data for r in gather(["-"], stdin=lambda: b"from a pipe") if isinstance(r, RawPage)] == [b"from a pipe"]


def test_what_cannot_be_had_is_refused_with_a_remedy(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "large.txt").write_text("x" * 50)
    paths = [
        str(tmp_path / "none.txt"),
        str(tmp_path / "empty"),
        str(tmp_path / "*.html"),
        str(tmp_path / "large.txt"),
        "-",
    ]
    found = list(gather(paths, limits=ReadLimits(page_bytes=10)))
    assert len(found) == 5
    assert all(isinstance(refusal, Refusal) and refusal.problem and refusal.remedy for refusal in found)


def test_identical_pages_are_read_once_whatever_the_order(tmp_path):
    paths = []
    for name, text in (("one.txt", "same"), ("two.txt", "same"), ("three.txt", "other")):
        (tmp_path / name).write_text(text)
        paths.append(str(tmp_path / name))
    paths.append(paths[2])
    results = [list(gather(order)) for order in itertools.permutations(paths)]
    assert all(result == results[0] for result in results)
    assert _uris(results[0]) == [str(tmp_path / "one.txt"), str(tmp_path / "three.txt")]
    assert sorted(r.problem for r in results[0] if isinstance(r, Refusal)) == [
        "given twice",
        f"identical to {tmp_path / 'one.txt'}",
    ]


def test_a_folder_is_searched_for_files_of_pages_too(tmp_path):
    for name, data in {
        "crawl.warc.gz": warc([response(1)], gzipped=True),
        "export.json": lines([{"url": url(2), "text": report(2)}]),
        "settings.json": b'{"colour": "red"}',
        "feed.xml": rss([f"<item><title>Bridge</title><link>{url(3)}</link><description>b</description></item>"]),
        "sitemap.xml": b"<urlset></urlset>",
        "notes.md": b"notes",
    }.items():
        (tmp_path / name).write_bytes(data)
    found = list(gather([str(tmp_path)]))
    assert _uris(found) == [url(1), url(2), url(3)]
    assert all(isinstance(page, RawPage) for page in found)


def test_standard_input_may_be_a_stream():
    found = list(gather(["-"], stdin=lambda: io.BytesIO(warc([response(1), response(2)]))))
    assert _uris(found) == [url(1), url(2)]


def test_the_same_page_in_a_file_and_in_an_archive_is_read_once(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped([("in.html", html(1).encode())]))
    (tmp_path / "b.html").write_bytes(html(1).encode())
    found = list(gather([str(tmp_path)]))
    assert _uris(found) == [f"{tmp_path}/a.zip/in.html"]
    assert [r.problem for r in found if isinstance(r, Refusal)] == [f"identical to {tmp_path}/a.zip/in.html"]


def test_refusals_that_are_alike_are_told_for_the_first_and_counted_for_the_rest():
    few = FewTold(2)
    kinds = [f"{n} of 90 bytes came (https://example.org/{n})" for n in range(7)]
    refusals = [Refusal(f"c.warc, record {n}", kind, "look", file="c.warc") for n, kind in enumerate(kinds)]
    refusals += [Refusal("d.txt", "no report", "look")] * 3
    assert [few.tells(refusal) for refusal in refusals] == [True, True, *[False] * 5, True, True, True]
    assert [(r.uri, r.problem) for r in few.rest()] == [("c.warc", "5 more: … bytes came …")]
