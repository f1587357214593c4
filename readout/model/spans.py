"""Spans: half-open ranges of a page's text.

Offsets are 0-based, half-open, in Unicode code points of `Document.text`. Conversions to bytes, UTF-16 or one-based
positions happen at the edges, never here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points; spans order by start, then end."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward from 0: got {start} to {end}")
        # pages are made of spans: these take a third of the time of the checks that freeze a class
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The exact slice of `text` this span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))
