"""One page as read, as the contract publishes it.

In comes `Document`, out goes the `Page` of an account. Offsets are 0-based half-open code points of the page's
text.
"""

from __future__ import annotations

from readout.model import DateCandidate, Document, Published
from readout.model.account import (
    Block,
    CreditLine,
    DateHint,
    FurniturePart,
    Page,
    PublishedOn,
    TextSpan,
)


def page_record(document: Document, lineage: str | None = None) -> Page:
    """The page as published; `lineage` is the id of the report it carries, where that is known."""
    title = document.title
    return Page(
        id=document.id,
        uri=document.uri,
        outlet=document.outlet,
        title=None if title is None else TextSpan(title.start, title.end, title.of(document.text)),
        published=_published(document.published),
        language=document.language,
        text=document.text,
        body=tuple(Block(span.start, span.end) for span in document.body),
        furniture=tuple(FurniturePart(part.span.start, part.span.end, part.kind) for part in document.furniture),
        credits=tuple(
            CreditLine(credit.name, credit.kind, credit.span.start, credit.span.end, credit.span.of(document.text))
            for credit in document.credits
        ),
        lineage=lineage,
        notices=document.notices,
    )


def _published(published: Published) -> PublishedOn:
    days = published.days
    return PublishedOn(
        edtf=days.edtf,
        earliest=_day(days.earliest),
        latest=_day(days.latest),
        basis=published.basis,
        candidates=tuple(_hint(candidate) for candidate in published.candidates),
    )


def _hint(candidate: DateCandidate) -> DateHint:
    span = candidate.span
    return DateHint(
        basis=candidate.basis,
        edtf=candidate.days.edtf,
        start=span.start if span else None,
        end=span.end if span else None,
        use=candidate.use,
    )


def _day(day: object) -> str | None:
    return None if day is None else str(day)
