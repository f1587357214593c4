"""What one page says, in the order of its text: the facts, the statements and the names it is evidence for.

In come the lines of a story and a page, out go those lines with their places in this page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.render.html.coverage import Report
from readout.render.html.repeats import once, said_once
from readout.render.outline import Line, Source


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement and who made it."""

    who: str
    line: Line


@dataclass(frozen=True, slots=True)
class Reading:
    """One page: its facts and statements in page order, and the other pages of the same report."""

    source: Source
    facts: tuple[Line, ...]
    statements: tuple[Spoken, ...]
    report: Report


def readings(
    facts: Iterable[Line],
    statements: tuple[Iterable[Line], Mapping[str, str]],
    reports: Sequence[Report],
    wanted: Iterable[str],
) -> tuple[Reading, ...]:
    """The pages wanted, in that order; with the statements comes who made each."""
    placed = {page.document: (page, report) for report in reports for page in report.pages}
    wanted = tuple(wanted)
    told, said = _of_pages(facts, wanted), _of_pages(statements[0], wanted)
    return tuple(
        Reading(
            placed[document][0],
            _in_order(one.line for one in once(told[document], key=lambda line: line.text)),
            _spoken(said[document], statements[1]),
            placed[document][1],
        )
        for document in wanted
    )


def _of_pages(lines: Iterable[Line], wanted: Iterable[str]) -> dict[str, list[Line]]:
    """For each page its lines, with their places there alone."""
    found: dict[str, list[Line]] = {document: [] for document in wanted}
    for line in lines:
        for document in dict.fromkeys(cite.document for cite in line.cites):
            if document in found:
                found[document].append(_here(line, document))
    return found


def _spoken(lines: Iterable[Line], speakers: Mapping[str, str]) -> tuple[Spoken, ...]:
    """The statements of a page in its order, with their speakers."""
    by_speaker: dict[str, list[Line]] = {}
    for line in lines:
        by_speaker.setdefault(speakers[line.id], []).append(line)
    found = [Spoken(who, one.line) for who, own in by_speaker.items() for one in said_once(own)]
    return tuple(sorted(found, key=lambda spoken: (spoken.line.cites[0].start, spoken.line.cites[0].end)))


def _here(line: Line, document: str) -> Line:
    return replace(line, cites=tuple(cite for cite in line.cites if cite.document == document))


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.cites[0].start, line.cites[0].end)))
