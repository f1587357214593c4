"""Accounts in an archive: as told last, and what they said before.

In: an account with its instant. Out: the same account, rows for lists, revisions. Facts and statements stand one a row,
so that a hit needs no more than its own; the rest of an account is one record.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from readout.model.account import Fact, NamedEntity, Statement, Story
from readout.model.archive import StoryRow
from readout.model.errors import UnknownId
from readout.store.cards import PageCard
from readout.store.codec import decode, encode
from readout.store.finding import drop_rows, write_rows
from readout.store.pages import chunks, clean, instant, micros
from readout.store.rows import outlets_of, story_rows
from readout.store.tables import entities, items, pages, placements, revisions, stories, story_ids
from readout.store.terms import Wanted, line_of


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists need of a story beyond its columns."""

    documents: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryRevision:
    """What a story said from one instant on: an account without entities, lineages and timeline."""

    at: datetime
    story: Story


def resolve_story(connection: Connection, story: str) -> str:
    """The id of the story that tells what this id stood for; raises UnknownId where there is none."""
    told = select(stories.c.id).where(stories.c.id == story, stories.c.told)
    found: str | None = connection.execute(told).scalar()
    if found is None:
        joined = select(pages.c.story).join(story_ids, story_ids.c.founder == pages.c.id)
        found = connection.execute(joined.where(story_ids.c.id == story)).scalar()
    if found is None:
        raise UnknownId("there is no such story", where=story, remedy="`readout stories` lists what is there")
    return found


def list_stories(connection: Connection, limit: int | None = None, offset: int = 0) -> tuple[StoryRow, ...]:
    """Told stories, last changed first, then by id."""
    query = select(stories).where(stories.c.told).order_by(stories.c.updated_at.desc(), stories.c.id)
    if limit is not None:
        query = query.limit(limit)
    return tuple(_row(row) for row in connection.execute(query.offset(offset)))


def story_rows_of(connection: Connection, ids: Iterable[str]) -> dict[str, StoryRow]:
    """Rows of told stories by id."""
    query = select(stories).where(stories.c.told)
    return {r.id: _row(r) for some in chunks(ids) for r in connection.execute(query.where(stories.c.id.in_(some)))}


def titles_of(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, str]:
    """Titles of told stories by id."""
    query = select(stories.c.id, stories.c.title).where(stories.c.told)
    if ids is None:
        return {row.id: row.title for row in connection.execute(query)}
    return {r.id: r.title for some in chunks(ids) for r in connection.execute(query.where(stories.c.id.in_(some)))}


def documents_told(connection: Connection, story: str) -> tuple[str, ...]:
    """The pages of a story as told last, by id; none where it was never told."""
    summary = connection.execute(select(stories.c.summary).where(stories.c.id == story)).scalar()
    return decode(Summary, summary).documents if summary else ()


def _row(row: object) -> StoryRow:
    kept = {name: getattr(row, name) for name in StoryRow.__dataclass_fields__ if name not in ("outlets", "updated_at")}
    summary = decode(Summary, getattr(row, "summary"))  # noqa: B009 - rows have no declared attributes
    return StoryRow(**kept, outlets=summary.outlets, updated_at=instant(getattr(row, "updated_at")))  # noqa: B009


def load_story(connection: Connection, story: str) -> Story:
    """The account as told last; raises UnknownId where there is none."""
    account = connection.execute(select(stories.c.account).where(stories.c.id == story, stories.c.told)).scalar()
    if account is None:
        raise UnknownId("there is no such story", where=story, remedy="`readout stories` lists what is there")
    query = select(items.c.kind, items.c.content).where(items.c.story == story, items.c.content.is_not(None))
    rows = list(connection.execute(query.order_by(items.c.position)))
    return dataclasses.replace(
        decode(Story, account),
        facts=tuple(decode(Fact, row.content) for row in rows if row.kind == "fact"),
        statements=tuple(decode(Statement, row.content) for row in rows if row.kind == "statement"),
    )


def keep_story(connection: Connection, story: Story, cards: Mapping[str, PageCard], at: datetime) -> bool:
    """Put an account in the place of what was told; whether it says something else than before."""
    before = last_revision(connection, story.id)
    now = revision_of(story)
    differs = before is None or before.story != now
    documents = set(documents_told(connection, story.id))
    if differs:
        if before is not None and at <= before.at:
            at = instant(micros(before.at) + 1)  # a clock that went back must not turn the order of revisions
        connection.execute(insert(revisions).values(story=story.id, at=micros(at), content=encode(now)))
    elif before is not None:
        at = before.at
    _write(connection, story, cards, at)
    for some in chunks(sorted(documents - set(story.documents))):
        lost = pages.c.id.in_(some) & (pages.c.story == story.id)
        connection.execute(update(pages).where(lost).values(story=None, lineage=None))
    return differs


