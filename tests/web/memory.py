"""An archive in memory over accounts, for the application alone: the plainest thing that keeps the protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from readout.model import Readout, Span
from readout.model.account import Fact, Page, Quote, Statement, Story
from readout.model.archive import (
    Added,
    ArchiveState,
    Held,
    Hit,
    HitKind,
    Hits,
    Profile,
    Query,
    StoryDiff,
    StoryRow,
    Told,
)
from readout.model.errors import UnknownId

MOMENT = datetime(2024, 5, 7, 12, tzinfo=UTC)


@dataclass(slots=True)
class MemoryArchive:
    """One account, its stories last changed first as they stand."""

    account: Readout
    merged: Mapping[str, str] = field(default_factory=dict)
    pending: int = 0
    asked: list[Query] = field(default_factory=list)
    """Every search, for tests of what the application asks."""

    def state(self) -> ArchiveState:
        stories = self.account.stories
        return ArchiveState(
            "postgresql://reader:secret@db/news",
            "0001",
            len(self.account.documents),
            len(stories),
            sum(len(s.facts) for s in stories),
            sum(len(s.statements) for s in stories),
            self.pending,
        )

    def stories(self, limit: int = 50, offset: int = 0) -> tuple[StoryRow, ...]:
        return tuple(self._row(story) for story in self.account.stories[offset : offset + limit])

    def story(self, story: str) -> Readout:
        found = self._story(self.merged.get(story, story))
        pages = tuple(page for page in self.account.documents if page.id in found.documents)
        return Readout(pages, (found,))

    def page(self, page: str) -> Page:
        for found in self.account.documents:
            if found.id == page:
                return found
        raise UnknownId("no page has this id", where=page, remedy="search for its words")

    def story_of(self, page: str) -> str:
        for story in self.account.stories:
            if page in story.documents:
                return story.id
        raise UnknownId("no page has this id", where=page, remedy="search for its words")

    def search(self, query: Query) -> Hits:
        self.asked.append(query)
        words = [word.strip('"').casefold() for word in query.text.split()]
        hits = [
            hit
            for hit in self._hits()
            if hit.kind in query.kinds
            and all(word in hit.text.casefold() for word in words)
            and (query.outlet is None or (hit.outlet or "").casefold() == query.outlet.casefold())
            and (query.who is None or query.who.casefold() in (hit.who or "").casefold())
        ]
        window = hits[query.offset : query.offset + query.limit]
        return Hits(tuple(_marked(hit, words) for hit in window), len(hits))

    def who(self, name: str) -> tuple[Profile, ...]:
        found = []
        for story in self.account.stories:
            for entity in story.entities:
                if name.casefold() not in entity.name.casefold():
                    continue
                facts = [f for f in story.facts if any(p.entity == entity.id for p in f.participants)]
                said = [s for s in story.statements if s.speaker == entity.id]
                found.append(
                    Profile(
                        entity.name,
                        entity.type,
                        entity.aliases,
                        (self._row(story),),
                        tuple(Held(story.id, office.title, None, office) for office in entity.roles),
                        tuple(Told(story.id, story.title, s) for s in said),
                        tuple(Told(story.id, story.title, f) for f in facts if not f.commitment),
                        tuple(Told(story.id, story.title, f) for f in facts if f.commitment),
                    )
                )
        return tuple(found)

    def diff(self, story: str, since: datetime) -> StoryDiff:
        return diff_of(self._story(story), self.story(story).documents, since)

    def accounts(self, stories: Sequence[str] = ()) -> Readout:
        return self.account

    def _story(self, story: str) -> Story:
        for found in self.account.stories:
            if found.id == story:
                return found
        raise UnknownId("no story has this id", where=story, remedy="readout stories lists them")

    def _row(self, story: Story) -> StoryRow:
        pages = {page.id: page for page in self.account.documents}
        outlets = sorted({pages[key].outlet or "" for key in story.documents} - {""})
        return StoryRow(
            story.id,
            story.title,
            story.time,
            len(story.documents),
            tuple(outlets),
            len(story.lineages),
            len(story.facts),
            len(story.conflicts),
            len(story.changes),
            MOMENT,
        )

    def _hits(self) -> Iterator[Hit]:
        outlets = {page.id: page.outlet for page in self.account.documents}
        for story in self.account.stories:
            for fact in story.facts:
                yield _hit("fact", fact, story, fact.summary, fact.evidence[0], outlets)
            for statement in story.statements:
                place = statement.renderings[0]
                yield _hit("statement", statement, story, statement.text, place, outlets, statement.speaker_text)
            for page in self.account.documents:
                if page.id in story.documents:
                    place = Quote(page.id, 0, len(page.text), page.text)
                    yield Hit(
                        "page", page.id, story.id, story.title, page.text, (), place, page.outlet, page.published.edtf
                    )


def added(account: Readout, refused: tuple[object, ...] = ()) -> Added:
    """What an archive would say that took the whole account in."""
    stories = tuple(diff_of(story, account.documents, MOMENT) for story in account.stories)
    return Added(tuple(page.id for page in account.documents), (), account.refused, stories)


def diff_of(story: Story, pages: Sequence[Page], since: datetime) -> StoryDiff:
    """Everything a story says is new."""
    return StoryDiff(
        story=story.id,
        title=story.title,
        since=since,
        until=MOMENT,
        new=True,
        pages=tuple(pages),
        facts=story.facts,
        moved=(),
        gone=(),
        statements=story.statements,
        conflicts=story.conflicts,
        settled=(),
        changes=story.changes,
    )


def _hit(
    kind: HitKind,
    item: Fact | Statement,
    story: Story,
    text: str,
    place: object,
    outlets: Mapping[str, str | None],
    who: str | None = None,
) -> Hit:
    quote = Quote(place.document, place.start, place.end, place.text)  # type: ignore[attr-defined]
    return Hit(kind, item.id, story.id, story.title, text, (), quote, outlets[quote.document], "2024-05-06", who)


def _marked(hit: Hit, words: Sequence[str]) -> Hit:
    spans = sorted({Span(*m.span()) for word in words for m in re.finditer(re.escape(word), hit.text, re.I)})
    return Hit(
        hit.kind,
        hit.id,
        hit.story,
        hit.story_title,
        hit.text,
        tuple(spans),
        hit.place,
        hit.outlet,
        hit.day,
        hit.who,
    )
