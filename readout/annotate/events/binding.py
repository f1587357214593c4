"""Binding oneself without a word of promise: "we will open in May", "families would get 500 euros, she said".

In comes an event that is planned and in whose voice it is told, out comes whether somebody binds himself by it. A
speaker binds himself and the body he speaks for; somebody in office also by a passive without an agent; the page's own
voice tells a promise only with words of giving and doing for others (`binding` in cues.toml: "the firm will pay").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import auxiliaries, is_passive, lemma_of, word_of
from readout.annotate.events.lexicon import CueWords
from readout.annotate.syntax import children
from readout.model import Entity, Participant

PROMISING = frozenset({"promise", "pledge", "vow", "undertake", "guarantee", "commit"})
BODIES = frozenset({"ORGANIZATION", "COUNTRY"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether somebody else than the page tells an event, and who, where that is known."""

    quoted: bool
    direct: bool
    speaker: Entity | None
    entities: Mapping[str, Entity]
    cues: CueWords


def promises(candidate: Candidate) -> bool:
    """Whether the event is a promise with a noun for what is promised ("promised a date", "pledged 3m euros")."""
    return not candidate.nominal and candidate.head.pos_ == "VERB" and lemma_of(candidate.head) in PROMISING


def binds_itself(candidate: Candidate, participants: Sequence[Participant], modality: str, voice: Voice) -> bool:
    """Whether somebody binds himself by an event without a governing word of promise."""
    if modality != "planned" or any(not link.cue.speech for link in candidate.links):
        return False
    if promises(candidate):
        return True
    acting = {p.entity for p in participants if p.role == "actor" and p.entity is not None}
    if not _is_announced(candidate, voice):
        return False
    doing = {lemma_of(candidate.carrier), word_of(candidate.carrier)} & voice.cues.binding
    if not voice.quoted:
        return bool(doing) and any(_can_promise(voice.entities.get(entity)) for entity in acting)
    if voice.speaker is None:
        return False
    if acting:
        return bool(acting & {voice.speaker.id, *(role.of for role in voice.speaker.roles if role.of is not None)})
    return bool(doing) and is_passive(candidate.carrier) and _holds_office(voice.speaker)


def _is_announced(candidate: Candidate, voice: Voice) -> bool:
    """Whether a clause says what will be done: "will", "would" in words reported but not quoted, "is to"."""
    words = auxiliaries(candidate.carrier)
    kinds = {voice.cues.modal(word.lower_) for word in words}
    if "planned" in kinds or ("conditional" in kinds and not voice.direct):
        return True
    return any(word.lower_ == "to" for word in children(candidate.carrier, "mark")) and any(
        word.lemma_ == "be" for word in words
    )


def _can_promise(entity: Entity | None) -> bool:
    return entity is not None and (entity.type in BODIES or entity.type == "PERSON")


def _holds_office(speaker: Entity) -> bool:
    """Whether a speaker can promise what others will do: a body, or somebody with an office."""
    return speaker.type in BODIES or bool(speaker.roles)
