"""The account as published: the JSON contract `readout/1`, as types.

`Readout.to_dict()` is what `--format json` prints and what the JSON Schema is generated from. A trailing underscore in
a field name (`from_`) is dropped in the JSON. All offsets are those of `Span`; `text` beside a span is the exact slice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

SCHEMA = "readout/1"

Modality = Literal["happened", "planned", "possible", "requested", "denied", "unknown"]
Polarity = Literal["positive", "negative"]
Status = Literal["corroborated", "contested", "changed", "single-source"]
ConflictKind = Literal["numeric", "temporal", "place", "participant", "polarity", "wording", "identity"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of one document, with its words."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A span of the document it stands under, with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the body."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FurniturePart:
    """A part of a page that was set aside, and as what."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class DateHint:
    """One hint at when a page was written."""

    basis: str
    edtf: str | None
    start: int | None
    end: int | None
    use: str = ""
    """What came of it: it names the day, bounds it, agrees, or was set aside, and why."""


@dataclass(frozen=True, slots=True)
class PublishedOn:
    """When a page was written; `basis` says how it is known."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: str
    candidates: tuple[DateHint, ...]


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Who a page names as where its text or a claim comes from."""

    name: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One document of the account."""

    id: str
    uri: str
    outlet: str | None
    title: TextSpan | None
    published: PublishedOn
    language: str
    text: str
    body: tuple[Block, ...]
    furniture: tuple[FurniturePart, ...]
    credits: tuple[CreditLine, ...]
    lineage: str | None
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """One page carries or rewrites another. `score` is the fraction of the shorter body that is shared, 0 to 1."""

    from_: str
    to: str
    kind: str
    score: float
    passages: tuple[tuple[Quote, Quote], ...]
    reasons: tuple[tuple[str, float], ...] = ()
    """What weighed most in the decision, for and against: (feature, weight), the weightiest first."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Pages that carry or rewrite the same report. `origin` names the document or agency it goes back to."""

    id: str
    documents: tuple[str, ...]
    origin: str | None
    edges: tuple[LineageEdge, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that pages give to an entity; `of` is an entity id."""

    title: str
    of: str | None
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody or something the story names."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[Office, ...]
    mentions: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class EventClass:
    """PLOVER type and mode."""

    type: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class RoleFiller:
    """Who takes part, and as what."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True)
class When:
    """A time as an interval."""

    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the range that holds it."""

    slot: str
    unit: str | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one page that say a fact."""

    document: str
    start: int
    end: int
    text: str
    modality: Modality
    values: tuple[Amount, ...]
    attribution: str | None
    stated_at: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the pages say, with everything it rests on."""

    id: str
    summary: str
    event: EventClass
    participants: tuple[RoleFiller, ...]
    time: When | None
    place: str | None
    values: tuple[Amount, ...]
    commitment: bool
    background: bool
    polarity: Polarity
    modality: Modality
    status: tuple[Status, ...]
    lineages: int
    origins: int
    topics: tuple[str, ...]
    weight: float
    """How much the fact matters to the story, 0 to 1; facts are listed by it, largest first."""
    evidence: tuple[Evidence, ...]
    time_words: str | None = None
    """When, in the words most pages use ("Sunday afternoon"): all there is to go by where no date follows from them."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The words of a statement as one page gives them; `altered` where pages differ inside quotation marks."""

    document: str
    start: int
    end: int
    text: str
    altered: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something, in quotation marks (`direct`) or not."""

    id: str
    speaker: str | None
    speaker_text: str
    addressees: tuple[str, ...]
    direct: bool
    text: str
    topics: tuple[str, ...]
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value and where it stands."""

    value: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that cannot both hold, or a difference a reader must know of."""

    id: str
    facts: tuple[str, ...]
    slot: str
    kind: ConflictKind
    values: tuple[Side, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Change:
    """Known at an earlier moment, overtaken later."""

    id: str
    facts: tuple[str, ...]
    slot: str
    from_: Side
    to: Side
    explanation: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """When a fact took place."""

    edtf: str
    fact: str


@dataclass(frozen=True, slots=True)
class Story:
    """One account: everything the pages of one story say."""

    id: str
    title: str
    documents: tuple[str, ...]
    time: str | None
    lineages: tuple[Lineage, ...]
    entities: tuple[NamedEntity, ...]
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    changes: tuple[Change, ...]
    timeline: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """An input that was not read, with the reason."""

    uri: str
    problem: str
    remedy: str
    repeated: bool = False
    """The same page is read under another address: nothing is missing."""


@dataclass(frozen=True, slots=True)
class Readout:
    """The whole result: the pages as read, and one account a story."""

    documents: tuple[Page, ...]
    stories: tuple[Story, ...]
    refused: tuple[RefusedPage, ...] = ()
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The contract as plain JSON types, `schema` first."""
        body = plain(self)
        return {"schema": body.pop("schema"), **body}


def plain(value: Any) -> Any:
    """Frozen records as dicts (trailing underscores dropped), tuples as lists; other values as they are."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
