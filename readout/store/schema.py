"""The schema of an archive, brought up to date by the migrations that ship in the package.

In: an open database. Out: the same with the newest schema. alembic is loaded only where something is to be done; a
migration and the note that it was done are one transaction, so that no kill leaves half of it.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from readout.model.errors import StoreError
from readout.store.connection import Database

HEAD = "0001"
"""The newest revision; a test holds it to the migrations."""
MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema that stands in the database; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(database: Database) -> None:
    """Bring the schema to `HEAD`; raises StoreError where a newer program made it."""
    with database.reading() as connection:
        found = revision_of(connection)
        strange = found is None and bool(inspect(connection).get_table_names())
    if found == HEAD:
        return
    if strange:
        raise StoreError(
            "the database holds something else",
            where=database.location,
            remedy="name another file or database with --store or READOUT_STORE",
        )
    with database.writing() as connection:
        _migrate(connection, database.location)


def _migrate(connection: Connection, location: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = revision_of(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"the archive was made by a newer version of readout (schema {found})",
            where=location,
            remedy="update readout: pip install --upgrade readout",
        )
    command.upgrade(config, "head")
