"""Pages in an archive: their bytes, what was read from them, and what was understood.

In: a page as it came and as read, later its annotations. Out: the same records again. Every function works within the
transaction of the connection it is given.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal, or_, select, update

from readout.model import Annotations, Document, PageRecord, Published, RawPage
from readout.model.errors import UnknownId
from readout.model.links import AnnotatedPage
from readout.store.cards import PageCard
from readout.store.codec import decode, encode
from readout.store.finding import drop_page
from readout.store.tables import addresses, comparisons, page_ids, pages, raw_pages, understood

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BATCH = 500
"""Ids asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page came from, exactly."""

    uri: str
    record: PageRecord | None


def micros(at: datetime) -> int:
    """An aware instant as it is kept."""
    return (at - EPOCH) // timedelta(microseconds=1)


def instant(at: int) -> datetime:
    """A kept instant, in UTC."""
    return EPOCH + timedelta(microseconds=at)


def clean(text: str) -> str:
    """Text as any database takes it: without NUL and lone surrogates."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")


def digest_of(data: bytes) -> str:
    """What tells whether bytes are known."""
    return hashlib.sha256(data).hexdigest()


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in lots that a statement can hold."""
    rest = list(ids)
    for at in range(0, len(rest), BATCH):
        yield rest[at : at + BATCH]


def page_of_bytes(connection: Connection, sha256: str) -> str | None:
    """The page that was read from these bytes, where they are known."""
    joined = select(pages.c.id).join(raw_pages, pages.c.raw == raw_pages.c.number)
    return connection.execute(joined.where(raw_pages.c.sha256 == sha256)).scalar()


def has_page(connection: Connection, page: str) -> bool:
    """Whether a page of this id is there."""
    return connection.execute(select(pages.c.id).where(pages.c.id == page)).scalar() is not None


def note_address(connection: Connection, page: str, uri: str, at: datetime) -> None:
    """Keep that a known page was met under this address too."""
    raw = connection.execute(select(pages.c.raw).where(pages.c.id == page)).scalar_one()
    uri = clean(uri)
    same = (addresses.c.raw == raw) & (addresses.c.uri == uri)
    if connection.execute(select(addresses.c.raw).where(same)).scalar() is None:
        connection.execute(insert(addresses).values(raw=raw, uri=uri, seen_at=micros(at)))


def keep_page(connection: Connection, raw: RawPage, document: Document, version: str, at: datetime) -> None:
    """Keep a new page: bytes, where they came from, and what was read from them."""
    number = (connection.execute(select(func.max(raw_pages.c.number))).scalar() or 0) + 1
    connection.execute(
        insert(raw_pages).values(
            number=number,
            sha256=digest_of(raw.data),
            origin=encode(Origin(raw.uri, raw.record)),
            data=zlib.compress(raw.data),
            length=len(raw.data),
            added_at=micros(at),
        )
    )
    connection.execute(insert(page_ids).values(id=document.id, raw=number))
    connection.execute(insert(pages).values(raw=number, **_columns(document, version)))
    note_address(connection, document.id, raw.uri, at)


def read_again(connection: Connection, page: str, document: Document, version: str) -> None:
    """Put what another version read from the bytes of `page` in its place; what was understood of it is void.

    Where it now has the text of another page, it becomes that page: its ids lead there.
    """
    raw, story = connection.execute(select(pages.c.raw, pages.c.story).where(pages.c.id == page)).one()
    drop_page(connection, page)
    connection.execute(delete(pages).where(pages.c.id == page))
    other = connection.execute(select(pages.c.raw).where(pages.c.id == document.id)).scalar()
    if other is not None:
        connection.execute(update(page_ids).where(page_ids.c.raw == raw).values(raw=other))
        return
    connection.execute(insert(pages).values(raw=raw, story=story, **_columns(document, version)))
    known = page_ids.c.id == document.id
    if connection.execute(select(page_ids.c.id).where(known)).scalar() is None:
        connection.execute(insert(page_ids).values(id=document.id, raw=raw))
    else:
        connection.execute(update(page_ids).where(known).values(raw=raw))


def _columns(document: Document, version: str) -> dict[str, object]:
    return {
        "id": document.id,
        "uri": clean(document.uri),
        "outlet": clean(document.outlet) if document.outlet is not None else None,
        "read_by": version,
        "document": encode(document),
        **_day_columns(document.published),
    }


def _day_columns(published: Published) -> dict[str, str | None]:
    days = published.days
    return {
        "written": days.edtf,
        "earliest": days.earliest.isoformat() if days.earliest else None,
        "latest": days.latest.isoformat() if days.latest else None,
    }


def mark_read(connection: Connection, page: str, version: str) -> None:
    """Keep that this version reads the page as it stands."""
    connection.execute(update(pages).where(pages.c.id == page).values(read_by=version))


def raw_page(connection: Connection, page: str) -> RawPage:
    """The bytes of a page as they came."""
    joined = select(raw_pages.c.origin, raw_pages.c.data).join(pages, pages.c.raw == raw_pages.c.number)
    row = connection.execute(joined.where(pages.c.id == page)).one()
    origin = decode(Origin, row.origin)
    return RawPage(origin.uri, zlib.decompress(row.data), origin.record)


def keep_understood(connection: Connection, annotations: Annotations, version: str) -> None:
    """Keep what was understood of a page, instead of what an earlier version understood."""
    connection.execute(delete(understood).where(understood.c.page == annotations.document))
    stale = or_(comparisons.c.one == annotations.document, comparisons.c.other == annotations.document)
    connection.execute(delete(comparisons).where(stale))
    values = {"page": annotations.document, "version": version, "annotations": encode(annotations)}
    connection.execute(insert(understood).values(**values))


def not_understood(connection: Connection, version: str | None = None) -> list[str]:
    """Pages of which nothing is understood, or not by this version, in the order they came."""
    joined = pages.outerjoin(understood, understood.c.page == pages.c.id)
    missing: list[ColumnElement[bool]] = [understood.c.page.is_(None)]
    if version is not None:
        missing.append(understood.c.version != version)
    query = select(pages.c.id).select_from(joined).where(or_(*missing)).order_by(pages.c.raw)
    return list(connection.execute(query).scalars())


def all_pages(connection: Connection) -> list[str]:
    """Every page, in the order they came."""
    return list(connection.execute(select(pages.c.id).order_by(pages.c.raw)).scalars())


def resolve_page(connection: Connection, page: str) -> str:
    """The id that a page has now; raises UnknownId where there is none."""
    joined = select(pages.c.id).join(page_ids, page_ids.c.raw == pages.c.raw).where(page_ids.c.id == page)
    found: str | None = connection.execute(joined).scalar()
    if found is None:
        raise UnknownId("there is no such page", where=page, remedy="`readout search WORDS` finds pages")
    return found


def documents_of(connection: Connection, ids: Sequence[str]) -> dict[str, Document]:
    """Documents by id; unknown ids are left out."""
    found = {}
    for some in chunks(ids):
        for row in connection.execute(select(pages.c.id, pages.c.document).where(pages.c.id.in_(some))):
            found[row.id] = decode(Document, row.document)
    return found


def annotated_pages(connection: Connection, ids: Sequence[str]) -> tuple[AnnotatedPage, ...]:
    """Understood pages, by id ascending."""
    documents = documents_of(connection, ids)
    found = []
    for some in chunks(sorted(documents)):
        query = select(understood.c.page, understood.c.annotations).where(understood.c.page.in_(some))
        for row in connection.execute(query.order_by(understood.c.page)):
            found.append(AnnotatedPage(documents[row.page], decode(Annotations, row.annotations)))
    return tuple(sorted(found, key=lambda page: page.document.id))


def told_documents(connection: Connection, ids: Sequence[str]) -> dict[str, Document]:
    """Documents by id, dated as far as their story knows; unknown ids are left out."""
    found = documents_of(connection, ids)
    for some in chunks(ids):
        dated = pages.c.id.in_(some) & pages.c.published.is_not(None)
        for row in connection.execute(select(pages.c.id, pages.c.published).where(dated)):
            found[row.id] = replace(found[row.id], published=decode(Published, row.published))
    return found


def date_page(connection: Connection, page: str, own: Published, told: Published) -> None:
    """Keep when a page was written as far as its story knows, beside what the page itself knows."""
    days = _day_columns(told)
    kept = encode(told) if told != own else None
    connection.execute(update(pages).where(pages.c.id == page).values(published=kept, **days))


def cards_of(connection: Connection, ids: Iterable[str]) -> dict[str, PageCard]:
    """What lists need of pages, by id; unknown ids are left out."""
    columns = [pages.c[name] for name in PageCard.__dataclass_fields__]
    found = {}
    for some in chunks(ids):
        for row in connection.execute(select(*columns).where(pages.c.id.in_(some))):
            found[row.id] = PageCard(*row)
    return found


def count_pages(connection: Connection) -> tuple[int, int]:
    """How many pages there are, and how many of them no story tells yet."""
    query = select(func.count(), func.sum(literal(1)).filter(pages.c.story.is_(None))).select_from(pages)
    total, untold = connection.execute(query).one()
    return total, untold or 0


def has_address(connection: Connection, page: str, uri: str) -> bool:
    """Whether a page was met under this address before."""
    joined = select(addresses.c.raw).join(pages, pages.c.raw == addresses.c.raw)
    return connection.execute(joined.where(pages.c.id == page, addresses.c.uri == clean(uri))).scalar() is not None


def digest_kept(connection: Connection, page: str) -> str:
    """The digest of a page's bytes when they came."""
    joined = select(raw_pages.c.sha256).join(pages, pages.c.raw == raw_pages.c.number)
    digest: str = connection.execute(joined.where(pages.c.id == page)).scalar_one()
    return digest


def read_by_others(connection: Connection, version: str | None) -> list[str]:
    """Pages that another version read (all, where None is given), in the order they came."""
    query = select(pages.c.id).order_by(pages.c.raw)
    if version is not None:
        query = query.where(pages.c.read_by != version)
    return list(connection.execute(query).scalars())


def understood_by_others(connection: Connection, begins: str) -> int:
    """How many pages are marked with a version that does not begin so."""
    mark = func.substr(understood.c.version, 1, len(begins))
    return connection.execute(select(func.count()).select_from(understood).where(mark != begins)).scalar_one()
