"""Search: the same rows in the same order over SQLite (FTS5) and PostgreSQL (tsvector).

In: rows with folded words, and what is looked for. Out: numbers of rows, best first, and how many there are in all.
Neither database ranks: each only says which rows hold all the words, and the order is by what both can compare exactly:
rows that say the words themselves before those that only bear them out, then by the independent reports behind them,
then by day, newest first, then by id. Words are folded before they come here (`readout.store.terms`), so SQLite's
`ascii` tokeniser, which splits at spaces alone, and PostgreSQL's parser, which is not used, cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Text,
    TextClause,
    bindparam,
    case,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    table,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from readout.model.archive import HitKind
from readout.store.rows import Row
from readout.store.tables import items
from readout.store.terms import Wanted

COLUMNS = ("head", "words", "names", "outlets", "topics", "status")
search = table("search", column("rowid", BigInteger), *(column(c, Text) for c in COLUMNS), column("terms", TSVECTOR))
"""The full-text index: a virtual table of FTS5, or a table with a GIN index."""
_PREFIX = {name: f"{number}" for number, name in enumerate(COLUMNS)}
"""PostgreSQL has one index over all columns; each term is marked with the column it stands in."""
_ITEM = ("kind", "id", "story", "position", "score", "day", "until", "content")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, column by column; everything is required."""

    columns: tuple[tuple[str, Wanted], ...]
    kinds: tuple[HitKind, ...]
    until: str | None = None
    """The earliest last day."""
    newest_first: bool = False
    """By day alone, whatever holds the words best."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was found."""

    kind: HitKind
    id: str
    story: str
    content: bytes | None


def write_rows(connection: Connection, rows: Sequence[Row]) -> None:
    """Add rows to what is searched."""
    if not rows:
        return
    number = connection.execute(select(func.max(items.c.number))).scalar() or 0
    numbered = [(number + place, row) for place, row in enumerate(rows, start=1)]
    connection.execute(
        insert(items), [{"number": n, **{name: getattr(row, name) for name in _ITEM}} for n, row in numbered]
    )
    connection.execute(_insertion(connection), [_search_values(connection, n, row) for n, row in numbered])


def drop_rows(connection: Connection, story: str) -> None:
    """Take the facts and statements of a story out of what is searched; its pages stay, told by no story."""
    gone = select(items.c.number).where(items.c.story == story, items.c.kind != "page")
    _forget(connection, list(connection.execute(gone).scalars()))
    connection.execute(update(items).where(items.c.story == story).values(story=None))


def write_page(connection: Connection, row: Row) -> None:
    """Put a page into what is searched, in the place of what was there of it; the story that tells it stays."""
    there = items.c.id == row.id, items.c.kind == "page"
    story = connection.execute(select(items.c.story).where(*there)).scalar()
    drop_page(connection, row.id)
    write_rows(connection, [replace(row, story=story)])


def drop_page(connection: Connection, page: str) -> None:
    """Take a page out of what is searched."""
    gone = select(items.c.number).where(items.c.id == page, items.c.kind == "page")
    _forget(connection, list(connection.execute(gone).scalars()))


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    if numbers:
        connection.execute(text("DELETE FROM search WHERE rowid = :number"), [{"number": n} for n in numbers])
        connection.execute(delete(items).where(items.c.number == bindparam("gone")), [{"gone": n} for n in numbers])


def _insertion(connection: Connection) -> TextClause:
    names = [*COLUMNS] if connection.dialect.name == "sqlite" else [*COLUMNS, "terms"]
    values = [":" + name if name != "terms" else "array_to_tsvector(:terms)" for name in names]
    return text(f"INSERT INTO search (rowid, {', '.join(names)}) VALUES (:number, {', '.join(values)})")  # noqa: S608


def _search_values(connection: Connection, number: int, row: Row) -> dict[str, object]:
    values: dict[str, object] = {"number": number, **{name: getattr(row, name) for name in COLUMNS}}
    if connection.dialect.name != "sqlite":
        values["terms"] = sorted({_PREFIX[name] + term for name in COLUMNS for term in getattr(row, name).split()})
    return values


def find(connection: Connection, sought: Sought, limit: int | None, offset: int) -> tuple[list[Found], int]:
    """Rows of told stories that hold everything sought, best first, and how many there are; all without a limit."""
    conditions: list[ColumnElement[bool]] = [items.c.story.is_not(None)]
    if set(sought.kinds) != {"fact", "statement", "page"}:
        conditions.append(items.c.kind.in_(sorted(sought.kinds)))
    if sought.until is not None:
        conditions.append(items.c.until >= sought.until)
    asked = [(name, wanted) for name, wanted in sought.columns if wanted.phrases]
    if asked:
        conditions.append(_holds(connection, asked))
    said = [("head", wanted) for name, wanted in asked if name == "words"]
    order = [items.c.day.desc(), items.c.id, items.c.story]
    if not sought.newest_first:
        order.insert(0, items.c.score.desc())
    if said and not sought.newest_first:
        order.insert(0, case((_holds(connection, said), 0), else_=1))
    total = connection.execute(select(func.count()).select_from(items).where(*conditions)).scalar_one()
    query = select(items.c.kind, items.c.id, items.c.story, items.c.content).where(*conditions)
    rows = connection.execute(query.order_by(*order).limit(limit).offset(offset)) if total > offset else ()
    return [Found(*row) for row in rows], total


def _holds(connection: Connection, asked: Sequence[tuple[str, Wanted]]) -> ColumnElement[bool]:
    """Which rows hold all terms, and all phrases, in the columns named."""
    conditions: list[ColumnElement[bool]]
    if connection.dialect.name == "sqlite":
        parts = [f'{name} : "{" ".join(phrase)}"' for name, wanted in asked for phrase in wanted.phrases]
        conditions = [literal_column("search").op("MATCH", is_comparison=True)(" AND ".join(parts))]
    else:
        terms = sorted({_PREFIX[name] + term for name, wanted in asked for term in wanted.terms})
        lexemes = cast(" & ".join(f"'{term}'" for term in terms), TSQUERY)
        conditions = [search.c.terms.op("@@", is_comparison=True)(lexemes)]
        for name, wanted in asked:
            line = literal(" ") + search.c[name] + " "
            conditions += [func.strpos(line, f" {' '.join(p)} ") > 0 for p in wanted.phrases if len(p) > 1]
    return items.c.number.in_(select(search.c.rowid).where(*conditions))
