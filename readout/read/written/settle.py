"""One interval out of the hints at when a page was written, with its reason.

In: candidates. Out: `Published` and notices of contradictions. A page's own metadata names the day; else its
address, a date beside the byline, the dateline. A date that merely stands at the top of a crawled page is the day
of the copy: the report is not younger. What the text tells as past is a lower bound. Unknown stays unknown, with
the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from readout.model import DateCandidate, DateRange, Published
from readout.model.ranges import UNKNOWN_DAYS
from readout.read.written.candidates import (
    ADDRESS,
    BYLINE,
    DATELINE,
    MASTHEAD,
    METADATA,
    NO_YEAR,
    TEXT,
    UPDATED,
    UPDATED_BELOW,
    PageParts,
    find_candidates,
)

_NAMING = (METADATA, ADDRESS, BYLINE, DATELINE, UPDATED_BELOW)
"""Bases that name the day itself, the most trusted first."""
_SAME = timedelta(days=1)
"""Time zones alone put two stamps of one moment a day apart."""


def settle_published(page: PageParts) -> tuple[Published, tuple[str, ...]]:
    """When the page was written, as an interval with its candidates, and notices where they contradict each other."""
    candidates = find_candidates(page)
    for basis in _NAMING:
        named = [c for c in candidates if c.basis.startswith(basis)]
        if named:
            notices = (*_taken_year(named[0]), *_contradictions(named[0], candidates))
            return Published(named[0].days, _named_basis(named[0]), candidates), notices
    return _bounded(candidates), ()


def _taken_year(chosen: DateCandidate) -> tuple[str, ...]:
    if not chosen.basis.endswith(NO_YEAR) or chosen.days.latest is None:
        return ()
    year = chosen.days.latest.year
    return (f"the date beside the headline names no year: {year} is the latest that the rest of the page allows",)


def _named_basis(candidate: DateCandidate) -> str:
    if candidate.days.earliest != candidate.days.latest:
        return f"{candidate.basis}: names no single day"
    return candidate.basis


def _contradictions(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    return tuple(
        f"the page's dates differ: {chosen.days.edtf} by its {chosen.basis}, {other.days.edtf} by its {other.basis}"
        for other in candidates
        if other.basis.startswith(_NAMING) and other.basis != UPDATED_BELOW and _apart(chosen.days, other.days)
    )


def _apart(one: DateRange, other: DateRange) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return other.earliest - one.latest > _SAME or one.earliest - other.latest > _SAME


def _bounded(candidates: tuple[DateCandidate, ...]) -> Published:
    upper = [c for c in candidates if c.basis in {MASTHEAD, UPDATED}]
    lower = [c for c in candidates if c.basis == TEXT]
    latest = min((c.days.latest for c in upper if c.days.latest is not None), default=None)
    earliest = max((c.days.earliest for c in lower if c.days.earliest is not None), default=None)
    reasons = []
    if latest is not None:
        reasons.append(f"not after {latest}: the page shows that date, which may be the day it was copied")
    if earliest is not None and (latest is None or earliest <= latest):
        reasons.append(f"not before {earliest}: the text tells of it as past")
    elif earliest is not None:
        earliest = None
    if not reasons:
        return Published(UNKNOWN_DAYS, "unknown: no date stands in metadata, address, byline or text", candidates)
    return Published(DateRange(earliest, latest), "; ".join(reasons), candidates)
