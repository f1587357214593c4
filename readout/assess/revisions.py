"""Changes that a single page tells: it gives the number that holds now beside the one it replaced.

Other pages stand beside it where their mentions of the same fact have one of the two numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.assess.differences import Differences, Located, make_change, make_side
from readout.assess.facts import Evidenced
from readout.model import Range, Revision, Span
from readout.model.links import AnnotatedPage, EventMention, FactGroup


def find_revisions(groups: Sequence[FactGroup], evidenced: Evidenced) -> Differences:
    """One change for every number that a page says was replaced, where the sentence tells a fact."""
    told: dict[str, list[tuple[EventMention, FactGroup]]] = {}
    for group in groups:
        for mention in group.mentions:
            told.setdefault(mention.document, []).append((mention, group))
    changes = []
    for document, page in sorted(evidenced.pages.items()):
        for revision in page.annotations.revisions:
            fact = fact_at(revision, told.get(document, ()))
            if fact is not None:
                before, after = (
                    make_side(places(document, span, page, fact), evidenced, span.of(page.document.text))
                    for span in (revision.old, revision.new)
                )
                changes.append(make_change(fact, "number", before, after))
    return Differences(changes=tuple(changes))


def fact_at(revision: Revision, told: Sequence[tuple[EventMention, FactGroup]]) -> FactGroup | None:
    """The fact that the sentence of a revision tells: of the one that has the number, else of the shortest clause."""
    inside = [
        (not has_number(mention, (revision.new, revision.old)), len(mention.event.extent), mention.event.id, group)
        for mention, group in told
        if mention.event.extent.overlaps(revision.sentence)
        and any(mention.event.extent.contains(span) for span in (revision.new, revision.old))
    ]
    return min(inside, key=lambda row: row[:3])[3] if inside else None


def has_number(mention: EventMention, spans: Sequence[Span]) -> bool:
    """Whether one of the mention's values stands at one of the spans."""
    return any(value.span.overlaps(span) for value in mention.values for span in spans)


def places(document: str, span: Span, page: AnnotatedPage, group: FactGroup) -> Iterator[Located]:
    """Where one side of a revision stands: in its own page, and in others that have the same number for the fact."""
    yield document, span
    amount = amount_at(page, span)
    if amount is None:
        return
    for mention in group.mentions:
        for value in mention.values:
            if mention.document != document and same(value.amount, amount):
                yield mention.document, value.span


def amount_at(page: AnnotatedPage, span: Span) -> Range | None:
    """The number at a span as a range, in the units it is compared in; None for a length of time."""
    return next((q.amount for q in page.annotations.quantities if q.span == span), None)


def same(one: Range, other: Range) -> bool:
    """Whether both name the same number."""
    return one.low is not None and one.low == other.low
