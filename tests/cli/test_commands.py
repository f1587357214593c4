from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.cli import exits, main
from readout.cli.output import write_parts
from readout.model import Readout, Refusal, UsageError
from tests.cli.conftest import StandIn
from tests.render.pages import DOCUMENTS
from tests.render.sample import SAMPLE

PICTURE = Refusal("photo.png", "a picture, not a page", "give the page it stood on")
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("terminal", "Ferry runs aground"),
        ("json", '{\n  "schema": "readout/1"'),
        ("markdown", "# Ferry"),
        ("html", "<!doctype html>"),
    ],
)
def test_every_format_is_printed(stand_in: StandIn, capfd: Capture, format: str, start: str) -> None:
    assert main(["brief", "a.txt", "--format", format]) == exits.ALL_READ
    out, err = capfd.readouterr()
    assert out.startswith(start)
    assert err == ""


@pytest.mark.parametrize(
    ("name", "start"), [("a.html", "<!doctype"), ("a.json", "{"), ("a.md", "# "), ("a.txt", "Ferry")]
)
def test_without_format_the_ending_decides(stand_in: StandIn, tmp_path: Path, name: str, start: str) -> None:
    assert main(["brief", "a.txt", "--output", str(tmp_path / name)]) == exits.ALL_READ
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_options_reach_the_pipeline_and_defaults_stay_its_own(stand_in: StandIn, capfd: Capture) -> None:
    main(["brief", "a.txt", "b", "--workers", "2", "--language-model", "other"])
    main(["annotate", "a.txt"])
    (paths, chosen), (_, usual) = stand_in.asked
    assert paths == ("a.txt", "b")
    assert (chosen.workers, chosen.language_model) == (2, "other")
    assert usual == type(usual)()


def test_a_refused_page_is_told_once_and_the_others_are_read(stand_in: StandIn, capfd: Capture) -> None:
    stand_in.refused = (PICTURE,)
    assert main(["brief", "pages"]) == exits.SOME_REFUSED
    out, err = capfd.readouterr()
    assert err == "readout: photo.png: a picture, not a page (give the page it stood on)\n"
    assert "photo.png" in out


@pytest.mark.parametrize("command", ["brief", "annotate", "read"])
def test_a_page_given_twice_is_told_and_is_no_failure(stand_in: StandIn, capfd: Capture, command: str) -> None:
    stand_in.refused = (Refusal("b.txt", "identical to a.txt", "nothing to do: it is read once", repeated=True),)
    assert main([command, "pages"]) == exits.ALL_READ
    assert capfd.readouterr().err == "readout: b.txt: identical to a.txt (nothing to do: it is read once)\n"


@pytest.mark.parametrize("command", ["brief", "read"])
def test_where_nothing_is_read_nothing_is_written(
    stand_in: StandIn, capfd: Capture, tmp_path: Path, command: str
) -> None:
    stand_in.account, stand_in.refused = Readout((), ()), (PICTURE,)
    assert main([command, "photo.png", "--output", str(tmp_path / "out.json")]) == exits.NONE_READ
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr().err.splitlines()[-1].startswith("readout: nothing was read (1 refused)")


def test_a_mistake_the_user_can_mend_is_one_line(stand_in: StandIn, capfd: Capture) -> None:
    stand_in.raises = UsageError("no such\nfile", where="x\x1b[2J.txt", remedy="check the path")
    assert main(["brief", "x.txt"]) == exits.NONE_READ
    assert capfd.readouterr().err == "readout: x␛[2J.txt: no such file (check the path)\n"


def test_a_mistake_of_the_program_is_not_hidden(stand_in: StandIn) -> None:
    stand_in.raises = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        main(["brief", "x.txt"])


def test_ctrl_c_leaves_nothing_and_says_one_line(stand_in: StandIn, capfd: Capture, tmp_path: Path) -> None:
    stand_in.raises = KeyboardInterrupt()
    assert main(["brief", "a.txt", "--output", str(tmp_path / "a.html")]) == exits.INTERRUPTED
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr().err == "readout: stopped; no half-written output is left\n"


