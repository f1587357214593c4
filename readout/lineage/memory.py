"""What two pages were found to share, as a record that can be kept: it depends on these two pages alone.

In: a comparison. Out: the chance that both are one report and the sentences that show it. A story that grows by a page
is then compared with this page only; who remembers, and for how long, is up to the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from readout.model import Document, Span


@dataclass(frozen=True, slots=True)
class Shared:
    """A sentence of the shorter page that stands in the longer, with its words counted; `verbatim` is 0 to 1."""

    shorter: Span
    longer: Span
    words: int
    verbatim: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a comparison of two pages found; pages by their ids, the shorter one first.

    `told` is the share of the shorter page that the longer tells in the same order, `words` how many the shorter has.
    Where there is nothing to show, all but the chance is empty.
    """

    shorter: str
    longer: str
    chance: float
    told: float
    words: int
    shared: tuple[Shared, ...]
    reasons: tuple[tuple[str, float], ...]

    @property
    def copied(self) -> float:
        """The verbatim share of the matched sentences, by their words."""
        return sum(m.verbatim * m.words for m in self.shared) / max(sum(m.words for m in self.shared), 1)

    def part(self, least: float) -> float:
        """The share of the shorter page in sentences that are verbatim at least so far."""
        return sum(m.words for m in self.shared if m.verbatim >= least) / max(self.words, 1)


class Memory(Protocol):
    """Remembers comparisons; the order of the two pages changes nothing."""

    def known(self, one: Document, other: Document) -> Likeness | None:
        """What was found before, if anything."""
        ...

    def keep(self, one: Document, other: Document, likeness: Likeness) -> None:
        """Remember it."""
        ...


class Forgetful:
    """Remembers nothing."""

    def known(self, one: Document, other: Document) -> Likeness | None:
        """Nothing."""
        return None

    def keep(self, one: Document, other: Document, likeness: Likeness) -> None:
        """Not kept."""
