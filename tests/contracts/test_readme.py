"""Every command of the README works as it stands there, and every file it links to is there."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.__main__ import MODULES
from readout.cli import exits, main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ANSWERED = {exits.ALL_READ, exits.DISPUTED, exits.OVERTAKEN, exits.CONTRADICTED, exits.PARTLY_FOUND, exits.NOT_FOUND}
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, re.S | re.M)


def commands(program: str) -> list[str]:
    """The lines of the code blocks, and the code within sentences, that call a program; remarks are cut off."""
    lines = [re.split(r"\s{3,}", line)[0] for block in BLOCKS for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", README)
    return list(dict.fromkeys(line for line in lines if re.match(rf"{re.escape(program)} ", line)))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the examples and a place for output, and the account that `verify` is given."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "out").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("READOUT_STORE", str(folder / "archive.db"))
        assert main(["brief", "examples/visit", "--output", "out/visit.json"]) == exits.ALL_READ
        assert main(["add", "examples"]) == exits.ALL_READ
        yield folder


@pytest.mark.parametrize("command", commands("readout"))
def test_each_command_of_the_readme_runs(command: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    monkeypatch.setenv("READOUT_STORE", str(checkout / "archive.db"))
    arguments = shlex.split(command)[1:]
    if arguments[0] == "serve":
        arguments.append("--help")  # it runs until it is stopped; the tests of the browser do that
    assert main(arguments) in (ANSWERED if arguments[0] == "check" else {exits.ALL_READ})
    if "--output" in arguments:
        assert (checkout / arguments[arguments.index("--output") + 1]).stat().st_size > 10_000


@pytest.mark.parametrize("command", commands("make"))
def test_each_make_target_is_there(command: str) -> None:
    assert re.search(rf"^{command.split()[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("command", commands("python"))
def test_each_module_is_there(command: str) -> None:
    _, option, module, *arguments = command.split()
    assert option == "-m"
    assert importlib.util.find_spec(module) is not None
    assert set(arguments) <= set(MODULES)


def test_the_two_commands_come_first() -> None:
    assert [line.split("  ")[0] for line in BLOCKS[0].splitlines()] == ["make demo", "make test"]


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) > 4
    assert not [link for link in links if not (ROOT / link).exists()]


def test_every_room_is_named() -> None:
    rooms = {path.parent.name for path in (ROOT / "readout").glob("*/__init__.py")}
    assert rooms == set(re.findall(r"\breadout/(\w+)(?= )", "\n".join(BLOCKS)))


def test_the_picture_loads_nothing() -> None:
    picture = (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\"' )]+", picture)) == {"http://www.w3.org/2000/svg"}
    assert "WHERE" in picture
