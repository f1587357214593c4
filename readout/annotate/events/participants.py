"""Participants: who does an event, to whom, with whom, about what.

In comes a candidate, out come `Participant` records in the order actor, recipient, attendee, addressee, topic. The
role frame of the word's sense says what subject and object are; prepositions say the rest. Where a governor makes the
event its own kind ("A urged B to leave"), its subject is the actor and everybody else who acts is a recipient.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import (
    case_of,
    is_passive,
    is_predicate,
    lemma_of,
    logical_arguments,
    surface_subjects,
)
from readout.annotate.events.lexicon import CueWords
from readout.annotate.events.mentions import ACTORS, Filler, MentionIndex
from readout.annotate.events.standing import ANNOUNCING
from readout.annotate.syntax import children, coordinated, relation
from readout.model import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

MUTUAL = frozenset({"meet"})
"""Frames in which whoever says something "in talks with B" takes part in them."""
TEMPORAL = frozenset(
    [
        "day",
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "night",
        "weekend",
        "sideline",
        "sidelines",
        "anniversary",
        "eve",
        "time",
        "basis",
        "hour",
    ]
)
"""Nouns that say when or on what occasion, never who or about what."""
MANNERS = frozenset(
    {"name", "phone", "mail", "email", "letter", "mistake", "accident", "hand", "force", "law", "design"}
)
"""Nouns that behind "by" say how it was done, not who did it."""
ORDER = ("actor", "recipient", "attendee", "addressee", "topic")
Roles = dict[str, list["Token"]]

TOPIC_PREPOSITIONS = frozenset({"about", "regarding", "concerning", "over", "on"})
RECIPIENT_PREPOSITIONS = frozenset(
    {
        "to",
        "with",
        "against",
        "at",
        "on",
        "upon",
        "toward",
        "towards",
        "into",
        "for",
        "from",
        "between",
        "among",
        "of",
        "over",
    }
)
OWNING = frozenset({"from", "by", "of", "on", "against", "with", "to", "for", "between"})
RECEIVING = frozenset({"face", "receive", "draw", "suffer", "undergo", "get", "experience", "sustain", "hear", "win"})
OWNED_BY_PATIENT = frozenset({"death", "injury", "damage", "missing", "displacement", "appointment", "dismissal"})
SUFFERED_BY_PERSONS = frozenset({"death", "injury", "missing", "displacement", "rescue", "health"})
PATIENT_MODES = OWNED_BY_PATIENT | {"arrest", "release", "kill", "legal", "rescue", "restrict", "seize", "reinstate"}
"""Modes whose noun belongs to the one who suffers it: "his arrest", "the death of the poet"."""
SUFFERED_MODES = PATIENT_MODES | {"investigate", "attack", "disapprove", "court"}
"""Modes whose noun behind "in", "under" or "on" says what somebody is put in: "under investigation"."""


def participants_of(candidate: Candidate, index: MentionIndex, cues: CueWords) -> tuple[Participant, ...]:
    """The participants of one event, without repetition; an entity has one role only."""
    roles: Roles = {role: [] for role in ORDER}
    if candidate.nominal:
        _nominal_roles(candidate, roles, cues, index)
    if is_predicate(candidate.carrier):
        _verbal_roles(candidate, roles, cues)
    link = candidate.typed_link
    if link is not None or candidate.links:
        _governed_roles(candidate, roles, cues)
    return _resolved(roles, index, candidate)


def _verbal_roles(candidate: Candidate, roles: Roles, cues: CueWords) -> None:
    verb = candidate.carrier
    agents, patients = logical_arguments(verb, cues)
    carried = candidate.nominal and candidate.head.i != verb.i
    if carried:
        event = _event_phrase(candidate)
        happening = any(t.i in event for t in agents) and not is_passive(verb)
        agents = [t for t in agents if t.i not in event]
        patients = [] if happening else [t for t in patients if t.i not in event]
        winning = candidate.sense is not None and candidate.sense.mode in ("sport", "election")
        receiving = verb.lemma_.lower() in RECEIVING and not winning
        roles["recipient" if receiving else "actor"].extend(agents)
        roles["recipient"].extend(patients)
    else:
        _place_by_frame(candidate, agents, patients, roles)
        _roles_of_objects(patients, candidate, roles, cues)
    _oblique_roles(verb, candidate, roles)


def _roles_of_objects(patients: list[Token], candidate: Candidate, roles: Roles, cues: CueWords) -> None:
    """Who stands behind the object: "rejected a request from Rao", "lifted the ban on Omega"."""
    if candidate.sense is not None and candidate.sense.type is not None:
        _owners_of_objects(patients, roles, cues)


def _owners_of_objects(patients: list[Token], roles: Roles, cues: CueWords) -> None:
    for noun in patients:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() in cues.kin:
            continue
        for child in children(noun, "nmod"):
            if child.dep_.lower() == "nmod:poss" or case_of(child) in OWNING:
                roles["recipient"].extend(coordinated(child))
            inner = [c for c in children(child, "nmod") if case_of(c) in ("with", "between")]
            roles["recipient"].extend(t for c in inner for t in coordinated(c))


def _event_phrase(candidate: Candidate) -> set[int]:
    """Indices of the nominal that the carrier carries, with the quantifier above it ("a series of strikes")."""
    found = {candidate.head.i}
    node = candidate.head
    while node.i != candidate.carrier.i and node.head.i != node.i:
        found.add(node.i)
        found.update(t.i for t in coordinated(node))
        node = node.head
    return found


def _place_by_frame(candidate: Candidate, agents: list[Token], patients: list[Token], roles: Roles) -> None:
    frame = candidate.sense.frame if candidate.sense is not None else "act"
    if frame == "undergo" or _is_put_in(candidate):
        roles["recipient"].extend(agents + patients)
        return
    if candidate.sense is not None and candidate.sense.mode in OWNED_BY_PATIENT and not agents:
        roles["recipient"].extend(patients)
        return
    roles["actor"].extend(agents)
    roles["addressee" if frame == "speak" else "recipient"].extend(patients)


def _is_put_in(candidate: Candidate) -> bool:
    """Whether a phrase says what its subject is put in: "in custody", "under investigation", "on trial"."""
    if candidate.head.pos_ != "NOUN" or candidate.sense is None or candidate.sense.mode not in SUFFERED_MODES:
        return False
    return candidate.carrier.i == candidate.head.i and case_of(candidate.head) in ("in", "under", "on")


def _oblique_roles(verb: Token, candidate: Candidate, roles: Roles) -> None:
    frame = candidate.sense.frame if candidate.sense is not None else "act"
    for child in children(verb, "obl", "nmod"):
        if child.dep_.lower() in ("obl:agent", "nmod:poss", "obl:unmarked"):
            continue
        preposition = case_of(child)
        heads = coordinated(child)
        if preposition in ("about", "regarding", "concerning") or (
            frame == "meet" and preposition in TOPIC_PREPOSITIONS
        ):
            roles["topic"].extend(heads)
        elif preposition == "to" and frame == "speak":
            roles["addressee"].extend(heads)
        elif preposition in RECIPIENT_PREPOSITIONS:
            roles["recipient"].extend(heads)
        elif preposition == "by" and not candidate.nominal:
            roles["actor"].extend(heads)


def _nominal_roles(candidate: Candidate, roles: Roles, cues: CueWords, index: MentionIndex) -> None:
    """Arguments of an event noun: "Li's visit", "talks between A and B", "an attack on C", "the arrest of D"."""
    noun = candidate.head
    mode = candidate.sense.mode if candidate.sense is not None else None
    owner = "recipient" if mode in PATIENT_MODES else "actor"
    for child in children(noun, "nmod", "compound", "obl", "amod", "nsubj", "appos"):
        heads, preposition = coordinated(child), case_of(child)
        if relation(child) == "appos" and not preposition:
            continue
        if child.dep_.lower() == "nmod:poss":
            roles[owner].extend(_meant(heads, noun, index, cues))
        elif not preposition and _is_goal(child, candidate, index):
            roles["recipient"].extend(heads)
        elif preposition in ("by", "between", "among", "from") or (not preposition and child.i < noun.i):
            roles["actor"].extend(heads)
        elif preposition == "of":
            roles[_of_role(candidate)].extend(heads)
        elif preposition in ("about", "regarding", "concerning") or (
            preposition in TOPIC_PREPOSITIONS and candidate.sense is not None and candidate.sense.frame == "meet"
        ):
            roles["topic"].extend(heads)
        elif preposition in RECIPIENT_PREPOSITIONS:
            roles["recipient"].extend(heads)
    for clause in children(noun, "acl"):
        if clause.tag_ in ("VBG", "VBN"):
            roles["attendee"].extend(c for child in children(clause, "obj") for c in coordinated(child))
    if candidate.carrier.i == noun.i and not roles["actor"] and candidate.sense and candidate.sense.frame in MUTUAL:
        roles["actor"].extend(_host(noun, cues))
        if not roles["recipient"]:
            roles["recipient"].extend(_addressed(noun, index))


def _meant(heads: list[Token], noun: Token, index: MentionIndex, cues: CueWords) -> list[Token]:
    """The owners; "their" without an entity is whoever the clause speaks of ("after their talks, A and B said …")."""
    if heads[0].pos_ != "PRON" or any(filler.entity for filler in index.fillers(heads[0])):
        return heads
    return _host(noun, cues) or heads


def _host(noun: Token, cues: CueWords) -> list[Token]:
    """The subject of the clause that a nominal is an adverbial of ("in a meeting with A, B said …")."""
    if relation(noun) == "obl" and is_predicate(noun.head):
        return surface_subjects(noun.head, cues)
    return []


def _addressed(noun: Token, index: MentionIndex) -> list[Token]:
    """Whom the clause around a meeting is directed at ("during the talks A invited B"): they take part as well."""
    if relation(noun) != "obl" or not is_predicate(noun.head):
        return []
    objects = [c for child in children(noun.head, "obj", "iobj") for c in coordinated(child)]
    objects += [c for t in tuple(objects) for c in children(t, "nmod") if case_of(c) == "to"]  # "an invitation to B"
    return [t for t in objects if any(index.type_of(f.entity) == "PERSON" for f in index.fillers(t))]


def _is_goal(child: Token, candidate: Candidate, index: MentionIndex) -> bool:
    """Whether a modifier names where a journey leads ("the China trip"), not who makes it."""
    if candidate.sense is None or candidate.sense.frame != "visit":
        return False
    return any(index.type_of(filler.entity) in ("COUNTRY", "PLACE") for filler in index.fillers(child))


def _of_role(candidate: Candidate) -> str:
    """What "of" means after an event noun: the meeting of A and B, the resignation of A, the invasion of A."""
    sense = candidate.sense
    if sense is not None and (
        sense.frame in ("meet", "visit") or sense.mode in ("resign", "retreat", "product", "deal")
    ):
        return "actor" if sense.mode in ("meet", "talk", "resign", "visit") else "recipient"
    return "recipient"


def _governed_roles(candidate: Candidate, roles: Roles, cues: CueWords) -> None:
    """Let the governors' subjects and objects take their parts."""
    outer = candidate.typed_link
    for link in candidate.links:
        if link.cue.speech or link.cue.name == "doubt":
            if candidate.nominal and not any(roles.values()) and lemma_of(link.word) in ANNOUNCING:
                roles["actor"] = surface_subjects(link.word, cues)
            continue
        inner_actors = list(roles["actor"])
        if is_predicate(link.word):
            agents, patients = logical_arguments(link.word, cues)
            part = {candidate.head.i, candidate.carrier.i, *(other.word.i for other in candidate.links)}
            patients = [t for t in patients if t.i not in part]
        else:
            agents, patients = _owners(link.word, cues), []
        if link is outer and agents:
            roles["actor"] = agents
            roles["recipient"].extend(t for t in inner_actors + patients if t not in agents)
            _owners_of_objects([t for t in patients if cues.find("noun", t.lemma_.lower()) is not None], roles, cues)
            _link_obliques(link.word, roles)
        elif not roles["actor"] and (link.cue.control == "subject" or not is_predicate(link.word)):
            roles["actor"] = agents
        elif link is outer:
            roles["recipient"].extend(t for t in patients if t not in roles["actor"])


