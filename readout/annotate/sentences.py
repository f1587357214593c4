"""The sentences of a page's body with their content words."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from readout.language import Parse
from readout.model import Document, Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
"""Universal part-of-speech tags of words that carry content."""

FUNCTION_RELATIONS = frozenset({"case", "mark", "fixed", "aux", "cop", "det", "cc"})
"""Relations in which even a verb or noun ("according to", "in front of") is a function word."""


def carries_content(token: Token) -> bool:
    """Whether a word says something by itself."""
    return (
        token.pos_ in CONTENT
        and token.dep_ not in FUNCTION_RELATIONS
        and not token.is_stop
        and any(c.isalnum() for c in token.text)
    )


def find_sentences(document: Document, parse: Parse) -> tuple[Sentence, ...]:
    """One record a sentence, ascending; words are lower-case lemmas of content words that are no stop words."""
    blocks = [span.start for span in document.body]
    found = []
    for span in parse.sentences:
        tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
        words, starts = [], []
        for token in tokens if tokens is not None else ():
            if carries_content(token):
                words.append((token.text if token.pos_ == "PROPN" else token.lemma_ or token.text).casefold())
                starts.append(token.idx)
        block = max(bisect_right(blocks, span.start) - 1, 0)
        found.append(Sentence(span, tuple(words), tuple(starts), block))
    return tuple(found)
