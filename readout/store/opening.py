"""The way into an archive: a file or a URL becomes a database with its schema in place.

In: a path (SQLite, one file) or the URL of a database. Out: a `Database`, made where there is none and brought up to
date. What is committed is on the disk (`synchronous=FULL`).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from readout.model.errors import StoreError
from readout.store.connection import WRITING, Database
from readout.store.schema import upgrade

BUSY_SECONDS = 60
"""How long a writer waits for another; one story is told within one transaction."""
_SQLITE = b"SQLite format 3\0"


def open_database(location: str) -> Database:
    """The archive at a path or URL, made where there is none; raises StoreError where it cannot be opened."""
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
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
