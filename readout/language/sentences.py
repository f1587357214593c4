"""Words of a block and the model's sentence-start scores in, sentence starts out.

The model decides; a few general rules stand above it, for what no score should break: titles and ranks before names,
closing marks, words that are glued together. A block's first word always starts a sentence, so nothing joins across
blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MAX_SENTENCE_WORDS = 400  # longer runs (tables, minified code) are cut at their likeliest start
_TITLES_WORDS = """
mr. mrs. ms. dr. gen. sen. sens. rep. reps. gov. govs. lt. col. sgt. cpl. capt. cmdr. adm. maj. prof. rev. hon. st.
fr. brig. supt. insp. det. messrs. mme. mlle. vs. v. pres. amb. atty. gens. cols. mt. ft. no. nos. fig.
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_CLOSING = frozenset(")]}”’»,;:%…") | {"'s", "’s", "n't", "n’t"}
_STOPS = frozenset({".", "!", "?", "…", "..."})
_QUOTES = frozenset("\"'“”‘’«»")


def sentence_starts(words: Sequence[str], spaces_before: Sequence[bool], scores: NDArray[np.float32]) -> list[int]:
    """Return the indices of the words that start sentences, ascending, 0 first; `scores` are log-odds."""
    starts = [0]
    for index in np.flatnonzero(scores > 0).tolist():
        if index and not _is_vetoed(words, spaces_before, index):
            starts.append(index)
    return _cut_long(starts, scores)


def _is_vetoed(words: Sequence[str], spaces_before: Sequence[bool], index: int) -> bool:
    word, before = words[index], words[index - 1]
    if word in _CLOSING and not spaces_before[index]:
        return True
    if before.lower() in _TITLES and (word[:1].isupper() or word[:1].isdigit()):
        return True
    return not spaces_before[index] and before not in _STOPS and before not in _QUOTES and not before.endswith(")")


def _cut_long(starts: list[int], scores: NDArray[np.float32]) -> list[int]:
    result: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        result.append(start)
        while end - start > MAX_SENTENCE_WORDS:
            low = start + MAX_SENTENCE_WORDS // 2
            start = low + int(scores[low : start + MAX_SENTENCE_WORDS].argmax())
            result.append(start)
    return result
