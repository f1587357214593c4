"""One page, as data: the JSON contract `readout-annotations/1`, as types, and how a page's records become it.

In come `Document` and `Annotations`, out goes `AnnotationsFile`, whose `to_dict()` is what `readout annotate
--format json` prints. All offsets are 0-based half-open code points of the page's text; `text` beside a span is the
exact slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from readout.model import Annotations, Attribution, Document, Entity, Event, Quantity, Refusal, Span, TimeExpression
from readout.model.account import Page, RefusedPage, TextSpan, plain
from readout.render.pages import page_record

SCHEMA = "readout-annotations/1"


@dataclass(frozen=True, slots=True)
class RoleOnPage:
    """An office the page gives to an entity; `of` is an entity id of the same page."""

    title: str
    of: str | None
    evidence: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class MentionOnPage:
    """One place where an entity is named; `kind` is name, nominal or pronoun."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class EntityOnPage:
    """Somebody or something the page names."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[RoleOnPage, ...]
    mentions: tuple[MentionOnPage, ...]


@dataclass(frozen=True, slots=True)
class TimeOnPage:
    """A time as said. `low` to `high` in `unit` for a duration or hours of the day; `reason` where it is open."""

    start: int
    end: int
    text: str
    kind: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    low: float | None
    high: float | None
    unit: str | None
    anchor: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuantityOnPage:
    """An amount as said; `of` is what is counted, as written."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    kind: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class AttributionOnPage:
    """Somebody said something: source, cue and content; `speaker`, `speakers` (who else) and `addressees` are ids."""

    id: str
    source: TextSpan | None
    cue: TextSpan | None
    content: tuple[TextSpan, ...]
    direct: bool
    speaker: str | None
    addressees: tuple[str, ...]
    via: str | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParticipantOnPage:
    """Who takes part in an event, and as what."""

    role: str
    span: TextSpan
    entity: str | None


@dataclass(frozen=True, slots=True)
class ValueOnPage:
    """A number that belongs to an event, with the words that say it."""

    slot: str
    unit: str | None
    low: float | None
    high: float | None
    span: TextSpan


@dataclass(frozen=True, slots=True)
class EventOnPage:
    """What happens, happened, is planned, asked for or denied; `time` is an index into the page's `times`."""

    id: str
    trigger: TextSpan
    extent: TextSpan
    lemma: str
    type: str | None
    mode: str | None
    participants: tuple[ParticipantOnPage, ...]
    time: int | None
    place: str | None
    values: tuple[ValueOnPage, ...]
    purpose: TextSpan | None
    polarity: str
    modality: str
    state: str | None
    commitment: bool
    background: bool
    attribution: str | None


@dataclass(frozen=True, slots=True)
class AnnotatedPage(Page):
    """One page as read, with everything understood of it."""

    sentences: tuple[TextSpan, ...]
    entities: tuple[EntityOnPage, ...]
    times: tuple[TimeOnPage, ...]
    quantities: tuple[QuantityOnPage, ...]
    attributions: tuple[AttributionOnPage, ...]
    events: tuple[EventOnPage, ...]


@dataclass(frozen=True, slots=True)
class AnnotationsFile:
    """The pages, each by itself."""

    documents: tuple[AnnotatedPage, ...]
    refused: tuple[RefusedPage, ...] = ()
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The contract as plain JSON types, `schema` first."""
        body = plain(self)
        return {"schema": body.pop("schema"), **body}


def annotations_file(pages: Iterable[tuple[Document, Annotations]], refused: Sequence[Refusal] = ()) -> AnnotationsFile:
    """The pages as published, in the order given."""
    return AnnotationsFile(
        documents=tuple(annotated_page(document, annotations) for document, annotations in pages),
        refused=tuple(RefusedPage(item.uri, item.problem, item.remedy, item.repeated) for item in refused),
    )


def annotated_page(document: Document, annotations: Annotations) -> AnnotatedPage:
    """One page's records as the contract writes them; sequences keep their order."""
    page, text = page_record(document), document.text
    return AnnotatedPage(
        **{name: getattr(page, name) for name in Page.__slots__},
        sentences=tuple(_words(text, sentence.span) for sentence in annotations.sentences),
        entities=tuple(_entity(text, entity) for entity in annotations.entities),
        times=tuple(_time(text, time) for time in annotations.times),
        quantities=tuple(_quantity(text, quantity) for quantity in annotations.quantities),
        attributions=tuple(_attribution(text, attribution) for attribution in annotations.attributions),
        events=tuple(_event(text, event) for event in annotations.events),
    )


def _words(text: str, span: Span) -> TextSpan:
    return TextSpan(span.start, span.end, span.of(text))


def _words_or_none(text: str, span: Span | None) -> TextSpan | None:
    return None if span is None else _words(text, span)


def _entity(text: str, entity: Entity) -> EntityOnPage:
    return EntityOnPage(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        aliases=entity.aliases,
        roles=tuple(
            RoleOnPage(role.title, role.of, tuple(_words(text, span) for span in role.evidence))
            for role in entity.roles
        ),
        mentions=tuple(
            MentionOnPage(mention.span.start, mention.span.end, mention.span.of(text), mention.kind)
            for mention in entity.mentions
        ),
    )


def _time(text: str, time: TimeExpression) -> TimeOnPage:
    amount, unit = (time.amount, time.unit) if time.hours is None else (time.hours, "hour of day")
    return TimeOnPage(
        start=time.span.start,
        end=time.span.end,
        text=time.span.of(text),
        kind=time.kind,
        edtf=time.edtf or time.days.edtf,
        earliest=time.days.earliest.isoformat() if time.days.earliest else None,
        latest=time.days.latest.isoformat() if time.days.latest else None,
        low=amount.low if amount else None,
        high=amount.high if amount else None,
        unit=unit,
        anchor=time.anchor,
        reason=time.reason,
    )


def _quantity(text: str, quantity: Quantity) -> QuantityOnPage:
    return QuantityOnPage(
        start=quantity.span.start,
        end=quantity.span.end,
        text=quantity.span.of(text),
        low=quantity.amount.low,
        high=quantity.amount.high,
        unit=quantity.unit,
        of=quantity.of,
        kind=quantity.kind,
        approximate=quantity.approximate,
    )


def _attribution(text: str, attribution: Attribution) -> AttributionOnPage:
    return AttributionOnPage(
        id=attribution.id,
        source=_words_or_none(text, attribution.source),
        cue=_words_or_none(text, attribution.cue),
        content=tuple(_words(text, span) for span in attribution.content),
        direct=attribution.direct,
        speaker=attribution.speaker,
        addressees=attribution.addressees,
        via=attribution.via,
        speakers=attribution.speakers,
    )


def _event(text: str, event: Event) -> EventOnPage:
    return EventOnPage(
        id=event.id,
        trigger=_words(text, event.trigger),
        extent=_words(text, event.extent),
        lemma=event.lemma,
        type=event.type,
        mode=event.mode,
        participants=tuple(
            ParticipantOnPage(item.role, _words(text, item.span), item.entity) for item in event.participants
        ),
        time=event.time,
        place=event.place,
        values=tuple(
            ValueOnPage(item.slot, item.unit, item.amount.low, item.amount.high, _words(text, item.span))
            for item in event.values
        ),
        purpose=_words_or_none(text, event.purpose),
        polarity=event.polarity,
        modality=event.modality,
        state=event.state,
        commitment=event.commitment,
        background=event.background,
        attribution=event.attribution,
    )
