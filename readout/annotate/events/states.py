"""States: clauses that say how things are, not that something happened.

In comes a candidate that the lexicon has no telling word for, out comes whether it only tells a state ("the road is
narrow", "she has two sons") or what always holds ("light bends"). The line between states and events follows the
classes of TimeML (Pustejovsky and others 2003, https://aclanthology.org/W03-1808/ for the annotation); we depart in
keeping a state that is dated, counted, planned or denied, since news tells such ("the airport is closed until Monday").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import auxiliaries, lemma_of
from readout.annotate.events.lexicon import CueWords
from readout.annotate.syntax import children
from readout.model import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESENT = frozenset({"VBZ", "VBP"})
REPORTED = frozenset("alive safe unhurt unharmed free open closed shut over innocent stable conscious unclear".split())  # noqa: SIM905
"""States that are told as what came of something."""
AROUND = 25
"""Words to either side of a predicate in which a number makes its clause news."""
RANKS = frozenset({"first", "second", "third", "last", "latest"})
REACH = 12
"""Words before a predicate that may say so."""
VERBLESS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "ADV", "ADP", "DET", "NUM"})


def is_state(candidate: Candidate, participants: Sequence[Participant], cues: CueWords) -> bool:
    """Whether the clause of `candidate`, which neither its word nor a number or date makes news, tells a state."""
    verb = candidate.carrier
    if any(not link.cue.speech for link in candidate.links):
        return False
    words = auxiliaries(verb)
    if any(word.tag_ == "MD" for word in words) or _is_numbered(verb):
        return False
    if verb.pos_ in VERBLESS:
        if _is_ranked(verb) or verb.lower_ in REPORTED:
            return False
        if any(word.tag_ in PRESENT for word in words) or (not words and not any(children(verb, "nsubj"))):
            return True
        placed = any(True for _ in children(verb, "case"))  # "was in foreign waters" tells where, which may be news
        return verb.pos_ in ("NOUN", "PRON") and not placed and not any(p.entity is not None for p in participants)
    present = verb.tag_ in PRESENT if not words else any(word.tag_ in PRESENT for word in words)
    return present and lemma_of(verb) in cues.stative and verb.tag_ != "VBN"


def _is_numbered(predicate: Token) -> bool:
    """Whether a number stands in the clause ("among the dead are two nurses"), whatever it hangs on."""
    clause = predicate.doc[max(predicate.left_edge.i, predicate.i - AROUND) : predicate.i + AROUND]
    inside = (t for t in clause if t.i <= predicate.right_edge.i)
    return any(t.pos_ == "NUM" and t.lower_ not in ("one", "1") for t in inside)


def _is_ranked(predicate: Token) -> bool:
    """Whether it is said to be the first, the last or the highest of its kind, which makes news."""
    first = max(predicate.left_edge.i, predicate.i - REACH)
    before = (t for t in predicate.doc[first : predicate.i + 1] if predicate.is_ancestor(t) or t.i == predicate.i)
    return any(t.lower_ in RANKS or t.tag_ in ("JJS", "RBS") or t.lower_.startswith("highest") for t in before)


def is_habit(candidate: Candidate, participants: Sequence[Participant]) -> bool:
    """Whether a simple present with nobody named in it tells a habit or a law ("the light bends"), headlines apart."""
    verb = candidate.carrier
    words = auxiliaries(verb)
    if any(not link.cue.speech for link in candidate.links) or _is_numbered(verb):
        return False
    if any(p.entity is not None for p in participants) or not _is_prose(verb):
        return False
    if verb.tag_ in PRESENT:
        return not words
    going = any(word.lower_ in ("being", "been", "has", "have") for word in words)
    return verb.tag_ == "VBN" and not going and any(word.tag_ in PRESENT for word in words)


def _is_prose(verb: Token) -> bool:
    """Whether the sentence ends with a stop, as headlines do not."""
    sentence = verb.sent
    last = sentence[-1]
    while last.i > sentence.start and (last.is_space or last.is_quote or last.text in ")]”’'"):
        last = last.nbor(-1)
    return last.text in (".", "!", "…")
