"""Candidates: which words of a sentence name an event, after light verbs, governors and speech verbs are taken out.

In come the tokens of one sentence and the spans of its sayings, out come candidates in text order. One happening gives
one candidate a clause: "had talks" and "agreed to meet" are one each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.annotate.events.clauses import (
    case_of,
    is_passive,
    is_predicate,
    is_to_come,
    lemma_of,
    noun_setting,
    particles,
    setting_of,
)
from readout.annotate.events.fitting import fits
from readout.annotate.events.governors import Link, lasting_clauses, standing_of
from readout.annotate.events.lexicon import CueWords, EventWords, Sense
from readout.annotate.events.lexicon.words import NO_EVENT, Setting
from readout.annotate.syntax import children, relation, token_span
from readout.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

QUIET_MODES = frozenset({"change", "statement", "begin", "end"})
"""Modes too general to make an event of a subordinate clause by themselves."""
MAIN = frozenset({"root", "conj", "parataxis", "ccomp", "csubj", "dep"})
NOMINAL_KINDS = frozenset({"NOUN", "PROPN"})
PREDICATE_STATES = frozenset({"dead", "missing", "homeless", "guilty", "liable", "ill", "sick", "unaccounted"})


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon: words for events and words that govern them."""

    events: EventWords
    cues: CueWords


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that names an event. `carrier` is the word whose tense, subject and negation count, often `head`."""

    head: Token
    carrier: Token
    links: tuple[Link, ...]
    sense: Sense | None
    nominal: bool
    spare: bool = False
    """Whether it counts only where its sentence has no other event."""

    @property
    def typed_link(self) -> Link | None:
        """The outermost governor that makes the event its own kind ("agreed to …", "refused …")."""
        return next((link for link in reversed(self.links) if link.cue.type is not None), None)

    @property
    def predicates(self) -> tuple[Token, ...]:
        """The carrier and the governing predicates, innermost first."""
        return (self.carrier, *(link.word for link in self.links))


def sense_of(token: Token, words: Words) -> Sense | None:
    """What the lexicon knows of `token` where it stands."""
    if token.pos_ in ("VERB", "AUX"):
        sense = words.events.verb(lemma_of(token), setting_of(token))
        return sense if sense is None or fits(sense, token, words.cues) else None
    if token.pos_ == "ADJ":
        return words.events.adjective(token.lower_)
    if token.pos_ in NOMINAL_KINDS:
        if f"{case_of(token)}_{token.lemma_.lower()}" in words.cues.idioms:
            return None
        return words.events.noun(token.lemma_.lower(), _compounds(token), noun_setting(token))
    return None


def _compounds(noun: Token) -> tuple[str, ...]:
    return tuple(c.lemma_.lower() for c in children(noun, "compound", "amod"))


def find_candidates(sentence: Sequence[Token], sayings: Sequence[Span], words: Words) -> list[Candidate]:
    """The event words of one sentence, in text order; at least one where the sentence has a predicate."""
    drafts = [c for token in sentence if (c := _draft(token, words)) is not None]
    taken = _taken(drafts, words)
    kept = [c for c in drafts if _stands(c, taken, sayings, drafts, words)]
    spare = next((c for c in drafts if relation(c.head) == "root" and not c.nominal), None)
    if spare is None and not kept:
        spare = next((_bare(token, words) for token in sentence if token.pos_ == "VERB"), None)
    if spare is not None and spare not in kept:
        kept.append(replace(spare, spare=True))
    return sorted(kept, key=lambda c: int(c.head.i))


def _draft(token: Token, words: Words) -> Candidate | None:
    """The reading of `token` as an event, or None."""
    if is_predicate(token):
        standing = standing_of(token, False, words.cues)
        return Candidate(token, token, standing.links, sense_of(token, words), False)
    if token.pos_ not in NOMINAL_KINDS or relation(token) in ("compound", "flat", "amod", "fixed"):
        return None
    if token.pos_ == "PROPN" and token.text[:1].isupper() and token.i != token.sent.start:
        return None
    sense = sense_of(token, words)
    if sense is None:
        return None
    standing = standing_of(token, True, words.cues)
    if standing.carrier.i != token.i:
        carrier = standing.carrier
        compound = words.events.compound(token.lemma_.lower(), _compounds(token))
        sense = (compound if compound and compound.mode != NO_EVENT else None) or _tied(token, carrier, words) or sense
    elif _is_told_by_verb(token, words):
        return None
    return Candidate(token, standing.carrier, standing.links, sense, True)


def _bare(verb: Token, words: Words) -> Candidate:
    """A verb taken as the event of a sentence whose tree has no predicate."""
    return Candidate(verb, verb, (), sense_of(verb, words), False)


def _tied(noun: Token, verb: Token, words: Words) -> Sense | None:
    """The sense of a verb that is tied to this noun as its object, or None."""
    if relation(noun) == "nsubj" and not is_passive(verb):
        return None
    lemma = noun.lemma_.lower()
    objects = {lemma, *(f"{c.lemma_}-{lemma}".lower() for c in children(noun, "compound"))}
    return words.events.carried(lemma_of(verb), Setting(particles(verb), frozenset(objects)))


def _is_told_by_verb(noun: Token, words: Words) -> bool:
    """Whether the verb above already says what happens with the noun ("lifted the ban", "broke the truce")."""
    verb, rel = noun.head, relation(noun)
    if verb.pos_ != "VERB" or not (rel == "obj" or (rel == "nsubj" and is_passive(verb))):
        return False
    return _tied(noun, verb, words) is not None


@dataclass(frozen=True, slots=True)
class Taken:
    """Words that are part of another event: carriers and governors, and typed governors by the event they lead to."""

    words: frozenset[int]
    contents: frozenset[int]


def _taken(drafts: Sequence[Candidate], words: Words) -> Taken:
    """Carriers and governors of every draft, and the contents that a weak governor swallows."""
    taken: set[int] = set()
    contents: set[int] = set()
    for draft in drafts:
        if draft.carrier.i != draft.head.i:
            taken.add(draft.carrier.i)
        if draft.nominal:
            taken.update(verb.i for verb in lasting_clauses(draft.head))
        for link in draft.links:
            if link.cue.weak:
                contents.add(draft.head.i)
                break
            if not link.cue.speech or link.word.pos_ != "NOUN":
                taken.add(link.word.i)
    return Taken(frozenset(taken), frozenset(contents))


def _stands(draft: Candidate, taken: Taken, sayings: Sequence[Span], drafts: Sequence[Candidate], words: Words) -> bool:
    """Whether a draft becomes an event of its own."""
    head = draft.head
    if head.i in taken.contents:
        return False
    if head.i in taken.words:
        return _keeps_own_type(draft, drafts)
    if draft.nominal:
        return True
    if _is_speech(draft, sayings) and not (relation(head) in MAIN and is_to_come(head, words.cues)):
        return False
    rel = relation(head)
    if rel in MAIN:
        return True
    if rel == "xcomp":
        return bool(draft.links) or head.lower_ in PREDICATE_STATES
    if rel in ("acl", "advcl"):
        return _subordinate_stands(draft)
    return draft.sense is not None and (draft.sense.type is not None or draft.sense.mode not in QUIET_MODES)


def _keeps_own_type(draft: Candidate, drafts: Sequence[Candidate]) -> bool:
    """A governing word is an event too where it is a speech verb of PLOVER ("warned that …"), not a plain cue."""
    if draft.nominal or draft.sense is None or draft.sense.type is None:
        return False
    governed = [link for other in drafts for link in other.links if link.word.i == draft.head.i]
    return bool(governed) and all(link.cue.speech for link in governed)


def _is_speech(draft: Candidate, sayings: Sequence[Span]) -> bool:
    """Whether the predicate is only the cue of a saying ("he said"), which is an attribution, not an event."""
    if draft.sense is not None and (draft.sense.type is not None or draft.sense.mode not in QUIET_MODES):
        return False
    if any(not link.cue.speech for link in draft.links):
        return False  # "plans to call witnesses"
    span = token_span(draft.head)
    return any(span.overlaps(saying) for saying in sayings)


def _subordinate_stands(draft: Candidate) -> bool:
    """Participles, purposes and relative clauses are events where they say more than how or what for."""
    head = draft.head
    if draft.links:
        return True
    infinitive = any(mark.lower_ == "to" for mark in children(head, "mark"))
    telling = draft.sense is not None and (draft.sense.type is not None or draft.sense.mode not in QUIET_MODES)
    if infinitive:
        return telling and relation(head) == "acl"
    return telling or any(children(head, "nsubj"))
