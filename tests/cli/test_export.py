"""`readout export`: which format, from what, to where, and what is said where it cannot be."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from readout.cli import exits, main
from readout.cli.app import ExportFormat, ExportTable
from readout.model import Readout
from readout.render.exchange.formats import FORMATS, TABLES
from readout.render.json import to_json
from tests.render.exchange.accounts import HARM, VISIT

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def account(tmp_path: Path) -> str:
    path = tmp_path / "account.json"
    path.write_text(to_json(VISIT), encoding="utf-8")
    return str(path)


def test_the_command_offers_every_format_and_table() -> None:
    assert tuple(ExportFormat) == FORMATS
    assert tuple(ExportTable) == TABLES


def test_the_docs_name_every_format_and_table() -> None:
    usage = (Path(__file__).parents[2] / "docs" / "usage.md").read_text(encoding="utf-8")
    section = usage.split("## `readout export")[1].split("\n## ")[0]
    assert not [name for name in (*FORMATS, *TABLES) if f"`{name}`" not in section]


def test_rows_to_standard_output(account: str, capfd: Capture) -> None:
    assert main(["export", account, "--format", "csv"]) == exits.ALL_READ
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert {row["story"] for row in rows} == {"story-visit"}


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("rows.csv", "story,story_title,"),
        ("rows.tsv", "story\tstory_title\t"),
        ("rows.jsonl", '{"story": "story-visit"'),
        ("account.copy.json", '{\n  "schema": "readout/1"'),
        ("account.md", "# Ministers meet"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(account: str, tmp_path: Path, name: str, begins: str) -> None:
    target = tmp_path / name
    assert main(["export", account, "--output", str(target)]) == exits.ALL_READ
    assert target.read_text("utf-8").startswith(begins)


def test_an_exported_account_is_the_account(account: str, capfd: Capture) -> None:
    main(["export", account, "--format", "json"])
    assert capfd.readouterr().out == Path(account).read_text("utf-8")


def test_a_table_with_a_byte_order_mark(account: str, tmp_path: Path) -> None:
    target = tmp_path / "conflicts.csv"
    main(["export", account, "--table", "conflicts", "--bom", "--output", str(target)])
    assert target.read_bytes().startswith(b"\xef\xbb\xbfstory,")
    assert len(list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))) == 2


def test_events_with_tabs_say_what_is_no_event(account: str, tmp_path: Path, capfd: Capture) -> None:
    target = tmp_path / "events.tsv"
    main(["export", account, "--format", "events", "--output", str(target)])
    assert target.read_text("utf-8").startswith("Event ID\tEvent Date\t")
    assert "1 fact has neither type nor mode" in capfd.readouterr().err


def test_ids_behind_a_base(account: str, capfd: Capture) -> None:
    main(["export", account, "--format", "webannotation", "--base", "https://example.org/"])
    assert json.loads(capfd.readouterr().out)["id"] == "https://example.org/annotations"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no format was named"),
        (["--output", "{folder}/notes.jsonld"], ".jsonld may be several formats"),
        (["--output", "{folder}/rows.xls"], "the ending .xls names no format"),
        (["--output", "{folder}/missing/rows.csv"], "the folder does not exist"),
        (["--format", "prov", "--table", "facts"], "--table is for csv and jsonl"),
        (["--format", "json", "--bom"], "--bom is for csv and events"),
        (["--format", "csv", "--base", "https://example.org/"], "--base is for"),
        (["--format", "prov", "--base", "example"], "--base is no address"),
        (["--format", "prov", "--base", "https://example.org/a b/"], "--base is no address"),
    ],
)
def test_what_does_not_fit_is_said_with_a_remedy(
    account: str, tmp_path: Path, capfd: Capture, arguments: list[str], said: str
) -> None:
    given = [argument.replace("{folder}", str(tmp_path)) for argument in arguments]
    assert main(["export", account, *given]) == exits.NONE_READ
    told = capfd.readouterr()
    assert said in told.err
    assert told.out == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["account.json"]


def test_what_is_no_account(account: str, tmp_path: Path, capfd: Capture) -> None:
    page = tmp_path / "page.txt"
    page.write_text("It rained.", encoding="utf-8")
    assert main(["export", str(page), "--format", "csv"]) == exits.NONE_READ
    assert "this is no account" in capfd.readouterr().err
    assert main(["export", str(tmp_path / "none.json"), "--format", "csv"]) == exits.NONE_READ
    assert "there is no such file" in capfd.readouterr().err
    assert main(["export", account, account, "--format", "csv"]) == exits.NONE_READ
    assert "by itself" in capfd.readouterr().err


class StandIn:
    """Answers like an archive; remembers what it was asked."""

    def __init__(self, account: Readout) -> None:
        self.account = account
        self.asked: list[tuple[str, ...]] = []

    def __enter__(self) -> StandIn:
        return self

    def __exit__(self, *error: object) -> None:
        self.asked.append(("closed",))

    def meant(self, story: str) -> str:
        return {"visit": "story-visit"}.get(story, story)

    def accounts(self, stories: Sequence[str]) -> Readout:
        self.asked.append(tuple(stories))
        return self.account


def stand_in(monkeypatch: pytest.MonkeyPatch, account: Readout) -> StandIn:
    archive = StandIn(account)
    monkeypatch.setattr("readout.pipeline.archive.open_archive", lambda location: archive)
    return archive


@pytest.mark.parametrize("named", [(), ("visit",), ("story-visit", "s-2")])
def test_stories_of_the_archive(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: Capture, named: tuple[str, ...]
) -> None:
    archive, store = stand_in(monkeypatch, VISIT), tmp_path / "archive.db"
    store.touch()
    assert main(["export", *named, "--store", str(store), "--format", "csv"]) == exits.ALL_READ
    assert archive.asked == [tuple(archive.meant(name) for name in named), ("closed",)]
    assert capfd.readouterr().out.startswith("story,story_title,")


def test_a_server_is_asked_whatever_files_there_are(monkeypatch: pytest.MonkeyPatch, capfd: Capture) -> None:
    archive = stand_in(monkeypatch, VISIT)
    monkeypatch.setenv("READOUT_STORE", "postgresql://db.example/readout")
    assert main(["export", "--format", "csv"]) == exits.ALL_READ
    assert archive.asked[0] == ()


def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path, capfd: Capture) -> None:
    assert main(["export", "--store", str(tmp_path / "none.db"), "--format", "csv"]) == exits.NONE_READ
    assert "there is no archive" in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


def test_an_empty_archive_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: Capture) -> None:
    stand_in(monkeypatch, Readout((), ()))
    (tmp_path / "archive.db").touch()
    assert main(["export", "--store", str(tmp_path / "archive.db"), "--format", "csv"]) == exits.NONE_READ
    assert "the archive holds no story" in capfd.readouterr().err


def test_an_account_has_no_store(account: str, capfd: Capture) -> None:
    assert main(["export", account, "--store", "archive.db", "--format", "csv"]) == exits.NONE_READ
    assert "--store goes with stories" in capfd.readouterr().err


def test_a_harmful_account_is_only_shown(tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "harm.json"
    path.write_text(to_json(HARM), encoding="utf-8")
    for format in FORMATS:
        assert main(["export", str(path), "--format", format]) == exits.ALL_READ
        out = capfd.readouterr().out
        assert not set(out) & set("\x1b\x00\u202e")
