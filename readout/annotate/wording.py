"""The sentences of a page word by word: what is at the core, what is done by whom, and how it stands.

In: a `Document` and its `Parse`. Out: one `Wording` a sentence. The words are those that carry content and every full
verb; how a word stands is read by the rules for events, applied to every verb and noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import DEPTH, is_predicate, logical_arguments, word_of
from readout.annotate.events.governors import standing_of
from readout.annotate.events.lexicon import CueWords, load_cues
from readout.annotate.events.standing import status_of
from readout.annotate.sentences import carries_content
from readout.annotate.syntax import children, coordinated, relation, token_span
from readout.model import Document
from readout.model.wording import Word, Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

    from readout.language import Parse

CLAUSES = frozenset({"ccomp", "xcomp", "conj", "parataxis"})
"""Relations by which a predicate at the core has another beside or below it."""
ARGUMENTS = frozenset({"nsubj", "csubj", "obj", "iobj", "conj"})
GIVEN_UP = frozenset({"cancelled", "postponed"})
"""States in which what was planned did not happen then."""
BESIDE_NAMES = frozenset({"appos", "nmod", "compound"})


def read_wording(document: Document, parse: Parse) -> tuple[Wording, ...]:
    """Every sentence of the page's body, in order."""
    cues = load_cues()
    found = []
    for span in parse.sentences:
        tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
        kept = [t for t in tokens or () if _counts(t)]
        found.append(Wording(document.id, span, tuple(_word(t, parse, cues) for t in kept)))
    return tuple(found)


def _counts(token: Token) -> bool:
    return carries_content(token) or (token.pos_ == "VERB" and any(c.isalpha() for c in token.text))


def _word(token: Token, parse: Parse, cues: CueWords) -> Word:
    span = token_span(token)
    governor = _governor(token)
    modality, polarity = _standing(token, cues) if token.pos_ in ("VERB", "NOUN", "ADJ", "AUX") else ("", "")
    actors, recipients = logical_arguments(token, cues) if is_predicate(token) else ([], [])
    lemma = word_of(token).replace("_", " ") if token.pos_ == "VERB" else token.lemma_ or token.text
    return Word(
        span=span,
        lemma=(token.text if token.pos_ == "PROPN" else lemma).casefold(),
        pos=token.pos_,
        core=_is_core(token),
        governor=token_span(governor) if governor is not None else None,
        apposed=_is_apposed(token),
        modality=modality or "happened",
        polarity=polarity or "positive",
        actors=tuple(token_span(t) for t in actors),
        recipients=tuple(token_span(t) for t in recipients if t.i != token.i),
        vector=parse.words.mean(span),
    )


def _standing(token: Token, cues: CueWords) -> tuple[str, str]:
    """Modality and polarity of what a word names, whether or not it counts as an event."""
    nominal = not is_predicate(token)
    standing = standing_of(token, nominal, cues)
    status = status_of(Candidate(token, standing.carrier, standing.links, None, nominal), False, cues)
    state = status.state or (_state_after(token, cues) if nominal else None)
    return ("denied" if state in GIVEN_UP else status.modality), status.polarity


def _state_after(noun: Token, cues: CueWords) -> str | None:
    """What participles after a noun say became of it ("an oath fixed for Monday and called off by the judges")."""
    for participle in children(noun, "acl"):
        for verb in coordinated(participle):
            cue = cues.find("verb", word_of(verb))
            if cue is not None and cue.state is not None:
                return cue.state
    return None


def _governor(token: Token) -> Token | None:
    """The nearest predicate above."""
    node = token
    for _ in range(DEPTH):
        if node.head.i == node.i:
            return None
        node = node.head
        if is_predicate(node):
            return node
    return None


def _is_core(token: Token) -> bool:
    """Whether a word is a main predicate, or one's subject or object."""
    node, nominal = token, False
    for _ in range(DEPTH):
        if node.head.i == node.i:
            return True
        rel = relation(node)
        if rel in CLAUSES and not nominal and is_predicate(node):
            node = node.head
        elif rel in ARGUMENTS and not nominal:
            node, nominal = node.head, rel == "conj"
        else:
            return False
    return False


def _is_apposed(token: Token) -> bool:
    """Whether a noun stands for the name beside it: "the director, Li", "Li, the director", "Director Li"."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    named = any(child.pos_ == "PROPN" for child in children(token, "appos"))
    beside = relation(token) == "appos" or (relation(token) in BESIDE_NAMES and token.dep_.lower() == "nmod:desc")
    inner = any(child.pos_ == "PROPN" for head in children(token, "nmod") for child in children(head, "appos"))
    return named or inner or (beside and token.head.pos_ == "PROPN")
