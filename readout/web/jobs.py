"""Pages on their way into the archive: one thread adds them, one job after the other, while the pages go on.

In come files and addresses, out go `Job` records that can be asked for at any time, also after a reload. There is one
writer, so two uploads never wait for each other inside the database. A job is asked to stop between two pages when the
server ends; what the archive had taken by then stays in it.
"""

from __future__ import annotations

import logging
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from readout.model import ReadoutError, Refusal, UsageError
from readout.model.account import RefusedPage
from readout.model.archive import Added
from readout.pipeline.progress import Progress
from readout.web.records import FINISHED, Job, Problem
from readout.web.settings import Settings

WAITING = "pages that wait to be understood"
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that was sent: under which name, and where its bytes lie now. The name is never part of the place."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Given:
    """What one upload holds; `discard` removes its files from the disk."""

    files: tuple[NamedFile, ...]
    addresses: tuple[str, ...]
    discard: Callable[[], None]
    resume: bool = False
    """Whether to go on with pages that an interrupted run left."""

    @property
    def names(self) -> tuple[str, ...]:
        """What to call it."""
        given = (*(file.name for file in self.files), *self.addresses)
        return given or ((WAITING,) if self.resume else ())


Add = Callable[[Sequence[NamedFile], Sequence[str], Progress], Added]
"""Adds files and addresses to the archive, in the thread that it is called in."""


class Stopped(BaseException):  # no error, and no page's own except may swallow it
    """The server ends while pages are being added."""


class Jobs:
    """The queue, its one worker, and what is known of every job."""

    def __init__(self, add: Add, settings: Settings) -> None:
        self._add, self._settings = add, settings
        self._waiting: queue.SimpleQueue[tuple[str, Given] | None] = queue.SimpleQueue()
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._worker: threading.Thread | None = None

    def ask(self, given: Given) -> Job:
        """Put an upload into the queue; raises UsageError where there is nothing in it or the queue is full."""
        if not given.names:
            raise UsageError("no pages were given", remedy="choose files, drop them, or give an address")
        job = Job(
            id=f"job-{secrets.token_hex(6)}",
            status="waiting",
            names=given.names,
            stage="Waiting",
            done=0,
            total=None,
            refused=(),
            added=None,
            problem=None,
            asked_at=datetime.now(UTC),
            ended_at=None,
        )
        with self._lock:
            if sum(known.status == "waiting" for known in self._jobs.values()) >= self._settings.jobs_waiting:
                raise UsageError("too many uploads wait already", remedy="wait until one is done")
            self._jobs[job.id] = job
            self._forget()
        self._waiting.put((job.id, given))
        self._start()
        return job

    def job(self, identifier: str) -> Job | None:
        """What is known of a job; None where nothing is."""
        with self._lock:
            return self._jobs.get(identifier)

    def all(self) -> tuple[Job, ...]:
        """Every job that is known, the newest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def end(self, patience: float = 10.0) -> None:
        """Ask the worker to stop after the page it is at; `patience` in seconds."""
        self._ending.set()
        if self._worker is None:
            return
        self._waiting.put(None)
        self._worker.join(patience)

    def change(self, identifier: str, **changes: object) -> None:
        """Note what is new of a job."""
        with self._lock:
            self._jobs[identifier] = replace(self._jobs[identifier], **changes)  # type: ignore[arg-type]

    def _start(self) -> None:
        with self._lock:
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="adding pages", daemon=True)
                self._worker.start()

    def _forget(self) -> None:
        finished = [job.id for job in self._jobs.values() if job.status in FINISHED]
        for identifier in finished[: max(0, len(finished) - self._settings.jobs_kept)]:
            del self._jobs[identifier]

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            identifier, given = item
            try:
                self._do(identifier, given)
            finally:
                given.discard()

    def _do(self, identifier: str, given: Given) -> None:
        try:
            self._stop_where_ending()
            self.change(identifier, status="running")
            added = self._add(given.files, given.addresses, JobProgress(self, identifier))
            outcome: dict[str, object] = {"status": "done", "added": added, "refused": added.refused}
        except Stopped:
            problem = Problem("the server was ended", "", "add the pages again: those it has are not taken twice")
            outcome = {"status": "stopped", "problem": problem}
        except ReadoutError as error:
            outcome = {"status": "failed", "problem": Problem(error.problem, error.where, error.remedy)}
        except Exception:  # one upload must not end the worker; the trace goes to the server's log
            logger.exception("adding pages failed")
            problem = Problem("an error of the program", "", "the terminal that runs `readout serve` has the details")
            outcome = {"status": "failed", "problem": problem}
        self.change(identifier, **outcome, stage="", ended_at=datetime.now(UTC))

    def _stop_where_ending(self) -> None:
        if self._ending.is_set():
            raise Stopped

    @property
    def ending(self) -> bool:
        """Whether the server ends."""
        return self._ending.is_set()


class JobProgress:
    """Tells what a run does to the job it belongs to."""

    def __init__(self, jobs: Jobs, identifier: str) -> None:
        self._jobs, self._id = jobs, identifier
        self._done = 0
        self._refused: tuple[RefusedPage, ...] = ()

    def begin(self, stage: str, total: int | None) -> None:
        """A stage starts."""
        self._done = 0
        self._tell(stage=stage, done=0, total=total)

    def advance(self) -> None:
        """One step is done."""
        self._done += 1
        self._tell(done=self._done)

    def refused(self, refusal: Refusal) -> None:
        """An input was not read."""
        told = RefusedPage(refusal.uri, refusal.problem, refusal.remedy, refusal.repeated)
        self._refused = (*self._refused, told)
        self._tell(refused=self._refused)

    def end(self) -> None:
        """The stage is done."""

    def _tell(self, **changes: object) -> None:
        if self._jobs.ending:
            raise Stopped
        self._jobs.change(self._id, **changes)
