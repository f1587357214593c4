"""Floors under the figures, as pinned in `floors.toml`.

In comes the file, out go `Pins` by corpus, and back. A corpus is named with the digest of the files it was measured
on and the tolerance that its figures may fall below their floors without failing: figures are deterministic on one
machine, but the language model's arithmetic may differ in the last digit on another.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

DIGITS = 3
"""Decimals of a floor; figures are cut off, never rounded up, so that a floor is always reached."""
DEFAULT_TOLERANCE = 0.005
HEADER = """\
# Floors under the figures of `python -m eval.gate`, written by `python -m eval.gate --record`, not by hand.
# A floor goes down only with `--allow-lower REASON`; the reason then stands beside it.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a figure may be. `lowered_from` and `reason` say so where it once was higher."""

    value: float
    lowered_from: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pins:
    """The floors of one corpus."""

    digest: str
    tolerance: float
    """How far a figure may fall below its floor; a floor of 1 is a promise and tolerates nothing."""
    floors: Mapping[str, Floor]

    def least(self, measure: str) -> float:
        """The least the measure's figure may be."""
        floor = self.floors[measure].value
        return floor if floor >= 1 else floor - self.tolerance


def digest_of(folder: Path, files: Iterable[Path]) -> str:
    """A digest of the files' names below `folder` and of their bytes; the order of `files` does not matter."""
    made = hashlib.blake2b(digest_size=16)
    for file in sorted(files):
        for part in (file.relative_to(folder).as_posix().encode(), file.read_bytes()):
            made.update(len(part).to_bytes(8, "big"))
            made.update(part)
    return made.hexdigest()


def read_floors(path: Path) -> dict[str, Pins]:
    """Pins by corpus; none where there is no file."""
    if not path.is_file():
        return {}
    root = tomllib.loads(path.read_text(encoding="utf-8"))
    pins = {}
    for corpus, table in root.items():
        lowered = table.get("lowered", {})
        floors = {measure: _floor(float(value), lowered.get(measure)) for measure, value in table["floors"].items()}
        pins[corpus] = Pins(str(table["digest"]), float(table["tolerance"]), floors)
    return pins


def _floor(value: float, lowered: Mapping[str, object] | None) -> Floor:
    if lowered is None:
        return Floor(value)
    return Floor(value, float(str(lowered["from"])), str(lowered["reason"]))


def as_toml(pins: Mapping[str, Pins]) -> str:
    """The file's text for these pins, corpora sorted, measures in their own order."""
    parts = [HEADER]
    for corpus in sorted(pins):
        pin = pins[corpus]
        parts.append(f"\n[{corpus}]\ndigest = {_quoted(pin.digest)}\ntolerance = {pin.tolerance}\n")
        parts.append(f"\n[{corpus}.floors]\n")
        parts += [f"{_quoted(measure)} = {floor.value:.{DIGITS}f}\n" for measure, floor in pin.floors.items()]
        lowered = {measure: floor for measure, floor in pin.floors.items() if floor.lowered_from is not None}
        if lowered:
            parts.append(f"\n[{corpus}.lowered]\n")
        for measure, floor in lowered.items():
            was = f"{{ from = {floor.lowered_from:.{DIGITS}f}, reason = {_quoted(floor.reason)} }}"
            parts.append(f"{_quoted(measure)} = {was}\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of TOML's once every character stands for itself."""
    return json.dumps(text, ensure_ascii=False)
