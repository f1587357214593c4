"""The shipped weights: a manifest that names every file with its SHA-256, checked before anything is loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from readout.model.errors import ModelError

MANIFEST = "manifest.json"
SHIPPED = Path(__file__).parent / "weights"
_REMEDY = "reinstall the package or run `make model`"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the weights are: name, version, labels of each head, files with their SHA-256."""

    name: str
    version: str
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    dependencies: tuple[str, ...]
    names: tuple[str, ...]
    files: Mapping[str, str]


def read_manifest(folder: Path = SHIPPED) -> Manifest:
    """Read and check the manifest of `folder`; raises `ModelError` where a file is missing or differs."""
    path = folder / MANIFEST
    if not path.is_file():
        raise ModelError(
            "no weights here", where=str(path), remedy="run `make model`, or install a release, which carries them"
        )
    raw = json.loads(path.read_text("utf-8"))
    manifest = Manifest(
        raw["name"],
        raw["version"],
        tuple(raw["upos"]),
        tuple(raw["xpos"]),
        tuple(raw["dependencies"]),
        tuple(raw["names"]),
        raw["files"],
    )
    for name, expected in sorted(manifest.files.items()):
        check_file(folder / name, expected)
    return manifest


def check_file(path: Path, expected: str) -> None:
    """Raise `ModelError` unless `path` has the SHA-256 `expected`."""
    if not path.is_file():
        raise ModelError(f"named in {MANIFEST} but missing", where=str(path), remedy=_REMEDY)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ModelError(f"SHA-256 is {found}, {MANIFEST} says {expected}", where=str(path), remedy=_REMEDY)
