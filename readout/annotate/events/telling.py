"""Telling: whether the words assert an event or only refer to it.

In comes a candidate with what was found of it, out comes whether a fact may rest on it. Told are clauses that assert
something and nouns that are carried, governed, dated or name who; not told are bare reports ("she said"), commands
of the page ("Sign in"), purposes, remarks in relative clauses and the second word for one event of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.annotate.events.anaphora import is_own
from readout.annotate.events.candidates import QUIET_MODES, Candidate
from readout.annotate.events.clauses import is_predicate, is_to_come, lemma_of, surface_subjects
from readout.annotate.events.governors import ASPECTS
from readout.annotate.events.lexicon import CueWords
from readout.annotate.events.lexicon.cues import CLAUSE
from readout.annotate.events.states import is_habit, is_state
from readout.annotate.syntax import children, relation
from readout.model import Event, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

TOP = frozenset({"root", "conj", "parataxis", "ccomp"})
"""Relations of clauses that assert something by themselves."""


OCCASIONS = frozenset({"if", "when", "whenever", "once", "until", "unless"})
CONDITIONS = frozenset({"if", "unless", "until"})
"""Words that begin a clause which names an occasion, in the present, or a condition, always."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "youngest", "oldest"})


@dataclass(frozen=True, slots=True)
class Weight:
    """What an event says beyond its word: type, mode, and whether a time and numbers hang on it."""

    type: str | None
    mode: str | None
    dated: bool
    counted: bool
    said: bool = False
    """Whether it stands in what somebody said."""
    cue: bool = False
    """Whether its word is the cue of a saying."""

    @property
    def telling(self) -> bool:
        """Whether type or mode say more than that something goes on."""
        return self.type is not None or (self.mode is not None and self.mode not in QUIET_MODES)

    @property
    def news(self) -> bool:
        """Whether a telling word, a date or a number makes news of the clause, whatever its tense."""
        return self.telling or self.dated or self.counted


def is_told(candidate: Candidate, weight: Weight, participants: Sequence[Participant], cues: CueWords) -> bool:
    """Whether the words assert the event of `candidate`."""
    carrier = candidate.carrier
    if _is_question(carrier):
        return False
    if weight.counted:
        return True
    silent = not is_denied(carrier, cues) and not is_to_come(carrier, cues)
    if candidate.spare and weight.cue and not weight.telling and silent:
        return False
    if candidate.nominal and carrier.i == candidate.head.i:
        return _is_noun_told(candidate, weight, participants)
    if _is_command(candidate.predicates[-1], cues) or _is_to_reader(carrier, weight, cues):
        return False
    if any(not link.cue.speech for link in candidate.links):
        return True
    nameless = not weight.news and all(p.entity is None for p in participants)
    lasting = nameless and is_state(candidate, participants, cues)
    if candidate.links and not lasting:
        return True
    if _is_bare_report(carrier, weight, cues):
        return False
    if lasting:
        return False
    rel = relation(carrier)
    if rel in TOP or any(mark.lower_ == "whether" for mark in children(carrier, "mark")):
        return True
    if any(mark.lower_ == "to" for mark in children(carrier, "mark")):
        return rel == "acl" and weight.telling and _is_ranked(carrier.head)
    if rel == "acl" and relation(carrier.head) == "root" and not is_predicate(carrier.head):
        return True  # a headline: "Two ministers named in bank's papers"
    if carrier.dep_.lower() == "acl:relcl" or rel == "advcl":
        return weight.telling or weight.dated
    return weight.type is not None or weight.mode is not None or any(children(carrier, "nsubj"))


def is_asserted(candidate: Candidate) -> bool:
    """Whether a clause of its own says that the event took place or will.

    Nouns in passing, participles, relative clauses and occasions do not.
    """
    carrier = candidate.carrier
    if candidate.nominal and carrier.i == candidate.head.i:
        return bool(candidate.links) or relation(carrier) == "root"
    while relation(carrier) == "conj" and carrier.head.i < carrier.i:
        carrier = carrier.head
    if candidate.links or relation(carrier) in TOP:
        return True
    if carrier.dep_.lower() == "acl:relcl":
        return False
    helpers = (carrier, *children(carrier, "aux", "cop"))
    if not any(helper.tag_ in FINITE for helper in helpers):
        return False
    marks = {mark.lower_ for mark in children(carrier, "mark", "advmod") if mark.i < carrier.i}
    past = any(helper.tag_ == "VBD" for helper in helpers)
    return not marks & (CONDITIONS if past else OCCASIONS)


