"""The sentences of a page's body with their content words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from readout.language import Parse
from readout.model import Document, Sentence, Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
"""Universal part-of-speech tags of words that carry content."""

FUNCTION_RELATIONS = frozenset({"case", "mark", "fixed", "aux", "cop", "det", "cc"})
"""Relations in which even a verb or noun ("according to", "in front of") is a function word."""


HEADS = frozenset({"NOUN", "PROPN"})
"""Tags of words that a phrase ends with."""
MODIFIERS = HEADS | {"ADJ"}
"""Tags of words that a phrase is made of."""


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
        phrases = tuple(find_phrases(list(tokens or ())))
        found.append(Sentence(span, tuple(words), tuple(starts), block, phrases))
    return tuple(found)


def find_phrases(tokens: Sequence[Token]) -> Iterator[Span]:
    """Runs of adjectives and nouns that end with a noun and hang together, without stop words, ascending."""
    run: list[Token] = []
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        if token.pos_ in MODIFIERS and carries_content(token):
            run.append(token)
            if following is not None and token.whitespace_ == " " and token.head.i > token.i and _goes_on(following):
                continue
        while run and run[-1].pos_ not in HEADS:
            run.pop()
        if run:
            yield Span(run[0].idx, run[-1].idx + len(run[-1]))
        run = []


def _goes_on(token: Token) -> bool:
    return token.pos_ in MODIFIERS and carries_content(token)
