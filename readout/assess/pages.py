"""From internal records to published ones: pages, spans with their words, dates."""

from __future__ import annotations

from collections.abc import Mapping

from readout.model import DateRange, Document, Span
from readout.model.account import (
    Block,
    CreditLine,
    DateHint,
    FurniturePart,
    Page,
    PublishedOn,
    Quote,
    TextSpan,
    When,
)


def publish_page(document: Document, lineage: str | None) -> Page:
    """One document as the account shows it."""
    text = document.text
    days = document.published.days
    return Page(
        id=document.id,
        uri=document.uri,
        outlet=document.outlet,
        title=TextSpan(document.title.start, document.title.end, document.title.of(text)) if document.title else None,
        published=PublishedOn(
            days.edtf,
            days.earliest.isoformat() if days.earliest else None,
            days.latest.isoformat() if days.latest else None,
            document.published.basis,
            tuple(
                DateHint(c.basis, c.days.edtf, c.span.start if c.span else None, c.span.end if c.span else None)
                for c in document.published.candidates
            ),
        ),
        language=document.language,
        text=text,
        body=tuple(Block(span.start, span.end) for span in document.body),
        furniture=tuple(FurniturePart(f.span.start, f.span.end, f.kind) for f in document.furniture),
        credits=tuple(CreditLine(c.name, c.kind, c.span.start, c.span.end, c.span.of(text)) for c in document.credits),
        lineage=lineage,
        notices=document.notices,
    )


def quote(documents: Mapping[str, Document], document: str, span: Span) -> Quote:
    """A span of a page with its exact words."""
    return Quote(document, span.start, span.end, span.of(documents[document].text))


def when(days: DateRange, edtf: str | None = None) -> When | None:
    """A published time, or None where nothing at all is known."""
    text = edtf or days.edtf
    if text is None and days.earliest is None and days.latest is None:
        return None
    return When(
        text,
        days.earliest.isoformat() if days.earliest else None,
        days.latest.isoformat() if days.latest else None,
    )
