from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from readout.language import load_language_model
from readout.language.weights import MANIFEST, read_manifest
from readout.model import ModelError


def write_manifest(folder: Path, digest: str) -> None:
    raw = {"name": "m", "version": "1", "upos": [], "xpos": [], "dependencies": [], "names": []}
    (folder / MANIFEST).write_text(json.dumps({**raw, "files": {"a.bin": digest}}), "utf-8")


def test_a_file_that_differs_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"weights")
    write_manifest(tmp_path, hashlib.sha256(b"weights").hexdigest())
    assert read_manifest(tmp_path).name == "m"
    (tmp_path / "a.bin").write_bytes(b"changed")
    with pytest.raises(ModelError, match=r"a\.bin.*SHA-256"):
        read_manifest(tmp_path)


def test_missing_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make model"):
        read_manifest(tmp_path)
    write_manifest(tmp_path, "0" * 64)
    with pytest.raises(ModelError, match=r"a\.bin.*missing"):
        read_manifest(tmp_path)


def test_an_unknown_pipeline_is_refused() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline called no_such_pipeline"):
        load_language_model("no_such_pipeline")
