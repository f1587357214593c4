"""Understanding without a model, for tests of what happens to pages: every line a sentence that tells one event."""

from __future__ import annotations

import re

import numpy as np

from readout.model import (
    Annotations,
    Attribution,
    Document,
    Entity,
    Event,
    Mention,
    Participant,
    Quantity,
    Range,
    Sentence,
    Span,
    Value,
    stable_id,
)
from readout.model.links import AnnotatedPage
from tests.builders import bag_vector

NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+")
SAID = re.compile(r"(?P<who>[A-Z]\w+ [A-Z]\w+) said: (?P<what>.+)")


def understand_page(job: tuple[Document, str | None, int]) -> AnnotatedPage:
    """Stands in for the pipeline's function of this name."""
    return AnnotatedPage(job[0], annotate(job[0]))


def annotate(document: Document) -> Annotations:
    """Names are runs of capitalised words, events are lines, numbers count people."""
    text, body = document.text, document.body
    sentences = tuple(sentence(text, span, place) for place, span in enumerate(body))
    entities = people(document)
    ids = {entity.name: entity.id for entity in entities}
    sayings = tuple(said for span in body if (said := saying(document, span, ids)) is not None)
    events = tuple(event(document, span, ids, sayings) for span in body if len(span) > 12)
    vectors = np.stack([bag_vector(s.words) for s in sentences])
    clauses = np.stack([bag_vector(words(e.extent.of(text))) for e in events]) if events else vectors[:0]
    return Annotations(
        document=document.id,
        sentences=sentences,
        entities=entities,
        times=(),
        quantities=tuple(
            Quantity(Span(m.start(), m.end()), Range(float(m[0]), float(m[0])), "people", "count")
            for m in NUMBER.finditer(text)
        ),
        attributions=sayings,
        events=events,
        vectors=vectors,
        event_vectors=np.stack([clauses, clauses]),
    )


def words(text: str) -> list[str]:
    return [w.casefold() for w in WORD.findall(text) if len(w) > 3]


def sentence(text: str, span: Span, block: int) -> Sentence:
    found = [m for m in WORD.finditer(text, span.start, span.end) if len(m[0]) > 3]
    return Sentence(span, tuple(m[0].casefold() for m in found), tuple(m.start() for m in found), block)


def people(document: Document) -> tuple[Entity, ...]:
    mentions: dict[str, list[Mention]] = {}
    for match in NAME.finditer(document.text):
        mentions.setdefault(match[0], []).append(Mention(Span(match.start(), match.end()), "name"))
    return tuple(
        Entity(stable_id("ent", document.id, name), name, "PERSON", (), (), tuple(found))
        for name, found in mentions.items()
    )


def saying(document: Document, span: Span, ids: dict[str, str]) -> Attribution | None:
    match = SAID.search(document.text, span.start, span.end)
    if match is None:
        return None
    source, content = Span(*match.span("who")), Span(*match.span("what"))
    return Attribution(stable_id("att", document.id, span.start), source, None, (content,), True, ids.get(match["who"]))


def event(document: Document, span: Span, ids: dict[str, str], sayings: tuple[Attribution, ...]) -> Event:
    text = span.of(document.text)
    lower = next((m for m in WORD.finditer(text) if m[0].islower() and len(m[0]) > 3), None) or WORD.search(text)
    assert lower is not None
    trigger = Span(span.start + lower.start(), span.start + lower.end())
    number = NUMBER.search(document.text, span.start, span.end)
    said = next((s for s in sayings if span.contains(s.content[0])), None)
    amount = (float(number[0]), Span(number.start(), number.end())) if number else None
    return Event(
        id=stable_id("event", document.id, span.start),
        trigger=trigger,
        extent=span,
        lemma=lower[0].casefold(),
        type=None,
        mode=None,
        participants=tuple(
            Participant("actor", Span(span.start + m.start(), span.start + m.end()), ids.get(m[0]))
            for m in list(NAME.finditer(text))[:2]
        ),
        values=(Value("count", "people", Range(amount[0], amount[0]), amount[1]),) if amount else (),
        attribution=said.id if said else None,
    )
