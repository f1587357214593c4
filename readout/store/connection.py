"""An open archive: a `Database` that reads in snapshots and writes one transaction at a time.

SQLite is in WAL mode, so that readers never wait; writers on PostgreSQL hold an advisory lock. Errors of the database
come out as errors that a user can act on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from readout.model.errors import StoreError

WRITERS_LOCK = 0x5EAD0017
"""The advisory lock that writers of an archive on PostgreSQL hold, one at a time."""
WRITING = "readout_writing"
"""Option of a connection that is about to write."""


class Database:
    """An open archive; safe to use from several threads."""

    def __init__(self, engine: Engine, location: str) -> None:
        self._engine = engine
        self.location = location
        """As told to people: without password."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot: everything read within is of one moment."""
        with _told(self.location), self._engine.connect() as connection:
            if self.dialect == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, the only one that writes; all of it is kept or nothing."""
        with _told(self.location), self._engine.connect() as connection:
            connection = connection.execution_options(**{WRITING: True})
            with connection.begin():
                if self.dialect == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS_LOCK})
                yield connection

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()


@contextmanager
def _told(location: str) -> Iterator[None]:
    """Errors of the database as errors that a user can act on."""
    try:
        yield
    except OperationalError as error:
        raise StoreError(_problem(error), where=location, remedy=_remedy(error)) from error
    except DatabaseError as error:
        if _is_damage(error):
            raise StoreError(
                f"the archive is damaged or no archive: {_problem(error)}",
                where=location,
                remedy="take a copy of the file; `sqlite3 FILE .recover` saves what can be read",
            ) from error
        raise


def _problem(error: DBAPIError) -> str:
    return " ".join(str(error.orig or error).split())


def _remedy(error: DBAPIError) -> str:
    problem = _problem(error)
    if "locked" in problem or "busy" in problem:
        return "another run is writing: try again when it is done"
    if "full" in problem:
        return "make room on the disk; what was committed is safe"
    if "readonly" in problem or "read-only" in problem:
        return "make the file and its folder writable"
    return "check that the place is there, may be written, and that the server runs"


def _is_damage(error: DatabaseError) -> bool:
    known: tuple[Any, ...] = (sqlite3.DatabaseError,)
    return isinstance(error.orig, known) and ("malformed" in str(error.orig) or "not a database" in str(error.orig))
