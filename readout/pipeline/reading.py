"""From paths to pages as read: all of them together, or one at a time as they come.

In: paths as typed. Out: `Document`s, and refusals told as they come. Two pages with the same text are one: of all
together the one whose address comes first in the alphabet is kept; one at a time, the one that comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from readout.model import Document, RawPage, Refusal
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
    documents: dict[str, Document] = {}
    refused = _Refused(progress)
    progress.begin("Reading pages", None)
    for page in _each(paths, configuration, stdin):
        if isinstance(page, Refusal):
            refused.add(page)
        else:
            raw, document = page
            if page_bytes is not None:
                page_bytes.note(raw, document)
            kept = documents.setdefault(document.id, document)
            if kept is not document:
                first, second = sorted((kept, document), key=lambda d: d.uri)
                documents[document.id] = first
                refused.add(_again(second.uri, first.uri, raw))
        progress.advance()
    refused.end()
    progress.end()
    return ReadPages(
        tuple(documents[key] for key in sorted(documents)),
        tuple(sorted(refused.told, key=lambda r: (r.uri, r.problem))),
    )


def stream_pages(
    paths: Sequence[str], configuration: Configuration, progress: Progress, stdin: Stdin | None = None
) -> Iterator[tuple[RawPage, Document] | Refusal]:
    """Each page as it comes, with the bytes it was read from, and each refusal that is told.

    In the order of the input: files by name, the pages of a file as they stand in it. One page is in memory at a
    time; of those before it only what tells a copy is kept.
    """
    first: dict[str, str] = {}
    refused = _Refused(progress)
    progress.begin("Reading pages", None)
    for page in _each(paths, configuration, stdin):
        if isinstance(page, Refusal):
            yield from refused.add(page)
        elif page[1].id in first:
            raw, document = page
            yield from refused.add(_again(document.uri, first[document.id], raw))
        else:
            first[page[1].id] = page[1].uri
            yield page
        progress.advance()
    yield from refused.end()
    progress.end()


def _each(
    paths: Sequence[str], configuration: Configuration, stdin: Stdin | None
) -> Iterator[tuple[RawPage, Document] | Refusal]:
    from readout.read import FieldNames, gather, read_page
    from readout.read.fetch import fetcher

    fetch = fetcher(offline=configuration.offline, cache=configuration.cache)
    fields = FieldNames().with_names(configuration.fields)
    for raw in gather(paths, stdin=stdin, fetch=fetch, fields=fields):
        if isinstance(raw, Refusal):
            yield raw
        else:
            page = read_page(raw)
            yield page if isinstance(page, Refusal) else (raw, page)


def _again(uri: str, first: str, raw: RawPage) -> Refusal:
    held = raw.record.file if raw.record is not None else ""
    return Refusal(uri, f"has the same text as {first}", "nothing to do: it is read once", repeated=True, file=held)


class _Refused:
    """Tells refusals as they come; of many that say the same of one file the first few."""

    def __init__(self, progress: Progress) -> None:
        from readout.read import FewTold

        self._progress, self._few = progress, FewTold()
        self.told: list[Refusal] = []

    def add(self, refusal: Refusal) -> tuple[Refusal, ...]:
        """Tell a refusal, or only count it; what was told."""
        return self._tell(refusal) if self._few.tells(refusal) else ()

    def end(self) -> tuple[Refusal, ...]:
        """Tell what was only counted."""
        return tuple(told for refusal in self._few.rest() for told in self._tell(refusal))

    def _tell(self, refusal: Refusal) -> tuple[Refusal, ...]:
        self.told.append(refusal)
        self._progress.refused(refusal)
        return (refusal,)