def _write(connection: Connection, story: Story, cards: Mapping[str, PageCard], at: datetime) -> None:
    drop_rows(connection, story.id)
    connection.execute(delete(entities).where(entities.c.story == story.id))
    lineage = {document: group.id for group in story.lineages for document in group.documents}
    for document in story.documents:
        where = pages.c.id == document
        connection.execute(update(pages).where(where).values(story=story.id, lineage=lineage.get(document)))
        connection.execute(update(items).where(items.c.kind == "page", items.c.id == document).values(story=story.id))
    cards = {key: dataclasses.replace(card, lineage=lineage.get(key)) for key, card in cards.items()}
    write_rows(connection, story_rows(story, cards))
    if story.entities:
        connection.execute(insert(entities), [_entity_values(story.id, entity) for entity in story.entities])
    values = _columns(story, tuple(outlets_of(story.documents, cards)), at)
    known = connection.execute(select(stories.c.id).where(stories.c.id == story.id)).scalar()
    if known is None:
        connection.execute(insert(stories).values(**values))
    else:
        connection.execute(update(stories).where(stories.c.id == story.id).values(**values))


def _columns(story: Story, outlets: tuple[str, ...], at: datetime) -> dict[str, object]:
    counted = {name: len(getattr(story, name)) for name in ("lineages", "facts", "statements", "conflicts", "changes")}
    return {
        "id": story.id,
        "title": clean(story.title),
        "time": story.time,
        "summary": encode(Summary(story.documents, outlets)),
        "pages": len(story.documents),
        "updated_at": micros(at),
        "account": encode(dataclasses.replace(story, facts=(), statements=())),
        "told": True,
        "stale": False,
        **counted,
    }


def _entity_values(story: str, entity: NamedEntity) -> dict[str, object]:
    return {
        "story": story,
        "entity": entity.id,
        "names": f" {line_of([entity.name, *entity.aliases])} ",
        "mentions": len(entity.mentions),
        "content": encode(dataclasses.replace(entity, mentions=())),
    }


def revision_of(story: Story) -> Story:
    """What of an account is kept to be compared with later ones."""
    return dataclasses.replace(story, entities=(), lineages=(), timeline=())


def last_revision(connection: Connection, story: str, at: datetime | None = None) -> StoryRevision | None:
    """What a story said last, or at an instant; None where it did not exist."""
    query = select(revisions.c.at, revisions.c.content).where(revisions.c.story == story)
    if at is not None:
        query = query.where(revisions.c.at <= micros(at))
    row = connection.execute(query.order_by(revisions.c.at.desc()).limit(1)).first()
    return StoryRevision(instant(row.at), decode(Story, row.content)) if row is not None else None


def drop_story(connection: Connection, story: str) -> None:
    """Take out a story that has no pages any more; its revisions stay."""
    drop_rows(connection, story)
    connection.execute(delete(entities).where(entities.c.story == story))
    connection.execute(delete(stories).where(stories.c.id == story))


def stories_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The story that tells each page now, by page."""
    query = select(pages.c.id, pages.c.story)
    return {r.id: r.story for some in chunks(ids) for r in connection.execute(query.where(pages.c.id.in_(some)))}


def gone_stories(connection: Connection) -> list[tuple[str, str | None]]:
    """Told stories that the index gives no page any more, with the page that founded each."""
    left = select(placements.c.story).where(placements.c.story == stories.c.id).exists()
    query = select(stories.c.id, story_ids.c.founder).outerjoin(story_ids, story_ids.c.id == stories.c.id)
    return [(r.id, r.founder) for r in connection.execute(query.where(stories.c.stale, ~left).order_by(stories.c.id))]


def counts(connection: Connection) -> tuple[int, int, int]:
    """Stories, facts and statements."""
    query = select(func.count(), func.sum(stories.c.facts), func.sum(stories.c.statements)).where(stories.c.told)
    total, facts, statements = connection.execute(query).one()
    return total, int(facts or 0), int(statements or 0)


def names_of_entities(connection: Connection, wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The names of entities of stories: (story, entity id) to name."""
    found = {}
    for some in chunks(sorted({story for story, _ in wanted})):
        asked = sorted({entity for story, entity in wanted if story in some})
        query = select(entities.c.story, entities.c.entity, entities.c.content)
        for lot in chunks(asked):
            for row in connection.execute(query.where(entities.c.story.in_(some), entities.c.entity.in_(lot))):
                found[row.story, row.entity] = decode(NamedEntity, row.content).name
    return found


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody of a name in one story; the entity is without its mentions."""

    story: str
    entity: NamedEntity
    mentions: int


def bearers_of(connection: Connection, name: Wanted) -> list[Bearer]:
    """Everybody one of whose names holds these words in order, by story and id."""
    if not name.phrases:
        return []
    place = func.instr if connection.dialect.name == "sqlite" else func.strpos
    words = f" {' '.join(name.phrases[0])} "
    query = select(entities.c.story, entities.c.content, entities.c.mentions).where(place(entities.c.names, words) > 0)
    rows = connection.execute(query.order_by(entities.c.story, entities.c.entity))
    return [Bearer(row.story, decode(NamedEntity, row.content), row.mentions) for row in rows]
