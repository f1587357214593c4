"""What was put off or called off and took place after all.

The setback and the event that came later are two facts; the change from one to the other is told with both.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.assess.differences import Differences, extents, make_change, make_side
from readout.assess.facts import Evidenced
from readout.model.links import EventMention, FactGroup

PUT_OFF = frozenset({"postponed", "cancelled", "delayed"})
"""States of an event that did not take place when it was planned."""


def find_resumptions(groups: Sequence[FactGroup], evidenced: Evidenced) -> Differences:
    """What was put off or called off, and took place after all: the same kind of event by the same actor."""
    put_off = [g for g in groups if any(m.event.state in PUT_OFF for m in g.mentions)]
    changes = []
    for group in put_off:
        setbacks = [m for m in group.mentions if m.event.state in PUT_OFF]
        done = [
            (m, other)
            for other in groups
            if other is not group
            for m in other.mentions
            if takes_place(m) and any(same_undertaking(m, s) for s in setbacks)
        ]
        if done:
            stages = sorted({m.event.state or "" for m in setbacks})
            before = make_side(extents(setbacks), evidenced, " / ".join(stages))
            after = make_side(extents(m for m, _ in done), evidenced, "took place")
            fullest = max((other for _, other in done), key=lambda g: len(g.mentions))
            changes.append(make_change(fullest, "state", before, after))
    return Differences(changes=tuple(changes))


def takes_place(mention: EventMention) -> bool:
    """Whether the event is told as done, as news."""
    event = mention.event
    return (
        event.modality == "happened" and event.state is None and not event.background and event.polarity == "positive"
    )


def same_undertaking(one: EventMention, other: EventMention) -> bool:
    """Whether both are the same kind of thing by the same actor, and, if known, same place or partners."""
    if one.event.type is None or (one.event.type, one.event.mode) != (other.event.type, other.event.mode):
        return False
    here, there = beside_actor(one), beside_actor(other)
    return bool(actors(one) & actors(other)) and (not here or not there or bool(here & there))


def actors(mention: EventMention) -> set[str]:
    """Story entities that act."""
    return {entity for role, entity in mention.roles if role == "actor"}


def beside_actor(mention: EventMention) -> set[str]:
    """Story entities that the event goes to or involves, and its place."""
    place = {mention.place} if mention.place is not None else set()
    return {entity for role, entity in mention.roles if role != "actor"} | place
