"""The schema: made by its migrations, the same as the tables say, and never put into something else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from readout.model.errors import StoreError
from readout.pipeline.archive import archive_location
from readout.store.opening import open_database
from readout.store.schema import HEAD, MIGRATIONS, revision_of
from readout.store.tables import metadata


def test_the_migrations_make_what_the_tables_say(place: str) -> None:
    database = open_database(place)
    with database.reading() as connection:
        assert revision_of(connection) == HEAD
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    database.close()
    tables = {table.name for table in metadata.tables.values()}
    # the full-text index is each database's own
    assert [change for change in found if getattr(change[1], "name", "") in tables] == []


def test_the_newest_revision_is_the_one_the_program_knows() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


def test_opening_again_changes_nothing(place: str) -> None:
    open_database(place).close()
    database = open_database(place)
    with database.reading() as connection:
        assert revision_of(connection) == HEAD
    database.close()


def test_an_archive_of_a_newer_program_is_not_touched(place: str) -> None:
    database = open_database(place)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError, match="newer version"):
        open_database(place)


def test_what_is_no_archive_is_not_written_to(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(StoreError, match="something else"):
        open_database(str(other))
    page = tmp_path / "page.html"
    page.write_text("<p>no archive at all, but a page of some length</p>")
    with pytest.raises(StoreError, match="no archive"):
        open_database(str(page))
    with pytest.raises(StoreError, match="folder"):
        open_database(str(tmp_path))
    assert page.read_text().startswith("<p>")
    assert other.read_bytes()[100:] == before[100:]  # the header says in which mode the file was opened last


@pytest.mark.parametrize("place", ["mysql://u:secret@h/d", "postgresql://u:secret@127.0.0.1:1/d", "x://"])
def test_what_cannot_be_opened_says_so_and_keeps_passwords(place: str) -> None:
    with pytest.raises(StoreError) as told:
        open_database(place)
    assert "secret" not in str(told.value)


def test_a_transaction_is_kept_whole_or_not_at_all(place: str) -> None:
    database = open_database(place)
    with pytest.raises(ZeroDivisionError), database.writing() as connection:  # noqa: PT012
        connection.execute(text("INSERT INTO tallies (name, count) VALUES ('a', 1)"))
        raise ZeroDivisionError
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM tallies")).scalar() == 0
    database.close()


def test_where_the_archive_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("READOUT_STORE", "from-environment.db")
    assert archive_location("named.db") == "named.db"
    assert archive_location(None) == "from-environment.db"
    monkeypatch.delenv("READOUT_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert archive_location(None) == str(tmp_path / "readout" / "archive.db")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert archive_location(None) == str(tmp_path / ".local" / "share" / "readout" / "archive.db")
