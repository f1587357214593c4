"""One page as read: its text, what of it is the report, who published it, when it was written.

`Document.text` is the whole decoded page; every other field points into it. `body` holds one span a block (paragraph,
crosshead, title line), ascending; `furniture` everything else that is not blank. Together they cover the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.model.ranges import DateRange
from readout.model.spans import Span


@dataclass(frozen=True, slots=True)
class RawPage:
    """Bytes as they came, before anything is decided about them."""

    uri: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read: what is wrong and what to do."""

    uri: str
    problem: str
    remedy: str
    repeated: bool = False
    """The page is read all the same, under another address: told, but nothing is missing."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A part of the page that is not the report.

    `kind` is one of navigation, related, advert, newsletter, share, comment, legal, caption, byline, masthead, other.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Who the page itself names as where its text or a claim comes from.

    `kind` is one of wire, broadcaster, reported-by, agency, photo, contributor, translation, other. `span` covers the
    words that say so.
    """

    name: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One hint at when the page was written; `span` is None where it stands in metadata or the address."""

    basis: str
    days: DateRange
    span: Span | None


@dataclass(frozen=True, slots=True)
class Published:
    """When the page was written, as an interval; unknown is DateRange(None, None) with a basis that says why."""

    days: DateRange
    basis: str
    candidates: tuple[DateCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One page, read."""

    id: str
    uri: str
    outlet: str | None
    title: Span | None
    published: Published
    language: str
    text: str
    body: tuple[Span, ...]
    furniture: tuple[Furniture, ...]
    credits: tuple[Credit, ...] = ()
    notices: tuple[str, ...] = ()
    """What a reader must know of the reading: replaced bytes, a guessed encoding, contradictory metadata."""