def _link_obliques(word: Token, roles: Roles) -> None:
    for child in children(word, "obl", "nmod"):
        if case_of(child) in ("with", "on", "from", "to", "against"):
            roles["recipient"].extend(coordinated(child))


def _owners(noun: Token, cues: CueWords) -> list[Token]:
    """Whose plan, offer or promise it is."""
    owners = [c for child in children(noun, "nmod") if child.dep_.lower() == "nmod:poss" for c in coordinated(child)]
    owners += [c for child in children(noun, "nmod") if case_of(child) in ("by", "from") for c in coordinated(child)]
    if not owners and is_predicate(noun.head):
        return surface_subjects(noun.head, cues)
    return owners


def _resolved(roles: Roles, index: MentionIndex, candidate: Candidate) -> tuple[Participant, ...]:
    found: list[Participant] = []
    seen: set[str] = set()
    verbal_arguments = set(_direct_arguments(candidate, index.cues))
    for role in ORDER:
        for token in dict.fromkeys(roles[role]):
            own = token.i == candidate.head.i or any(token.i == link.word.i for link in candidate.links)
            if own or token.i in index.timed or _is_no_party(token, index.cues):
                continue
            for filler in _fillers(token, role, index, candidate):
                kept = _kept_role(role, filler.entity, token, index, verbal_arguments)
                if kept is None or (filler.entity is not None and filler.entity in seen):
                    continue
                if filler.entity is not None:
                    seen.add(filler.entity)
                found.append(Participant(kept, filler.span, filler.entity))
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (ORDER.index(p.role), p.span)))


