"""Where the content of a saying begins and ends: on either side of the cue, with what belongs to it by "and".

In: the tokens of a Doc, the verb of the cue and the roots of the content. Out: spans of the text, ascending.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from readout.annotate.attribution.lexicon import Cue, lexicon
from readout.annotate.attribution.tree import child, stretch
from readout.model import Span

FINITE = ("ccomp", "csubj", "csubj:pass")
"""Relations of clauses that are a content of their own."""
_SENTENCE_REACH = 120


def cue_of(verb: Token) -> Cue | None:
    """The frames of a verb; those that a particle or its object opens ("pointed out", "put it") before its own."""
    lemma = verb.lemma_.lower()
    companions = [c.lower_ for c in verb.rights if c.i == verb.i + 1 or c.dep_ == "obj"]
    bound = next((cue for word in companions if (cue := lexicon().bound.get((lemma, word))) is not None), None)
    return bound or lexicon().verb(lemma, verb.lower_)


def content_spans(doc: Doc, verb: Token, content: Sequence[Token], subject: Token | None) -> tuple[Span, ...]:
    """Content on either side of the cue, each side one span."""
    after = [c for c in content if c.i > verb.i]
    claused = any(c.dep_ in FINITE and child(c, "mark") is not None for c in after)
    before = [] if claused else [c for c in content if c.i < verb.i]
    spans: list[Span] = []
    if before:
        stop = verb.i - 1
        if subject is not None and before[-1].i < subject.i < verb.i:
            stop = max(min(stop, subject.left_edge.i - 1), before[-1].i)
        last = min(max(c.right_edge.i for c in before), stop)
        spans += piece(doc, sentence_start(doc, min(c.left_edge.i for c in before), last), last)
    if after:
        first = max(min(c.left_edge.i for c in after), verb.i + 1)
        marker = leading_marker(doc, after)
        if marker is not None and marker == first:
            first += 1
        last = _without_aside(verb, max(c.right_edge.i for c in after), after)
        spans += piece(doc, first, _with_second(verb, last) if any(c.dep_ in FINITE for c in after) else last)
    return tuple(spans)


def leading_marker(doc: Doc, content: Sequence[Token]) -> int | None:
    """The preposition that begins the content ("called for peace"), which belongs to the cue."""
    if not content:
        return None
    first = doc[content[0].left_edge.i]
    is_marker = first.dep_ in ("case", "mark") and first.head.i == content[0].i
    return first.i if is_marker and first.lower_ not in ("to", "that", "whether", "if", "as") else None


def _with_second(verb: Token, last: int) -> int:
    """The end of the content with a clause that "and" joins to it without a comma, where the tree gave it to the cue.

    "He said all were unhurt and two of them did not need help": a new subject under the same "said".
    """
    for c in verb.rights:
        if c.dep_ != "conj" or c.left_edge.i != last + 1 or c.left_edge.lower_ != "and" or cue_of(c) is not None:
            continue
        if child(c, "nsubj", "nsubj:pass") is not None and c.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            return c.right_edge.i
    return last


def sentence_start(doc: Doc, first: int, last: int) -> int:
    """The last place between two tokens where a sentence may begin: a tree may hold several."""
    for i in range(last - 1, max(first, last - _SENTENCE_REACH), -1):
        if doc[i].text in (".", "!", "?") and i + 2 < last and (doc[i + 1].is_quote or doc[i + 1].text[:1].isupper()):
            return i + 1
    return first


def _without_aside(verb: Token, last: int, content: Sequence[Token]) -> int:
    """The end of the content before a participle of saying that goes on about the same speaker (", adding that …")."""
    for root in content:
        for c in root.rights:
            if c.right_edge.i >= last and goes_on(c) and c.left_edge.i > verb.i + 1:
                return c.left_edge.i - 1
    return last


def goes_on(verb: Token) -> bool:
    """Whether a verb is a participle of saying behind a comma."""
    cue = lexicon().verbs.get(verb.lemma_.lower())
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    behind_comma = "," in (before.text, verb.left_edge.text)
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and behind_comma and cue is not None and cue.takes("quote")


def piece(doc: Doc, first: int, last: int) -> list[Span]:
    """The span of the tokens from `first` to `last`, or nothing where there are none."""
    if first > last:
        return []
    span = stretch(doc, first, last)
    return [] if span is None else [span]
