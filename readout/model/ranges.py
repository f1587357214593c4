"""Ranges of numbers and of days: what a value allows, not what it says.

"over five hours" is [5, ∞), "nearly six" is [5.4, 6]: a conflict needs two ranges that cannot both hold.
Dates follow EDTF (https://www.loc.gov/standards/datetime/), levels 0 and 1.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of numbers; None is an open end."""

    low: float | None
    high: float | None

    def intersection(self, other: Range) -> Range | None:
        """What both ranges allow, or None where they cannot both hold."""
        lows = [x for x in (self.low, other.low) if x is not None]
        highs = [x for x in (self.high, other.high) if x is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        return None if low is not None and high is not None and low > high else Range(low, high)

    def scaled(self, factor: float) -> Range:
        """The same range in another unit (`factor` is positive)."""
        return Range(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )


@dataclass(frozen=True, slots=True)
class DateRange:
    """A closed range of days; None is an open end."""

    earliest: date | None
    latest: date | None

    def intersection(self, other: DateRange) -> DateRange | None:
        """The days both ranges allow, or None where there is none."""
        firsts = [x for x in (self.earliest, other.earliest) if x is not None]
        lasts = [x for x in (self.latest, other.latest) if x is not None]
        first, last = max(firsts, default=None), min(lasts, default=None)
        return None if first is not None and last is not None and first > last else DateRange(first, last)

    @property
    def edtf(self) -> str | None:
        """The shortest EDTF string for exactly this range; None where both ends are open."""
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return None if first is last else f"{first or '..'}/{last or '..'}"
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            start, end = first.isoformat()[:7], last.isoformat()[:7]
            return start if start == end else f"{start}/{end}"
        return f"{first.isoformat()}/{last.isoformat()}"


UNKNOWN_DAYS = DateRange(None, None)
