"""Where pages differ on what a claim says, or where it was overtaken, by the account's conflicts and changes.

A conflict or change counts where one of its sides stands in the words that bear the claim out and no other side says
what is claimed: where 31 dead became 27, the claim "at least 20 died" is overtaken by neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.assess.claims.numbers import COUNTED, holds, numbers_of
from readout.assess.claims.records import Comparison, Part, Told
from readout.model import Span
from readout.model.account import Quote, Story
from readout.model.account import Side as AccountSide
from readout.model.findings import Dispute, Side

DIVIDING = frozenset({"numeric", "temporal", "polarity", "participant", "place"})
"""Kinds of conflict that make a claim disputed; others are about words and offices."""
VALUES = frozenset({"number", "time"})
STANDING = frozenset({"modality", "state"})
"""Changes of how a thing stands, which concern the word for it."""


def disputes_of(
    story: Story, claim: Told, confirming: Sequence[Comparison], sentences: Sequence[Told]
) -> tuple[Dispute, ...]:
    """The account's differences that bear on a confirmed claim, conflicts first, each in the account's order."""
    parts = [(c.told.document, part) for c in confirming for part in c.parts if part.found is not None]
    found = []
    for conflict in story.conflicts:
        if conflict.kind not in DIVIDING:
            continue
        slots = VALUES if conflict.kind in ("numeric", "temporal") else frozenset({"word", "actor", "place"})
        mine = [side for side in conflict.values if _stands_in(side, parts, slots)]
        others = [side for side in conflict.values if side not in mine]
        if mine and others and not _says_so(claim, others, sentences):
            sides = tuple(Side("side", side.value, side.evidence) for side in conflict.values)
            found.append(Dispute("conflict", conflict.explanation, sides))
    for change in story.changes:
        slots = frozenset({"word"}) if change.slot in STANDING else VALUES
        was = _stands_in(change.from_, parts, slots) and not _stands_in(change.to, parts, slots)
        if was and not _says_so(claim, [change.to], sentences):
            sides = (
                Side("before", change.from_.value, change.from_.evidence),
                Side("now", change.to.value, change.to.evidence),
            )
            found.append(Dispute("change", change.explanation, sides))
    told = {(d.kind, tuple(side.value for side in d.sides)): d for d in reversed(found)}
    return tuple(d for d in found if told[d.kind, tuple(side.value for side in d.sides)] is d)


def _stands_in(side: AccountSide, parts: Iterable[tuple[str, Part]], slots: frozenset[str]) -> bool:
    return any(
        part.slot in slots and part.found is not None and _covers(quote, document, part.found)
        for document, part in parts
        for quote in side.evidence
    )


def _covers(quote: Quote, document: str, span: Span) -> bool:
    return quote.document == document and quote.start < span.end and span.start < quote.end


def _says_so(claim: Told, sides: Sequence[AccountSide], sentences: Sequence[Told]) -> bool:
    """Whether a number of one of the sides is one that the claim allows."""
    claimed = numbers_of(claim)
    for side in sides:
        for told in sentences:
            inside = [
                q for q in side.evidence if q.document == told.document and told.span.start <= q.start < told.span.end
            ]
            for number in numbers_of(told) if inside else ():
                if any(_covers(q, told.document, number.span) for q in inside) and any(
                    holds(c, number) and (c.unit == number.unit or {c.unit, number.unit} <= COUNTED) for c in claimed
                ):
                    return True
    return False
