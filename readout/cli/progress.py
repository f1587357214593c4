"""What the user sees while pages are read: a bar on a terminal, silence in a pipe, one line a refused input in both.

In come the pipeline's reports, out goes standard error. rich is loaded only where there is a terminal to draw on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from readout.render.controls import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from readout.model import Refusal


class Told(Protocol):
    """A refused input as any record gives it."""

    @property
    def uri(self) -> str:
        """What was refused."""
        ...

    @property
    def problem(self) -> str:
        """Why."""
        ...

    @property
    def remedy(self) -> str:
        """What to do."""
        ...

    @property
    def repeated(self) -> bool:
        """Whether the same page is read under another address."""
        ...


class QuietProgress:
    """Standard error is no terminal: only refused inputs are told."""

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins."""

    def advance(self) -> None:
        """One unit of the stage is done."""

    def end(self) -> None:
        """The stage is done."""

    def refused(self, refusal: Refusal) -> None:
        """An input was refused: said once, in one line."""
        self.tell(refusal)

    def tell(self, refusal: Told) -> None:
        """One line for a refused input, once: what, where, what to do."""
        if (refusal.uri, refusal.problem) not in self._told:
            self._told.add((refusal.uri, refusal.problem))
            self._line(one_line(f"readout: {refusal.uri}: {refusal.problem} ({refusal.remedy})"))

    def _line(self, line: str) -> None:
        sys.stderr.write(line + "\n")


class BarProgress(QuietProgress):
    """Standard error is a terminal: one bar a stage."""

    def __init__(self, bars: Bars) -> None:
        super().__init__()
        self._bars = bars

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins: its bar replaces the last one."""
        for task in self._bars.task_ids:
            self._bars.remove_task(task)
        self._bars.add_task(stage, total=total)

    def advance(self) -> None:
        """One unit of the stage is done."""
        for task in self._bars.task_ids:
            self._bars.advance(task)

    def _line(self, line: str) -> None:
        self._bars.console.print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def shown_progress(*, colour: bool) -> Iterator[QuietProgress]:
    """Progress for the length of one command."""
    if not sys.stderr.isatty():
        yield QuietProgress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    console = Console(stderr=True, no_color=not colour)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        yield BarProgress(bars)
