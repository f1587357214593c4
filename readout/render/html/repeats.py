"""Lines that say the same in the same words, shown once.

In come lines, out come lines in the same order: several facts of one sentence become one line with the places and the
marks of all, a quotation within a longer statement of its speaker is part of that; the ids that a line stands for
besides its own are told, so that an address of each still leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
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


def said_once(lines: Sequence[Line]) -> list[Once]:
    """The statements of one speaker, each once: one that stands wholly within the words of another is part of that.

    A quotation within indirect speech is such a part: its words, with their quotation marks, stand in the longer one.
    """
    longest_first = sorted(lines, key=lambda line: -sum(cite.end - cite.start for cite in line.cites))
    kept: dict[str, list[Line]] = {}
    at: dict[str, list[tuple[int, int, str]]] = {}
    for line in longest_first:
        holder = _holder(line, at)
        kept.setdefault(holder or line.id, []).append(line)
        if holder is None:
            for cite in line.cites:
                at.setdefault(cite.document, []).append((cite.start, cite.end, line.id))
    return [
        Once(
            replace(line, marks=tuple(dict.fromkeys(mark for part in kept[line.id] for mark in part.marks))),
            tuple(part.id for part in kept[line.id][1:]),
        )
        for line in lines
        if line.id in kept
    ]


def _holder(line: Line, at: Mapping[str, Sequence[tuple[int, int, str]]]) -> str | None:
    """The line that has every place of this one within its own; the first of several."""
    holders: list[list[str]] = [
        [holder for start, end, holder in at.get(cite.document, ()) if start <= cite.start and cite.end <= end]
        for cite in line.cites
    ]
    return next((holder for holder in (holders or [[]])[0] if all(holder in other for other in holders)), None)


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
