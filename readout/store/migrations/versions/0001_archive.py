"""The first schema: pages, stories, what is searched.

A migration says by itself what it makes: the tables of `readout.store.tables` go on from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
ordered = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TABLES = (
    "understood",
    "placements",
    "comparisons",
    "pages",
    "page_ids",
    "addresses",
    "tallies",
    "story_ids",
    "stories",
    "revisions",
    "raw_pages",
    "postings",
    "items",
    "entities",
    "components",
)


def upgrade() -> None:
    """Make every table and the full-text index."""
    make_pages()
    make_index()
    make_stories()
    make_search()


def make_pages() -> None:
    """What came, was read and was understood."""
    op.create_table(
        "raw_pages",
        sa.Column("number", number, primary_key=True),
        sa.Column("sha256", sa.String(), nullable=False, unique=True),
        sa.Column("origin", sa.LargeBinary(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "addresses",
        sa.Column("raw", number, sa.ForeignKey("raw_pages.number"), primary_key=True),
        sa.Column("uri", ordered, primary_key=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "page_ids",
        sa.Column("id", ordered, primary_key=True),
        sa.Column("raw", number, sa.ForeignKey("raw_pages.number"), nullable=False),
    )
    op.create_table(
        "pages",
        sa.Column("id", ordered, primary_key=True),
        sa.Column("raw", number, sa.ForeignKey("raw_pages.number"), nullable=False, unique=True),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("written", sa.String()),
        sa.Column("earliest", sa.String()),
        sa.Column("latest", sa.String()),
        sa.Column("read_by", sa.String(), nullable=False),
        sa.Column("story", ordered),
        sa.Column("lineage", sa.String()),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("published", sa.LargeBinary()),
    )
    op.create_index("ix_pages_story", "pages", ["story"])
    op.create_table(
        "understood",
        sa.Column("page", ordered, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("annotations", sa.LargeBinary(), nullable=False),
    )


def make_index() -> None:
    """Which page belongs to which story."""
    op.create_table(
        "components",
        sa.Column("number", number, primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "postings",
        sa.Column("term", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("arrival", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("page", sa.String(), nullable=False),
    )
    op.create_table(
        "tallies",
        sa.Column("name", ordered, primary_key=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "comparisons",
        sa.Column("one", ordered, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("other", ordered, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("comparisons_by_other", "comparisons", ["other"])
    op.create_table(
        "placements",
        sa.Column("page", ordered, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("arrival", number, nullable=False, unique=True),
        sa.Column("story", ordered, nullable=False),
        sa.Column("component", number, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_placements_component", "placements", ["component"])
    op.create_index("ix_placements_story", "placements", ["story"])


def make_stories() -> None:
    """What is told, what it was, what is searched."""
    op.create_table(
        "entities",
        sa.Column("story", ordered, primary_key=True),
        sa.Column("entity", ordered, primary_key=True),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "items",
        sa.Column("number", number, primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", ordered, nullable=False),
        sa.Column("story", ordered),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("day", ordered, nullable=False),
        sa.Column("until", ordered, nullable=False),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_index("items_by_id", "items", ["id"])
    op.create_index("items_by_rank", "items", ["score", "day", "id"])
    op.create_index("items_by_story", "items", ["story", "kind", "position"])
    op.create_table(
        "revisions",
        sa.Column("story", ordered, primary_key=True),
        sa.Column("at", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "stories",
        sa.Column("id", ordered, primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("time", sa.String()),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("lineages", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.LargeBinary()),
        sa.Column("account", sa.LargeBinary()),
    )
    op.create_index("stories_by_change", "stories", ["updated_at", "id"])
    op.create_index("stories_to_tell", "stories", ["stale"])
    op.create_table(
        "story_ids",
        sa.Column("id", ordered, primary_key=True),
        sa.Column("founder", sa.String(), nullable=False),
    )
    op.create_index("ix_story_ids_founder", "story_ids", ["founder"])


def make_search() -> None:
    """The full-text index: words come folded, so SQLite splits them at spaces alone and PostgreSQL is handed them."""
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
    for table in TABLES:
        op.drop_table(table)
