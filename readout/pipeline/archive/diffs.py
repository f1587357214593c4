"""What a story says now that it did not say then.

In: two accounts of one story. Out: facts, statements, conflicts and changes that are new, moved or gone. Ids come from
the words that a record rests on, and those grow with the pages; so a record of the old account is the same as one of
the new where their ids agree or where they rest on the same words of the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from readout.model.account import Conflict, Fact, Page, Statement, Story
from readout.model.archive import FactMove, StoryDiff

Item = TypeVar("Item", Fact, Statement)
Place = tuple[str, int, int]


def story_diff(before: Story | None, now: Story, pages: Sequence[Page], span: tuple[datetime, datetime]) -> StoryDiff:
    """Everything in the order of the account as it is now; `pages` are those of the story, `span` since and until."""
    old_facts, old_said = (before.facts, before.statements) if before else ((), ())
    facts = _paired(old_facts, now.facts, lambda fact: ((e.document, e.start, e.end) for e in fact.evidence))
    said = _paired(old_said, now.statements, lambda one: ((r.document, r.start, r.end) for r in one.renderings))
    known = set(before.documents) if before else set()
    kept = {old.id for old in facts.values() if old is not None}
    conflicts = {_conflict_key(c) for c in before.conflicts} if before else set()
    standing = {_conflict_key(c) for c in now.conflicts}
    changes = {(c.slot, c.from_.value, c.to.value) for c in before.changes} if before else set()
    return StoryDiff(
        story=now.id,
        title=now.title,
        since=span[0],
        until=span[1],
        new=before is None,
        pages=tuple(page for page in pages if page.id not in known),
        facts=tuple(fact for fact in now.facts if facts[fact.id] is None),
        moved=_moves(now.facts, facts),
        gone=tuple(fact for fact in old_facts if fact.id not in kept),
        statements=tuple(one for one in now.statements if said[one.id] is None),
        conflicts=tuple(c for c in now.conflicts if _conflict_key(c) not in conflicts),
        settled=tuple(c for c in before.conflicts if _conflict_key(c) not in standing) if before else (),
        changes=tuple(c for c in now.changes if (c.slot, c.from_.value, c.to.value) not in changes),
    )


def _paired(
    old: Sequence[Item], new: Sequence[Item], places: Callable[[Item], Iterable[Place]]
) -> dict[str, Item | None]:
    """For each new record, by id, the old one that it goes on from; each old one at most once."""
    ids = {one.id: one for one in old}
    found: dict[str, Item | None] = {one.id: ids.get(one.id) for one in new}
    taken = {one.id for one in found.values() if one is not None}
    resting: dict[Place, Item] = {p: one for one in old if one.id not in taken for p in places(one)}
    for one in new:
        if found[one.id] is None:
            old_one = next((resting[p] for p in places(one) if p in resting and resting[p].id not in taken), None)
            if old_one is not None:
                found[one.id] = old_one
                taken.add(old_one.id)
    return found


def _moves(facts: Sequence[Fact], before: Mapping[str, Fact | None]) -> tuple[FactMove, ...]:
    pairs = [(old, fact) for fact in facts if (old := before[fact.id]) is not None]
    return tuple(FactMove(old, fact) for old, fact in pairs if _stands(old) != _stands(fact))


def _stands(fact: Fact) -> tuple[object, ...]:
    return tuple(sorted(fact.status)), fact.values, fact.modality, fact.polarity, fact.lineages


def _conflict_key(conflict: Conflict) -> tuple[object, ...]:
    return conflict.kind, conflict.slot, tuple(sorted(side.value for side in conflict.values))
