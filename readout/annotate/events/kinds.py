"""Kinds: which type and mode an event has, by its word, its governors, who takes part and what is counted.

In comes a candidate with its participants, out come a type of PLOVER (or None) and a mode of ours.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.candidates import Candidate, Words
from readout.annotate.events.clauses import lemma_of, logical_arguments, setting_of
from readout.annotate.events.lexicon import CueWords
from readout.annotate.events.mentions import MentionIndex
from readout.annotate.events.slots import FATED_EVENTS
from readout.annotate.events.telling import is_denied
from readout.model import Participant, Value

WITHHELD = frozenset({"accept", "agree", "consent", "recognize", "recognise", "ratify", "endorse"})
"""Verbs whose denial is a refusal ("does not accept the outcome")."""
VIOLENT = frozenset({"death", "disaster"})
"""Modes of what nature or somebody may do: ASSAULT where somebody does."""
TOLD_BY_NUMBERS = frozenset({None, "prices", "change", "statement", "science", "begin", "end"})
"""Modes that say less of an event than a toll in it does."""


def type_of(
    candidate: Candidate, participants: Sequence[Participant], index: MentionIndex, words: Words
) -> tuple[str | None, str | None]:
    """Type and mode: a binding, asking or refusing governor gives the type, the event itself then is the mode."""
    sense, link = candidate.sense, candidate.typed_link
    kind, mode = (sense.type, sense.mode) if sense is not None else (None, None)
    if not candidate.links and lemma_of(candidate.head) in WITHHELD and is_denied(candidate.head, words.cues):
        kind = "REJECT"
    if kind is None and mode in VIOLENT and _by_somebody(candidate, participants, index, words.cues):
        kind = "ASSAULT"
    if kind == "ASSAULT" and _by_accident(candidate, words.cues):
        kind, mode = None, "accident"
    if link is None or link.cue.type is None or kind == link.cue.type:
        return kind, mode
    if link.cue.only and kind not in link.cue.only:
        return kind, mode
    tied = words.events.carried(lemma_of(link.word), setting_of(link.word)) if link.cue.triggers else None
    return (tied.type if tied is not None and tied.type is not None else link.cue.type), mode


def _by_accident(candidate: Candidate, cues: CueWords) -> bool:
    """Whether what does it is no attacker: "a wave hit the ferry", "the boat sank"."""
    if candidate.nominal:
        return False
    agents, _ = logical_arguments(candidate.carrier, cues)
    return bool(agents) and all(agent.lemma_.lower() in cues.forces for agent in agents)


def _by_somebody(
    candidate: Candidate, participants: Sequence[Participant], index: MentionIndex, cues: CueWords
) -> bool:
    """Whether an attacker does it: "police killed two", not "the storm killed two"."""
    if candidate.nominal or (candidate.sense is not None and candidate.sense.frame == "undergo"):
        return False
    agents, patients = logical_arguments(candidate.carrier, cues)
    if not patients:
        return False
    if any(agent.lemma_.lower() in cues.assailants for agent in agents):
        return True
    acting = {p.entity for p in participants if p.role == "actor"}
    return bool(agents) and any(index.type_of(entity) in ("PERSON", "COUNTRY", "ORGANIZATION") for entity in acting)


def fated_event(kind: str | None, mode: str | None, values: Sequence[Value]) -> tuple[str | None, str, str] | None:
    """Type, mode and name of a clause that only tells how many died, were hurt or saved; None for others."""
    if kind is not None or mode not in TOLD_BY_NUMBERS:
        return None
    return next((FATED_EVENTS[value.slot] for value in values if value.slot in FATED_EVENTS), None)
