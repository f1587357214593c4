"""The events and statements of a story's pages, with their people as entities of the story.

Several partners of one meeting ("held talks with A and B") are told apart: each pair may be what another page tells
alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from readout.link.tolls import by_toll, counted_noun
from readout.model import Annotations, Attribution, Event, Participant, Span
from readout.model.links import AnnotatedPage, EventMention, LinkedEntity, StatementMention

DISTRIBUTIVE = frozenset({"CONSULT"})
"""Event types that hold of each pair where they hold of one actor and several partners."""


def entity_of(entities: Sequence[LinkedEntity]) -> dict[tuple[str, str], str]:
    """(document id, page entity id) to story entity id."""
    return {member: entity.id for entity in entities for member in entity.members}


def sentence_at(annotations: Annotations, span: Span) -> int:
    """Index of the sentence that holds the start of `span`; the nearest one before it where none does."""
    starts = [sentence.span.start for sentence in annotations.sentences]
    return max(bisect_right(starts, span.start) - 1, 0)


def gather_events(pages: Sequence[AnnotatedPage], entities: Sequence[LinkedEntity]) -> tuple[EventMention, ...]:
    """Every event a page tells, by document id and place in the text; events only referred to support no fact."""
    known = entity_of(entities)
    people = frozenset(entity.id for entity in entities if entity.type == "PERSON")
    found: list[EventMention] = []
    for page in sorted(pages, key=lambda p: p.document.id):
        speakers = {a.id: a.speaker for a in page.annotations.attributions}
        counted = {quantity.span: counted_noun(quantity) for quantity in page.annotations.quantities}
        for number, event in enumerate(page.annotations.events):
            if not event.told:
                continue
            speaker = speakers.get(event.attribution) if event.attribution else None
            for participants in readings(event):
                told = mention(page, number, participants, speaker, known)
                found += by_toll(replace(told, persons=told.who & people), counted)
    return tuple(found)


def mention(
    page: AnnotatedPage,
    number: int,
    participants: Sequence[Participant],
    speaker: str | None,
    known: Mapping[tuple[str, str], str],
) -> EventMention:
    """One reading of an event, in terms of the story's entities."""
    document, event = page.document.id, page.annotations.events[number]
    roles = tuple(
        (p.role, known[document, p.entity])
        for p in participants
        if p.entity is not None and (document, p.entity) in known
    )
    place = known.get((document, event.place)) if event.place else None
    said_by = known.get((document, speaker)) if speaker else None
    sentence = sentence_at(page.annotations, event.trigger)
    return EventMention(document, event, sentence, number, tuple(dict.fromkeys(roles)), place, said_by)


def readings(event: Event) -> Iterator[tuple[Participant, ...]]:
    """The participants of each pairwise reading; most events have one reading."""
    actors = [p for p in event.participants if p.role == "actor"]
    partners = [p for p in event.participants if p.role == "recipient"]
    if event.type in DISTRIBUTIVE and len(actors) == 1 and len({p.entity for p in partners}) > 1:
        others = [p for p in event.participants if p.role not in ("actor", "recipient")]
        for partner in partners:
            yield (*actors, partner, *others)
    else:
        yield event.participants


def gather_statements(pages: Sequence[AnnotatedPage], entities: Sequence[LinkedEntity]) -> tuple[StatementMention, ...]:
    """Everything said, by document id and place in the text; what is only hoped, wanted or shown is no statement."""
    known = entity_of(entities)
    return tuple(
        StatementMention(
            page.document.id,
            attribution,
            Span(attribution.content[0].start, attribution.content[-1].end),
            known.get((page.document.id, attribution.speaker)) if attribution.speaker else None,
            tuple(known[page.document.id, a] for a in attribution.addressees if (page.document.id, a) in known),
        )
        for page in sorted(pages, key=lambda p: p.document.id)
        for attribution in page.annotations.attributions
        if attribution.content and (attribution.direct or is_statement(attribution, page.document.text))
    )


def is_statement(attribution: Attribution, text: str) -> bool:
    """Whether indirect words are something said, in more than a word ("that", "it")."""
    words = sum(len(span.of(text).split()) for span in attribution.content)
    return attribution.kind == "statement" and words > 1
