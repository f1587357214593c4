"""Where the hints at a page's date cannot all be true: one line each for the reader.

In: the candidate that names the day, and all of them. Out: notices. Nothing is settled here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from readout.model import DateCandidate
from readout.read.written.parts import FETCHED, NAMING, NO_YEAR, TEXT, UPDATED_BELOW
from readout.read.written.uses import SAME, apart, is_before

_MOST_SHOWN = 2


def contradictions(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    """Every way in which the other hints contradict the one that names the day."""
    found = (*_taken_year(chosen), *_differing(chosen, candidates))
    return (*found, *_after_copy(chosen, candidates), *_overtaken(chosen, candidates))


def _taken_year(chosen: DateCandidate) -> tuple[str, ...]:
    if not chosen.basis.endswith(NO_YEAR) or chosen.days.latest is None:
        return ()
    year = chosen.days.latest.year
    return (f"the date beside the headline names no year: {year} is what the rest of the page allows",)


def _differing(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    """Other days that are named, one line a basis: a list of dates below a headline is one contradiction."""
    others: dict[str, list[str]] = {}
    for other in candidates:
        named = other.basis.startswith(NAMING) and other.basis != UPDATED_BELOW
        if named and apart(chosen.days, other.days) and other.days.edtf:
            others.setdefault(other.basis, []).append(other.days.edtf)
    return tuple(
        f"the page's dates differ: {chosen.days.edtf} by its {chosen.basis}, {_listed(days)} by its {basis}"
        for basis, days in others.items()
    )


def _listed(days: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(days))
    more = len(distinct) - _MOST_SHOWN
    return " and ".join(distinct[:_MOST_SHOWN]) + (f" (and {more} more)" if more > 0 else "")


def _after_copy(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    """A page cannot be younger than its copy."""
    fetched = min((c.days.latest for c in candidates if c.basis == FETCHED and c.days.latest is not None), default=None)
    if fetched is None or chosen.days.earliest is None or chosen.days.earliest - fetched <= SAME:
        return ()
    return (f"the page's date, {chosen.days.edtf} by its {chosen.basis}, is after the day it was fetched, {fetched}",)


def _overtaken(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    """A page that tells of a day as past was written, or written anew, after it."""
    return tuple(
        f"the text tells of {other.days.earliest} as past, after {chosen.days.edtf}, the day by its {chosen.basis}"
        for other in candidates
        if other.basis == TEXT and is_before(chosen.days, other.days) and _is_day(other.days.earliest)
    )


def _is_day(day: date | None) -> bool:
    """Not the first of a month: years and months named alone are too often still to come."""
    return day is not None and day.day > 1
