"""Quotation marks that quote nobody: titles of works, names of things, scare quotes before a noun.

In: a quotation and the saying found for it. Out: whether it is a label. A label stands where a name or an adjective
would stand ("the “one city” rule", the film “Salt Roads”), and no saying begins with it.
"""

from __future__ import annotations

from readout.annotate.attribution.lexicon import lexicon
from readout.annotate.attribution.page import Page
from readout.annotate.attribution.quotes import Quotation
from readout.annotate.attribution.sayings import Saying
from readout.annotate.casing import SMALL_IN_TITLES

_MODIFIER_WORDS = 3
_TITLE_WORDS = 12


def is_label(page: Page, quotation: Quotation, saying: Saying | None) -> bool:
    """Whether a quotation is a title, a name or a scare quote, not somebody's words."""
    words = quotation.first.of(page.text).split()
    before, after = _neighbours(page, quotation)
    if before in ("titled", "entitled", "headlined"):
        return True
    if len(quotation.parts) > 1 or len(words) > _TITLE_WORDS:
        return False
    if saying is not None and _beginning(quotation, saying):
        return False
    if before in lexicon().title_introducers:
        return saying is None or not saying.utters or before == "so-called"
    if _is_title(words):
        return before in lexicon().title_nouns or after in lexicon().title_nouns or saying is None or len(words) > 1
    return len(words) <= _MODIFIER_WORDS and _modifies(page, quotation)


def _neighbours(page: Page, quotation: Quotation) -> tuple[str, str]:
    left = page.text[max(0, quotation.whole.start - 40) : quotation.whole.start].rstrip(" ,:").split()
    right = page.text[quotation.whole.end : quotation.whole.end + 40].split()
    return (left[-1].lower() if left else ""), (right[0].strip(".,;:").lower() if right else "")


def _beginning(quotation: Quotation, saying: Saying) -> bool:
    """Whether the saying's cue or source touches the quotation, so that it utters exactly these words."""
    extent = saying.extent
    if saying.relay:
        return False
    return 0 <= quotation.whole.start - extent.end <= 2 or 0 <= extent.start - quotation.whole.end <= 2


def _is_title(words: list[str]) -> bool:
    """Whether the words are capitalised as in a title, and do not end like a sentence."""
    bare = [w.strip(".,:;!?’'\"“”()") for w in words]
    content = [w for w in bare if w and w.lower() not in SMALL_IN_TITLES]
    return bool(content) and all(not w[0].islower() for w in content) and bare[0][:1].isupper()


def _modifies(page: Page, quotation: Quotation) -> bool:
    """Whether the words stand like an adjective: behind an article, right before a noun."""
    first = page.token_from(quotation.whole.start)
    after = page.token_from(quotation.whole.end)
    if first == 0 or after >= len(page.doc) or page.text[quotation.whole.end : quotation.whole.end + 1] != " ":
        return False
    left, right = page.doc[first - 1], page.doc[after]
    return left.lower_ in ("the", "a", "an", "so-called") and right.pos_ in ("NOUN", "PROPN")
