"""Boxes inside an article that the markup itself names: an advert, a teaser, an appeal, the words below a picture.

In: the lines of a page with their markup. Out: a kind a line, or None. A name counts only as a whole word of a class
or an id of the innermost elements, and only on a small box: whole articles stand in elements called "ad-free".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from readout.read.html.visible import MarkedLine

_WORD = re.compile(r"[a-z]+")
_NAMES = {
    "ad": "advert",
    "ads": "advert",
    "advert": "advert",
    "advertisement": "advert",
    "advertising": "advert",
    "sponsored": "advert",
    "promo": "advert",
    "promobox": "advert",
    "banner": "advert",
    "cta": "newsletter",
    "newsletter": "newsletter",
    "signup": "newsletter",
    "subscribe": "newsletter",
    "donate": "newsletter",
    "donation": "newsletter",
    "appeal": "newsletter",
    "readmore": "related",
    "teaser": "related",
}
"""What a box's class or id calls it."""
_ASIDE = {**_NAMES, "related": "related", "recommended": "related", "popular": "related", "trending": "related"}
"""The same for an `aside`, whose own name already says that it is no part of the text."""
_REACH = 3
"""Innermost elements that are looked at."""
_BOX_CHARS, _BOX_SHARE = 400, 0.2
"""A box is smaller than this, in letters and as a share of the page."""


def boxed_kinds(text: str, marked: Sequence[MarkedLine]) -> list[str | None]:
    """The kind of each line that stands in a box its markup names, None for the others; in the order of `marked`."""
    sizes: defaultdict[int, int] = defaultdict(int)
    for line in marked:
        sizes[line.frame.group] += len(line.span)
    most = min(_BOX_CHARS, _BOX_SHARE * len(text))
    known: dict[str, str | None] = {}
    kinds: list[str | None] = []
    for line in marked:
        hints = line.frame.hints
        if line.frame.heading == 1 or sizes[line.frame.group] > most:
            kinds.append(_captioned(line, text))
            continue
        if hints not in known:
            known[hints] = _named(hints)
        kinds.append(known[hints] or _captioned(line, text))
    return kinds


def _named(hints: str) -> str | None:
    """The kind that the innermost elements' names give, the outermost of them first."""
    for element in hints.split("<")[1:][-_REACH:]:
        tag, _, names = element.partition(" ")
        table = _ASIDE if tag == "aside" else _NAMES
        found = next((table[word] for word in _WORD.findall(names) if word in table), None)
        if found is not None:
            return found
    return None


def _captioned(line: MarkedLine, text: str) -> str | None:
    """A `figcaption` holds what is said of a picture, whatever it is about."""
    return "caption" if line.frame.tag == "figcaption" and len(line.span) <= _BOX_CHARS else None
