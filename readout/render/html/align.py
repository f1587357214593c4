"""Which sentences of two pages stand for each other.

In come the sentences of two pages and what is known to be shared (passages of their lineage, evidence of one fact), out
go pairs, each sentence in at most one. Candidates share a passage, a fact or a rare run of three words; they are scored
by the words they share (Dice) and taken best first. The pairs that keep the order of both pages make the frame (the
heaviest increasing subsequence); the others are told as moved. Nothing is compared all against all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from readout.model.spans import Span
from readout.render.html.words import word_keys

Relation = Literal["copied", "reworded", "same fact"]
LIKE = 0.5
"""From this share of common words on, two sentences are one; below it only a shared passage or fact pairs them."""
ALMOST = 0.99
"""The same words in another order."""
FREQUENT = 4
"""A run of three words that a page has more often pairs nothing."""
PASSAGE_BONUS, FACT_BONUS = 0.4, 0.1
FEWEST_WORDS = 3
"""Shorter sentences are paired by a passage or a fact alone."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words known to say the same: of a passage of one lineage, or evidence of one fact."""

    left: Span
    right: Span
    passage: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences, by index, that stand for each other; `moved` where the order of the pages differs."""

    left: int
    right: int
    relation: Relation
    moved: bool


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    rank: float
    left: int
    right: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one page, with its text."""

    text: str
    spans: Sequence[Span]

    def words(self) -> list[list[str]]:
        """The words of each sentence."""
        return [word_keys(span.of(self.text)) for span in self.spans]

    def touched(self, span: Span) -> range:
        """The sentences that share characters with a span."""
        first = bisect_right(self.spans, span.start, key=lambda own: own.end)
        last = bisect_left(self.spans, span.end, key=lambda own: own.start)
        return range(first, last)


def align(left: Side, right: Side, shared: Iterable[Shared]) -> tuple[Pair, ...]:
    """The pairs, in the order of the left page."""
    one, two = left.words(), right.words()
    passages: set[tuple[int, int]] = set()
    facts: set[tuple[int, int]] = set()
    for item in shared:
        (passages if item.passage else facts).update(_closest(left, right, item))
    candidates = []
    for pair in passages | facts | set(_alike(one, two)):
        like = _dice(one[pair[0]], two[pair[1]])
        relation = _relation(like, pair in passages, pair in facts)
        if relation:
            rank = like + PASSAGE_BONUS * (pair in passages) + FACT_BONUS * (pair in facts)
            candidates.append(_Candidate(-rank, *pair, relation))
    taken = _best(candidates)
    kept = _in_order(taken)
    return tuple(Pair(c.left, c.right, c.relation, c.left not in kept) for c in sorted(taken, key=lambda c: c.left))


def _relation(like: float, in_passage: bool, in_fact: bool) -> Relation | None:
    if like == 1.0:
        return "copied"
    if in_passage or like >= LIKE:
        return "reworded"
    return "same fact" if in_fact else None


def _closest(left: Side, right: Side, item: Shared) -> Iterator[tuple[int, int]]:
    """The sentences of a shared place; where it spans several on both sides, those in step."""
    ours, theirs = left.touched(item.left), right.touched(item.right)
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
    elif ours and theirs and min(len(ours), len(theirs)) == 1:
        yield from product(ours, theirs)
    else:
        yield from zip(ours, theirs, strict=False)


def _alike(one: Sequence[Sequence[str]], two: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Sentences that share a rare run of three words."""
    ours, theirs = _runs(one), _runs(two)
    for run in ours.keys() & theirs.keys():
        if max(len(ours[run]), len(theirs[run])) <= FREQUENT:
            yield from product(ours[run], theirs[run])


def _runs(sentences: Sequence[Sequence[str]]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(sentences):
        for run in dict.fromkeys(zip(words, words[1:], words[2:], strict=False)):
            found.setdefault(run, []).append(index)
    return found


def _dice(one: Sequence[str], two: Sequence[str]) -> float:
    if one == two:
        return 1.0 if one else 0.0
    if min(len(one), len(two)) < FEWEST_WORDS:
        return 0.0
    return min(ALMOST, 2 * (Counter(one) & Counter(two)).total() / (len(one) + len(two)))


def _best(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    ours: set[int] = set()
    theirs: set[int] = set()
    taken = []
    for candidate in sorted(candidates):
        if candidate.left not in ours and candidate.right not in theirs:
            ours.add(candidate.left)
            theirs.add(candidate.right)
            taken.append(candidate)
    return taken


def _in_order(pairs: Sequence[_Candidate]) -> set[int]:
    """The left indices of the heaviest set of pairs that keeps the order of both sides."""
    ordered = sorted(pairs, key=lambda pair: pair.left)
    places = sorted({pair.right for pair in ordered})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)  # a Fenwick tree of the best chain up to a place
    before: list[int] = []
    for index, pair in enumerate(ordered):
        at = bisect_left(places, pair.right) + 1
        weight, previous = _highest(tree, at - 1)
        before.append(previous)
        _raise(tree, at, (weight - pair.rank, index))
    kept, index = set(), _highest(tree, len(places))[1]
    while index >= 0:
        kept.add(ordered[index].left)
        index = before[index]
    return kept


def _highest(tree: Sequence[tuple[float, int]], upto: int) -> tuple[float, int]:
    best = (0.0, -1)
    while upto > 0:
        best = max(best, tree[upto])
        upto -= upto & -upto
    return best


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at
