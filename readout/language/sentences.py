"""Words of a block and the model's sentence-start scores in, sentence starts out.

The model decides; a few general rules stand above it, for what no score should break: titles and ranks before names,
closing marks, words that are glued together. A block's first word always starts a sentence, so nothing joins across
blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readout.language.titles import RANKS

THRESHOLD = -0.75  # log-odds above which a word starts a sentence; all three chosen on the development sets
LIKELY_THRESHOLD = -2.0  # after "!", "?" or a stop in quotation marks, where a capital follows
SURE_THRESHOLD = -5.0  # after a stop, where a capital follows
MAX_SENTENCE_WORDS = 400  # longer runs (tables, minified code) are cut at their likeliest start
_BEFORE_NAMES = (RANKS - {"mr", "mrs", "ms", "dr"}) | {"st.", "vs.", "v.", "mt.", "ft.", "no.", "nos.", "fig."}
_CLOSING = frozenset(")]}”’»,;:%…") | {"'s", "’s", "n't", "n’t"}
_PAUSES = frozenset({",", ";"})
_LONGEST_DATELINE = 16
_DATELINE_DASHES = frozenset({"-", "–", "—", "--"})
_DATELINE_MARKS = frozenset({",", ".", "/"})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_QUOTES = frozenset("\"'“”‘’«»")


def sentence_starts(words: Sequence[str], spaces_before: Sequence[bool], scores: NDArray[np.float32]) -> list[int]:
    """Return the indices of the words that start sentences, ascending, 0 first; `scores` are log-odds."""
    starts = [0]
    for index in np.flatnonzero(scores > SURE_THRESHOLD).tolist():
        if not index or scores[index] <= _threshold(words, spaces_before, index):
            continue
        if not _is_vetoed(words, spaces_before, index):
            starts.append(index)
    return _cut_long(starts, scores)


def _threshold(words: Sequence[str], spaces_before: Sequence[bool], index: int) -> float:
    begins = spaces_before[index] and (words[index][:1].isupper() or words[index] in _QUOTES)
    if begins and words[index - 1] == ".":
        return SURE_THRESHOLD
    closed = words[index - 1] in _QUOTES and index > 1 and not spaces_before[index - 1]
    if begins and (words[index - 1] in "!?" or (closed and words[index - 2] == ".")):
        return LIKELY_THRESHOLD
    return THRESHOLD


def _is_vetoed(words: Sequence[str], spaces_before: Sequence[bool], index: int) -> bool:
    word, before = words[index], words[index - 1]
    if word in _CLOSING and not spaces_before[index]:
        return True
    if before.lower() in _BEFORE_NAMES and (word[:1].isupper() or word[:1].isdigit()):
        return True
    if before in _PAUSES or (before in _QUOTES and index > 1 and words[index - 2] in _PAUSES):
        return True  # “We will see,” she said
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


def dateline_end(words: Sequence[str]) -> int:
    """Return how many words at the start of a block are a dateline ("RIVERTON (AP) -"), 0 where none is.

    A dateline is a place in capitals, perhaps a date and an agency in brackets, and a dash or a colon.
    """
    if not words or not (words[0].isupper() and len(words[0]) > 1 and words[0].isalpha()):
        return 0
    for index in range(1, min(len(words) - 2, _LONGEST_DATELINE)):
        if words[index] in _DATELINE_DASHES:
            head = words[1:index]
            dated = ")" in head or all(word.isupper() or word in _DATELINE_MARKS for word in head)
            return index + 1 if dated and words[index + 1][:1].isupper() else 0
    return 0
