"""The times of a claim against those of a sentence, and against the day its page was written.

A claim has no date, so that "in March" is any March and "on Tuesday" any Tuesday of which the sentence speaks. A
sentence without a time of its own tells news of the day of its page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from readout.assess.claims.records import Part, Told
from readout.model import DateRange, TimeExpression

MONTH = re.compile(r"XXXX-(\d\d)$")
WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
PART = re.compile(r"morning|afternoon|evening|night|noon|midnight", re.IGNORECASE)
MONTH_DAYS = 30
"""Days from the first to the last of the longest month."""

Holds = Callable[[DateRange], bool]


def compare_times(claim: Told, told: Told) -> list[Part]:
    """One part for each date or time of the claim."""
    return [_part(t, claim, told) for t in claim.times if t.kind in ("date", "time")]


def _part(claimed: TimeExpression, claim: Told, told: Told) -> Part:
    words = claimed.span.of(claim.text).casefold()
    dated = [t for t in told.times if t.kind in ("date", "time")]
    for t in dated:
        if t.span.of(told.text).casefold() == words:
            return Part("time", claimed.span, "same", t.span)
    test = _test(claimed)
    if test is None:
        return Part("time", claimed.span, "unsaid")
    part = PART.search(words)
    for t in dated:
        own = PART.search(t.span.of(told.text))
        if test(t.days) and (part is None or (own is not None and own[0].casefold() == part[0])):
            return Part("time", claimed.span, "same", t.span)
    known = [t for t in dated if _is_narrow(t.days, claimed)]
    if known:
        return Part("time", claimed.span, "differs" if len(known) == 1 else "unsaid", known[0].span)
    open_ = all(_may_hold(t.days, told.written) for t in dated)
    news = open_ and part is None and test(told.written)
    return Part("time", claimed.span, "same" if news else "unsaid")


def _test(claimed: TimeExpression) -> Holds | None:
    """Whether days are what was claimed; None where the claim's words leave open which."""
    if claimed.days.earliest is not None and claimed.days.latest is not None:
        return lambda days: _within(days, claimed.days)
    month = MONTH.match(claimed.timex or "")
    if month is not None:
        number = int(month[1])
        return lambda days: all(d is not None and d.month == number for d in (days.earliest, days.latest))
    weekday = WEEKDAY.match(claimed.timex or "")
    if weekday is not None:
        day = int(weekday[1])
        return lambda days: days.earliest == days.latest and _is_weekday(days.earliest, day)
    return None


def _is_weekday(day: date | None, number: int) -> bool:
    return day is not None and day.isoweekday() == number


def _within(days: DateRange, claimed: DateRange) -> bool:
    if days.earliest is None or days.latest is None or claimed.earliest is None or claimed.latest is None:
        return False
    return claimed.earliest <= days.earliest and days.latest <= claimed.latest


def _is_narrow(days: DateRange, claimed: TimeExpression) -> bool:
    """Whether days are given as closely as the claim gives them: "this year" does not deny "in March"."""
    if days.earliest is None or days.latest is None:
        return False
    month = MONTH.match(claimed.timex or "") is not None
    widest = MONTH_DAYS if month else (_length(claimed.days) if claimed.days.earliest else 0)
    return (days.latest - days.earliest).days <= widest


def _length(days: DateRange) -> int:
    """Days from the first to the last; 0 where one is unknown."""
    return (days.latest - days.earliest).days if days.earliest and days.latest else 0


def _may_hold(days: DateRange, written: DateRange) -> bool:
    """Whether a wide time of the sentence includes the day its page was written."""
    return days.earliest is not None and days.latest is not None and days.intersection(written) is not None
