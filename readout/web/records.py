"""What the REST interface answers with, where that is not a record of the model already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.model.account import Page, RefusedPage
from readout.model.archive import Added, Hit, Profile, StoryRow

JobStatus = Literal["waiting", "running", "done", "failed", "stopped"]
FINISHED: frozenset[JobStatus] = frozenset({"done", "failed", "stopped"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, where, and what to do; `where` may be empty."""

    problem: str
    where: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ErrorAnswer:
    """Every error of the interface has this shape, whatever its status."""

    error: Problem


@dataclass(frozen=True, slots=True)
class StoriesAnswer:
    """A window of the list of stories; `next` is the address of the following one, null at the end."""

    stories: tuple[StoryRow, ...]
    total: int
    limit: int
    offset: int
    next: str | None


@dataclass(frozen=True, slots=True)
class HitsAnswer:
    """A window of what was found; `next` is the address of the following one, null at the end."""

    hits: tuple[Hit, ...]
    total: int
    limit: int
    offset: int
    next: str | None


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """One page as read, and the story it belongs to."""

    page: Page
    story: str


@dataclass(frozen=True, slots=True)
class ProfilesAnswer:
    """Everybody and everything of one name; empty where nobody has it."""

    profiles: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Pages on their way into the archive; `done` of `total` steps of `stage` are behind (`total` may be unknown)."""

    id: str
    status: JobStatus
    names: tuple[str, ...]
    """What was given: file names as the browser told them, and addresses."""
    stage: str
    done: int
    total: int | None
    refused: tuple[RefusedPage, ...]
    """Told while it runs; `added.refused` has them all in the end."""
    added: Added | None
    problem: Problem | None
    asked_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class JobAnswer:
    """One job."""

    job: Job


@dataclass(frozen=True, slots=True)
class JobsAnswer:
    """The jobs that are known, the newest first."""

    jobs: tuple[Job, ...]
