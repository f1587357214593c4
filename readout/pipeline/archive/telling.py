"""From understood pages to stories: place each page, then tell the stories that changed, once each.

In: an archive with pages that no story tells. Out: accounts as told now, and which stories began, grew or became part
of another. Placing and telling are transactions of their own, and what is to be told anew is itself kept: after a kill
the next run goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from readout.assess import assess_story
from readout.link.stories import StoryIndex, sign_page
from readout.model import Document, Refusal
from readout.model.account import Story
from readout.model.links import AnnotatedPage
from readout.pipeline.archive.keeping import Clock
from readout.pipeline.archive.remembering import StoreMemory
from readout.pipeline.archive.shelf import StoreShelf, keep_changes
from readout.pipeline.progress import Progress
from readout.pipeline.stories import link_story
from readout.store import accounts, finding, pages, placing
from readout.store.connection import Database
from readout.store.rows import page_row

LOT = 100
"""Pages placed in one transaction."""


@dataclass(slots=True)
class Telling:
    """What became of the stories: ids of those that say something else now, and (old id, id that goes on)."""

    changed: set[str] = field(default_factory=set)
    merged: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    """Pages that could not be understood."""


def tell_stories(database: Database, progress: Progress, clock: Clock, told: Telling) -> None:
    """Place the pages that have no story and tell every story that changed; what came of it is added to `told`."""
    while _place_lot(database):
        pass
    with database.reading() as connection:
        stale = placing.stale_stories(connection)
    if not stale:
        return
    progress.begin("Comparing pages", len(stale))
    for story in stale:
        _tell(database, story, clock, told)
        progress.advance()
    with database.writing() as connection:
        for gone, _ in accounts.gone_stories(connection):
            accounts.drop_story(connection, gone)
    progress.end()


def _place_lot(database: Database) -> bool:
    """Whether there was a page to place."""
    with database.writing() as connection:
        ids = placing.unplaced(connection)[:LOT]
        if not ids:
            return False
        index = StoryIndex(shelf=StoreShelf(connection))
        for page in _one_by_one(connection, ids):
            index.add(sign_page(page))
            finding.write_page(connection, page_row(page))
        changes = index.changes()
        moved = [p for p in changes.stories if p not in changes.added]
        before = {one.story for one in placing.placements_of(connection, moved)}
        keep_changes(connection, changes)
        placing.mark_stale(connection, before | set(changes.stories.values()))
        return True


def _one_by_one(connection: Connection, ids: Sequence[str]) -> Iterator[AnnotatedPage]:
    for page in ids:
        yield from pages.annotated_pages(connection, [page])


def _tell(database: Database, story: str, clock: Clock, told: Telling) -> None:
    """Tell one story; others may write meanwhile, and where that moved its pages it is told from these."""
    while True:
        with database.reading() as connection:
            members = placing.members_of(connection, story)
            if not members:
                return
            understood = pages.annotated_pages(connection, members)
            memory = StoreMemory(connection, members)
        parts = link_story(understood, memory)
        account = dataclasses.replace(assess_story(parts), id=story)
        dates = [(b.document, p.document) for b, p in zip(understood, parts.pages, strict=True)]
        with database.writing() as connection:
            if placing.members_of(connection, story) == members:
                memory.write(connection)
                _keep(connection, account, dates, clock, told)
                return


def _keep(
    connection: Connection, account: Story, dates: Sequence[tuple[Document, Document]], clock: Clock, told: Telling
) -> None:
    """Keep an account, its pages as dated by it, and what became part of it."""
    for own, dated in dates:
        pages.date_page(connection, own.id, own.published, dated.published)
    cards = pages.cards_of(connection, account.documents)
    if accounts.keep_story(connection, account, cards, clock()):
        told.changed.add(account.id)
    for gone, founder in accounts.gone_stories(connection):
        if founder in account.documents:
            accounts.drop_story(connection, gone)
            told.merged.append((gone, account.id))
