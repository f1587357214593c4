"""Extents: the stretch of a page that tells an event, wide enough for a reader to judge it.

In comes a candidate, out comes a span inside its sentence: the clause of the event with its governors. Participles,
infinitives and bare nouns say little alone and are given the finite clause they stand in where that is short; relative
clauses take the noun they speak of along; numbers of the event that the tree set beside it are taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import DEPTH, auxiliaries, extent_of, is_predicate
from readout.annotate.syntax import children, relation, tokens_span
from readout.model import Span, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

BARE = 60
"""Characters up to which a clause without a finite verb says too little alone."""
BARE_VERB = 25
"""The same for a coordinated verb whose subject stands with the first one."""
BARE_NOUN = 30
"""The same for an event that a noun phrase names."""
LONGEST = 180
"""Characters that the finite clause around it may have to stand for it."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def extent_for(candidate: Candidate, values: Sequence[Value]) -> Span:
    """The span that tells the event of `candidate`, its numbers included."""
    spans = [_own(candidate), *(value.span for value in values)]
    extent = Span(min(span.start for span in spans), max(span.end for span in spans))
    extent = _with_antecedent(candidate.carrier, extent)
    return _in_clause(candidate, extent)


def _own(candidate: Candidate) -> Span:
    """The clause of the event and of the words that govern it."""
    governors = tuple(link.word for link in candidate.links if not link.cue.speech)
    if candidate.nominal and candidate.head.i == candidate.carrier.i and not governors:
        return extent_of(candidate.head)
    others = dict.fromkeys((candidate.carrier, *governors))
    outer = tuple(word for word in others if word.i != candidate.head.i)
    return extent_of(candidate.head, outer)


def _with_antecedent(verb: Token, extent: Span) -> Span:
    """The relative clause with the noun phrase it belongs to ("the judge who wrote it")."""
    if verb.dep_.lower() != "acl:relcl" or verb.head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return extent
    noun = verb.head
    kept = [noun]
    for child in children(noun, "det", "amod", "compound", "nummod", "flat", "nmod"):
        if child.i < noun.i or relation(child) == "flat":
            kept.extend(t for t in child.subtree if t.i < verb.i)
    whole = tokens_span(kept)
    joined = Span(min(whole.start, extent.start), max(whole.end, extent.end))
    return joined if len(joined) <= LONGEST else extent


def _in_clause(candidate: Candidate, extent: Span) -> Span:
    """The finite clause around a short participle, infinitive or noun; the extent itself for others."""
    carrier = candidate.links[-1].word if candidate.links else candidate.carrier
    if _shares_subject(carrier) and len(extent) <= BARE_VERB:
        shared = extent_of(carrier.head, (carrier,))
        return shared if len(shared) <= LONGEST else extent
    bare_noun = candidate.nominal and not is_predicate(carrier)
    if _is_finite(carrier) or len(extent) > (BARE_NOUN if bare_noun else BARE):
        return extent
    node = _finite_above(carrier)
    if node is None and relation(carrier) == "acl":
        node = carrier.head  # a headline without a verb: "Two ministers named in a bank's papers"
    around = extent_of(node) if node is not None else extent
    return around if around.contains(extent) and len(around) <= LONGEST else extent


def _shares_subject(verb: Token) -> bool:
    """Whether a coordinated verb leaves its subject to the first one."""
    return relation(verb) == "conj" and is_predicate(verb.head) and not any(children(verb, "nsubj"))


def _finite_above(token: Token) -> Token | None:
    """The nearest finite predicate that `token` stands under, or None."""
    for _ in range(DEPTH):
        if token.head.i == token.i:
            return None
        token = token.head
        if _is_finite(token):
            return token
    return None


def _is_finite(token: Token) -> bool:
    """Whether `token` heads a clause with tense: a finite verb, or one with subject or auxiliary."""
    if not is_predicate(token):
        return False
    if token.tag_ in FINITE or any(children(token, "nsubj", "expl")):
        return True
    return any(word.lower_ != "to" and word.tag_ in (*FINITE, "MD") for word in auxiliaries(token))
