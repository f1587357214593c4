"""From paths to pages, understood pages, or the whole account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from readout.model import Document, RawPage, Readout, Refusal
from readout.model.account import RefusedPage
from readout.model.links import AnnotatedPage
from readout.pipeline.configuration import Configuration
from readout.pipeline.places import PageBytes
from readout.pipeline.progress import Progress

Stdin = Callable[[], bytes | BinaryIO]
"""Standard input, as a stream or as what came of it."""


@dataclass(frozen=True, slots=True)
class ReadPages:
    """Pages as read, by id, and the inputs that were refused, by address."""

    documents: tuple[Document, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedPages:
    """Pages as understood, by id, and the inputs that were refused, by address."""

    pages: tuple[AnnotatedPage, ...]
    refused: tuple[Refusal, ...]


def read_pages(
    paths: Sequence[str],
    configuration: Configuration,
    progress: Progress,
    stdin: Stdin | None = None,
    page_bytes: PageBytes | None = None,
) -> ReadPages:
    """Read every page below `paths`; what cannot be read is refused with its reason and the rest goes on.

    Where `page_bytes` is given, it is told where the parts of each page stand in its raw bytes.
    """
    from readout.read import FewTold, FieldNames, gather, read_page
    from readout.read.fetch import fetcher

    documents: dict[str, Document] = {}
    refused: list[Refusal] = []

    few = FewTold()

    def refuse(refusal: Refusal) -> None:
        if few.tells(refusal):
            refused.append(refusal)
            progress.refused(refusal)

    progress.begin("Reading pages", None)
    fetch = fetcher(offline=configuration.offline, cache=configuration.cache)
    fields = FieldNames().with_names(configuration.fields)
    for raw in gather(paths, stdin=stdin, fetch=fetch, fields=fields):
        page = read_page(raw) if not isinstance(raw, Refusal) else raw
        if page_bytes is not None and isinstance(page, Document) and isinstance(raw, RawPage):
            page_bytes.note(raw, page)
        if isinstance(page, Refusal):
            refuse(page)
        elif page.id in documents:
            first, second = sorted((documents[page.id], page), key=lambda d: d.uri)
            documents[page.id] = first
            problem = f"has the same text as {first.uri}"
            held = raw.record.file if isinstance(raw, RawPage) and raw.record is not None else ""
            refuse(Refusal(second.uri, problem, "nothing to do: it is read once", repeated=True, file=held))
        else:
            documents[page.id] = page
        progress.advance()
    for refusal in few.rest():
        refused.append(refusal)
        progress.refused(refusal)
    progress.end()
    return ReadPages(
        tuple(documents[key] for key in sorted(documents)),
        tuple(sorted(refused, key=lambda r: (r.uri, r.problem))),
    )


def annotate_pages(
    paths: Sequence[str], configuration: Configuration, progress: Progress, stdin: Stdin | None = None
) -> AnnotatedPages:
    """Read and understand every page below `paths`."""
    from readout.pipeline.pages import understand

    read = read_pages(paths, configuration, progress, stdin)
    return AnnotatedPages(understand(read.documents, configuration, progress), read.refused)


def brief(
    paths: Sequence[str], configuration: Configuration, progress: Progress, stdin: Stdin | None = None
) -> Readout:
    """One account for every story that the pages below `paths` tell."""
    from readout.pipeline.stories import tell_stories

    understood = annotate_pages(paths, configuration, progress, stdin)
    pages, stories = tell_stories(understood.pages, progress)
    refused = tuple(RefusedPage(r.uri, r.problem, r.remedy, r.repeated) for r in understood.refused)
    return Readout(documents=pages, stories=stories, refused=refused)
