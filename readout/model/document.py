"""One page as read: its text, what of it is the report, who published it, when it was written.

`Document.text` is the whole decoded page; every other field points into it. `body` holds one span a block (paragraph,
crosshead, title line), ascending; `furniture` everything else that is not blank. Together they cover the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readout.model.ranges import DateRange
from readout.model.spans import Span


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What the file that held a page among others says of it: a web archive, an export, a feed.

    `place` is where in the file it stands, for people; `published` pairs each date as written with its basis;
    `fetched` is when the page was copied, which only bounds from above when it was written.
    """

    place: str
    file: str = ""
    """The file that holds it, as the user named it."""
    title: str | None = None
    outlet: str | None = None
    published: tuple[tuple[str, str], ...] = ()
    fetched: str | None = None
    charset: str | None = None
    """The encoding that the transport declared, not the page."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """Bytes as they came, before anything is decided about them; `record` where they were part of a larger file."""

    uri: str
    data: bytes
    record: PageRecord | None = None

    @property
    def place(self) -> str:
        """Where the page is found: its record in a larger file, else its address."""
        return self.record.place if self.record is not None else self.uri

    def refusal(self, problem: str, remedy: str, *, repeated: bool = False) -> Refusal:
        """The refusal of this page, with its place in the file that holds it."""
        return Refusal(self.place, problem, remedy, repeated, self.record.file if self.record is not None else "")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read: what is wrong and what to do."""

    uri: str
    problem: str
    remedy: str
    repeated: bool = False
    """Told, but nothing is missing: the page is read under another address, or what was left out is no page."""
    file: str = ""
    """The file it is part of, where one file holds many pages: refusals that are alike are then counted, not listed."""


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
    use: str = ""
    """What came of it: that it names the day, bounds it, agrees, or was set aside, and why."""


@dataclass(frozen=True, slots=True)
class PageClaims:
    """What a page says of itself in its head, as it says it: claims, not findings."""

    canonical: str | None = None
    """The address it gives as its own."""
    section: str | None = None
    authors: tuple[str, ...] = ()
    modified: DateRange | None = None


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """Where spans of a document stand in the raw bytes of its page, which `sha256` identifies.

    `places` gives for each span its half-open range of bytes; a span that is not there has no known place.
    """

    sha256: str
    length: int
    encoding: str
    places: Mapping[Span, Span]


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
    claims: PageClaims = PageClaims()
