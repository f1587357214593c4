"""Small pages with hand-made annotations, for rooms that start from understood pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from readout.model import (
    Annotations,
    Attribution,
    DateRange,
    Document,
    Entity,
    Event,
    Mention,
    Participant,
    Published,
    Range,
    Role,
    Sentence,
    Span,
    TimeExpression,
    Value,
    stable_id,
)
from readout.model.links import AnnotatedPage

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^.\n]+\.?")
WIDTH = 32


def document(text: str, *, uri: str = "", outlet: str | None = None, day: date | None = None) -> Document:
    """A page whose body is its non-blank lines."""
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Document(
        id=stable_id("doc", text),
        uri=uri or stable_id("page", text),
        outlet=outlet,
        title=None,
        published=Published(DateRange(day, day), "given"),
        language="en",
        text=text,
        body=body,
        furniture=(),
    )


def bag_vector(words: Sequence[str]) -> np.ndarray:
    """A unit vector that depends on the words alone, so that like sentences have like vectors."""
    vector = np.zeros(WIDTH, dtype=np.float32)
    for word in words:
        vector[sum(word.encode()) * 31 % WIDTH] += 1.0
    return vector / (np.linalg.norm(vector) or 1.0)


def page(
    text: str,
    *,
    people: Mapping[str, Sequence[str]] | None = None,
    roles: Mapping[str, str] | None = None,
    events: Sequence[Event] = (),
    attributions: Sequence[Attribution] = (),
    times: Sequence[TimeExpression] = (),
    outlet: str | None = None,
    day: date | None = None,
) -> AnnotatedPage:
    """A page with the people named (name -> other names) wherever they stand, and what else is given."""
    doc = document(text, outlet=outlet, day=day)
    sentences = []
    for m in SENTENCE.finditer(text):
        found = [(w.group().casefold(), w.start() + m.start()) for w in WORD.finditer(m.group()) if len(w.group()) > 3]
        sentences.append(Sentence(Span(m.start(), m.end()), tuple(w for w, _ in found), tuple(at for _, at in found)))
    vectors = np.stack([bag_vector(s.words) for s in sentences]) if sentences else np.zeros((0, WIDTH), np.float32)
    entities = tuple(entity(text, name, others, roles or {}) for name, others in (people or {}).items())
    return AnnotatedPage(
        doc,
        Annotations(
            doc.id,
            tuple(sentences),
            entities,
            tuple(times),
            (),
            tuple(attributions),
            tuple(events),
            vectors,
            event_vectors(text, events),
        ),
    )


def event_vectors(text: str, events: Sequence[Event]) -> np.ndarray:
    """(2, events, width): clauses and triggers."""
    rows = [
        [bag_vector([w.group().casefold() for w in WORD.finditer(span.of(text))]) for span in spans]
        for spans in ([e.extent for e in events], [e.trigger for e in events])
    ]
    return np.array(rows, dtype=np.float32).reshape(2, len(events), WIDTH)


def entity(text: str, name: str, others: Sequence[str], roles: Mapping[str, str]) -> Entity:
    """A person with a mention wherever one of the names stands."""
    spans = [Span(m.start(), m.end()) for n in (name, *others) for m in re.finditer(re.escape(n), text)]
    title = roles.get(name)
    office = (Role(title, None, (span_of(text, title),)),) if title else ()
    return Entity(name, name, "PERSON", tuple(others), office, tuple(Mention(s, "name") for s in sorted(set(spans))))


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand."""
    at = text.index(words)
    return Span(at, at + len(words))


def event(
    text: str,
    extent: str,
    trigger: str,
    *,
    who: Sequence[tuple[str, str]] = (),
    type: str | None = None,
    lemma: str | None = None,
    modality: str = "happened",
    values: Sequence[tuple[str, str, float | None, float | None]] = (),
    time: int | None = None,
    state: str | None = None,
    polarity: str = "positive",
    attribution: str | None = None,
) -> Event:
    """An event told by `extent`; `who` are (role, entity name) pairs, values (slot, unit, low, high)."""
    span = span_of(text, extent)
    at = span.start + extent.index(trigger)
    return Event(
        id=f"{trigger}@{at}",
        trigger=Span(at, at + len(trigger)),
        extent=span,
        lemma=lemma or trigger,
        type=type,
        mode=None,
        participants=tuple(Participant(role, span, name) for role, name in who),
        values=tuple(Value(slot, unit, Range(low, high), span) for slot, unit, low, high in values),
        time=time,
        state=state,
        modality=modality,
        polarity=polarity,
        attribution=attribution,
    )


def quotation(text: str, content: str, speaker: str | None, *, direct: bool = True) -> Attribution:
    """Words of a speaker."""
    span = span_of(text, content)
    return Attribution(f"att@{span.start}", None, None, (span,), direct, speaker)