def is_lasting(candidate: Candidate, weight: Weight, participants: Sequence[Participant], cues: CueWords) -> bool:
    """Whether a clause tells a state or a habit: background, and a state of nobody named is not told at all."""
    return not weight.news and (is_state(candidate, participants, cues) or is_habit(candidate, participants))


def _is_ranked(noun: Token) -> bool:
    """Whether a noun says who did it first, last or as the highest ("the first envoy to visit the island")."""
    modifiers = (noun, *children(noun, "amod", "nummod", "advmod", "compound"))
    return any(t.lower_ in RANKS or t.tag_ == "JJS" or t.lower_.startswith("highest") for t in modifiers)


def _is_noun_told(candidate: Candidate, weight: Weight, participants: Sequence[Participant]) -> bool:
    """Whether an event noun is governed or dated or names who; not where only its purpose or result is spoken of."""
    noun = candidate.head
    if relation(noun) == "nmod" and noun.head.lemma_.lower() in ASPECTS:
        return False
    named = {p.entity for p in participants if p.entity and is_own(noun, p)}
    return bool(candidate.links) or weight.dated or relation(noun) == "root" or len(named) > 1


def _is_command(verb: Token, cues: CueWords) -> bool:
    """Whether a clause has neither subject nor auxiliary: "Sign in", "Leave a comment", "Enter second day"."""
    plain = verb.tag_ in ("VB", "VBP") and relation(verb) in ("root", "conj", "parataxis")
    if not plain or any(children(verb, "nsubj", "aux", "cop", "expl", "mark")):
        return False
    return not surface_subjects(verb, cues)


def _is_to_reader(verb: Token, weight: Weight, cues: CueWords) -> bool:
    """Whether the page itself speaks to its reader ("You must select a newsletter")."""
    return not weight.said and any(t.lower_ == "you" for t in surface_subjects(verb, cues))


def _is_question(verb: Token) -> bool:
    """Whether the clause or its sentence ends with a question mark."""
    if any(child.text == "?" for child in children(verb, "punct")):
        return True
    end = verb.sent.end
    return any(token.text == "?" for token in verb.doc[max(verb.sent.start, end - 2) : end])


def is_denied(verb: Token, cues: CueWords) -> bool:
    """Whether somebody did not speak ("did not respond to questions"): no words tell it, so the event does."""
    return any(child.lower_ in cues.adverbs["negative"] for child in children(verb, "advmod", "aux"))


def _is_bare_report(verb: Token, weight: Weight, cues: CueWords) -> bool:
    """Whether a clause only says that somebody spoke ("Rao said"): the words spoken are told elsewhere."""
    if weight.type is not None or cues.find(CLAUSE, lemma_of(verb)) is None:
        return False
    if is_denied(verb, cues):
        return False
    content = [c for c in children(verb, "ccomp", "xcomp", "obl", "advcl") if relation(c) != "obl" or c.pos_ != "PROPN"]
    objects = [c for c in children(verb, "obj") if lemma_of(verb) not in ("tell", "inform", "remind")]
    return not content and not objects


def once_each(events: Sequence[Event]) -> list[Event]:
    """The events; of two of one name whose clauses lie in one another only the wider one stays told."""
    ordered = sorted(events, key=lambda e: (e.extent.start, -e.extent.end, e.trigger))
    kept: list[Event] = []
    open_: list[Event] = []
    for event in ordered:
        open_ = [outer for outer in open_ if outer.extent.end > event.extent.start]
        same = any(
            outer.told and outer.extent.contains(event.extent) and outer.extent != event.extent and _same(outer, event)
            for outer in open_
        )
        kept.append(replace(event, told=False) if same else event)
        open_.append(kept[-1])
    return kept


def _same(outer: Event, inner: Event) -> bool:
    """Whether both speak of one event: same name, same standing, and the inner one adds neither number nor time."""
    if inner.values or (inner.time is not None and inner.time != outer.time):
        return False
    return outer.lemma == inner.lemma and outer.modality == inner.modality
