"""Understanding pages one by one, in this process or in several; the result does not depend on which."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from readout.language import LanguageModel, load_language_model
from readout.model import Document
from readout.model.links import AnnotatedPage
from readout.pipeline.configuration import Configuration
from readout.pipeline.progress import Progress


@cache
def language_model(name: str | None, threads: int) -> LanguageModel:
    """The model, loaded once a process."""
    return load_language_model(name, threads=threads)


def understand(
    documents: Sequence[Document], configuration: Configuration, progress: Progress
) -> tuple[AnnotatedPage, ...]:
    """Every page with its annotations, in the order given."""
    if not documents:
        return ()
    progress.begin("Understanding pages", len(documents))
    found = []
    workers = min(configuration.workers, len(documents))
    jobs = [(document, configuration.language_model, configuration.threads) for document in documents]
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            try:
                for page in pool.map(understand_page, jobs):
                    found.append(page)
                    progress.advance()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    else:
        for job in jobs:
            found.append(understand_page(job))
            progress.advance()
    progress.end()
    return tuple(found)


def understand_page(job: tuple[Document, str | None, int]) -> AnnotatedPage:
    """One page with its annotations; a top-level function, so that worker processes can be handed it."""
    document, name, threads = job
    model = language_model(name, threads)  # before the import below: loading weights goes on beside importing spaCy
    from readout.annotate import annotate

    parse = model.parse(document.text, document.body)
    return AnnotatedPage(document, annotate(document, parse))
