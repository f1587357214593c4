"""docs/usage.md names every command, option, format and exit code there is, and none that is not."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import typer

from readout.cli.app import AccountFormat, PageFormat, SchemaOf, app
from readout.cli.exits import MEANING

USAGE = (Path(__file__).parents[2] / "docs" / "usage.md").read_text(encoding="utf-8")
PROGRAM: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = PROGRAM.commands


def options(command: Any) -> list[str]:
    """The long and short names of a command's options."""
    names = [name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)]
    return [name for name in names if name.startswith("-")]


def section(command: str) -> str:
    """What the docs say of one command."""
    match = re.search(rf"^## `readout {command}\b.*?(?=^## )", USAGE, re.S | re.M)
    assert match, f"docs/usage.md has no section on {command}"
    return match[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_stands_in_its_section(name: str) -> None:
    told = section(name)
    for option in options(COMMANDS[name]):
        assert f"`{option}" in told or option in ("-f", "-o", "--help", "-h"), f"{name} {option}"


@pytest.mark.parametrize(
    ("name", "choices"),
    [("brief", AccountFormat), ("annotate", PageFormat), ("read", PageFormat), ("schema", SchemaOf)],
)
def test_every_choice_is_named(name: str, choices: type[StrEnum]) -> None:
    for choice in choices:
        assert re.search(rf"`([^`]* )?{choice.value}`", section(name)), choice


def test_the_docs_name_no_option_that_is_not_there() -> None:
    there = {option for command in (PROGRAM, *COMMANDS.values()) for option in options(command)} | {"--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", USAGE)) <= there


def test_the_docs_name_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"^## `readout (\w+)", USAGE, re.M))
    assert named == set(COMMANDS)


@pytest.mark.parametrize("code", MEANING)
def test_every_exit_code_is_documented_in_help_and_docs(code: int) -> None:
    meaning = MEANING[code]
    assert f"| {code} | {meaning.replace('|', chr(92) + '|')} |" in USAGE
    assert re.search(rf"^ *{code} +{re.escape(meaning)}$", PROGRAM.help, re.M)


def test_no_other_exit_code_is_documented() -> None:
    table = USAGE.split("## Exit codes")[1].split("##")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.M)} == set(MEANING)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples(name: str) -> None:
    assert "Examples:" in COMMANDS[name].help
    assert f"readout {name}" in COMMANDS[name].help
