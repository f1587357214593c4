# ruff: noqa: S603 - the program under test is our own
"""The program as a process: start time, pipes, colour."""

from __future__ import annotations

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from readout.cli import exits

ROOT = Path(__file__).parents[2]
READOUT = [sys.executable, "-c", "import sys; from readout.cli import main; sys.exit(main())"]
HEAVY = (
    "spacy",
    "onnxruntime",
    "trafilatura",
    "pydantic",
    "rich",
    "numpy",
    "jinja2",
    "readout.pipeline",
    "readout.language",
)
STAND_IN = """
import sys
from readout import pipeline
from readout.cli import main
from tests.cli.conftest import StandIn
answers = StandIn()
for name in ("brief", "annotate_pages", "read_pages", "stream_pages"):
    setattr(pipeline, name, getattr(answers, name))
sys.exit(main())
"""


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom readout.cli import main\nmain(['--help'])\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "Usage: readout" in done.stdout
    assert [name for name in done.stderr.split() if name in HEAVY] == []


def test_help_is_there_at_once() -> None:
    """Processor time, so that a busy machine does not fail it; nothing here waits for anything."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*READOUT, "--help"], capture_output=True, check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_a_closed_pipe_ends_quietly() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([*READOUT, "schema"], stdout=write_end, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(write_end)
    assert done.stderr == b""
    assert done.returncode == exits.CLOSED_PIPE


def on_a_terminal(*arguments: str, environment: dict[str, str]) -> str:
    """What the program prints where standard output is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", STAND_IN, *arguments]
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, **environment}, cwd=ROOT
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side has closed
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert process.returncode == 0
    return shown.decode()


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        (("brief", "a"), {"NO_COLOR": ""}, True),
        (("brief", "a", "--no-color"), {"NO_COLOR": ""}, False),
        (("brief", "a"), {"NO_COLOR": "1"}, False),
    ],
)
def test_colour_on_a_terminal_unless_told_otherwise(
    arguments: tuple[str, ...], environment: dict[str, str], coloured: bool
) -> None:
    shown = on_a_terminal(*arguments, environment=environment)
    assert "Ferry runs aground" in shown
    assert ("\x1b[" in shown) == coloured
