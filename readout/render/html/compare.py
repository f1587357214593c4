"""Two pages side by side: which sentences stand for each other, word by word, and what only one of them has.

In come a story and two of its pages, out go rows from top to bottom: two sentences that stand for each other, or,
between such rows, what stands alone on either side (side by side to save room, without being related). Every sentence
of both bodies is in exactly one row, in page order; sentences whose order differs between the pages name each other's
place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
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
RowKind = Relation | Literal["apart"]


@dataclass(frozen=True, slots=True)
class Half:
    """A sentence as one page has it; `elsewhere` is its counterpart where that stands in another row.

    `relation` is that to its counterpart, wherever that stands; none where it stands alone.
    """

    cite: Cite
    runs: tuple[Run, ...]
    relation: Relation | None = None
    elsewhere: Cite | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; at least one half is there. The halves of a row `apart` have nothing to do with each other."""

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

    def count(self, relation: Relation) -> int:
        """How many sentences of the left page have such a counterpart."""
        return sum(1 for row in self.rows if row.left and row.left.relation == relation)

    @property
    def only_left(self) -> int:
        """How many sentences only the left page has."""
        return sum(1 for row in self.rows if row.left and row.left.relation is None)

    @property
    def only_right(self) -> int:
        """How many sentences only the right page has."""
        return sum(1 for row in self.rows if row.right and row.right.relation is None)


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
    return Comparison(left, right, edge, tuple(_rows(*halves, kept)))


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


def _halves(
    pages: tuple[Page, Page], sides: tuple[Side, Side], found: Sequence[Pair], citations: Citations
) -> tuple[list[Half], list[Half]]:
    """The halves of both pages by the index of their sentence."""
    ours, theirs = (
        [citations.cite(Quote(page.id, span.start, span.end, span.of(page.text))) for span in side.spans]
        for page, side in zip(pages, sides, strict=True)
    )
    left, right = ([Half(cite, (Run(cite.text, "only"),)) for cite in own] for own in (ours, theirs))
    for pair in found:
        one, two = ours[pair.left], theirs[pair.right]
        runs = _runs(one.text, two.text, pair.relation)
        left[pair.left] = Half(one, runs[0], pair.relation, two if pair.moved else None)
        right[pair.right] = Half(two, runs[1], pair.relation, one if pair.moved else None)
    return left, right


def _runs(left: str, right: str, relation: Relation) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Word differences where the sentence is one; the same fact told in other words is not taken apart."""
    if relation == "same fact":
        return (Run(left, "changed"),), (Run(right, "changed"),)
    return compared(left, right)


def _rows(left: Sequence[Half], right: Sequence[Half], kept: Sequence[Pair]) -> Iterator[Row]:
    ours = theirs = 0
    for pair in kept:
        yield from _apart(left[ours : pair.left], right[theirs : pair.right])
        yield Row(pair.relation, left[pair.left], right[pair.right])
        ours, theirs = pair.left + 1, pair.right + 1
    yield from _apart(left[ours:], right[theirs:])


def _apart(left: Sequence[Half], right: Sequence[Half]) -> Iterator[Row]:
    return (Row("apart", one, other) for one, other in zip_longest(left, right))
