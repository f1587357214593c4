"""Where archives of tests are kept: a SQLite file, or a database of a PostgreSQL server started for the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.store import servers


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server, to be completed with the name of a database; skipped where there is none."""
    reason = servers.missing()
    if reason is not None:
        pytest.skip(reason)
    with servers.server() as url:
        yield url


def make_database(url: str) -> str:
    """A fresh database of a server, by its URL."""
    import psycopg

    name = f"archive_{uuid4().hex}"
    with psycopg.connect(url.format(database="postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return url.format(database=name)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A path or URL where no archive is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.db")
    return make_database(request.getfixturevalue("postgres"))
