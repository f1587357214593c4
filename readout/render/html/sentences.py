"""The body of a page cut into sentences, for reading side by side.

In comes a page, out go spans in code points of its text, ascending, without white space at the ends. The cut is only
for the eye: a sign that ends sentences, white space, no small letter; titles, initials and abbreviations end none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.model.account import Page
from readout.model.spans import Span

ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov", "gen", "col", "capt", "lt", "maj", "cmdr", "sgt"),
        *("rev", "hon", "jr", "sr", "no", "nos", "vs", "etc", "inc", "ltd", "corp", "co", "dept", "mt", "ft", "approx"),
        *("jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec"),
    )
)
"""Words whose full stop does not end a sentence."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”]*")
_LAST_WORD = 24
"""How far back the word before a full stop is looked for."""


def sentences(page: Page) -> tuple[Span, ...]:
    """The sentences of the body, in page order."""
    found: list[Span] = []
    for block in page.body:
        at = block.start
        for line in page.text[block.start : block.end].splitlines(keepends=True):
            found += _within(page.text, at, at + len(line))
            at += len(line)
    return tuple(found)


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for over in ends(text, start, end):
        yield from _trimmed(text, at, over)
        at = over
    yield from _trimmed(text, at, end)


def ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences of `text[start:end]` end, behind their last sign, ascending."""
    return (match.end() for match in _END.finditer(text, start, end) if _ends(text, match, end))


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    after = text[match.end() : min(match.end() + 3, end)].lstrip()
    if after[:1].islower():
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = text[max(0, match.start() - _LAST_WORD) : match.start()]
    word = re.split(r"[\s(“\"‘']", before)[-1]
    initial = len(word) == 1 and word.isupper()
    return not (initial or "." in word or word.casefold() in ABBREVIATIONS)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    low = start + len(words) - len(words.lstrip())
    high = start + len(words.rstrip())
    if high > low:
        yield Span(low, high)
