"""One change told once.

Several ways lead to one change: the numbers of a fact that replace each other, a page that gives both, a plan and its
outcome. In come all changes found, out come those that differ: two are one where they have words of both sides in
common, or the same name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from readout.assess.revisions import NUMBER
from readout.model.account import Change, Quote, Side


def merge_repeats(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes, each once with the evidence of all its tellings; ordered by id."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.slot == NUMBER, c.id)):
        same = next((i for i, other in enumerate(kept) if is_same(other, change)), None)
        if same is None:
            kept.append(change)
        else:
            kept[same] = merge(kept[same], change)
    return tuple(sorted(kept, key=lambda c: c.id))


def is_same(one: Change, other: Change) -> bool:
    """Whether two changes tell the same."""
    return one.id == other.id or (shares(one.from_, other.from_) and shares(one.to, other.to))


def shares(one: Side, other: Side) -> bool:
    """Whether two sides have words of a page in common."""
    return any(
        a.document == b.document and a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence
    )


def merge(one: Change, other: Change) -> Change:
    """The first change with the evidence and the facts of both."""
    facts = tuple(dict.fromkeys((*one.facts, *other.facts)))
    return dataclasses.replace(one, facts=facts, from_=widen(one.from_, other.from_), to=widen(one.to, other.to))


def widen(one: Side, other: Side) -> Side:
    """The first side with the words of the other that it does not cover."""
    more: list[Quote] = [b for b in other.evidence if not shares(one, Side(one.value, (b,)))]
    return Side(one.value, tuple(sorted((*one.evidence, *more), key=lambda q: (q.document, q.start))))
