from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import __main__ as command
from eval.report import MissingDataError, Report


def fake(report: Report | None) -> command.Measure:
    def measure(data: Path, split: str = "") -> Report:
        if report is None:
            raise MissingDataError(f"no folder {data}")
        return report

    return measure


def test_json_has_the_four_parts_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("grouping", {"b3_f1": 0.5}, {"articles": 3})
    monkeypatch.setattr(command, "load", lambda name: fake(report))
    assert command.main(["grouping", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["name"] == "grouping"
    assert printed["measures"] == {"b3_f1": 0.5}
    assert printed["counts"] == {"articles": 3}
    assert printed["seconds"] >= 0


def test_the_table_shows_hits_beside_their_fraction(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("story", {"people": 0.75}, {"people: hits": 3, "people: total": 4}, ("one note",), ("a miss",))
    monkeypatch.setattr(command, "load", lambda name: fake(report))
    assert command.main(["story", "--misses"]) == 0
    printed = capsys.readouterr()
    assert "people     0.750  3/4" in printed.out
    assert "one note" in printed.out
    assert printed.err == "a miss\n"


@pytest.mark.parametrize(("strict", "code"), [([], 0), (["--strict"], 4)])
def test_missing_data_is_said_and_skipped(
    strict: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "load", lambda name: fake(None))
    assert command.main(["time", "--data", "/nowhere", *strict]) == code
    assert "time skipped: no folder /nowhere" in capsys.readouterr().err


def test_an_absent_module_is_a_wrong_call_that_names_what_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(command.MODULES, "syntax", "eval.no_such_module")
    assert command.main(["syntax"]) == 2
    message = capsys.readouterr().err
    assert "eval/no_such_module.py" in message
    assert "story" in message


def test_an_unknown_name_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["horoscope"])
    assert stopped.value.code == 2
    assert "horoscope" in capsys.readouterr().err


PRESENT = sorted(n for n, m in command.MODULES.items() if (command.CHECKOUT / (m.replace(".", "/") + ".py")).is_file())


@pytest.mark.parametrize("name", PRESENT)
def test_every_measure_skips_an_empty_folder_and_says_so(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([name, "--data", str(tmp_path), "--strict"]) == 4
    assert f"{name} skipped:" in capsys.readouterr().err
