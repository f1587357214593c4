"""The claims of the measure, and what it makes of findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.distortion import CLAIMS, KINDS, Claim, read_claims, report
from eval.report import MissingDataError
from readout.model.account import Quote
from readout.model.findings import Finding, Passage

CHECKOUT = Path(__file__).resolve().parents[2]
WORDS = (Passage(Quote("d", 0, 9, "It rained"), (Quote("d", 3, 9, "rained"),)),)


def test_there_are_forty_claims_of_every_kind_about_stories_that_are_there() -> None:
    claims = read_claims(CHECKOUT / CLAIMS)
    assert len(claims) == 40
    assert {claim.kind for claim in claims} == set(KINDS)
    assert sum(claim.kind == "true" for claim in claims) == 14
    assert all((CHECKOUT / claim.story / "expected.yaml").is_file() for claim in claims)


def test_true_claims_count_only_with_words_and_others_only_if_not_confirmed() -> None:
    claims = [Claim("s", kind, kind) for kind in ("true", "true", "number", "invented")]
    findings = [
        Finding("a", "confirmed", WORDS),
        Finding("b", "partly found", WORDS),
        Finding("c", "confirmed", WORDS),
        Finding("d", "not found"),
    ]
    made = report(claims, findings)
    assert made.measures == {"true_confirmed": 0.5, "false_not_confirmed": 0.5, "false_opposed": 0.5}
    assert len(made.misses) == 2


def test_a_folder_without_claims_is_missing_data(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError):
        read_claims(tmp_path / CLAIMS)


def test_an_unknown_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text('[[claims]]\nstory = "s"\nkind = "odd"\ntext = "t"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="odd"):
        read_claims(path)
