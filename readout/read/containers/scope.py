"""Where a container stands and what it may cost; the same for every kind of container.

In: the limits. Out: the names of places in a file, and an error where too much is unpacked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from readout.model import InputError, RawPage, Refusal
from readout.read.containers.fields import FieldNames
from readout.read.containers.source import Source
from readout.read.limits import ReadLimits

_ONE_GIGABYTE = 1_000_000_000


class Unpacked:
    """Counts what came out of one file, all layers together."""

    def __init__(self, limits: ReadLimits, place: str) -> None:
        self._limits, self._place, self._count = limits, place, 0

    def add(self, count: int) -> None:
        """Count unpacked bytes; raises InputError beyond the limit."""
        self._count += count
        if self._count > self._limits.expanded_bytes:
            size = f"{self._limits.expanded_bytes / _ONE_GIGABYTE:g} GB"
            problem = f"unpacks to more than {size}; the pages before that place are read"
            raise InputError(problem, where=self._place, remedy="split it into smaller files")


@dataclass(frozen=True, slots=True)
class Scope:
    """One container: its place in words, the limits, and how deep it is packed."""

    place: str
    limits: ReadLimits = field(default_factory=ReadLimits)
    fields: FieldNames = field(default_factory=FieldNames)
    depth: int = 0
    unpacked: Unpacked | None = None
    root: str = ""

    @property
    def file(self) -> str:
        """The file as the user named it, however deep in it this is."""
        return self.root or self.place

    def deeper(self, name: str = "") -> Scope:
        """The scope of something packed in this: a member `name` of it, or itself unpacked."""
        place = f"{self.place}/{name}" if name else self.place
        unpacked = self.unpacked or Unpacked(self.limits, self.place)
        return replace(self, place=place, depth=self.depth + 1, unpacked=unpacked, root=self.file)

    def count(self, size: int) -> None:
        """Count unpacked bytes; raises InputError where the whole file becomes too much."""
        if self.unpacked is not None:
            self.unpacked.add(size)

    def expands_too_far(self, packed: int, size: int) -> str | None:
        """The problem with `size` bytes out of `packed`, or None where that is usual."""
        limits = self.limits
        if size <= limits.ratio_from_bytes or size <= limits.expansion_ratio * packed:
            return None
        return f"unpacks to more than {limits.expansion_ratio} times its size, as no page does"

    def refusal(self, where: str, problem: str, remedy: str) -> Refusal:
        """A refusal of a part of this container; `where` is empty for the whole."""
        return Refusal(f"{self.place}, {where}" if where else self.place, problem, remedy, file=self.file)


Found: TypeAlias = Iterator[RawPage | Refusal]
Opener: TypeAlias = Callable[[Source, Scope], Found]
"""Opens what a container holds: each reader of a container is handed it, so that containers may hold containers."""
