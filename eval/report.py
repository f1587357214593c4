"""What a measure returns: its name, figures between 0 and 1 (or a rate), and the counts behind them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """One measure's result; `measures` and `counts` are printed in the order given."""

    name: str
    measures: dict[str, float]
    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What a reader of the figures must know: what was skipped, which part of the data was used."""
    misses: tuple[str, ...] = ()
    """What was not met, in words; shown on request."""


class MissingDataError(Exception):
    """The data a measure reads is not there; the message names the folder."""
