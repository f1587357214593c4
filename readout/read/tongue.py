"""The language of a page, and whether it is one that is read.

In: the body's text. Out: a BCP 47 code. English is told by its function words, which costs nothing; only other
pages are given to py3langid (Lui and Baldwin, "langid.py", ACL 2012).
"""

from __future__ import annotations

import re

SUPPORTED = ("en",)
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "was",
        "with",
        "as",
        "by",
        "at",
        "from",
        "it",
        "he",
        "his",
        "said",
        "be",
        "are",
        "have",
        "has",
        "not",
        "this",
        "which",
        "will",
    ]
)
_ENGLISH_SHARE, _FOREIGN_SHARE = 0.18, 0.12
_SAMPLE_CHARS = 6_000
_TELLING_CHARS = 1_000
"""Enough for the model, which looks at every letter; more costs milliseconds and changes no answer."""
_LEAST_WORDS = 8
_FIRST_CHARS, _CLEAR_SHARE = 1_500, 0.27
"""A page that begins like this is English, whatever its tables and names do later."""


def tell_language(text: str) -> str:
    """The language of `text`; "en" for what is too short to tell."""
    share, count = _english_share(text[:_FIRST_CHARS])
    if share < _CLEAR_SHARE:
        share, count = _english_share(text[:_SAMPLE_CHARS])
    if share >= _ENGLISH_SHARE or (count < _LEAST_WORDS and text.isascii()):
        return "en"
    import py3langid  # loads a model for a second: English pages never need it

    code, _ = py3langid.classify(text[:_TELLING_CHARS])
    # headlines and lists have few function words: only a page that has hardly any is foreign
    return "en" if code == "en" or (share >= _FOREIGN_SHARE and text.isascii()) else str(code)


def _english_share(text: str) -> tuple[float, int]:
    """The share of function words, and how many words there are."""
    tokens = text.lower().split()
    words = [token for token in tokens if token.isalpha()]
    words += _WORD.findall(" ".join(token for token in tokens if not token.isalpha()))  # what has more than letters
    return sum(map(_ENGLISH.__contains__, words)) / max(1, len(words)), len(words)
