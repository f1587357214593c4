"""`python -m eval.gate`: the cheap measures against their pinned floors.

In come the stories whose figures are pinned in `floors.toml` (the examples, both halves of our own, the claims put to
them, and the story kept beside the checkout where it is there), out goes a line a figure and exit code 1 where one fell
below its floor, where a pinned figure is no longer measured, or where the pages changed since. `--record` raises floors
to what is measured now; it lowers none without `--allow-lower REASON`, and the reason is written beside the floor.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval import distortion
from eval.expected import read_expected
from eval.floors import DEFAULT_TOLERANCE, DIGITS, Floor, Pins, as_toml, digest_of, read_floors
from eval.report import MissingDataError
from eval.story import EXPECTED_NAME, measure, story_folders

CHECKOUT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.toml")
CORPORA = {
    "examples": CHECKOUT / "examples",
    "development": CHECKOUT / "eval" / "stories" / "development",
    "held-out": CHECKOUT / "eval" / "stories" / "held-out",
    "distortion": CHECKOUT / distortion.CLAIMS,
    "beijing-visit": CHECKOUT.parent / "shared" / "stories" / "beijing-visit",
}
PASSED, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one corpus, and the digest of what they were measured on."""

    digest: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure against its floor. `problem` is empty where it holds."""

    measure: str
    floor: float | None
    figure: float | None
    problem: str = ""


class LoweredFloorError(Exception):
    """Recording would lower floors and no reason was given; the message names each."""


def judge(pins: Pins | None, measured: Measured) -> list[Verdict]:
    """A verdict a figure, pinned ones first; a corpus without pins has nothing to fall below."""
    floors = pins.floors if pins else {}
    verdicts = []
    if pins and pins.digest != measured.digest:
        verdicts.append(Verdict("(pages)", None, None, "the pages or expectations changed: check, then --record"))
    for name, floor in floors.items():
        figure = measured.figures.get(name)
        if figure is None:
            verdicts.append(Verdict(name, floor.value, None, "is no longer measured"))
        elif pins and figure < pins.least(name):
            verdicts.append(Verdict(name, floor.value, figure, f"fell below its floor of {floor.value:.{DIGITS}f}"))
        else:
            verdicts.append(Verdict(name, floor.value, figure))
    return verdicts + [Verdict(name, None, figure) for name, figure in measured.figures.items() if name not in floors]


def record(pins: Pins | None, measured: Measured, reason: str = "") -> Pins:
    """The pins after recording: each floor as high as the figure, or as it was.

    A figure below its floor by more than the tolerance, or no longer measured, needs a `reason`, else
    `LoweredFloorError`; without one nothing may be lost.
    """
    old = pins or Pins(measured.digest, DEFAULT_TOLERANCE, {})
    fallen = [v for v in judge(old, measured) if v.problem and v.floor is not None]
    if fallen and not reason:
        named = "; ".join(f"{v.measure} {v.problem}" for v in fallen)
        raise LoweredFloorError(f"{named}. Mend it, or say why with --allow-lower REASON")
    floors = {name: _recorded(old, name, figure, reason) for name, figure in measured.figures.items()}
    return replace(old, digest=measured.digest, floors=floors)


def _recorded(old: Pins, name: str, figure: float, reason: str) -> Floor:
    value = cut_off(figure)
    floor = old.floors.get(name)
    if floor is None:
        return Floor(value)
    if figure < old.least(name):
        return Floor(value, max(floor.value, floor.lowered_from or 0.0), reason)
    if floor.lowered_from is not None and value >= floor.lowered_from:
        return Floor(value)
    return replace(floor, value=max(value, floor.value))


def cut_off(figure: float) -> float:
    """The figure with the decimals of a floor, never more than it was."""
    scale: float = 10.0**DIGITS
    return math.floor(figure * scale + 1e-9) / scale


def measured_on(folder: Path) -> Measured:
    """Run the pipeline over a corpus of stories, or put a file of claims to theirs.

    Raises `MissingDataError` where they are not there.
    """
    if folder.suffix == ".toml":
        stories = sorted({claim.story for claim in distortion.read_claims(folder)})
        pages = [page for story in stories for page in (CHECKOUT / story).glob("[0-9]*")]
        return Measured(digest_of(CHECKOUT, [folder, *pages]), distortion.measure(CHECKOUT).measures)
    folders = story_folders(folder)
    files = [f / name for f in folders for name in _files(f)]
    return Measured(digest_of(folder, files), measure(folder).measures)


def _files(folder: Path) -> list[str]:
    return [EXPECTED_NAME, *read_expected(folder / EXPECTED_NAME).documents.values()]


def as_lines(corpus: str, verdicts: Sequence[Verdict]) -> list[str]:
    """The verdicts as text, failures marked."""
    shown = [corpus]
    for v in verdicts:
        figure = "    -" if v.figure is None else f"{v.figure:.{DIGITS}f}"
        floor = "no floor" if v.floor is None else f"floor {v.floor:.{DIGITS}f}"
        shown.append(f"  {'FAIL' if v.problem else 'ok':4} {v.measure:38} {figure}  {v.problem or floor}")
    return shown


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m eval.gate", description="Hold the figures against their floors.")
    made.add_argument("--record", action="store_true", help="raise the floors to what is measured now")
    made.add_argument("--allow-lower", metavar="REASON", default="", help="with --record: floors may fall, and why")
    made.add_argument("--corpus", choices=sorted(CORPORA), action="append", help="only this one (may be repeated)")
    return made


def main(arguments: Sequence[str] | None = None, floors: Path = FLOORS) -> int:
    """Measure, judge or record, and print; the exit code."""
    chosen = parser().parse_args(arguments)
    pins, failed = read_floors(floors), False
    for corpus in chosen.corpus or CORPORA:
        try:
            measured = measured_on(CORPORA[corpus])
        except MissingDataError as missing:
            print(f"{corpus}\n  skipped: {missing}")
            continue
        if not chosen.record:
            verdicts = judge(pins.get(corpus), measured)
            failed = failed or any(v.problem for v in verdicts)
            print("\n".join(as_lines(corpus, verdicts)))
            continue
        try:
            pins[corpus] = record(pins.get(corpus), measured, chosen.allow_lower)
        except LoweredFloorError as lowered:
            sys.stderr.write(f"{corpus}: not recorded: {lowered}\n")
            failed = True
    if chosen.record and not failed:
        floors.write_text(as_toml(pins), encoding="utf-8")
        print(f"recorded in {floors}")
    return FAILED if failed else PASSED


if __name__ == "__main__":
    raise SystemExit(main())
