"""Times in words: an EDTF string as an editor would write it.

In comes EDTF (https://www.loc.gov/standards/datetime/), levels 0 and 1 as `DateRange.edtf` writes them; out go
words ("Sunday 18 June 2023", "June 2023", "until 1 March 2024"). A string of another form is given back as it is.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)\Z")


def in_words(edtf: str | None, *, weekday: bool = False) -> str:
    """The time in words; an empty string for None. `weekday` names the day of the week of a single day."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _part(first, weekday)
    if first in ("..", ""):
        return f"until {_part(last, weekday=False)}"
    if last in ("..", ""):
        return f"from {_part(first, weekday=False)}"
    return _between(first, last)


def weekday_in(words: str | None) -> str:
    """The day of the week that the words of a time name ("Sunday afternoon"); an empty string where they name none."""
    return next((day for day in DAYS if day.casefold() in (words or "").casefold().split()), "")


def week_of(days: Iterable[str]) -> tuple[str, ...]:
    """Days of the week in the order of one news week: it begins after the longest stretch of days not named."""
    named = sorted({DAYS.index(day) for day in days})
    gaps = [(day - named[at - 1] - 1) % len(DAYS) + 1 for at, day in enumerate(named)]
    first = gaps.index(max(gaps)) if gaps else 0
    return tuple(DAYS[day] for day in (*named[first:], *named[:first]))


def days_spanned(edtf: str | None) -> int | None:
    """How many days the time allows, both ends counted; None where an end is open or not of a form known here."""
    first, _, last = (edtf or "").partition("/")
    one, two = _PART.match(first), _PART.match(last or first)
    if not (one and two):
        return None
    try:
        start = date(int(one[1]), int(one[2] or 1), int(one[3] or 1))
        month = int(two[2] or len(MONTHS))
        end = date(int(two[1]), month, int(two[3] or calendar.monthrange(int(two[1]), month)[1]))
    except ValueError:
        return None
    return (end - start).days + 1


def _between(first: str, last: str) -> str:
    one, two = _PART.match(first), _PART.match(last)
    if one and two and one[3] and two[3] and one.group(1, 2) == two.group(1, 2):
        return f"{int(one[3])}–{_part(last, weekday=False)}"
    return f"{_part(first, weekday=False)} to {_part(last, weekday=False)}"


def _part(part: str, weekday: bool) -> str:
    match = _PART.match(part)
    if match is None or (match[2] and not 1 <= int(match[2]) <= len(MONTHS)):  # months past 12 are EDTF seasons
        return part
    year, month, day, doubt = match.groups()
    words = f"{MONTHS[int(month) - 1]} {year}" if month else year
    if day:
        if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
            return part
        words = f"{int(day)} {words}"
        words = f"{DAYS[calendar.weekday(int(year), int(month), int(day))]} {words}" if weekday else words
    return f"about {words}" if doubt else words
