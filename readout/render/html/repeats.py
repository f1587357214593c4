"""Lines that say the same in the same words, shown once.

In come lines, out come lines in the same order: several facts of one sentence become one line with the places and the
marks of all; the ids that it stands for besides its own are told, so that an address of each still leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from readout.render.cites import Cite
from readout.render.outline import Line


@dataclass(frozen=True, slots=True)
class Once:
    """One line, and the ids of the others that say the same."""

    line: Line
    also: tuple[str, ...]


def once(lines: Iterable[Line], key: Callable[[Line], Hashable] = lambda line: (line.text, line.time)) -> list[Once]:
    """Each line once; where several share a key, the first with the places and marks of all."""
    groups: dict[Hashable, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return [Once(_joined(group), tuple(line.id for line in group[1:])) for group in groups.values()]


def _joined(group: Sequence[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    return replace(
        group[0],
        marks=tuple(dict.fromkeys(mark for line in group for mark in line.marks)),
        reports=max(line.reports for line in group),
        origins=max(line.origins for line in group),
        cites=joined_cites(line.cites for line in group),
    )


def joined_cites(groups: Iterable[Iterable[Cite]]) -> tuple[Cite, ...]:
    """All places, each once, by page and place; of two with one span the first one's note stays."""
    cites: dict[tuple[str, int, int], Cite] = {}
    for group in groups:
        for cite in group:
            cites.setdefault((cite.document, cite.start, cite.end), cite)
    return tuple(sorted(cites.values(), key=lambda cite: (len(cite.letter), cite.letter, cite.start, cite.end)))
