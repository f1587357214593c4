"""Pages by themselves, as data: the JSON contract `readout-pages/1`, as types, and how documents become it.

In come `Document`s and, where asked for, where their spans stand in the raw bytes; out goes `PagesFile`, whose
`to_dict()` is what `readout read --format json` prints, or a page by itself as a line of JSON. Offsets are 0-based
half-open code points of the page's text; `bytes` beside a span is the half-open range of bytes of the raw page, or null
where it was not asked for or is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.model import Document, Refusal, SourceBytes, Span
from readout.model.account import (
    Block,
    CreditLine,
    DateHint,
    FurniturePart,
    Page,
    PublishedOn,
    RefusedPage,
    TextSpan,
    plain,
)
from readout.render.controls import escaped_for_json
from readout.render.pages import page_record

SCHEMA = "readout-pages/1"

Bytes = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PlacedSpan(TextSpan):
    """The title with its bytes."""

    bytes: Bytes


@dataclass(frozen=True, slots=True)
class PlacedBlock(Block):
    """A part of the body with its bytes."""

    bytes: Bytes


@dataclass(frozen=True, slots=True)
class PlacedPart(FurniturePart):
    """A part that was set aside, with its bytes."""

    bytes: Bytes


@dataclass(frozen=True, slots=True)
class PlacedCredit(CreditLine):
    """A credit with its bytes."""

    bytes: Bytes


@dataclass(frozen=True, slots=True)
class PlacedHint(DateHint):
    """A hint at the date with its bytes."""

    bytes: Bytes = None


@dataclass(frozen=True, slots=True)
class DatedBy(PublishedOn):
    """When the page was written, with the bytes of the hints."""

    candidates: tuple[PlacedHint, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page says of itself: the address it gives as its own, section, authors, when it was changed."""

    canonical: str | None
    section: str | None
    authors: tuple[str, ...]
    modified: str | None


@dataclass(frozen=True, slots=True)
class RawBytes:
    """The bytes that a page was read from."""

    sha256: str
    length: int
    encoding: str


@dataclass(frozen=True, slots=True)
class ReadPage(Page):
    """One page as read, with what it says of itself and where its parts stand in its bytes."""

    title: PlacedSpan | None
    published: DatedBy
    body: tuple[PlacedBlock, ...]
    furniture: tuple[PlacedPart, ...]
    credits: tuple[PlacedCredit, ...]
    claims: Claims
    raw: RawBytes | None


@dataclass(frozen=True, slots=True)
class PagesFile:
    """The pages, each by itself."""

    documents: tuple[ReadPage, ...]
    refused: tuple[RefusedPage, ...] = ()
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The contract as plain JSON types, `schema` first."""
        body = plain(self)
        return {"schema": body.pop("schema"), **body}


def pages_file(
    documents: Iterable[Document],
    refused: Sequence[Refusal] = (),
    source_bytes: Mapping[tuple[str, str], SourceBytes] | None = None,
) -> PagesFile:
    """The pages as published, in the order given; `source_bytes` by id and address of the document."""
    found = source_bytes or {}
    return PagesFile(
        documents=tuple(_read_page(document, found.get((document.id, document.uri))) for document in documents),
        refused=tuple(RefusedPage(item.uri, item.problem, item.remedy, item.repeated) for item in refused),
    )


def page_line(page: ReadPage) -> str:
    """One page on a line of JSON Lines: what `documents` of the file holds; no character in it ends a line."""
    return escaped_for_json(json.dumps(plain(page), ensure_ascii=False, allow_nan=False)) + "\n"


def _read_page(document: Document, source: SourceBytes | None) -> ReadPage:
    page = page_record(document)

    def at(start: int | None, end: int | None) -> Bytes:
        place = source.places.get(Span(start, end)) if source and start is not None and end is not None else None
        return None if place is None else (place.start, place.end)

    def placed(record: Any) -> dict[str, Any]:
        fields = {name: getattr(record, name) for name in type(record).__dataclass_fields__}
        return {**fields, "bytes": at(record.start, record.end)}

    published, claims = page.published, document.claims
    changed: dict[str, Any] = {
        "title": None if page.title is None else PlacedSpan(**placed(page.title)),
        "body": tuple(PlacedBlock(**placed(part)) for part in page.body),
        "furniture": tuple(PlacedPart(**placed(part)) for part in page.furniture),
        "credits": tuple(PlacedCredit(**placed(part)) for part in page.credits),
        "published": DatedBy(
            published.edtf,
            published.earliest,
            published.latest,
            published.basis,
            tuple(PlacedHint(**placed(hint)) for hint in published.candidates),
        ),
        "claims": Claims(
            claims.canonical, claims.section, claims.authors, claims.modified.edtf if claims.modified else None
        ),
        "raw": RawBytes(source.sha256, source.length, source.encoding) if source else None,
    }
    return ReadPage(**{name: getattr(page, name) for name in Page.__slots__} | changed)
