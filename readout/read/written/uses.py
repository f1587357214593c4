"""What came of each hint at a date: which one named the day, which bound it, which agree, and which were set aside.

In: the candidates and what was settled. Out: the same candidates, each with its use in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from readout.model import DateCandidate, DateRange
from readout.read.written.parts import FETCHED, MASTHEAD, NAMING, PICTURE, TEXT, UPDATED, UPDATED_BELOW

SAME = timedelta(days=1)
"""Time zones alone put two stamps of one moment a day apart."""


def beside_named(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """The candidates where `chosen` names the day."""
    return tuple(replace(c, use=_named(c, chosen)) for c in candidates)


def beside_bounds(days: DateRange, candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """The candidates where none names the day and `days` is what the bounds leave."""
    return tuple(replace(c, use=_bounding(c, days)) for c in candidates)


def apart(one: DateRange, other: DateRange) -> bool:
    """Whether two ranges of days cannot be one day, time zones allowed for."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return other.earliest - one.latest > SAME or one.earliest - other.latest > SAME


def is_before(day_of: DateRange, bound: DateRange) -> bool:
    """Whether the last of some days is before the first of others by more than time zones."""
    return day_of.latest is not None and bound.earliest is not None and bound.earliest - day_of.latest > SAME


def _named(candidate: DateCandidate, chosen: DateCandidate) -> str:
    if candidate is chosen:
        return "names the day" if chosen.days.earliest == chosen.days.latest else "names the days it may be"
    basis, days = candidate.basis, candidate.days
    if basis in {UPDATED, UPDATED_BELOW}:
        return "tells when the page was changed"
    if basis.startswith(NAMING):
        return f"set aside: {chosen.basis} counts more" if apart(chosen.days, days) else "agrees"
    if basis == TEXT:
        return "contradicts: told as past, yet later" if is_before(chosen.days, days) else "not before this: agrees"
    if basis == PICTURE:
        return "set aside: the picture is younger" if is_before(chosen.days, days) else "not before this: agrees"
    late = days.latest is not None and chosen.days.earliest is not None and chosen.days.earliest - days.latest > SAME
    if not late:
        return "not after this: agrees"
    # what stands above a headline is often another story's date; the day of the copy is none
    return "contradicts: the page cannot be younger" if basis == FETCHED else "set aside: older than the day named"


def _bounding(candidate: DateCandidate, days: DateRange) -> str:
    if candidate.basis in {MASTHEAD, UPDATED, FETCHED}:
        return "not after this" if candidate.days.latest == days.latest else "not after this: another bound is closer"
    if candidate.days.earliest == days.earliest:
        told = candidate.basis == TEXT
        return (
            "not before this: the text tells of it as past" if told else "not before this: its picture was stored then"
        )
    late = candidate.days.earliest is not None and days.latest is not None and candidate.days.earliest > days.latest
    return (
        "set aside: the page shows an earlier date of its own" if late else "not before this: another bound is closer"
    )
