from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import gate
from eval.floors import Floor, Pins, as_toml, digest_of, read_floors
from eval.gate import LoweredFloorError, Measured, cut_off, judge, record
from eval.report import MissingDataError

PINS = Pins("d1", 0.01, {"people": Floor(0.8), "facts found": Floor(0.6)})


def problems(measured: Measured, pins: Pins | None = PINS) -> dict[str, str]:
    return {v.measure: v.problem for v in judge(pins, measured) if v.problem}


def test_figures_at_or_above_their_floors_pass() -> None:
    assert problems(Measured("d1", {"people": 0.8, "facts found": 0.9})) == {}


def test_a_figure_below_its_floor_fails_and_one_within_the_tolerance_does_not() -> None:
    assert problems(Measured("d1", {"people": 0.795, "facts found": 0.58})) == {
        "facts found": "fell below its floor of 0.600"
    }


def test_a_floor_of_one_tolerates_nothing() -> None:
    pins = Pins("d1", 0.01, {"spans true": Floor(1.0)})
    assert problems(Measured("d1", {"spans true": 0.9999}), pins) == {"spans true": "fell below its floor of 1.000"}


def test_a_pinned_figure_that_is_no_longer_measured_fails() -> None:
    assert problems(Measured("d1", {"people": 0.9})) == {"facts found": "is no longer measured"}


def test_changed_pages_fail_until_they_are_recorded() -> None:
    measured = Measured("d2", {"people": 0.9, "facts found": 0.9})
    assert list(problems(measured)) == ["(pages)"]
    assert record(PINS, measured).digest == "d2"


def test_a_corpus_without_pins_and_a_new_measure_have_nothing_to_fall_below() -> None:
    assert problems(Measured("d1", {"people": 0.0}), None) == {}
    new = Measured("d1", {"people": 0.8, "facts found": 0.6, "changes found": 0.1})
    assert problems(new) == {}
    assert record(PINS, new).floors["changes found"] == Floor(0.1)


def test_recording_raises_and_never_lowers_by_itself() -> None:
    recorded = record(PINS, Measured("d1", {"people": 0.91239, "facts found": 0.595}))
    assert recorded.floors == {"people": Floor(0.912), "facts found": Floor(0.6)}
    with pytest.raises(LoweredFloorError, match="facts found fell below"):
        record(PINS, Measured("d1", {"people": 0.9, "facts found": 0.4}))
    with pytest.raises(LoweredFloorError, match="no longer measured"):
        record(PINS, Measured("d1", {"people": 0.9}))


def test_a_lowered_floor_keeps_where_it_was_and_why_until_it_is_regained() -> None:
    lower = record(PINS, Measured("d1", {"people": 0.5, "facts found": 0.6}), "stricter offices")
    assert lower.floors["people"] == Floor(0.5, 0.8, "stricter offices")
    lower_still = record(lower, Measured("d1", {"people": 0.4, "facts found": 0.6}), "again")
    assert lower_still.floors["people"] == Floor(0.4, 0.8, "again")
    halfway = record(lower_still, Measured("d1", {"people": 0.7, "facts found": 0.6}))
    assert halfway.floors["people"] == Floor(0.7, 0.8, "again")
    regained = record(halfway, Measured("d1", {"people": 0.85, "facts found": 0.6}))
    assert regained.floors["people"] == Floor(0.85)


@given(st.floats(0, 1))
def test_a_recorded_figure_passes_its_own_floor_without_any_tolerance(figure: float) -> None:
    assert cut_off(figure) <= figure + 1e-9
    pinned = record(Pins("d", 0.0, {}), Measured("d", {"x": figure}))
    assert judge(pinned, Measured("d", {"x": figure + 1e-9}))[0].problem == ""


def test_the_file_gives_back_what_was_written(tmp_path: Path) -> None:
    pins = {
        "stories": Pins("d1", 0.005, {"people": Floor(0.5, 0.8, 'a "reason" – with marks'), "x's": Floor(1.0)}),
        "beijing-visit": Pins("d2", 0.0, {"spans true": Floor(1.0)}),
    }
    path = tmp_path / "floors.toml"
    path.write_text(as_toml(pins), encoding="utf-8")
    assert read_floors(path) == pins
    assert read_floors(tmp_path / "none.toml") == {}


def test_the_digest_depends_on_names_and_bytes_and_not_on_order(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    first = digest_of(tmp_path, [one, two])
    assert digest_of(tmp_path, [two, one]) == first
    two.write_text("3", encoding="utf-8")
    assert digest_of(tmp_path, [one, two]) != first


def run(monkeypatch: pytest.MonkeyPatch, floors: Path, figure: float, *arguments: str) -> int:
    monkeypatch.setattr(gate, "CORPORA", {"examples": floors.parent})
    monkeypatch.setattr(gate, "measured_on", lambda folder: Measured("d", {"people": figure}))
    return gate.main(arguments, floors)


def test_the_command_records_then_fails_on_a_fall_and_writes_nothing_it_refuses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.toml"
    assert run(monkeypatch, floors, 0.8, "--record") == 0
    assert run(monkeypatch, floors, 0.8) == 0
    assert run(monkeypatch, floors, 0.6) == 1
    assert "FAIL people" in capsys.readouterr().out
    before = floors.read_text(encoding="utf-8")
    assert run(monkeypatch, floors, 0.6, "--record") == 1
    assert floors.read_text(encoding="utf-8") == before
    assert "--allow-lower" in capsys.readouterr().err
    assert run(monkeypatch, floors, 0.6, "--record", "--allow-lower", "one page more") == 0
    assert read_floors(floors)["examples"].floors["people"] == Floor(0.6, 0.8, "one page more")


def test_a_corpus_that_is_not_there_is_skipped_and_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere(folder: Path) -> Measured:
        raise MissingDataError(f"nothing in {folder}")

    monkeypatch.setattr(gate, "CORPORA", {"examples": tmp_path})
    monkeypatch.setattr(gate, "measured_on", nowhere)
    assert gate.main([], tmp_path / "floors.toml") == 0
    assert "skipped: nothing in" in capsys.readouterr().out
