"""Everything that was made from the raw pages, made again.

In: an archive, perhaps of an earlier version. Out: the same pages, read and understood by this version where they were
not, placed and told anew. Pages keep the order in which they came, so stories keep their ids; ids of pages and stories
that are no longer used lead on. Each page is a transaction: after a kill, the next rebuild goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.model import Document, Refusal
from readout.pipeline.archive.adding import understand_lots
from readout.pipeline.archive.keeping import Clock
from readout.pipeline.archive.telling import Telling, tell_stories
from readout.pipeline.archive.versions import reading_version, understanding_version
from readout.pipeline.configuration import Configuration
from readout.pipeline.progress import Progress
from readout.store import pages, placing
from readout.store.connection import Database


def rebuild(
    database: Database, configuration: Configuration, progress: Progress, clock: Clock, *, anew: bool
) -> Telling:
    """Read and understand what another version did (`anew`: everything), then place and tell every page again."""
    with database.reading() as connection:
        reread = pages.read_by_others(connection, None if anew else reading_version())
    _read_again(database, reread, progress)
    with database.reading() as connection:
        version = understanding_version(configuration.language_model)
        waiting = pages.all_pages(connection) if anew else pages.not_understood(connection, version)
    told = Telling()
    for refused in understand_lots(database, waiting, configuration, progress):
        told.refused += refused
    with database.writing() as connection:
        placing.clear_index(connection)
    tell_stories(database, progress, clock, told)
    return told


def _read_again(database: Database, ids: Sequence[str], progress: Progress) -> None:
    from readout.read import read_page

    if ids:
        progress.begin("Reading pages", len(ids))
    for page in ids:
        with database.reading() as connection:
            raw = pages.raw_page(connection, page)
            before = pages.documents_of(connection, [page])[page]
        document = read_page(raw)
        if isinstance(document, Refusal):
            progress.refused(document)  # it stays as it was read before
        else:
            _replace(database, before, document)
        progress.advance()
    if ids:
        progress.end()


def _replace(database: Database, before: Document, document: Document) -> None:
    with database.writing() as connection:
        if document == before:
            pages.mark_read(connection, before.id, reading_version())
            return
        if document.id != before.id:
            placing.clear_index(connection)  # it names the page by its old id
            placing.refound(connection, before.id, document.id)
        pages.read_again(connection, before.id, document, reading_version())
