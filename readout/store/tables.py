"""The tables of an archive: the same over SQLite and PostgreSQL.

    raw_pages    bytes as they came, each once; everything below can be made again from them
    addresses    under which addresses a page was met
    page_ids     every id that a page ever had (another program may read other text from the same bytes)
    pages        the page as read, the story that tells it, and when it was written as far as that story knows
    understood   what was understood of it, by which version
    placements   the page in the index of stories: its signature, story and component
    postings     pages by their strongest terms
    components   pages that hang together, with the chances of their pairs
    comparisons  what two pages of a story share, so that it is found once
    story_ids    every id that a story ever had, with the page that founded it
    stories      accounts as told last, without facts and statements
    items        facts, statements and pages, as they are searched and shown
    entities     who stands in which story
    revisions    what a story said from which instant on
    tallies      what the caps of the index passed over

Instants are microseconds since 1970 in UTC. Text that comes from a page is kept exactly in the `bytes` columns only
(`readout.store.codec`); columns of text are for looking up and are cleaned of what a database refuses. Columns that
rows are sorted by compare by code point in both databases; bytes stand last in a row, because SQLite reads through what
stands before a column. The full-text index is made in the migrations: it is the
one thing in which the databases differ (`readout.store.terms`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

Sorted = String().with_variant(String(collation="C"), "postgresql")
"""Text by which rows are sorted."""
Number = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the column is called INTEGER."""

raw_pages = Table(
    "raw_pages",
    metadata,
    Column("number", Number, primary_key=True),
    Column("sha256", String, nullable=False, unique=True),
    Column("origin", LargeBinary, nullable=False),
    Column("length", Integer, nullable=False),
    Column("added_at", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
addresses = Table(
    "addresses",
    metadata,
    Column("raw", ForeignKey("raw_pages.number"), primary_key=True),
    Column("uri", Sorted, primary_key=True),
    Column("seen_at", BigInteger, nullable=False),
)
page_ids = Table(
    "page_ids",
    metadata,
    Column("id", Sorted, primary_key=True),
    Column("raw", ForeignKey("raw_pages.number"), nullable=False),
)
pages = Table(
    "pages",
    metadata,
    Column("id", Sorted, primary_key=True),
    Column("raw", ForeignKey("raw_pages.number"), nullable=False, unique=True),
    Column("uri", Text, nullable=False),
    Column("outlet", Text),
    Column("written", String),
    Column("earliest", String),
    Column("latest", String),
    Column("read_by", String, nullable=False),
    Column("story", Sorted, index=True),
    Column("lineage", String),
    Column("document", LargeBinary, nullable=False),
    Column("published", LargeBinary),
)
understood = Table(
    "understood",
    metadata,
    Column("page", ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("version", String, nullable=False),
    Column("annotations", LargeBinary, nullable=False),
)
placements = Table(
    "placements",
    metadata,
    Column("page", ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("arrival", Number, nullable=False, unique=True),
    Column("story", Sorted, nullable=False, index=True),
    Column("component", Number, nullable=False, index=True),
    Column("signature", LargeBinary, nullable=False),
)
postings = Table(
    "postings",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("arrival", BigInteger, primary_key=True, autoincrement=False),
    Column("page", String, nullable=False),
)
components = Table(
    "components",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
comparisons = Table(
    "comparisons",
    metadata,
    Column("one", ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("other", ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("basis", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("comparisons_by_other", "other"),
)
story_ids = Table(
    "story_ids",
    metadata,
    Column("id", Sorted, primary_key=True),
    Column("founder", String, nullable=False, index=True),
)
stories = Table(
    "stories",
    metadata,
    Column("id", Sorted, primary_key=True),
    Column("title", Text, nullable=False),
    Column("time", String),
    Column("pages", Integer, nullable=False),
    Column("lineages", Integer, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("stale", Boolean, nullable=False),
    Column("summary", LargeBinary),
    Column("account", LargeBinary),
    Index("stories_by_change", "updated_at", "id"),
    Index("stories_to_tell", "stale"),
)
items = Table(
    "items",
    metadata,
    Column("number", Number, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", Sorted, nullable=False),
    Column("story", Sorted),
    Column("position", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("day", Sorted, nullable=False),
    Column("until", Sorted, nullable=False),
    Column("content", LargeBinary),
    Index("items_by_story", "story", "kind", "position"),
    Index("items_by_id", "id"),
    Index("items_by_rank", "score", "day", "id"),
)
entities = Table(
    "entities",
    metadata,
    Column("story", Sorted, primary_key=True),
    Column("entity", Sorted, primary_key=True),
    Column("names", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
revisions = Table(
    "revisions",
    metadata,
    Column("story", Sorted, primary_key=True),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
tallies = Table(
    "tallies",
    metadata,
    Column("name", Sorted, primary_key=True),
    Column("count", BigInteger, nullable=False),
)
