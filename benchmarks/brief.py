"""`readout brief` and `readout --help` as a user starts them: whole process, cold, wall seconds and peak memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
RUNS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    memory: float
    """Peak resident set, MiB."""
    code: int


def run(command: Sequence[str]) -> Run:
    """Start a command, throw its output away, and wait for it."""
    started = time.perf_counter()
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        files = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1), (os.POSIX_SPAWN_DUP2, nothing.fileno(), 2)]
        child = os.posix_spawn(command[0], list(command), dict(os.environ), file_actions=files)
        _, status, usage = os.wait4(child, 0)
    return Run(
        time.perf_counter() - started,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        os.waitstatus_to_exitcode(status),
    )


def measure(name: str, command: Sequence[str]) -> str:
    """A line with the median of several runs after one warm-up."""
    run(command)
    runs = sorted((run(command) for _ in range(RUNS)), key=lambda r: r.wall)
    middle = runs[RUNS // 2]
    return (
        f"{name:32} wall {middle.wall:6.2f} s (min {runs[0].wall:.2f}, max {runs[-1].wall:.2f})  "
        f"cpu {middle.cpu:6.2f} s  memory {middle.memory:6.0f} MiB  exit {middle.code}"
    )


def main(shared: Path) -> None:
    """Print one line a command; the five shared pages only where they are there."""
    readout = str(Path(sys.executable).parent / "readout")
    print(measure("readout --help", [readout, "--help"]))
    print(measure("brief, five example pages", [readout, "brief", str(EXAMPLES / "ferry"), "--format", "json"]))
    pages = shared / "stories" / "beijing-visit"
    if pages.is_dir():
        files = sorted(str(p) for p in pages.glob("*.txt"))
        print(measure("brief, five crawled pages", [readout, "brief", *files, "--format", "json"]))
    else:
        print(f"brief, five crawled pages: skipped, {pages} is not there")
