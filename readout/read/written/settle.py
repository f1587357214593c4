"""One interval out of the hints at when a page was written, with its reason.

In: candidates. Out: `Published` and notices of contradictions. A page's own metadata names the day; else the feed or
the record that held it, its address, a date beside the byline, the dateline. A date that merely stands at the top of a
crawled page is the day of the copy: the report is not younger; nor is it younger than the day it was fetched. What the
text tells as past is a lower bound. Unknown stays unknown, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.model import DateCandidate, DateRange, Published
from readout.model.ranges import UNKNOWN_DAYS
from readout.read.written.candidates import find_candidates
from readout.read.written.contradictions import contradictions
from readout.read.written.implied import yearless_beside
from readout.read.written.parts import (
    ADDRESS,
    BYLINE,
    DATELINE,
    FETCHED,
    MASTHEAD,
    METADATA,
    NAMING,
    PICTURE,
    TEXT,
    UPDATED,
    PageParts,
)
from readout.read.written.uses import SAME, beside_bounds, beside_named

NO_DATE = "unknown: no date stands in metadata, address, byline or text"
_UTC = re.compile(r"T\d\d:\d\d.*(?:Z|[+-]00:?00)\s*$")


def settle_published(page: PageParts) -> tuple[Published, tuple[str, ...]]:
    """When the page was written, as an interval with its candidates, and notices where they contradict each other."""
    candidates = find_candidates(page)
    for basis in NAMING:
        named = [c for c in candidates if c.basis.startswith(basis)]
        if named:
            chosen = _local(page, named[0], candidates)
            published = Published(chosen.days, _named_basis(chosen, named[0]), beside_named(chosen, candidates))
            return published, contradictions(chosen, candidates)
    bounded = _bounded(candidates)
    told = next(yearless_beside(page), None)
    if told is not None:
        without = f"the {told[1]} says {told[0]}, without a year"
        basis = f"unknown: {without}" if bounded.basis == NO_DATE else f"{bounded.basis}; {without}"
        bounded = replace(bounded, basis=basis)
    return Published(bounded.days, bounded.basis, beside_bounds(bounded.days, candidates)), ()


def _local(page: PageParts, chosen: DateCandidate, candidates: Sequence[DateCandidate]) -> DateCandidate:
    """The day as the page itself shows it, where the metadata give a moment in UTC and the days lie side by side."""
    moments = page.metadata.published if page.metadata is not None else ()
    if not any(chosen.basis == f"{METADATA}: {basis}" and _UTC.search(value) for value, basis in moments):
        return chosen
    for basis in (BYLINE, DATELINE, ADDRESS):
        for other in candidates:
            if other.basis == basis and _is_next_day(chosen.days, other.days):
                return other
    return chosen


def _is_next_day(one: DateRange, other: DateRange) -> bool:
    if one.earliest is None or other.earliest is None or other.earliest != other.latest:
        return False
    return abs(one.earliest - other.earliest) == SAME


def _named_basis(chosen: DateCandidate, first: DateCandidate) -> str:
    if chosen is not first:
        return f"{chosen.basis}: the local day; in UTC it is {first.days.edtf} by its {first.basis}"
    if chosen.days.earliest != chosen.days.latest:
        return f"{chosen.basis}: names no single day"
    return chosen.basis


def _bounded(candidates: tuple[DateCandidate, ...]) -> Published:
    upper = [c for c in candidates if c.basis in {MASTHEAD, UPDATED}]
    lower = [c for c in candidates if c.basis in {TEXT, PICTURE}]
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
        by_text = any(c.basis == TEXT and c.days.earliest == earliest for c in lower)
        reason = "the text tells of it as past" if by_text else "its picture was stored then"
        reasons.append(f"not before {earliest}: {reason}")
    elif earliest is not None:
        earliest = None
    if not reasons:
        return Published(UNKNOWN_DAYS, NO_DATE, candidates)
    return Published(DateRange(earliest, latest), "; ".join(reasons), candidates)
