"""One interval out of the hints at when a page was written, with its reason.

In: candidates. Out: `Published` and notices of contradictions. A page's own metadata names the day; else the feed or
the record that held it, its address, a date beside the byline, the dateline. A date that merely stands at the top of a
crawled page is the day of the copy: the report is not younger; nor is it younger than the day it was fetched. What the
text tells as past is a lower bound. Unknown stays unknown, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.model import DateCandidate, DateRange, Published
from readout.model.ranges import UNKNOWN_DAYS
from readout.read.written.candidates import (
    FETCHED,
    MASTHEAD,
    NAMING,
    NO_YEAR,
    TEXT,
    UPDATED,
    UPDATED_BELOW,
    PageParts,
    find_candidates,
)
from readout.read.written.uses import SAME, apart, beside_bounds, beside_named, is_before


def settle_published(page: PageParts) -> tuple[Published, tuple[str, ...]]:
    """When the page was written, as an interval with its candidates, and notices where they contradict each other."""
    candidates = find_candidates(page)
    for basis in NAMING:
        named = [c for c in candidates if c.basis.startswith(basis)]
        if named:
            chosen = named[0]
            notices = (
                *_taken_year(chosen),
                *_contradictions(chosen, candidates),
                *_after(chosen, candidates),
                *_overtaken(chosen, candidates),
            )
            return Published(chosen.days, _named_basis(chosen), beside_named(chosen, candidates)), notices
    bounded = _bounded(candidates)
    return Published(bounded.days, bounded.basis, beside_bounds(bounded.days, candidates)), ()


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
        if other.basis.startswith(NAMING) and other.basis != UPDATED_BELOW and apart(chosen.days, other.days)
    )


def _overtaken(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    """A page that tells of a day as past was written, or written anew, after it."""
    return tuple(
        f"the text tells of {other.days.earliest} as past, after {chosen.days.edtf}, the day by its {chosen.basis}"
        for other in candidates
        if other.basis == TEXT and is_before(chosen.days, other.days)
    )


def _after(chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    """A page cannot be younger than its copy."""
    fetched = min((c.days.latest for c in candidates if c.basis == FETCHED and c.days.latest is not None), default=None)
    if fetched is None or chosen.days.earliest is None or chosen.days.earliest - fetched <= SAME:
        return ()
    return (f"the page's date, {chosen.days.edtf} by its {chosen.basis}, is after the day it was fetched, {fetched}",)


def _bounded(candidates: tuple[DateCandidate, ...]) -> Published:
    upper = [c for c in candidates if c.basis in {MASTHEAD, UPDATED}]
    lower = [c for c in candidates if c.basis == TEXT]
    shown = min((c.days.latest for c in upper if c.days.latest is not None), default=None)
    fetched = min((c.days.latest for c in candidates if c.basis == FETCHED and c.days.latest is not None), default=None)
    latest = min((day for day in (shown, fetched) if day is not None), default=None)
    earliest = max((c.days.earliest for c in lower if c.days.earliest is not None), default=None)
    reasons = []
    if shown is not None and shown == latest:
        reasons.append(f"not after {latest}: the page shows that date, which may be the day it was copied")
    elif latest is not None:
        reasons.append(f"not after {latest}: it was copied or last changed on that day")
    if earliest is not None and (latest is None or earliest <= latest):
        reasons.append(f"not before {earliest}: the text tells of it as past")
    elif earliest is not None:
        earliest = None
    if not reasons:
        return Published(UNKNOWN_DAYS, "unknown: no date stands in metadata, address, byline or text", candidates)
    return Published(DateRange(earliest, latest), "; ".join(reasons), candidates)
