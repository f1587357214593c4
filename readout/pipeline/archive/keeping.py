"""Pages into an archive, each kept the moment it is read.

In: paths. Out: the ids of new pages, the addresses of known ones, what was refused. The same bytes, or the same text
from other bytes, are one page; the first stays, and every address it was met under is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from readout.model import Document, RawPage, Refusal
from readout.pipeline.archive.versions import reading_version
from readout.pipeline.configuration import Configuration
from readout.pipeline.progress import Progress
from readout.pipeline.run import Stdin
from readout.store import pages as kept
from readout.store.connection import Database

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Kept:
    """What came of reading; in the order of reading."""

    pages: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def keep_pages(
    database: Database, paths: Sequence[str], configuration: Configuration, progress: Progress, stdin: Stdin | None
) -> Kept:
    """Read every page below `paths` and keep what is new; what cannot be read is refused and the rest goes on."""
    from readout.read import FewTold, FieldNames, gather, read_page
    from readout.read.fetch import fetcher

    found, few = Kept(), FewTold()

    def refuse(refusal: Refusal, told: bool) -> None:
        if told:
            found.refused.append(refusal)
            progress.refused(refusal)

    fetch = fetcher(offline=configuration.offline, cache=configuration.cache)
    fields = FieldNames().with_names(configuration.fields)
    progress.begin("Reading pages", None)
    for raw in gather(paths, stdin=stdin, fetch=fetch, fields=fields, names=dict(configuration.names)):
        if isinstance(raw, Refusal):
            refuse(raw, few.tells(raw))
        elif _is_known(database, raw):
            found.known.append(raw.place)
        else:
            page = read_page(raw)
            if isinstance(page, Refusal):
                refuse(page, few.tells(page))
            elif _keep(database, raw, page):
                found.pages.append(page.id)
            else:
                found.known.append(raw.place)
        progress.advance()
    for refusal in few.rest():
        refuse(refusal, told=True)
    progress.end()
    return found


def _is_known(database: Database, raw: RawPage) -> bool:
    with database.reading() as connection:
        page = kept.page_of_bytes(connection, kept.digest_of(raw.data))
        if page is None or kept.has_address(connection, page, raw.uri):
            return page is not None
    with database.writing() as connection:
        kept.note_address(connection, page, raw.uri, now())
    return True


def _keep(database: Database, raw: RawPage, page: Document) -> bool:
    """Whether the page is new."""
    with database.writing() as connection:
        at = now()
        if kept.has_page(connection, page.id) or kept.page_of_bytes(connection, kept.digest_of(raw.data)):
            kept.note_address(connection, page.id, raw.uri, at)
            return False
        kept.keep_page(connection, raw, page, reading_version(), at)
        return True
