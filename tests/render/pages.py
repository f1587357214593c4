"""Pages as the reader hands them over, made from the hand-made account."""

from __future__ import annotations

import numpy as np

from readout.model import (
    Annotations,
    Attribution,
    Credit,
    DateCandidate,
    DateRange,
    Document,
    Entity,
    Event,
    Furniture,
    Mention,
    Participant,
    Published,
    Quantity,
    Range,
    Role,
    Sentence,
    Span,
    TimeExpression,
    Value,
)
from readout.model.account import Page
from tests.render.sample import SAMPLE


def document_of(page: Page) -> Document:
    """The document a page of the account was made from."""
    title = page.title
    return Document(
        id=page.id,
        uri=page.uri,
        outlet=page.outlet,
        title=Span(title.start, title.end) if title else None,
        published=Published(
            DateRange(None, None), "nothing says", (DateCandidate("url", DateRange(None, None), None),)
        ),
        language=page.language,
        text=page.text,
        body=tuple(Span(block.start, block.end) for block in page.body),
        furniture=tuple(Furniture(Span(part.start, part.end), part.kind) for part in page.furniture),
        credits=(Credit("Norline", "other", Span(0, 4)),),
        notices=("decoded as Windows-1252",),
    )


DOCUMENTS = tuple(document_of(page) for page in SAMPLE.documents)


def span_of(words: str) -> Span:
    """Where words stand in the first page."""
    start = DOCUMENTS[0].text.index(words)
    return Span(start, start + len(words))


ANNOTATIONS = Annotations(
    document="doc-a",
    sentences=(Sentence(span_of("Three people were killed, the coast guard said.")),),
    entities=(
        Entity(
            "e1",
            "Jonas Vane",
            "PERSON",
            ("Vane",),
            (Role("transport minister", None, (span_of("transport minister"),)),),
            (Mention(span_of("Jonas Vane"), "name"),),
        ),
        Entity("e2", "the coast guard", "ORGANIZATION", (), (), (Mention(span_of("the coast guard"), "nominal"),)),
    ),
    times=(
        TimeExpression(span_of("Monday"), "date", reason="the page has no date"),
        TimeExpression(span_of("within days"), "duration", amount=Range(1, 7), unit="day"),
    ),
    quantities=(Quantity(span_of("84 people"), Range(84, 84), "people", "count", of="people"),),
    attributions=(
        Attribution(
            "a1", span_of("the coast guard"), span_of("said"), (span_of("Three people were killed"),), False, "e2"
        ),
        Attribution("a2", None, None, (span_of("We heard a crash and then silence"),), True, None),
    ),
    events=(
        Event(
            "v1",
            span_of("killed"),
            span_of("Three people were killed"),
            "kill",
            None,
            None,
            (Participant("recipient", span_of("Three people"), None),),
            time=0,
            values=(Value("deaths", "people", Range(3, 3), span_of("Three")),),
            attribution="a1",
        ),
        Event(
            "v2",
            span_of("promised"),
            span_of("promised an inquiry"),
            "promise",
            "AGREE",
            None,
            (),
            purpose=span_of("inquiry"),
            state="accepted",
        ),
    ),
    vectors=np.zeros((1, 2), dtype=np.float32),
    event_vectors=np.zeros((2, 2, 2), dtype=np.float32),
)
