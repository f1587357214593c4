"""What the user names becomes pages or refusals, the same for any order."""

import itertools

from readout.model import RawPage, Refusal
from readout.read import ReadLimits, gather


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
