"""Datelines: the place and agency before a report's first sentence take no part in what it tells.

In come the tokens of a sentence, out come the indices of its dateline ("GENEVA (Agency) — Two climbers were …").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 14
"""Tokens of a dateline at most."""
DASHES = frozenset({"—", "–", "―", "--", "-"})
AROUND = frozenset({",", "(", ")", ".", "/", "[", "]"})
WITHIN = frozenset({"PROPN", "NUM", "X", "PUNCT", "SYM"})


def dateline_of(sentence: Sequence[Token]) -> range:
    """The tokens from the start of `sentence` to the dash that closes a dateline; empty where there is none."""
    capitals = bracket = False
    for place, token in enumerate(sentence[:REACH]):
        if token.text in DASHES:
            spaced = bool(token.whitespace_) and place > 0 and bool(sentence[place - 1].whitespace_)
            found = spaced and (capitals or bracket)
            return range(sentence[0].i, token.i + 1) if found else range(0)
        if token.text not in AROUND and token.pos_ not in WITHIN and not token.text[:1].isupper():
            return range(0)
        capitals = capitals or (place == 0 and len(token.text) > 2 and token.text.isupper())
        bracket = bracket or (token.text == ")" and token.pos_ == "PUNCT")
    return range(0)
