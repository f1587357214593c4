"""Imports run one way: model <- stage rooms <- pipeline <- cli, web; stage rooms do not import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "readout"
STAGES = {"read", "language", "annotate", "lineage", "link", "assess", "store", "render"}
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    **{room: {"model"} for room in STAGES},
    "annotate": {"model", "language"},
    "pipeline": {"model", *STAGES},
    "cli": {"model", "pipeline", "render", "store", "web"},  # `readout serve` starts it
    "web": {"model", "pipeline", "render", "store"},
}


def rooms_imported(path: Path) -> set[str]:
    """The rooms of the package that a module imports, wherever in the file the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found.update(parts[1] for name in names if (parts := name.split("."))[0] == "readout" and len(parts) > 1)
    return found & set(ALLOWED)


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_the_design_allows(room: str) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        breaches = rooms_imported(path) - ALLOWED[room] - {room}
        assert not breaches, f"{path.relative_to(PACKAGE)} imports {sorted(breaches)}"


def test_every_folder_of_the_package_is_a_room() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders <= set(ALLOWED)


def test_no_relative_import_hides_a_breach() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path.name}: relative import"
