"""Which values of one slot replaced which.

Rival values of one thing are camps; a camp is replaced by another where the pages that give it alone knew less than
those that give the new one, or only retell it. What nothing replaced is how the value stands now; two such camps are
in conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.assess.order import PageOrder
from readout.assess.values import Reading, camps
from readout.model import Range

Camp = Sequence[Reading]

FAR = 3.0
"""Ratio from which two numbers that one page gives side by side are of different things."""
VAGUE = 1.5
"""Ratio of the ends of a range from which it names no number ("dozens", "hundreds")."""
RETOLD = 2
"""Numbers of one toll in a page that retells how it changed; more are a list."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the rival values of one thing stand.

    `row` has the camps that replaced one another, oldest first and ending in one that stands; it is empty where none
    was replaced. `current` are the camps that nothing replaced, the fullest first.
    """

    row: tuple[Camp, ...]
    current: tuple[Camp, ...]


def stand(readings: Camp, toll: bool, order: PageOrder) -> Standing:
    """Which of the rival values hold now. Of a toll, "at least nine" is also a number that a later 31 replaces."""
    if toll:
        readings = [at_its_word(r) for r in whole_tolls(readings) or readings]
    rivals = of_one_thing(camps(readings))
    replaced = [camp for camp in rivals if any(succession(camp, other, order) < 0 for other in rivals)]
    current = tuple(camp for camp in rivals if camp not in replaced)
    if not current or not replaced:
        return Standing((), rivals)
    row = oldest_first(replaced, order)
    last = next((camp for camp in current if succession(row[-1], camp, order) < 0), current[0])
    return Standing((*row, last), current)


def of_one_thing(rivals: Sequence[Camp]) -> tuple[Camp, ...]:
    """The camps without those that a page gives beside the fullest one as a number of something else.

    A page that says "21 were freed" and "more than 200 were taken", neither as an earlier number, counts two things
    where one is `FAR` times the other.
    """
    fullest, *others = rivals
    return (fullest, *(camp for camp in others if not (fresh(camp) & fresh(fullest) and far_apart(camp, fullest))))


def far_apart(one: Camp, other: Camp) -> bool:
    """Whether the numbers of two camps differ by a factor of `FAR` or more."""
    sizes = sorted(max(r.amount.low or r.amount.high or 0.0 for r in camp) for camp in (one, other))
    return sizes[1] >= FAR * max(sizes[0], 1.0)


def whole_tolls(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without the part counts of a page that gives several ("of the 27, four were children").

    Of such a page those stay that another page gives too, and one more that is at least half as large ("from 31 to
    27"); a page with many numbers lists other disasters or parts of this one.
    """
    kept: list[Reading] = []
    for document in sorted({r.document for r in readings}):
        own = [r for r in readings if r.document == document]
        others = [r for r in readings if r.document != document]
        shared = [r for r in own if any(same_number(r, o) for o in others)]
        main = max(shared or own, key=lambda r: (r.amount.low or 0.0, r.span))
        few = len({r.amount.low for r in own}) <= RETOLD
        kept += [r for r in own if r in shared or (few and 2 * (r.amount.low or 0.0) >= (main.amount.low or 0.0))]
    return kept


def same_number(one: Reading, other: Reading) -> bool:
    """Whether two readings can be the same and neither is vague ("dozens" is shared with every toll)."""
    vague = any(r.amount.low and r.amount.high and r.amount.high >= VAGUE * r.amount.low for r in (one, other))
    return not vague and one.tolerant.intersection(other.tolerant) is not None


def at_its_word(reading: Reading) -> Reading:
    """A lower bound as the number it names."""
    low, high = reading.amount.low, reading.amount.high
    return replace(reading, tolerant=Range(low, low)) if low is not None and high is None else reading


def oldest_first(rivals: Sequence[Camp], order: PageOrder) -> list[Camp]:
    """The camps in the order in which they replaced each other."""
    return sorted(rivals, key=lambda camp: sum(succession(other, camp, order) < 0 for other in rivals))


def succession(one: Camp, other: Camp, order: PageOrder) -> int:
    """-1 where `other` replaced `one`, 1 where `one` replaced `other`, 0 where neither did.

    A value is replaced where the pages that give it alone, as far as their order is known, are older than those that
    give the new one; one that is only retold beside another is replaced by that. Pages without a date are ordered by
    what they retell: a page with both values ("from 31 to 27") is the later one.
    """
    for older, newer, sign in ((one, other, -1), (other, one, 1)):
        before = fresh(older) - {r.document for r in newer}
        after = fresh(newer)
        ordered = any(order.before(a, b) for a in before for b in after)
        if ordered and not any(order.before(b, a) for a in before for b in after):
            return sign
        beside = {r.document for r in older} & {r.document for r in newer}
        if not fresh(older) and after and beside:
            return sign
        speakers = {r.speaker for r in older if r.document in after}, {r.speaker for r in newer}
        retold = before and after and after <= {r.document for r in older} and not rival_speakers(*speakers)
        if retold and not any(order.before(b, a) for a in before for b in after):
            return sign
    return 0


def fresh(camp: Camp) -> set[str]:
    """The pages that give a value as it stands for them, not as an earlier one."""
    return {r.document for r in camp if not r.retold}


def rival_speakers(some: set[str | None], others: set[str | None]) -> bool:
    """Whether two values are the words of different people."""
    return bool(some - {None}) and bool(others - {None}) and not some & others
