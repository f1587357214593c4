"""Where reports come from, drawn: one lane a report, pages from left to right as they were published, lines for copies.

In come the reports of a story and its pages, out go positions in a drawing of a fixed width, and the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.account import LineageEdge, Page
from readout.render.dates import in_words
from readout.render.html.coverage import Report
from readout.render.outline import Source

WIDTH = 760
HEAD, LANE, NODE, LEFT, RIGHT = 24, 92, 17, 190, 110
"""Height of the days and of a lane, radius of a page, room for the names at either side, in drawing units."""
APART = 120
"""Pages of one lane stand at least so far apart."""
DAYS = 4
"""So many days are named above the lanes."""
MANY = 12
"""Lanes of one page each are drawn only up to so many; more are told in words alone."""
KIND_WORDS: Mapping[str, str] = {
    "copy": "copies",
    "rewrite": "rewrites",
    "update": "updates",
    "partial": "takes passages from",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A page in the drawing."""

    source: Source
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """A line from a page to the one it carries."""

    path: str
    edge: LineageEdge


@dataclass(frozen=True, slots=True)
class Lane:
    """One report in the drawing."""

    report: Report
    y: float
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day above the lanes."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Derived:
    """One page carries another, in words."""

    page: Source
    verb: str
    of: Source
    shared: float
    """How much of its body stands in shared passages, 0 to 1."""
    passages: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing, and the same in words; `undrawn` reports are told in words alone."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    undrawn: int
    days: tuple[Day, ...]
    derived: Mapping[str, tuple[Derived, ...]]
    reports: tuple[Report, ...]


def graph(reports: Sequence[Report], pages: Mapping[str, Page]) -> Graph:
    """The reports as lanes: those of several pages first where there are too many to draw."""
    drawn = [report for report in reports if len(report.pages) > 1 or len(reports) <= MANY][: 2 * MANY]
    scale = _Scale(drawn, pages)
    lanes = tuple(_lane(report, HEAD + LANE * index + LANE / 2, scale) for index, report in enumerate(drawn))
    width = max((int(lane.nodes[-1].x) + RIGHT for lane in lanes), default=WIDTH)
    return Graph(
        width=max(WIDTH, width),
        height=HEAD + LANE * len(lanes),
        lanes=lanes,
        undrawn=len(reports) - len(drawn),
        days=scale.days(),
        derived={report.id: _derived(report, pages) for report in reports},
        reports=tuple(reports),
    )


class _Scale:
    """Days to positions; the days of the story's pages share the width evenly by their order."""

    def __init__(self, reports: Sequence[Report], pages: Mapping[str, Page]) -> None:
        self._day = {
            page.document: pages[page.document].published.earliest or pages[page.document].published.latest or ""
            for report in reports
            for page in report.pages
        }
        days = sorted(set(self._day.values()) - {""})
        step = (WIDTH - LEFT - RIGHT) / max(1, len(days))
        self._at = {day: LEFT + NODE + step * index for index, day in enumerate(days)}

    def days(self) -> tuple[Day, ...]:
        """The days, as many as have room."""
        every = -(-len(self._at) // DAYS)
        return tuple(
            Day(x, _short(day)) for index, (day, x) in enumerate(self._at.items()) if index % max(1, every) == 0
        )

    def at(self, source: Source) -> float:
        """Where a page of this day stands; one of unknown day at the right."""
        return self._at.get(self._day[source.document], WIDTH - RIGHT)


def _short(day: str) -> str:
    """A day with the first letters of its month: it must not touch the next."""
    return " ".join(word[:3] if word.isalpha() else word for word in in_words(day).split())


def _lane(report: Report, y: float, scale: _Scale) -> Lane:
    nodes: list[Node] = []
    for source in report.pages:
        nearest = nodes[-1].x + APART if nodes else 0
        nodes.append(Node(source, round(max(scale.at(source), nearest), 1), y))
    by_id = {node.source.document: node for node in nodes}
    links = tuple(
        Link(_curve(by_id[edge.from_], by_id[edge.to]), edge)
        for edge in report.edges
        if edge.from_ in by_id and edge.to in by_id
    )
    return Lane(report, y, tuple(nodes), links)


def _curve(start: Node, end: Node) -> str:
    """An arc above the lane, from the rim of one circle to the rim of the other."""
    side = NODE if end.x > start.x else -NODE
    x1, x2, y = start.x + side * 0.7, end.x - side * 0.7, start.y - NODE * 0.7
    lift = y - min(24, 10 + abs(end.x - start.x) / 12)
    return f"M{x1:.1f} {y:.1f} C{x1:.1f} {lift:.1f} {x2:.1f} {lift:.1f} {x2:.1f} {y:.1f}"


def _derived(report: Report, pages: Mapping[str, Page]) -> tuple[Derived, ...]:
    by_id = {page.document: page for page in report.pages}
    return tuple(
        Derived(
            by_id[edge.from_],
            KIND_WORDS.get(edge.kind, edge.kind),
            by_id[edge.to],
            _shared(edge, pages[edge.from_]),
            len(edge.passages),
        )
        for edge in report.edges
        if edge.from_ in by_id and edge.to in by_id
    )


def _shared(edge: LineageEdge, page: Page) -> float:
    body = sum(block.end - block.start for block in page.body)
    shared = sum(own.end - own.start for own, _ in edge.passages)
    return min(1.0, round(shared / body, 2)) if body else 0.0
