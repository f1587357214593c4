"""The commands of the archive: what they print and how they end, over pages understood without a model."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readout.cli import exits, main
from readout.cli.archive_commands import instant_of
from readout.model import UsageError
from tests.pipeline.archives import PAGES, without_model, write_pages


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where `READOUT_STORE` says, with nothing in it."""
    without_model(monkeypatch)
    place = str(tmp_path / "archive.db")
    monkeypatch.setenv("READOUT_STORE", place)
    monkeypatch.setenv("NO_COLOR", "1")
    return place


@pytest.fixture
def filled(store: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> str:
    assert main(["add", str(write_pages(tmp_path / "pages", PAGES))]) == exits.ALL_READ
    capfdbinary.readouterr()
    return store


def out(capture: pytest.CaptureFixture[bytes]) -> str:
    return capture.readouterr().out.decode()


def test_adding_tells_what_became_of_the_stories(
    store: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = write_pages(tmp_path / "pages", PAGES)
    assert main(["add", str(folder / "harbour-1.txt")]) == exits.ALL_READ
    assert "new story; 1 new page" in out(capfdbinary)
    assert main(["add", str(folder), "--format", "json"]) == exits.ALL_READ
    added = json.loads(out(capfdbinary))
    assert added["schema"] == "readout-added/1"
    assert (len(added["pages"]), len(added["known"])) == (4, 1)
    assert sorted(diff["new"] for diff in added["stories"]) == [False, True]
    assert main(["add", str(folder)]) == exits.ALL_READ
    assert out(capfdbinary) == "0 pages added, 5 known already\n"


def test_refused_pages_are_told_and_count(
    store: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["add", str(tmp_path / "empty.txt")]) == exits.NONE_READ
    assert b"empty.txt" in capfdbinary.readouterr().err
    page = write_pages(tmp_path / "pages", PAGES) / "orchard-1.txt"
    assert main(["add", str(tmp_path / "empty.txt"), str(page)]) == exits.SOME_REFUSED


def test_stories_are_listed_and_shown(filled: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["stories"]) == exits.ALL_READ
    listed = out(capfdbinary)
    assert "Quillon docks" in listed
    assert f"{filled}: 2 stories, 5 pages" in listed
    assert main(["stories", "--limit", "1"]) == exits.ALL_READ
    assert "1 more" in out(capfdbinary)
    assert main(["show", "docks"]) == exits.ALL_READ
    assert "Quillon" in out(capfdbinary)
    for format, begins in (("json", "{"), ("html", "<!doctype html>"), ("markdown", "#")):
        assert main(["show", "docks", "--format", format]) == exits.ALL_READ
        assert out(capfdbinary).lower().startswith(begins)


def test_the_ending_of_the_file_says_how_a_story_is_written(filled: str, tmp_path: Path) -> None:
    assert main(["show", "frost", "--output", str(tmp_path / "story.json")]) == exits.ALL_READ
    assert json.loads((tmp_path / "story.json").read_text())["schema"] == "readout/1"


def test_a_story_that_is_none_or_several_is_an_error_with_candidates(
    filled: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["show", "volcano"]) == exits.NONE_READ
    assert b"there is no such story" in capfdbinary.readouterr().err
    assert main(["diff", "s-", "--since", "1d"]) == exits.NONE_READ
    told = capfdbinary.readouterr().err.decode()
    assert "2 stories are called so" in told
    assert "docks" in told


def test_search_marks_what_was_looked_for(filled: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["search", '"night guards"']) == exits.ALL_READ
    assert "*night guards*" in out(capfdbinary)
    assert main(["search", "blossoms", "--kind", "statement", "--who", "Whitcombe", "--format", "json"]) == 0
    hits = json.loads(out(capfdbinary))
    assert (hits["schema"], hits["total"], hits["hits"][0]["who"]) == ("readout-hits/1", 1, "Pell Whitcombe")
    assert main(["search", "zeppelin"]) == exits.ALL_READ
    assert out(capfdbinary) == "Nothing of it is in the archive.\n"
    assert main(["search", "--status", "corroborated", "--since", "2031-01-01"]) == exits.ALL_READ


def test_a_name_and_what_changed(filled: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["who", "Maren", "Oduya"]) == exits.ALL_READ
    told = out(capfdbinary)
    assert told.startswith("Maren Oduya")
    assert "sprinklers" in told
    assert main(["diff", "docks", "--since", "1h", "--format", "json"]) == exits.ALL_READ
    diff = json.loads(out(capfdbinary))
    assert (diff["schema"], diff["new"], diff["since"][-1]) == ("readout-diff/1", True, "Z")
    assert main(["diff", "docks", "--since", "2999-01-01"]) == exits.ALL_READ
    assert "nothing new" in out(capfdbinary)


def test_rebuilding_and_checking(filled: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["rebuild"]) == exits.ALL_READ
    assert "Every story says what it said." in out(capfdbinary)
    assert main(["verify"]) == exits.ALL_READ
    assert "every word stands where it says" in out(capfdbinary)
    assert main(["verify", "account.json"]) == exits.NONE_READ


def test_ctrl_c_says_that_what_was_kept_stays(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = write_pages(tmp_path / "pages", PAGES)

    def stop(job: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("readout.pipeline.archive.understanding.understand_page", stop)
        assert main(["add", str(folder)]) == exits.INTERRUPTED
    assert b"what was kept stays" in capfdbinary.readouterr().err
    assert main(["stories"]) == exits.ALL_READ
    assert "5 pages wait" in out(capfdbinary)
    assert main(["add", str(folder)]) == exits.ALL_READ


def test_nothing_of_a_page_steers_the_terminal(
    store: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    evil = PAGES["harbour-1.txt"].replace("Maren Oduya", "Maren \x1b[31mOduya\u202e").replace("Quillon", "Qu\x07illon")
    page = write_pages(tmp_path / "pages", {"evil.txt": evil}) / "evil.txt"
    story = json.loads(_shown(["add", str(page), "--format", "json"], capfdbinary))["stories"][0]["story"]
    for command in (
        ["stories"],
        ["search", "blaze"],
        ["show", story],
        ["diff", story, "--since", "1h"],
        ["who", "Maren"],
    ):
        shown = _shown(command, capfdbinary)
        assert not set(shown) & {"\x1b", "\x07", "\u202e"}, command


def _shown(command: list[str], capture: pytest.CaptureFixture[bytes]) -> str:
    assert main(command) == exits.ALL_READ
    return out(capture)


def test_what_is_no_archive_is_told(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("no archive")
    assert main(["stories", "--store", str(page)]) == exits.NONE_READ
    assert b"no archive" in capfdbinary.readouterr().err


NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-05-01", datetime(2026, 5, 1, tzinfo=UTC)),
        ("2026-05-01T18:30", datetime(2026, 5, 1, 18, 30, tzinfo=UTC)),
        ("2026-05-01T18:30+02:00", datetime(2026, 5, 1, 16, 30, tzinfo=UTC)),
        ("3d", NOW - timedelta(days=3)),
        ("12h", NOW - timedelta(hours=12)),
        ("2w", NOW - timedelta(weeks=2)),
    ],
)
def test_times_are_read(text: str, instant: datetime) -> None:
    assert instant_of(text, NOW) == instant


@pytest.mark.parametrize("text", ["", "yesterday", "3 d", "99999d", "2026-13-01"])
def test_what_is_no_time_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="no time"):
        instant_of(text, NOW)
