"""How a run tells what it is doing."""

from __future__ import annotations

from typing import Protocol

from readout.model import Refusal


class Progress(Protocol):
    """Receives what a run does; called from the main process only."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage starts; `total` is its number of steps where that is known."""

    def advance(self) -> None:
        """One step of the stage is done."""

    def refused(self, refusal: Refusal) -> None:
        """An input was not read."""

    def end(self) -> None:
        """The stage is done."""


class Silent:
    """Says nothing."""

    def begin(self, stage: str, total: int | None) -> None:
        """Nothing."""

    def advance(self) -> None:
        """Nothing."""

    def refused(self, refusal: Refusal) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""
