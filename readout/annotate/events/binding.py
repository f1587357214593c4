"""Binding oneself without a word of promise: "we will open in May", "families would get 500 euros, she said".

In comes an event that is planned and in whose voice it is told, out comes whether somebody binds himself by it. A
speaker binds himself and the body he speaks for; somebody in office, or a body, also by a passive without an agent, by
what he says will open, run or be paid, and by what he says will not be closed or lost. The page's own voice tells a
promise only with words of giving and doing for others (`binding` in cues.toml: "the firm will pay"). What nobody can
promise ("we will win") is left out (`fated`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import auxiliaries, is_passive, lemma_of, surface_subjects, word_of
from readout.annotate.events.governors import Link
from readout.annotate.events.lexicon import CueWords
from readout.annotate.syntax import children
from readout.model import Entity, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

PROMISING = frozenset({"promise", "pledge", "vow", "undertake", "guarantee", "commit"})
PROMISES = frozenset({"promise", "pledge", "vow", "undertaking", "guarantee", "commitment", "assurance"})
FINDERS = frozenset(
    [
        "investigator",
        "report",
        "study",
        "expert",
        "researcher",
        "scientist",
        "witness",
        "inquiry",
        "auditor",
        "inspector",
    ]
)
"""Sources that find out and do not deny."""
INSISTING = frozenset({"maintain", "insist", "contend", "protest", "swear"})
GIVING = frozenset({"give", "make", "offer", "issue", "provide", "renew", "repeat", "sign"})
"""Verbs that, with a noun for a promise, tell that somebody binds himself ("gave an assurance")."""
BODIES = frozenset({"ORGANIZATION", "COUNTRY"})
SELF = frozenset({"it", "they", "he", "she", "we", "i"})
ONLOOKERS = frozenset(
    ["analyst", "economist", "expert", "professor", "researcher", "scientist", "lawyer", "attorney", "historian"]
)
"""Offices from which one foretells and cannot promise."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether somebody else than the page tells an event, and who, where that is known.

    `source` heads the words that name the speaker, also where he is no entity ("the council said it would appeal").
    """

    quoted: bool
    direct: bool
    speaker: Entity | None
    source: Token | None
    promised: bool
    """Whether it is said with a word of promise ("…, the minister promised")."""
    insisted: bool
    """Whether it is said with a word of standing by it ("the firm maintains that …")."""
    entities: Mapping[str, Entity]
    cues: CueWords


def promises(candidate: Candidate) -> bool:
    """Whether the event is a promise with a noun for what is promised ("pledged 3m euros"), or is given as one."""
    head, carrier = candidate.head, candidate.carrier
    if candidate.nominal:
        return carrier.i != head.i and lemma_of(carrier) in GIVING and head.lemma_.lower() in PROMISES
    if head.pos_ != "VERB":
        return False
    objects = {c.lower_ for c in children(head, "obj")}
    bound = lemma_of(head) == "bind" and any(word.endswith(("self", "selves")) for word in objects)
    return lemma_of(head) in PROMISING or bound or (lemma_of(head) == "give" and "word" in objects)


def binds_itself(
    candidate: Candidate, participants: Sequence[Participant], modality: str, negative: bool, voice: Voice
) -> bool:
    """Whether somebody binds himself by an event without a governing word of promise."""
    if modality != "planned" or any(not _leaves_open(link) for link in candidate.links):
        return False
    if promises(candidate) or voice.promised:
        return True
    if not _is_announced(candidate, voice):
        return False
    acting = {p.entity for p in participants if p.role == "actor" and p.entity is not None}
    named = voice.cues.verbs_of_nouns.get(candidate.head.lemma_.lower(), "") if candidate.nominal else ""
    names = {lemma_of(candidate.carrier), word_of(candidate.carrier), named}
    doing = bool(names & voice.cues.binding)
    serving = doing or bool(names & voice.cues.serving)
    if not voice.quoted:
        return serving and _is_own_promise(candidate, acting, doing, voice)
    own = _speaks_of_itself(candidate, acting, voice)
    if own:
        return candidate.carrier.pos_ == "VERB" and not names & voice.cues.fated
    if acting or not _holds_office(voice):
        return False
    lasting = serving or bool(names & voice.cues.lasting)
    return (lasting and _is_done_by_nobody(candidate, voice)) or (negative and bool(names & voice.cues.sparing))


def denies(candidate: Candidate, voice: Voice) -> bool:
    """Whether somebody who takes sides says that it was not so; asked only of what is told as not having happened."""
    if not voice.quoted or voice.source is None or candidate.carrier.pos_ not in ("VERB", "AUX"):
        return False
    refused = any(not link.cue.speech and link.cue.polarity == "negative" for link in candidate.links)
    return not refused and voice.source.lemma_.lower() not in FINDERS


def clears_itself(candidate: Candidate, participants: Sequence[Participant], voice: Voice) -> bool:
    """Whether somebody denies his own part ("the firm said it had never paid"), or denies and stands by it."""
    acting = {p.entity for p in participants if p.role == "actor" and p.entity is not None}
    return voice.insisted or _speaks_of_itself(candidate, acting, voice)


def _leaves_open(link: Link) -> bool:
    """Whether a governor says nothing of who binds himself: sayings, "is going to"."""
    return link.cue.speech or link.word.lower_ == "going"


def _is_announced(candidate: Candidate, voice: Voice) -> bool:
    """Whether a clause says what will be done: "will", "would" in words reported but not quoted, "is to"."""
    if any(link.word.lower_ == "going" for link in candidate.links):
        return True
    words = auxiliaries(candidate.carrier)
    kinds = {voice.cues.modal(word.lower_) for word in words}
    if "planned" in kinds or ("conditional" in kinds and not voice.direct):
        return True
    return any(word.lower_ == "to" for word in children(candidate.carrier, "mark")) and any(
        word.lemma_ == "be" for word in words
    )


def _is_own_promise(candidate: Candidate, acting: set[str], doing: bool, voice: Voice) -> bool:
    """Whether the page says who will do it: a body, by name or noun ("the firm will pay"), or somebody named.

    Somebody binds himself only by what he does for others (`doing`).
    """
    types = {known.type for entity in acting if (known := voice.entities.get(entity)) is not None}
    if types & BODIES or (doing and "PERSON" in types):
        return True
    subjects = [] if is_passive(candidate.carrier) else surface_subjects(candidate.carrier, voice.cues)
    return not acting and any(_is_promiser(t, voice.cues) for t in subjects)


def _speaks_of_itself(candidate: Candidate, acting: set[str], voice: Voice) -> bool:
    """Whether the speaker, or the body he speaks for, is who will do it."""
    if voice.speaker is not None and acting:
        return bool(acting & {voice.speaker.id, *(role.of for role in voice.speaker.roles if role.of is not None)})
    if acting or voice.source is None or is_passive(candidate.carrier):
        return False
    subjects = {t.lower_ for t in surface_subjects(candidate.carrier, voice.cues)}
    source = voice.source
    known = _is_promiser(source, voice.cues) or source.pos_ in ("PRON", "PROPN")
    return bool(subjects) and known and subjects <= (SELF | {source.lower_})


def _is_done_by_nobody(candidate: Candidate, voice: Voice) -> bool:
    """Whether nobody is named who will do it: a passive without an agent, or a thing that will open, run, go on."""
    carrier = candidate.carrier
    if is_passive(carrier):
        return True
    subjects = surface_subjects(carrier, voice.cues)
    return bool(subjects) and not any(children(carrier, "obj")) and all(t.pos_ == "NOUN" for t in subjects)


def _is_promiser(noun: Token, cues: CueWords) -> bool:
    return cues.is_body(noun.lemma_.lower())


def _holds_office(voice: Voice) -> bool:
    """Whether the speaker can promise what others will do: a body, or somebody with an office who is no onlooker."""
    speaker, source = voice.speaker, voice.source
    if speaker is None:
        return source is not None and _is_promiser(source, voice.cues)
    if speaker.type in BODIES:
        return True
    titles = [set(role.title.lower().split()) for role in speaker.roles]
    return bool(titles) and not any(words & ONLOOKERS for words in titles)
