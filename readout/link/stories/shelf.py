"""What an index of stories needs to go on where it stopped, and what it leaves behind: parts, never the whole.

In: an archive's answer to what `StoryIndex` asks for while it places a page: the pages of a few terms, the signatures
of the pages near, the components they belong to. Out: what changed. So the cost of a page does not grow with the
archive, neither in time nor in memory, and nothing is computed twice: the chances of all pairs come back as they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from readout.link.stories.signature import PageSignature


@dataclass(frozen=True, slots=True)
class ShelvedPage:
    """A page as the index knows it; `arrival` counts pages from 0, `component` is the number of its component."""

    signature: PageSignature
    arrival: int
    story: str
    component: int


@dataclass(frozen=True, slots=True)
class ShelvedComponent:
    """Pages that hang together, by id ascending, with the chances of all pairs as the rows of the lower triangle.

    `attached` are pages that came when there was no room, each with the page it goes with.
    """

    pages: tuple[str, ...]
    attached: tuple[tuple[str, str], ...]
    chances: NDArray[np.float64]


class Shelf(Protocol):
    """Where an index keeps what it does not need at the moment."""

    def postings(self, terms: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """The pages of each term, the oldest first."""
        ...

    def pages(self, ids: Sequence[str]) -> Sequence[ShelvedPage]:
        """Pages with their signatures; unknown ids give nothing."""
        ...

    def component(self, number: int) -> ShelvedComponent:
        """One component."""
        ...

    def founders(self, stories: Sequence[str]) -> Mapping[str, str]:
        """The pages that founded the stories."""
        ...

    def arrivals(self) -> int:
        """How many pages came so far."""
        ...


class EmptyShelf:
    """An index that begins from nothing and keeps everything in memory."""

    def postings(self, terms: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """None."""
        return {}

    def pages(self, ids: Sequence[str]) -> Sequence[ShelvedPage]:
        """None."""
        return ()

    def component(self, number: int) -> ShelvedComponent:
        """There is none."""
        raise KeyError(number)

    def founders(self, stories: Sequence[str]) -> Mapping[str, str]:
        """None."""
        return {}

    def arrivals(self) -> int:
        """None yet."""
        return 0


@dataclass(slots=True)
class IndexChanges:
    """What became of an index since it was last asked: everything that must be kept for it to go on."""

    added: dict[str, tuple[PageSignature, int]] = field(default_factory=dict)
    """New pages with their arrival."""
    stories: dict[str, str] = field(default_factory=dict)
    """The story of every page that is new or moved."""
    components: dict[int, ShelvedComponent] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    """Components that became part of another."""
    posted: list[tuple[int, int, str]] = field(default_factory=list)
    """(term, arrival, page)."""
    dropped: list[tuple[int, str]] = field(default_factory=list)
    """(term, page): fallen out of a full list."""
    founders: dict[str, str] = field(default_factory=dict)
    """Stories that began, with the page that founded each."""
    passed_over: dict[str, int] = field(default_factory=dict)
