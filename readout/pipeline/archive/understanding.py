"""Pages of an archive understood one by one, each kept the moment it is.

In: ids of pages. Out: nothing; what was understood stands in the archive. An interruption loses the pages in work only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from readout.model import Document, ReadoutError, Refusal
from readout.model.links import AnnotatedPage
from readout.pipeline.archive.versions import understanding_version
from readout.pipeline.configuration import Configuration
from readout.pipeline.pages import understand_page
from readout.pipeline.progress import Progress
from readout.store import pages as kept
from readout.store.connection import Database

Job = tuple[Document, str | None, int]


def understand_pages(
    database: Database, ids: Sequence[str], configuration: Configuration, progress: Progress
) -> list[Refusal]:
    """Understand pages and keep what was understood of each, in the order given; those that could not be are returned.

    They stay in the archive and are tried again by the next run.
    """
    version = understanding_version(configuration.language_model)
    refused = []
    for page in _understood(_jobs(database, ids, configuration), min(configuration.workers, len(ids))):
        if isinstance(page, Refusal):
            refused.append(page)
            progress.refused(page)
        else:
            _keep(database, page, version)
        progress.advance()
    return refused


def _keep(database: Database, page: AnnotatedPage, version: str) -> None:
    with database.writing() as connection:
        if kept.has_page(connection, page.document.id):
            kept.keep_understood(connection, page.annotations, version)


def _jobs(database: Database, ids: Sequence[str], configuration: Configuration) -> Iterator[Job]:
    for page in ids:
        with database.reading() as connection:
            document = kept.documents_of(connection, [page]).get(page)
        if document is not None:
            yield document, configuration.language_model, configuration.threads


def attempt(job: Job) -> AnnotatedPage | Refusal:
    """One page understood; a fault of the program costs this page and is told. A top-level function for workers."""
    try:
        return understand_page(job)
    except ReadoutError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary of one document: the others go on
        problem = f"could not be understood ({type(error).__name__}: {error})"
        return Refusal(job[0].uri, problem, "it is kept and tried again; please report it with the page")


def _understood(jobs: Iterator[Job], workers: int) -> Iterator[AnnotatedPage | Refusal]:
    """In the order of the jobs; a few are in work at a time, so that memory stays flat."""
    if workers <= 1:
        yield from map(attempt, jobs)
        return
    waiting: deque[Future[AnnotatedPage | Refusal]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        try:
            for job in jobs:
                waiting.append(pool.submit(attempt, job))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
