"""From code points to UTF-16 code units, which JavaScript counts: the only place that does so.

In comes a text, out go positions in it. A character outside the Basic Multilingual Plane (an emoji) is one code point
and two UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_DOUBLED = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Utf16Offsets:
    """Where the characters of two units stand, in code points."""

    doubled: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Utf16Offsets:
        """The conversion for offsets of `text`."""
        return cls(tuple(match.start() for match in _DOUBLED.finditer(text)))

    def at(self, offset: int) -> int:
        """The UTF-16 offset of the code point at `offset`; both are 0-based."""
        return offset + bisect_left(self.doubled, offset)
