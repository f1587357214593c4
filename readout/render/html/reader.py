"""What one page says, in the order of its text: the facts, the statements and the names it is evidence for.

In come the lines of a story and a page, out go those lines with their places in this page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readout.render.html.coverage import Report
from readout.render.html.repeats import once
from readout.render.outline import Line, Source


@dataclass(frozen=True, slots=True)
class Reading:
    """One page: its facts and statements in page order, and the other pages of the same report."""

    source: Source
    facts: tuple[Line, ...]
    statements: tuple[Line, ...]
    report: Report


def readings(
    facts: Iterable[Line], statements: Iterable[Line], reports: Sequence[Report], wanted: Iterable[str]
) -> tuple[Reading, ...]:
    """The pages wanted, in that order."""
    placed = {page.document: (page, report) for report in reports for page in report.pages}
    of_page: dict[str, tuple[list[Line], list[Line]]] = {document: ([], []) for document in wanted}
    for index, lines in enumerate((facts, statements)):
        for line in lines:
            for document in dict.fromkeys(cite.document for cite in line.cites):
                if document in of_page:
                    of_page[document][index].append(_here(line, document))
    return tuple(
        Reading(placed[document][0], _in_order(own[0]), _in_order(own[1]), placed[document][1])
        for document, own in of_page.items()
    )


def _here(line: Line, document: str) -> Line:
    return replace(line, cites=tuple(cite for cite in line.cites if cite.document == document))


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    found = [one.line for one in once(lines, key=lambda line: line.text)]
    return tuple(sorted(found, key=lambda line: (line.cites[0].start, line.cites[0].end)))
