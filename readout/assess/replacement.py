"""Which values of one slot replaced which.

Rival values of one thing are camps; a camp is replaced by another where every page that gives it alone knew less than
every page that gives the new one. What stands at the end of an unbroken row of replacements is the value as it stands
now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from readout.assess.order import PageOrder
from readout.assess.values import Reading, camps
from readout.model import Range

Camp = Sequence[Reading]

RETOLD = 2
"""Numbers of one toll in a page that retells how it changed; more are a list."""


def current_camp(readings: Camp, toll: bool, order: PageOrder) -> Camp:
    """The readings that hold now: the last of a row of replacements, else the largest camp."""
    if toll:
        readings = whole_tolls(readings)
        row = replaced_in_turn(camps([at_its_word(r) for r in readings]), order)
        if row:
            return row[-1]
    rivals = camps(readings)
    row = replaced_in_turn(rivals, order)
    return row[-1] if row else rivals[0]


def replaced_in_turn(rivals: Sequence[Camp], order: PageOrder) -> Sequence[Camp]:
    """The camps, oldest first, where each replaced the one before it;

    nothing where they did not or there is only one.
    """
    ordered = oldest_first(rivals, order)
    unbroken = all(succession(a, b, order) < 0 for a, b in pairwise(ordered))
    return ordered if unbroken and len(ordered) > 1 else ()


def whole_tolls(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without the part counts of a page that gives several ("of the 27, four were children").

    Of such a page those stay that another page gives too, and one more that is at least half as large ("from 31 to
    27"); a page with many numbers lists other disasters or parts of this one.
    """
    kept: list[Reading] = []
    for document in sorted({r.document for r in readings}):
        own = [r for r in readings if r.document == document]
        others = [r for r in readings if r.document != document]
        shared = [r for r in own if any(r.tolerant.intersection(o.tolerant) is not None for o in others)]
        main = max(shared or own, key=lambda r: (r.amount.low or 0.0, r.span))
        few = len({r.amount.low for r in own}) <= RETOLD
        kept += [r for r in own if r in shared or (few and 2 * (r.amount.low or 0.0) >= (main.amount.low or 0.0))]
    return kept


def at_its_word(reading: Reading) -> Reading:
    """A lower bound as the number it names."""
    low, high = reading.amount.low, reading.amount.high
    return replace(reading, tolerant=Range(low, low)) if low is not None and high is None else reading


def oldest_first(rivals: Sequence[Sequence[Reading]], order: PageOrder) -> list[Sequence[Reading]]:
    """The camps in the order in which they replaced each other."""
    return sorted(rivals, key=lambda camp: sum(succession(other, camp, order) < 0 for other in rivals))


def succession(one: Sequence[Reading], other: Sequence[Reading], order: PageOrder) -> int:
    """-1 where `other` replaced `one`, 1 where `one` replaced `other`, 0 where neither did.

    A value is replaced where every page that gives it alone is older than every page that gives the new one. Pages
    without a date are ordered by what they retell: a page with both values ("from 31 to 27") is the later one.
    """
    for older, newer, sign in ((one, other, -1), (other, one, 1)):
        before = {r.document for r in older} - {r.document for r in newer}
        after = {r.document for r in newer}
        if before and all(order.before(a, b) for a in before for b in after):
            return sign
        speakers = {r.speaker for r in older if r.document in after}, {r.speaker for r in newer}
        retold = before and after <= {r.document for r in older} and not rival_speakers(*speakers)
        if retold and not any(order.before(b, a) for a in before for b in after):
            return sign
    return 0


def rival_speakers(some: set[str | None], others: set[str | None]) -> bool:
    """Whether two values are the words of different people."""
    return bool(some - {None}) and bool(others - {None}) and not some & others