def _is_no_party(token: Token, cues: CueWords) -> bool:
    """Whether a nominal says when or how much, and nobody who takes part: "that week", "30,000 Omegan pounds"."""
    lemma = token.lemma_.lower()
    if lemma in TEMPORAL or (lemma in MANNERS and case_of(token) == "by"):
        return True
    return lemma in cues.currencies and any(True for _ in children(token, "nummod"))


def _fillers(token: Token, role: str, index: MentionIndex, candidate: Candidate) -> list[Filler]:
    """What a nominal stands for; what is done to a deed or word of somebody's is done to them."""
    found = index.fillers(token)
    mode = candidate.sense.mode if candidate.sense is not None else None
    if role == "recipient" and mode in SUFFERED_BY_PERSONS and token.pos_ == "NOUN" and index.named(token) is None:
        return [Filler(filler.span, None) for filler in found[:1]]  # "a Brill worker was hurt": not Brill
    typed = candidate.typed_link is not None or (candidate.sense is not None and candidate.sense.type is not None)
    if role == "recipient" and typed and len(found) == 1 and found[0].entity is None:
        return found if token.lemma_.lower() in index.cues.kin else [Filler(found[0].span, index.possessor(token))]
    if role == "actor" and found[0].entity is None and index.cues.find("noun", token.lemma_.lower()) is not None:
        return [Filler(found[0].span, index.possessor(token))]
    return found


def _direct_arguments(candidate: Candidate, cues: CueWords) -> Iterable[int]:
    """Subjects and objects of the event and its governors, those that stand elsewhere included ("the men arrested")."""
    for word in candidate.predicates:
        for child in children(word, "nsubj", "obj", "iobj"):
            yield child.i
        if is_predicate(word):
            agents, patients = logical_arguments(word, cues)
            yield from (token.i for token in (*agents, *patients))


def _kept_role(role: str, entity: str | None, token: Token, index: MentionIndex, direct: set[int]) -> str | None:
    """The role a filler keeps: places do not act, and nominals without an entity count only as direct arguments."""
    kind = index.type_of(entity)
    if entity is None:
        return role if (token.i in direct and token.pos_ in ("NOUN", "PROPN", "NUM")) or role == "topic" else None
    if kind in ACTORS or role == "topic":
        return role
    return role if token.i in direct else None


def entities_of(participants: Sequence[Participant]) -> frozenset[str]:
    """The entity ids among `participants`."""
    return frozenset(p.entity for p in participants if p.entity is not None)
