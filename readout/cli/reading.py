"""`readout read`: how pages are read, one at a time as they come, or all of them as one JSON.

In come the options as records, out goes an exit code. On the terminal and as JSON Lines pages are written in the order
of the input while the next ones are read, so that an archive of any size takes no more memory than a small one; a JSON
file holds all pages, by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.cli.commands import Reading, View, finished, tell
from readout.cli.output import check_writable, write, write_parts
from readout.cli.progress import QuietProgress, shown_progress
from readout.model import Refusal
from readout.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class PagesAs:
    """How pages by themselves are written."""

    format: str
    bytes: bool = False


def read(reading: Reading, shown_as: PagesAs, view: View) -> int:
    """Print how each page is read."""
    check_writable(view.output)
    if shown_as.bytes and shown_as.format == "terminal":
        raise UsageError("--bytes is shown in the JSON only", remedy="add --format json or --format jsonl")
    if shown_as.format == "json":
        return _read_all(reading, shown_as, view)
    pages = _Pages(reading, shown_as, view)
    if view.to_terminal:  # what is written there tells how far it is: a bar would be drawn over it
        write_parts(pages.shown(QuietProgress()), view.output)
    else:
        with shown_progress(colour=view.wants_colour) as progress:
            write_parts(pages.shown(progress), view.output)
    return finished(pages.count, pages.refused)


def _read_all(reading: Reading, shown_as: PagesAs, view: View) -> int:
    from readout import pipeline
    from readout.render.json import to_json
    from readout.render.read_pages import pages_file

    found = pipeline.PageBytes() if shown_as.bytes else None
    with shown_progress(colour=view.wants_colour) as progress:
        pages = pipeline.read_pages(reading.paths, reading.configuration(), progress, reading.stdin, found)
        tell(progress, pages.refused)
    if pages.documents:
        result = pages_file(pages.documents, pages.refused, found.by_page if found is not None else {})
        write(to_json(result), view.output)
    return finished(len(pages.documents), pages.refused)


class _Pages:
    """The pages as text, one by one, and how many there were when they are all written."""

    def __init__(self, reading: Reading, shown_as: PagesAs, view: View) -> None:
        self._reading, self._shown_as, self._view = reading, shown_as, view
        self.count = 0
        self.refused: list[Refusal] = []

    def shown(self, progress: QuietProgress) -> Iterator[str]:
        """Each page, written as was asked."""
        from readout import pipeline
        from readout.render.page_terminal import pages_to_terminal
        from readout.render.read_pages import page_line, pages_file

        reading, view = self._reading, self._view
        for page in pipeline.stream_pages(reading.paths, reading.configuration(), progress, reading.stdin):
            if isinstance(page, Refusal):
                progress.tell(page)
                self.refused.append(page)
                continue
            raw, document = page
            self.count += 1
            found = pipeline.PageBytes() if self._shown_as.bytes else None
            if found is not None:
                found.note(raw, document)
            result = pages_file([document], (), found.by_page if found is not None else None)
            if self._shown_as.format == "jsonl":
                yield page_line(result.documents[0])
            else:
                yield pages_to_terminal(result.documents, view.columns, colour=view.colour)