def test_ctrl_c_while_writing_keeps_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "account.html"
    target.write_text("old")

    def interrupted() -> Iterator[str]:
        yield "something "
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_parts(interrupted(), str(target))
    assert [path.name for path in tmp_path.iterdir()] == ["account.html"]
    assert target.read_text() == "old"


@pytest.mark.parametrize("target", ["missing/out.html", "."])
def test_a_place_that_cannot_be_written_is_refused_before_the_work(
    stand_in: StandIn, capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["brief", "a.txt", "--output", target]) == exits.NONE_READ
    assert stand_in.asked == []
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["brief"], ["brief", "a", "--format", "pdf"], ["nonsense"], ["brief", "a", "--workers", "0"]]
)
def test_a_wrong_call_ends_with_two(stand_in: StandIn, capfd: Capture, arguments: list[str]) -> None:
    assert main(arguments) == exits.NONE_READ
    assert "Usage:" in capfd.readouterr().err


def test_version(capfd: Capture) -> None:
    from readout import __version__

    assert main(["--version"]) == exits.ALL_READ
    assert capfd.readouterr().out == f"readout {__version__}\n"


@pytest.mark.parametrize("of", ["brief", "annotations", "pages"])
def test_schema(capfd: Capture, of: str) -> None:
    assert main(["schema", "--of", of]) == exits.ALL_READ
    assert json.loads(capfd.readouterr().out)["title"].startswith("readout")


def test_annotate_and_read_in_both_formats(stand_in: StandIn, capfd: Capture) -> None:
    assert main(["annotate", "a.txt"]) == exits.ALL_READ
    assert json.loads(capfd.readouterr().out)["schema"] == "readout-annotations/1"
    assert main(["annotate", "a.txt", "--format", "terminal"]) == exits.ALL_READ
    assert "WHO SAID WHAT" in capfd.readouterr().out
    assert main(["read", "a.txt"]) == exits.ALL_READ
    assert "navigation Home | Harbour" in capfd.readouterr().out
    assert main(["read", "a.txt", "--format", "json"]) == exits.ALL_READ
    assert json.loads(capfd.readouterr().out)["schema"] == "readout-pages/1"
    assert main(["read", "a.txt", "--format", "jsonl"]) == exits.ALL_READ
    lines = capfd.readouterr().out.splitlines()
    assert [json.loads(line)["uri"] for line in lines] == [document.uri for document in DOCUMENTS]
    assert main(["read", "a.txt", "--bytes"]) == exits.NONE_READ
    assert "--format json" in capfd.readouterr().err


def test_addresses_and_the_cache_can_be_forbidden(stand_in: StandIn) -> None:
    for command in ("brief", "annotate", "read"):
        assert main([command, "https://news.example/a", "--offline", "--no-cache"]) == exits.ALL_READ
        _, configuration = stand_in.asked[-1]
        assert (configuration.offline, configuration.cache) == (True, False)


def account_file(folder: Path, changed: str = "") -> str:
    data = SAMPLE.to_dict()
    if changed:
        data["stories"][0]["facts"][0]["evidence"][0]["text"] = changed
    path = folder / "account.json"
    path.write_text(json.dumps(data))
    return str(path)


def test_verify_says_how_much_it_checked(stand_in: StandIn, capfd: Capture, tmp_path: Path) -> None:
    assert main(["verify", account_file(tmp_path), "pages"]) == exits.ALL_READ
    assert "3 pages checked: every word stands where it says" in capfd.readouterr().out


def test_verify_names_what_is_false(stand_in: StandIn, capfd: Capture, tmp_path: Path) -> None:
    assert main(["verify", account_file(tmp_path, "The ferry sank"), "pages"]) == exits.FALSE_SPAN
    out = capfd.readouterr().out
    assert "$.stories[0].facts[0].evidence[0]: pages/courier.html: other words" in out
    assert "says  The ferry sank" in out
    assert "page  The ferry Astrid ran aground" in out
    assert "1 false" in out


@pytest.mark.parametrize("content", [None, "not json", "[]", "{}", "[" * 100_000])
def test_verify_refuses_what_is_no_account(
    stand_in: StandIn, capfd: Capture, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "account.json"
    if content is not None:
        path.write_text(content)
    assert main(["verify", str(path), "pages"]) == exits.NONE_READ
    assert capfd.readouterr().err.count("\n") == 1
