"""What the faces show, over one archive: the same questions for pages and for REST.

In come checked parameters, out go records. An archive may be shown without a way to add to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from readout.model import Readout, UsageError
from readout.model.account import Story
from readout.model.archive import Archive, ArchiveState, StoryRow
from readout.model.errors import UnknownId
from readout.web.asking import Listed
from readout.web.jobs import Given, Jobs
from readout.web.records import Job
from readout.web.settings import Settings

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Told:
    """One story with its account; `id` is the one it goes by now."""

    id: str
    account: Readout

    @property
    def story(self) -> Story:
        """The story of the account."""
        return self.account.stories[0]


@dataclass(frozen=True, slots=True)
class Listing:
    """A window of stories; `after` is where the next one begins, `seen` how many stories a filter was held against."""

    rows: tuple[StoryRow, ...]
    total: int
    after: int | None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """An archive, what adds to it (None where nothing may), and the bounds."""

    archive: Archive
    jobs: Jobs | None
    settings: Settings

    def state(self) -> ArchiveState:
        """Where it is, without a password, and what it holds."""
        state = self.archive.state()
        return replace(state, location=self.settings.place or without_password(state.location))

    def story(self, story: str) -> Told:
        """One story; raises UnknownId where there is none of that id."""
        account = self.archive.story(story)
        if not account.stories:
            raise UnknownId("no story has this id", where=story, remedy="choose one in the list of stories")
        return Told(account.stories[0].id, account)

    def stories(self, asked: Listed) -> Listing:
        """A window of the stories, last changed first; with a filter, of those that have all its words."""
        if asked.filter:
            return self._filtered(asked)
        rows, total = self.archive.stories(asked.limit, asked.offset), self.archive.state().stories
        end = asked.offset + len(rows)
        return Listing(rows, total, end if rows and end < total else None)

    def ask(self, given: Given) -> Job:
        """Add what was given; raises UsageError where nothing may be added, nothing was given or too much waits."""
        try:
            if self.jobs is None:
                raise UsageError("nothing can be added here", remedy="start it with: readout serve")
            return self.jobs.ask(given)
        except UsageError:
            given.discard()
            raise

    def _filtered(self, asked: Listed) -> Listing:
        words, kept, seen = asked.filter.casefold().split(), [], 0
        while seen < self.settings.stories_filtered:
            rows = self.archive.stories(AT_A_TIME, seen)
            seen += len(rows)
            kept += [row for row in rows if _has(row, words)]
            if len(rows) < AT_A_TIME:
                break
        window = tuple(kept[asked.offset : asked.offset + asked.limit])
        end = asked.offset + len(window)
        return Listing(window, len(kept), end if window and end < len(kept) else None, seen)


def without_password(location: str) -> str:
    """A database's address without the password in it; a path stays as it is."""
    try:
        parts = urlsplit(location)
        if not parts.netloc or parts.password is None:
            return location
    except ValueError:
        return location
    user, _, place = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user.split(':', 1)[0]}:…@{place}").geturl()


def _has(row: StoryRow, words: list[str]) -> bool:
    told = " ".join((row.title, *row.outlets)).casefold()
    return all(word in told for word in words)
