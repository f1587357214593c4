"""Whether two times can be the same, also where the pages' dates are not known.

Resolved days are compared as ranges. Where a page's date is not known, "on Sunday" and "on Monday", or "in February"
and "last November", still exclude each other within one story, and "since 2018" and "since May" begin at different
times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.model import DateRange, TimeExpression

WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of the day of an event: resolved days where both ends are, and what the words name."""

    days: DateRange | None
    since: DateRange | None
    """A stretch that is open to now, with its known beginning."""
    named: tuple[str | None, str | None, str | None]
    """(weekday, month, year) as the words have them, lower case."""


def read_day(time: TimeExpression | None, text: str) -> Day | None:
    """The day of an event from its time expression in a page's `text`; None where it has none."""
    if time is None or time.kind not in ("date", "time"):
        return None
    words = time.span.of(text)
    found = tuple(m.group().casefold() if (m := pattern.search(words)) else None for pattern in (WEEKDAY, MONTH, YEAR))
    known = time.days.earliest is not None and time.days.latest is not None
    since = time.days.earliest is not None and time.days.latest is None and not time.reason
    named = (found[0], found[1][:3] if found[1] else None, found[2])
    return Day(time.days if known else None, time.days if since else None, named)


def exclude(one: Day, other: Day) -> bool:
    """Whether both cannot be the same day."""
    if one.days is not None and other.days is not None:
        return one.days.intersection(other.days) is None
    if one.since is not None and other.since is not None:
        return one.since.earliest != other.since.earliest
    return any(a is not None and b is not None and a != b for a, b in zip(one.named, other.named, strict=True))


def agree(one: Day, other: Day) -> bool:
    """Whether both may be the same day and something says so."""
    if exclude(one, other):
        return False
    if one.days is not None and other.days is not None:
        return True
    return any(a is not None and a == b for a, b in zip(one.named, other.named, strict=True))
