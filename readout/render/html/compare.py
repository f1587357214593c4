"""Two pages side by side: which sentences stand for each other, word by word, and what only one of them has.

In come a story and two of its pages, out go rows from top to bottom: a sentence of each page that stand for
each other, or one that stands alone. Every sentence of both bodies is in exactly one row, in page order; two sentences
whose order differs between the pages stand in rows of their own that name each other's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from readout.model.account import LineageEdge, Page, Quote, Story
from readout.model.spans import Span
from readout.render.cites import Citations, Cite, Quoted
from readout.render.html.align import Pair, Relation, Shared, Side, align
from readout.render.html.sentences import sentences
from readout.render.html.words import Run, compared

MOST_PAIRS = 45
"""So many pairs of pages does a file hold; the others are counted."""
TELLING = 12
"""A fact that more pages tell says nothing about a pair of them."""
RowKind = Relation | Literal["left only", "right only"]


@dataclass(frozen=True, slots=True)
class Half:
    """A sentence as one page has it; `elsewhere` is its counterpart where that stands in another row."""

    cite: Cite
    runs: tuple[Run, ...]
    elsewhere: Cite | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; at least one half is there."""

    kind: RowKind
    left: Half | None
    right: Half | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages side by side."""

    left: str
    right: str
    edge: LineageEdge | None
    rows: tuple[Row, ...]

    def count(self, *kinds: RowKind) -> int:
        """How many rows are of these kinds."""
        return sum(1 for row in self.rows if row.kind in kinds)


@dataclass(frozen=True, slots=True)
class _Halves:
    """The halves of both pages by their index, and the pairs that share a row."""

    left: Sequence[Half]
    right: Sequence[Half]
    alone: tuple[dict[int, Relation], dict[int, Relation]]


def pairs(story: Story) -> tuple[tuple[str, str], ...]:
    """All pairs of pages, most in common first: passages, then shared facts; what copies stands right of its source."""
    order = {document: index for index, document in enumerate(story.documents)}
    shared: dict[tuple[str, str], int] = {}
    for fact in story.facts:
        told = sorted({item.document for item in fact.evidence} & order.keys(), key=order.__getitem__)
        for pair in combinations(told, 2) if len(told) <= TELLING else ():
            shared[pair] = shared.get(pair, 0) + 1
    turned = {}
    for edge in _edges(story):
        pair = _sorted((edge.from_, edge.to), order)
        turned[pair] = (edge.to, edge.from_)
        shared[pair] = shared.get(pair, 0) + 1000 * (1 + len(edge.passages))
    ranked = sorted(shared, key=lambda pair: (-shared[pair], order[pair[0]], order[pair[1]]))
    every = dict.fromkeys((*ranked, *combinations(story.documents, 2)))
    return tuple(turned.get(pair, pair) for pair in every)


def compare(story: Story, pages: Mapping[str, Page], left: str, right: str) -> Comparison:
    """Two pages of a story, in the order of both."""
    one, two = pages[left], pages[right]
    citations = Citations([pages[document] for document in story.documents if document in pages])
    edge = next((e for e in _edges(story) if {e.from_, e.to} == {left, right}), None)
    sides = Side(one.text, sentences(one)), Side(two.text, sentences(two))
    found = align(*sides, (*_passages(edge, left), *_told(story, left, right)))
    halves = _halves((one, two), sides, found, citations)
    kept = [pair for pair in found if not pair.moved]
    return Comparison(left, right, edge, tuple(_rows(halves, kept)))


def _edges(story: Story) -> Iterator[LineageEdge]:
    known = set(story.documents)
    return (e for lineage in story.lineages for e in lineage.edges if e.from_ in known and e.to in known)


def _sorted(pair: tuple[str, str], order: Mapping[str, int]) -> tuple[str, str]:
    return pair if order[pair[0]] < order[pair[1]] else (pair[1], pair[0])


def _passages(edge: LineageEdge | None, left: str) -> Iterator[Shared]:
    for own, other in edge.passages if edge else ():
        first, second = (own, other) if own.document == left else (other, own)
        yield Shared(_span(first), _span(second), passage=True)


def _told(story: Story, left: str, right: str) -> Iterator[Shared]:
    """Words of both pages that are evidence of one fact, or renderings of one statement."""
    told: list[Sequence[Quoted]] = [fact.evidence for fact in story.facts]
    told += [statement.renderings for statement in story.statements]
    for quotes in told:
        ours = [_span(quote) for quote in quotes if quote.document == left]
        theirs = [_span(quote) for quote in quotes if quote.document == right]
        for one, other in zip(ours, theirs, strict=False):
            yield Shared(one, other, passage=False)


def _span(quote: Quoted) -> Span:
    return Span(quote.start, quote.end)


def _halves(pages: tuple[Page, Page], sides: tuple[Side, Side], found: Sequence[Pair], citations: Citations) -> _Halves:
    cites = tuple(
        [citations.cite(Quote(page.id, span.start, span.end, span.of(page.text))) for span in side.spans]
        for page, side in zip(pages, sides, strict=True)
    )
    halves = tuple([Half(cite, (Run(cite.text, "only"),), None) for cite in own] for own in cites)
    moved: tuple[dict[int, Relation], dict[int, Relation]] = ({}, {})
    for pair in found:
        one, two = cites[0][pair.left], cites[1][pair.right]
        runs = _runs(one.text, two.text, pair.relation)
        halves[0][pair.left] = Half(one, runs[0], two if pair.moved else None)
        halves[1][pair.right] = Half(two, runs[1], one if pair.moved else None)
        if pair.moved:
            moved[0][pair.left] = moved[1][pair.right] = pair.relation
    return _Halves(halves[0], halves[1], moved)


def _runs(left: str, right: str, relation: Relation) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Word differences where the sentence is one; the same fact told in other words is not taken apart."""
    if relation == "same fact":
        return (Run(left, "changed"),), (Run(right, "changed"),)
    return compared(left, right)


def _rows(halves: _Halves, kept: Sequence[Pair]) -> Iterator[Row]:
    left = right = 0
    for pair in kept:
        yield from _alone(halves, range(left, pair.left), range(right, pair.right))
        yield Row(pair.relation, halves.left[pair.left], halves.right[pair.right])
        left, right = pair.left + 1, pair.right + 1
    yield from _alone(halves, range(left, len(halves.left)), range(right, len(halves.right)))


def _alone(halves: _Halves, ours: range, theirs: range) -> Iterator[Row]:
    for index in ours:
        yield Row(halves.alone[0].get(index, "left only"), halves.left[index], None)
    for index in theirs:
        yield Row(halves.alone[1].get(index, "right only"), None, halves.right[index])
