"""`readout check`: how it ends, and what it takes for an account."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from readout.cli import exits, main
from readout.cli.check import FOUND, is_account
from readout.model import Readout
from readout.model.findings import CheckedClaim, Finding, Verdict
from readout.pipeline import Configuration, Progress

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def account(tmp_path: Path) -> Path:
    path = tmp_path / "account.json"
    path.write_text(json.dumps(Readout((), ()).to_dict()), encoding="utf-8")
    return path


def answer(monkeypatch: pytest.MonkeyPatch, verdict: Verdict) -> None:
    def check_claim(claim: str, account: Readout, configuration: Configuration, progress: Progress) -> CheckedClaim:
        return CheckedClaim(Finding(claim, verdict), ())

    monkeypatch.setattr("readout.pipeline.check.check_claim", check_claim)


def test_every_verdict_has_an_exit_code_of_its_own() -> None:
    assert set(FOUND) == set(get_args(Verdict))
    assert len(set(FOUND.values())) == len(FOUND)
    assert FOUND["confirmed"] == 0
    assert not {exits.NONE_READ, exits.FALSE_SPAN, exits.SOME_REFUSED} & set(FOUND.values())


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_the_exit_code_says_what_was_found(
    monkeypatch: pytest.MonkeyPatch, account: Path, capfd: Capture, verdict: Verdict
) -> None:
    answer(monkeypatch, verdict)
    assert main(["check", "It rained.", str(account)]) == FOUND[verdict]
    assert capfd.readouterr().out.startswith(verdict.upper())


def test_json_is_written_where_asked(monkeypatch: pytest.MonkeyPatch, account: Path, tmp_path: Path) -> None:
    answer(monkeypatch, "not found")
    target = tmp_path / "found.json"
    main(["check", "It rained.", str(account), "--format", "json", "--output", str(target)])
    assert json.loads(target.read_text("utf-8"))["verdict"] == "not found"


def test_an_empty_claim_is_a_wrong_call(account: Path, capfd: Capture) -> None:
    assert main(["check", "  ", str(account)]) == exits.NONE_READ
    assert "the claim is empty" in capfd.readouterr().err


def test_an_account_without_pages_ends_with_a_remedy(account: Path, capfd: Capture) -> None:
    assert main(["check", "It rained.", str(account)]) == exits.NONE_READ
    assert "no pages" in capfd.readouterr().err


def test_only_one_file_that_says_so_is_an_account(account: Path, tmp_path: Path) -> None:
    export = tmp_path / "pages.json"
    export.write_text('[{"text": "It rained."}]', encoding="utf-8")
    assert is_account([str(account)])
    assert not is_account([str(export)])
    assert not is_account([str(account), str(export)])
    assert not is_account([str(tmp_path)])
