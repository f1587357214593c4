"""An open archive: everything that the commands and the web application ask of it.

In: where it is. Out: an `OpenArchive`, which keeps to `readout.model.archive.Archive` and adds pages besides. Questions
are answered from one moment each; they may come from several threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection

from readout.model.account import Page, Readout, RefusedPage, Story
from readout.model.archive import Added, ArchiveState, Hits, Profile, Query, StoryDiff, StoryRow
from readout.model.errors import UnknownId
from readout.pipeline.archive.diffs import story_diff
from readout.pipeline.archive.hits import search
from readout.pipeline.archive.keeping import Clock, Kept, keep_pages, now
from readout.pipeline.archive.naming import story_meant
from readout.pipeline.archive.profiles import profiles
from readout.pipeline.archive.telling import Telling
from readout.pipeline.archive.versions import understanding_version
from readout.pipeline.configuration import Configuration
from readout.pipeline.progress import Progress
from readout.pipeline.run import Stdin
from readout.pipeline.verify import Verification
from readout.render.pages import page_record
from readout.store import accounts, pages, placing
from readout.store.connection import Database
from readout.store.schema import HEAD

PASSED_OVER = {
    "attached": "pages joined the story of the likeliest page, because too many hang together to group them anew",
    "candidates": "pairs of pages were not compared, because a page shares words with too many others",
    "postings": "older pages can no longer be found by a word that many newer ones share",
}
"""What the caps of the story index cost, in words."""


class OpenArchive:
    """Pages that stay, with the stories they tell; close it, or use it in a `with` statement."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def __enter__(self) -> OpenArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._database.close()

    def add(
        self,
        paths: Sequence[str],
        configuration: Configuration,
        progress: Progress,
        stdin: Stdin | None = None,
    ) -> Added:
        """Put every page below `paths` into the archive and tell the stories that they touch.

        Each page is committed as it is read, and again as it is understood; an interrupted run is gone on with by the
        next one. Pages that are known change nothing.
        """
        from readout.pipeline.archive.adding import go_on

        started = self._clock()
        kept = keep_pages(self._database, paths, configuration, progress, stdin)
        told = go_on(self._database, configuration, progress, self._clock)
        return self._added(kept, told, started)

    def _added(self, kept: Kept, told: Telling, started: datetime) -> Added:
        with self._database.reading() as connection:
            there = accounts.story_rows_of(connection, sorted(told.changed))
            diffs = tuple(self._diff(connection, story, started) for story in sorted(there))
        refused = tuple(RefusedPage(r.uri, r.problem, r.remedy, r.repeated) for r in (*kept.refused, *told.refused))
        return Added(tuple(kept.pages), tuple(kept.known), refused, diffs, tuple(sorted(told.merged)))

    def state(self) -> ArchiveState:
        """Where it is and what it holds."""
        with self._database.reading() as connection:
            total, untold = pages.count_pages(connection)
            stories, facts, statements = accounts.counts(connection)
            tallied = placing.tallied(connection)
            others = pages.understood_by_others(connection, understanding_version(""))
        notices = tuple(f"{count} {PASSED_OVER.get(name, name)}" for name, count in tallied.items())
        if others:
            notices += (f"{others} pages were understood by another version of readout: run readout rebuild",)
        return ArchiveState(self._database.location, HEAD, total, stories, facts, statements, untold, notices)

    def stories(self, limit: int = 50, offset: int = 0) -> tuple[StoryRow, ...]:
        """The stories, last changed first, then by id."""
        with self._database.reading() as connection:
            return accounts.list_stories(connection, limit, offset)

    def story(self, story: str) -> Readout:
        """One story as an account of its own: its pages and nothing else; an id that merged leads on."""
        return self.accounts([story])

    def page(self, page: str) -> Page:
        """One page as read."""
        with self._database.reading() as connection:
            return self._pages(connection, [pages.resolve_page(connection, page)])[0]

    def story_of(self, page: str) -> str:
        """The story that a page belongs to; raises UnknownId where no story tells it yet."""
        with self._database.reading() as connection:
            page = pages.resolve_page(connection, page)
            story = accounts.stories_of(connection, [page])[page]
        if story is None:
            raise UnknownId("no story tells this page yet", where=page, remedy="run: readout rebuild")
        return story

    def search(self, query: Query) -> Hits:
        """Facts, statements and pages; the same hits in the same order over every database."""
        with self._database.reading() as connection:
            return search(connection, query)

    def who(self, name: str) -> tuple[Profile, ...]:
        """Everybody and everything of that name, the most mentioned first; nothing where nobody is."""
        with self._database.reading() as connection:
            return profiles(connection, name)

    def rebuild(self, progress: Progress, configuration: Configuration | None = None, *, anew: bool = False) -> Added:
        """Make everything again from the raw pages; what this version understood is taken as it is, unless `anew`."""
        from readout.pipeline.archive.rebuilding import rebuild

        started = self._clock()
        told = rebuild(self._database, configuration or Configuration(), progress, self._clock, anew=anew)
        return self._added(Kept(), told, started)

    def verify(self, progress: Progress) -> Verification:
        """Hold every span of every account against its page, read again from its raw bytes."""
        from readout.pipeline.archive.verifying import verify_archive

        return verify_archive(self._database, progress)

    def meant(self, text: str) -> str:
        """The story that an id, the beginning of one, or words of a title stand for; an error lists several."""
        with self._database.reading() as connection:
            return story_meant(connection, text)

    def diff(self, story: str, since: datetime) -> StoryDiff:
        """What the story says now that it did not say then."""
        with self._database.reading() as connection:
            return self._diff(connection, accounts.resolve_story(connection, story), since)

    def accounts(self, stories: Sequence[str] = ()) -> Readout:
        """Several stories (all where none is named) as one account, in the order named, else last changed first."""
        with self._database.reading() as connection:
            if stories:
                ids = list(dict.fromkeys(accounts.resolve_story(connection, one) for one in stories))
            else:
                ids = [row.id for row in accounts.list_stories(connection)]
            told = tuple(accounts.load_story(connection, one) for one in ids)
            documents = sorted({document for one in told for document in one.documents})
            return Readout(documents=self._pages(connection, documents), stories=told)

    def _diff(self, connection: Connection, story: str, since: datetime) -> StoryDiff:
        told: Story = accounts.load_story(connection, story)
        before = accounts.last_revision(connection, story, since)
        known = set(before.story.documents) if before else set()
        new = self._pages(connection, [d for d in told.documents if d not in known])
        return story_diff(before.story if before else None, told, new, (since, self._clock()))

    @staticmethod
    def _pages(connection: Connection, ids: Sequence[str]) -> tuple[Page, ...]:
        documents = pages.told_documents(connection, ids)
        cards = pages.cards_of(connection, ids)
        return tuple(page_record(documents[one], cards[one].lineage) for one in ids)
