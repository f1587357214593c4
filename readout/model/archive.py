"""What an archive tells: the records that its queries give and that every face of the program shows.

The `Archive` protocol is what `pipeline` offers to the commands and the web application, over SQLite or PostgreSQL.
Offsets are those of `Span`; times that the archive itself records (`…_at`) are aware instants in UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from readout.model.account import Change, Conflict, Fact, Office, Page, Quote, Readout, RefusedPage, Statement, Status
from readout.model.spans import Span

HitKind = Literal["fact", "statement", "page"]
HIT_KINDS: tuple[HitKind, ...] = ("fact", "statement", "page")


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in the list of all: what a reader chooses by."""

    id: str
    title: str
    time: str | None
    """When it took place, as EDTF."""
    pages: int
    outlets: tuple[str, ...]
    lineages: int
    """Independent reports among its pages."""
    facts: int
    conflicts: int
    changes: int
    updated_at: datetime
    """When pages last changed what it says."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to search for; None and empty mean no condition. Words are all required, `"several words"` are a phrase."""

    text: str = ""
    kinds: tuple[HitKind, ...] = HIT_KINDS
    who: str | None = None
    """A name: the speaker of a statement, a participant of a fact, somebody a page names."""
    topic: str | None = None
    since: date | None = None
    outlet: str | None = None
    status: Status | None = None
    """Of facts; other kinds have none and are left out where it is given."""
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its words, which of them were looked for, and where it stands."""

    kind: HitKind
    id: str
    """Of the fact, the statement or the page."""
    story: str
    story_title: str
    text: str
    """A fact's summary, a statement's words, or the passage of a page around what was looked for."""
    marks: tuple[Span, ...]
    """Where in `text` the words stand, ascending."""
    place: Quote
    """The first words that bear it out."""
    outlet: str | None
    day: str | None
    """When it happened, was said or was written, as EDTF."""
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits asked for, best first (then by day, newest first, then by id), and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Told:
    """A fact or a statement together with the story that tells it."""

    story: str
    story_title: str
    item: Fact | Statement


@dataclass(frozen=True, slots=True)
class Held:
    """An office as the pages of one story give it; `of` is a name."""

    story: str
    title: str
    of: str | None
    office: Office


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the archive knows of one name, over all stories.

    Stories, facts and statements are ordered by day, the newest first. Two people of one name are told apart only where
    the stories do: the profile then lists both stories, never a guess at which is which.
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    stories: tuple[StoryRow, ...]
    offices: tuple[Held, ...]
    statements: tuple[Told, ...]
    events: tuple[Told, ...]
    commitments: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FactMove:
    """One fact before and after pages came."""

    before: Fact
    after: Fact


@dataclass(frozen=True, slots=True)
class StoryDiff:
    """What a story says now that it did not say at `since`. Empty tuples mean: nothing of the kind."""

    story: str
    title: str
    since: datetime
    until: datetime
    new: bool
    """The story did not exist then."""
    pages: tuple[Page, ...]
    facts: tuple[Fact, ...]
    moved: tuple[FactMove, ...]
    """Facts that stand otherwise: status, values, modality, or the number of independent reports behind them."""
    gone: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    settled: tuple[Conflict, ...]
    """Conflicts that no longer stand."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding pages: `stories` are those that began or grew, with what is new in each."""

    pages: tuple[str, ...]
    known: tuple[str, ...]
    """Addresses of pages that were in the archive already."""
    refused: tuple[RefusedPage, ...]
    stories: tuple[StoryDiff, ...]
    merged: tuple[tuple[str, str], ...] = ()
    """Stories that became part of another: (old id, the id that goes on)."""


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Where the archive is and what it holds."""

    location: str
    revision: str
    """Of the schema."""
    pages: int
    stories: int
    facts: int
    statements: int
    pending: int = 0
    """Pages kept but not yet understood: an interrupted run; the next `add` or `rebuild` goes on with them."""
    notices: tuple[str, ...] = field(default=())


class Archive(Protocol):
    """Pages that stay, with the stories they tell. Unknown ids raise `UnknownId`, an error that names the remedy."""

    def state(self) -> ArchiveState:
        """Where it is and what it holds."""
        ...

    def stories(self, limit: int = 50, offset: int = 0) -> tuple[StoryRow, ...]:
        """The stories, last changed first, then by id."""
        ...

    def story(self, story: str) -> Readout:
        """One story as an account of its own: its pages and nothing else.

        The id of a story that became part of another leads to the one that goes on.
        """
        ...

    def page(self, page: str) -> Page:
        """One page as read."""
        ...

    def story_of(self, page: str) -> str:
        """The story that a page belongs to."""
        ...

    def search(self, query: Query) -> Hits:
        """Facts, statements and pages; the same hits in the same order over every database."""
        ...

    def who(self, name: str) -> tuple[Profile, ...]:
        """Everybody and everything of that name, the most mentioned first; nothing where nobody is."""
        ...

    def diff(self, story: str, since: datetime) -> StoryDiff:
        """What the story says now that it did not say then."""
        ...

    def accounts(self, stories: Sequence[str] = ()) -> Readout:
        """Several stories (all where none is named) as one account."""
        ...
