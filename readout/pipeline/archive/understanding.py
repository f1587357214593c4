"""Pages of an archive understood one by one, each kept the moment it is.

In: ids of pages. Out: nothing; what was understood stands in the archive. An interruption loses the pages in work only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from readout.model import Document
from readout.model.links import AnnotatedPage
from readout.pipeline.archive.versions import understanding_version
from readout.pipeline.configuration import Configuration
from readout.pipeline.pages import understand_page
from readout.pipeline.progress import Progress
from readout.store import pages as kept
from readout.store.connection import Database

Job = tuple[Document, str | None, int]


def understand_pages(database: Database, ids: Sequence[str], configuration: Configuration, progress: Progress) -> None:
    """Understand pages and keep what was understood of each, in the order given."""
    version = understanding_version(configuration.language_model)
    for page in _understood(_jobs(database, ids, configuration), min(configuration.workers, len(ids))):
        with database.writing() as connection:
            if kept.has_page(connection, page.document.id):
                kept.keep_understood(connection, page.annotations, version)
        progress.advance()


def _jobs(database: Database, ids: Sequence[str], configuration: Configuration) -> Iterator[Job]:
    for page in ids:
        with database.reading() as connection:
            document = kept.documents_of(connection, [page]).get(page)
        if document is not None:
            yield document, configuration.language_model, configuration.threads


def _understood(jobs: Iterator[Job], workers: int) -> Iterator[AnnotatedPage]:
    """In the order of the jobs; a few are in work at a time, so that memory stays flat."""
    if workers <= 1:
        yield from map(understand_page, jobs)
        return
    waiting: deque[Future[AnnotatedPage]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        try:
            for job in jobs:
                waiting.append(pool.submit(understand_page, job))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
