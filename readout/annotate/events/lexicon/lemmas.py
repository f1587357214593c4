"""Lemmas of verbs, mended where a tagger's rules went astray ("freed" as "fre", "overran").

In go a lemma and the word as written, out comes the first plausible lemma that the lexicon knows, else the lemma given.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from readout.annotate.events.lexicon.cues import load_cues
from readout.annotate.events.lexicon.words import load_words

_ENDINGS = (("ied", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("es", ""), ("s", ""))


@functools.lru_cache(maxsize=65536)
def verb_lemma(lemma: str, word: str) -> str:
    """The lemma of a verb; both arguments in lower case."""
    known = _known_verbs()
    if lemma in known:
        return lemma
    return next((guess for guess in _guesses(lemma, word) if guess in known), lemma)


@functools.cache
def _known_verbs() -> frozenset[str]:
    cues = load_cues()
    return frozenset(load_words().verbs) | {word for kind, word in cues.cues if kind == "verb"} | cues.light


def _guesses(lemma: str, word: str) -> Iterator[str]:
    irregular = load_cues().irregular
    yield from (irregular[form] for form in (lemma, word) if form in irregular)
    yield from (lemma + "e", lemma + lemma[-1:])
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)] + instead
            yield stem
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
