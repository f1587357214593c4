"""The way into an archive: a file or a URL becomes a database with its schema in place.

In: a path (SQLite, one file) or the URL of a database. Out: a `Database` that reads in snapshots and writes one
transaction at a time: SQLite in WAL mode, so that readers never wait; PostgreSQL by an advisory lock. What is committed
is on the disk (`synchronous=FULL`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError, OperationalError

from readout.model.errors import StoreError

BUSY_SECONDS = 60
"""How long a writer waits for another; one story is told within one transaction."""
WRITERS_LOCK = 0x5EAD0017
"""The advisory lock that writers of an archive on PostgreSQL hold, one at a time."""
_SQLITE = b"SQLite format 3\0"
_WRITING = "readout_writing"


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
            connection = connection.execution_options(**{_WRITING: True})
            with connection.begin():
                if self.dialect == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS_LOCK})
                yield connection

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()


def open_database(location: str) -> Database:
    """The archive at a path or URL, made where there is none; raises StoreError where it cannot be opened."""
    from readout.store.schema import upgrade

    url = _url(location)
    engine = _engine(url)
    database = Database(engine, url.database or "" if url.drivername.startswith("sqlite") else _shown(url))
    try:
        upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def _shown(url: URL) -> str:
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _url(location: str) -> URL:
    if "://" not in location:
        path = Path(location).expanduser()
        if path.is_dir():
            raise StoreError("this is a folder", where=location, remedy="name a file in it, as in pages/archive.db")
        if path.is_file() and _head(path) not in (b"", _SQLITE):
            raise StoreError("this file is no archive", where=location, remedy="name another file with --store")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unopened(location, error.strerror or str(error)) from error
        return URL.create("sqlite+pysqlite", database=str(path))
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise _unopened(location.partition("://")[0] + "://…", "the URL cannot be read") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        return url.set(drivername={"sqlite": "sqlite+pysqlite"}.get(url.drivername, url.drivername))
    raise _unopened(_shown(url), f"{url.drivername} is no database that archives are kept in")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


def _unopened(location: str, problem: str) -> StoreError:
    return StoreError(
        f"the archive cannot be opened: {problem}",
        where=location,
        remedy="name a file or postgresql://USER@HOST/DATABASE with --store or READOUT_STORE",
    )


def _engine(url: URL) -> Engine:
    try:
        if url.drivername.startswith("sqlite"):
            engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(
            "the driver for PostgreSQL is not installed",
            where=_shown(url),
            remedy='run: pip install "readout[postgres]"',
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, not guessed at by the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-32768"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


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
