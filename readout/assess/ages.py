"""Two ages of one person.

In come the story's people and the ages their pages give ("Ines Duarte, 43,", "a 41-year-old engineer"); out comes a
conflict of numbers where two independent pages of about the same time differ by more than a birthday explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.assess.differences import Differences, make_side
from readout.assess.facts import Evidenced
from readout.model import Quantity, Span, stable_id
from readout.model.account import Conflict
from readout.model.links import AnnotatedPage, LinkedEntity

BIRTHDAY = 1.0
"""Years by which two true ages of one person may differ within a story."""
OLDEST = 120.0
REACH = 6
"""Characters between a name and the age behind it."""
BEHIND = re.compile(r"\s*[,(]\s*(?:an?\s+|aged\s+)?")
"""What stands between them ("Ines Duarte, 43," "Ines Duarte, a 43-year-old")."""


def find_rival_ages(entities: Sequence[LinkedEntity], evidenced: Evidenced) -> Differences:
    """One conflict for every person of whom two reports give ages that cannot both hold; by order of `entities`."""
    conflicts = []
    for entity in entities:
        if entity.type != "PERSON":
            continue
        told = sorted(ages_of(entity, evidenced), key=lambda row: (row[0], row[1], row[2]))
        if len(told) < 2 or told[-1][0] - told[0][0] <= BIRTHDAY:
            continue
        youngest, oldest = ([r for r in told if abs(r[0] - end[0]) <= BIRTHDAY] for end in (told[0], told[-1]))
        if {evidenced.lineage[r[1]] for r in youngest} & {evidenced.lineage[r[1]] for r in oldest}:
            continue
        sides = tuple(make_side([(d, span) for _, d, span in rows], evidenced) for rows in (youngest, oldest))
        words = f"{entity.name} is given different ages: {told[0][0]:g} and {told[-1][0]:g}."
        conflicts.append(Conflict(stable_id("con", entity.id, "age"), (), "age", "numeric", sides, words))
    return Differences(conflicts=tuple(conflicts))


def ages_of(entity: LinkedEntity, evidenced: Evidenced) -> Iterator[tuple[float, str, Span]]:
    """(years, document, place) of every age that a page gives the person."""
    for document, member in entity.members:
        page = evidenced.pages[document]
        mentions = [m.span for e in page.annotations.entities if e.id == member for m in e.mentions]
        for quantity in page.annotations.quantities:
            low = quantity.amount.low
            plausible = low is not None and low == quantity.amount.high and 0 < low < OLDEST
            if quantity.unit == "year" and plausible and low is not None and is_age_of(quantity, mentions, page):
                yield low, document, quantity.span


def is_age_of(quantity: Quantity, mentions: Sequence[Span], page: AnnotatedPage) -> bool:
    """Whether an age stands right behind a mention, or what it describes is one."""
    text, span = page.document.text, quantity.span
    for mention in mentions:
        between = text[mention.end : span.start]
        if mention.end <= span.start and len(between) <= REACH and BEHIND.fullmatch(between):
            return True
        if quantity.of_span is not None and quantity.of_span.overlaps(mention):
            return True
    return False
