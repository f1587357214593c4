"""Words that name who made a page or where it was filed, not who acts in it.

In: the sentences of a page. Out: the words of bylines ("By X", "Editing by Y", "X contributed to this report"),
datelines ("NAIROBI (Reuters) - ") and photo credits ("X/Getty Images"). All patterns are bounded in length.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from readout.model import Document

_DUTIES = r"(?:(?:additional )?(?:reporting|editing|writing)|edited|photo|photograph|report|text)"
_CONTRIBUTED = r"contributed (?:reporting|to this (?:report|story|article|piece))"
_BYLINE = re.compile(
    rf"(?i:(?:{_DUTIES} )?by|source)\s{{0,3}}:?\s{{1,3}}[A-Z][^.!?]{{2,160}}(?:[.;]\s{{0,3}}[A-Z].{{0,120}})?"
    rf"|.{{2,200}}\b{_CONTRIBUTED}\b.{{0,40}}"
)
_DESK = re.compile(
    r"\(?\s{0,3}(?:additional |extra )?(?:reporting|writing|editing|production)(?: and \w{1,12})? by [A-Z]",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’ ,/-]{1,60}?)?\s{0,3}(?:\((?:[A-Z][\w. /&-]{1,30})\)\s{0,3}[-–—]{1,2}|\s[–—]{1,2}|\s-{1,2})\s"
)
_BARRED = re.compile(r"[A-Z][^|·\n]{2,60} [|·] (?:[^|·\n]{2,60} [|·] ){0,3}[^|·\n]{0,20}\b(?:19|20)\d\d\b[^|·\n]{0,30}")
"""Who, where and when between bars: "Ana Ruiz | Valletta | 26 July 2025"."""
_AGENCY = re.compile(r"\((?:[A-Z][\w. /&-]{1,30})\)")
_PICTURE_DESKS = (
    "Getty|AP|AFP|Reuters|REUTERS|EPA|Shutterstock|Bloomberg|WireImage|PA|REX|Rex|NurPhoto|Anadolu|TASS|Xinhua|dpa|DPA"
    "|Associated Press"
)
_PHOTO_CREDIT = re.compile(
    r"\b[A-Z][\w ]{1,30}/(?:[A-Z]{2,}[A-Z ]{0,30}/){1,4}[A-Z][\w ]{1,30}"
    r"|\b[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,4} ?[/|] ?"
    rf"(?:{_PICTURE_DESKS})\b(?: Images| Photo)?"
    r"|\bGetty Images\b"
    r"|\((?:Photo(?:graph)?: )?[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){1,3}(?:, (?:File|Pool|Handout))? ?[/|]"
    r" ?[^()\n]{2,40}\)"
    r"|\(Photo(?:graph)?: [^()\n]{2,60}\)"
)
_OPENING_CHARACTERS = 400
"""How much of a sentence is looked at for a byline or a dateline."""


def silent_words(
    document: Document, ranges: tuple[tuple[int, int], ...], starts: tuple[int, ...], ends: tuple[int, ...]
) -> frozenset[int]:
    """Return the words of bylines and datelines (at the beginning of a block) and of photo credits (anywhere)."""
    silent: set[int] = set()
    opening = {block.start for block in document.body}
    for first, last in ranges:
        text = document.text[starts[first] : min(ends[last - 1], starts[first] + _OPENING_CHARACTERS)]
        if _BYLINE.fullmatch(text.strip()) or _DESK.match(text) or _BARRED.fullmatch(text.strip()):
            silent.update(range(first, last))
        elif starts[first] in opening and (match := _DATELINE.match(text)) and _is_dateline(match.group()):
            silent.update(i for i in range(first, last) if ends[i] <= starts[first] + match.end())
        for match in _PHOTO_CREDIT.finditer(document.text, starts[first], ends[last - 1]):
            silent.update(range(bisect_left(starts, match.start()), bisect_left(starts, match.end())))
    return frozenset(silent)


def _is_dateline(text: str) -> bool:
    return bool(_AGENCY.search(text)) or bool(re.match(r"[A-Z]{3,}", text))
