"""What of a story is searched, and by which words: one row a fact, a statement and a page.

In: an account and what lists need of its pages. Out: rows with their words folded, so that both databases index the
same. A fact is found by its summary and the words that bear it out, by who takes part, by the outlets that say it.

`score` counts the independent reports behind a row: what many say comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.model import Document
from readout.model.account import Fact, NamedEntity, Statement, Story
from readout.model.archive import HitKind
from readout.model.links import AnnotatedPage
from readout.store.cards import PageCard
from readout.store.codec import encode
from readout.store.terms import line_of

LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to be found. `day` sorts, `until` is the last day it can have been; both are empty where unknown."""

    kind: HitKind
    id: str
    story: str | None
    position: int
    score: float
    day: str
    until: str
    content: bytes | None
    head: str
    words: str
    names: str
    outlets: str
    topics: str
    status: str


def story_rows(story: Story, cards: Mapping[str, PageCard]) -> list[Row]:
    """The facts and statements of a story, in its order."""
    entities = {entity.id: entity for entity in story.entities}
    rows = [_fact_row(story.id, place, fact, entities, cards) for place, fact in enumerate(story.facts)]
    for place, statement in enumerate(story.statements):
        rows.append(_statement_row(story.id, place, statement, entities, cards))
    return rows


def page_row(page: AnnotatedPage) -> Row:
    """A page by its title, its body and everybody it names; which story tells it is set later."""
    document = page.document
    days = document.published.days
    last = days.latest or days.earliest
    day = last.isoformat() if last else ""
    return Row(
        kind="page",
        id=document.id,
        story=None,
        position=0,
        score=1.0,
        day=day,
        until=day,
        content=None,
        head=line_of([document.title.of(document.text)] if document.title else []),
        words=line_of(span.of(document.text) for span in document.body),
        names=line_of(name for e in page.annotations.entities for name in (e.name, *e.aliases)),
        outlets=line_of(_outlet(document)),
        topics="",
        status="",
    )


def _outlet(document: Document) -> list[str]:
    return [document.outlet] if document.outlet else []


def _fact_row(
    story: str, position: int, fact: Fact, entities: Mapping[str, NamedEntity], cards: Mapping[str, PageCard]
) -> Row:
    documents = [evidence.document for evidence in fact.evidence]
    day, until = _days(fact, [cards[d] for d in documents])
    involved = [p.entity for p in fact.participants] + ([fact.place] if fact.place else [])
    return Row(
        kind="fact",
        id=fact.id,
        story=story,
        position=position,
        score=float(fact.lineages),
        day=day,
        until=until,
        content=encode(fact),
        head=line_of([fact.summary]),
        words=line_of([fact.summary, *dict.fromkeys(e.text for e in fact.evidence)]),
        names=line_of(names_of(involved, entities)),
        outlets=line_of(outlets_of(documents, cards)),
        topics=line_of(fact.topics),
        status=line_of(status.replace("-", "") for status in fact.status),
    )


def _statement_row(
    story: str, position: int, said: Statement, entities: Mapping[str, NamedEntity], cards: Mapping[str, PageCard]
) -> Row:
    documents = [rendering.document for rendering in said.renderings]
    written = [cards[d] for d in documents]
    speaker = names_of([said.speaker] if said.speaker else [], entities)
    day = min((card.earliest for card in written if card.earliest), default="")
    return Row(
        kind="statement",
        id=said.id,
        story=story,
        position=position,
        score=float(len({card.lineage or card.id for card in written})),
        day=day,
        until=max((card.latest or card.earliest or "" for card in written), default=""),
        content=encode(said),
        head=line_of([said.text]),
        words=line_of([said.text, *dict.fromkeys(r.text for r in said.renderings), said.speaker_text]),
        names=line_of([*speaker, said.speaker_text]),
        outlets=line_of(outlets_of(documents, cards)),
        topics=line_of(said.topics),
        status="",
    )


def _days(fact: Fact, written: Sequence[PageCard]) -> tuple[str, str]:
    """The day that sorts and the last possible one: when it happened, else when it was written."""
    if fact.time is not None and (fact.time.earliest or fact.time.latest):
        day = fact.time.latest or fact.time.earliest or ""
        return day, fact.time.latest or LAST_DAY
    day = max((card.latest or card.earliest or "" for card in written), default="")
    return day, day


def names_of(ids: Iterable[str], entities: Mapping[str, NamedEntity]) -> list[str]:
    """Every name of some entities."""
    found = [entities[one] for one in dict.fromkeys(ids) if one in entities]
    return [name for entity in found for name in (entity.name, *entity.aliases)]


def outlets_of(documents: Iterable[str], cards: Mapping[str, PageCard]) -> list[str]:
    """The outlets of some pages, sorted."""
    return sorted({outlet for d in documents if d in cards and (outlet := cards[d].outlet)})
