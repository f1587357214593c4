"""Where the parts of each page stand in its raw bytes, for whoever asked.

In: pages as they are read, one at a time. Out: `SourceBytes` by document. Nothing is kept of the bytes themselves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from readout.model import Document, RawPage, SourceBytes, Span


@dataclass(slots=True)
class PageBytes:
    """Collects, while pages are read, where their spans stand; the key is the id and address of the document."""

    by_page: dict[tuple[str, str], SourceBytes] = field(default_factory=dict)

    def note(self, raw: RawPage, document: Document) -> None:
        """Remember where every span of the document stands in the bytes it was read from."""
        from readout.read.bytemap import byte_map

        found = byte_map(raw)
        places = {span: raw_span for span in _spans(document) if (raw_span := found.raw_span(span)) is not None}
        self.by_page[document.id, document.uri] = SourceBytes(
            sha256=hashlib.sha256(raw.data).hexdigest(),
            length=len(raw.data),
            encoding=found.encoding,
            places=places if found.text == document.text else {},
        )


def _spans(document: Document) -> list[Span]:
    hints = (candidate.span for candidate in document.published.candidates)
    return [
        *document.body,
        *(part.span for part in document.furniture),
        *(credit.span for credit in document.credits),
        *(span for span in (document.title, *hints) if span is not None),
    ]
