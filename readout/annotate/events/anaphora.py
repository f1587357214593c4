"""Nouns that point back: "the meeting was postponed" is about a meeting told before.

In come the drafts of a page in text order, out come its events: a pointing noun takes over who took part in the event
it points to, a noun that adds nothing of its own is dropped, and a new event under a verb that is only planned or
possible is no more than that itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import QUIET_MODES, Candidate
from readout.annotate.syntax import children, relation
from readout.model import DateRange, Event, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

LOOK_BACK = 6
"""Sentences in which the event that "the meeting" points to is looked for."""
HOPED = frozenset({"planned", "possible"})
NEAR_EVENTS = 40
"""How many events back that search goes at most."""
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with the words it was read from."""

    candidate: Candidate
    event: Event
    sentence: int
    days: DateRange | None


def point_back(drafts: Sequence[Draft]) -> list[Event]:
    """Let nouns that point back take over who took part; drop nouns that add nothing of their own."""
    done: list[Draft] = []
    standing = {d.candidate.head.i: d.event.modality for d in drafts if not d.candidate.nominal}
    for draft in drafts:
        draft = _under_verb(draft, standing)
        earlier = _antecedent(draft, done) if _points(draft) else None
        if earlier is not None:
            draft = replace(draft, event=_inherit(draft, earlier.event))
        done.append(draft)
    worth = [draft for draft in done if not draft.candidate.spare and _is_worth(draft)]
    told = {draft.sentence for draft in worth}
    worth += [draft for draft in done if draft.candidate.spare and draft.sentence not in told]
    return [draft.event for draft in worth]


def _under_verb(draft: Draft, standing: Mapping[int, str]) -> Draft:
    """A new event ("a meeting") under a verb that is only planned or possible is no more than that itself."""
    candidate = draft.candidate
    if not candidate.nominal or candidate.carrier.i != candidate.head.i or draft.event.modality != "happened":
        return draft
    if relation(candidate.head) not in ("obj", "obl", "nmod") or any(
        child.lower_ in POINTING or child.dep_.lower() == "nmod:poss" for child in candidate.head.children
    ):
        return draft
    modality = standing.get(candidate.head.head.i, "happened")
    return replace(draft, event=replace(draft.event, modality=modality)) if modality in HOPED else draft


def _points(draft: Draft) -> bool:
    """Whether the event is a noun with "the" or "this" and without people of its own."""
    if not draft.candidate.nominal or any(p.entity for p in draft.event.participants):
        return False
    return any(child.lower_ in POINTING for child in children(draft.candidate.head, "det"))


def _antecedent(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The latest earlier event of the same word, else of the same kind, that has people."""
    near = [d for d in reversed(done[-NEAR_EVENTS:]) if draft.sentence - d.sentence <= LOOK_BACK and _is_worth(d)]
    near = [d for d in near if any(p.entity for p in d.event.participants) and _same_kind(d, draft)]
    if not near:
        return None
    return max(near, key=lambda d: (_same_time(d, draft), d.event.lemma == draft.event.lemma, _joins(d.event)))


def _joins(event: Event) -> bool:
    """Whether an event has at least two participants that are known."""
    return len({p.entity for p in event.participants if p.entity is not None}) > 1


def _same_kind(one: Draft, other: Draft) -> bool:
    """Whether two drafts are the same word, or of the same PLOVER type and frame."""
    if one.event.lemma == other.event.lemma:
        return True
    a, b = one.candidate.sense, other.candidate.sense
    return a is not None and b is not None and a.type is not None and (a.type, a.frame) == (b.type, b.frame)


def _same_time(one: Draft, other: Draft) -> bool:
    """Whether both times are known and their days meet."""
    if one.days is None or other.days is None or one.days.earliest is None or other.days.earliest is None:
        return False
    return one.days.intersection(other.days) is not None


def _inherit(draft: Draft, earlier: Event) -> Event:
    """The event with the participants of the one it points to; who accepts or refuses is who was asked."""
    participants = earlier.participants
    if draft.event.state in ("accepted", "rejected"):
        swapped = {"actor": "recipient", "recipient": "actor"}
        participants = tuple(Participant(swapped.get(p.role, p.role), p.span, p.entity) for p in participants)
        participants = tuple(sorted(participants, key=lambda p: (p.role != "actor", p.span)))
    own = tuple(p for p in draft.event.participants if p.entity is None)
    place = draft.event.place or earlier.place
    return replace(draft.event, participants=(*participants, *own), place=place)


def _is_worth(draft: Draft) -> bool:
    """A verb always; a noun where it is carried or governed, or has people, a time or a number of its own."""
    candidate, event = draft.candidate, draft.event
    if not candidate.nominal:
        return True
    if candidate.carrier.i != candidate.head.i or candidate.links:
        return True
    if candidate.sense is None or candidate.sense.mode in QUIET_MODES:
        return False
    if _points(draft) or not any(p.entity for p in event.participants):
        return bool(event.values) or event.time is not None
    own = draft.candidate.head
    return any(is_own(own, p) for p in event.participants) or bool(event.values) or event.time is not None


def is_own(noun: Token, participant: Participant) -> bool:
    """Whether a participant stands inside the noun's own phrase."""
    first = min(t.idx for t in noun.subtree)
    last = max(t.idx + len(t.text) for t in noun.subtree)
    return first <= participant.span.start and participant.span.end <= last
