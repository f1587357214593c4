"""Whether the words around a verb fit the sense that the lexicon gives it.

In comes a verb where it stands and its sense, out comes yes or no. News verbs are loose: bearings are replaced, bridges
fall, a date is found. A mode that speaks of persons asks for a person, one of markets for a number or something that
is measured, one of research for somebody who does research; where they are missing the verb has no mode at all, which
joins nothing wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.annotate.events.clauses import ASIDE, case_of, is_passive, lemma_of, logical_arguments
from readout.annotate.events.lexicon import CueWords, Sense, load_fitting
from readout.annotate.quantities.lexicon import is_person
from readout.annotate.syntax import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

IMPERSONAL = frozenset({"it", "this", "that", "itself", "which", "what", "these", "those"})


def fits(sense: Sense, verb: Token, cues: CueWords) -> bool:
    """Whether `verb` can have `sense` with the subject and the objects it has."""
    words = load_fitting()
    if sense.type is not None or lemma_of(verb) not in words.modes.get(sense.mode or "", frozenset()):
        return True
    agents, patients = logical_arguments(verb, cues)
    if sense.mode == "prices":
        return _is_measured(verb, [*agents, *patients])
    if sense.mode == "science":
        return any(_names(agent) & words.scholars for agent in agents) or any(
            _names(patient) & words.findings for patient in patients
        )
    if sense.mode == "transport":
        return not patients or any(patient.pos_ == "PROPN" or _names(patient) & words.places for patient in patients)
    affected = [*agents, *patients] if sense.frame == "undergo" and not is_passive(verb) else patients
    moving = sense.mode == "missing"
    return not affected or any(_may_be_person(t) or (moving and _names(t) & cues.forces) for t in affected)


def _is_measured(verb: Token, arguments: list[Token]) -> bool:
    """Whether something that has a value moves, or the clause says by or to how much."""
    measured = load_fitting().measured
    if any(_names(token) & measured for token in arguments):
        return True
    amounts = [c for c in children(verb, "obl", "obj", "advmod", "nummod") if case_of(c) not in ASIDE]
    return any(_has_number(token) for token in amounts)


def _has_number(token: Token) -> bool:
    """Whether a nominal is a bare number, a sum or a share: "to 58,000", "by 3 percent", "$4"."""
    if token.pos_ in ("NUM", "SYM") or token.lower_ in ("%", "percent", "cent"):
        return True
    return any(child.pos_ == "NUM" for child in children(token, "nummod"))


def _names(token: Token) -> set[str]:
    """The lemma of a nominal, of what it is compounded with and of what it is a number of."""
    parts = [token, *children(token, "compound", "nmod")]
    return {str(part.lemma_).lower() for part in parts}


def _may_be_person(token: Token) -> bool:
    """Whether a nominal can name persons; names and bare numbers can."""
    if token.pos_ == "PROPN" or token.pos_ == "NUM":
        return True
    if token.pos_ == "PRON" or relation(token) == "det":
        return token.lower_ not in IMPERSONAL
    words = load_fitting()
    lemma = str(token.lemma_).lower()
    return is_person(lemma) or lemma in words.persons
