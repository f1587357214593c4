"""The sentences of a page's body with their content words."""

from __future__ import annotations

from bisect import bisect_right

from readout.language import Parse
from readout.model import Document, Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
"""Universal part-of-speech tags of words that carry content."""


def find_sentences(document: Document, parse: Parse) -> tuple[Sentence, ...]:
    """One record a sentence, ascending; words are lower-case lemmas of content words that are no stop words."""
    blocks = [span.start for span in document.body]
    found = []
    for span in parse.sentences:
        tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
        words, starts = [], []
        for token in tokens if tokens is not None else ():
            if token.pos_ in CONTENT and not token.is_stop and any(c.isalnum() for c in token.text):
                words.append((token.lemma_ or token.text).casefold())
                starts.append(token.idx)
        block = max(bisect_right(blocks, span.start) - 1, 0)
        found.append(Sentence(span, tuple(words), tuple(starts), block))
    return tuple(found)
