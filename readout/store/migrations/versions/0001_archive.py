"""The first schema: pages, stories, what is searched."""

from alembic import op

from readout.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and the full-text index."""
    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(head, words, names, outlets, topics, status, tokenize='ascii')"
        )
        return
    op.execute(
        "CREATE TABLE search (rowid BIGINT PRIMARY KEY REFERENCES items (number) ON DELETE CASCADE, head TEXT, "
        "words TEXT, names TEXT, outlets TEXT, topics TEXT, status TEXT, terms TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX search_by_term ON search USING gin (terms)")


def downgrade() -> None:
    """Take everything away."""
    op.execute("DROP TABLE search")
    metadata.drop_all(op.get_bind())
