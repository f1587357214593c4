"""From internal records to published ones: spans with their words, dates."""

from __future__ import annotations

from collections.abc import Mapping

from readout.model import DateRange, Document, Span
from readout.model.account import Quote, When


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
