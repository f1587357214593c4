"""Quotation marks of one block: which open, which close, which are apostrophes.

In: the text and one block. Out: marks in order. Straight marks get their direction from their neighbours, and where
these do not tell, from what is open. Single marks count only where a partner stands in the same block, so that an
apostrophe never opens anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.annotate.attribution.lexicon import lexicon
from readout.model import Span

OPEN, CLOSE = "open", "close"
_DOUBLE_OPEN = "“„‟«"
_DOUBLE_CLOSE = "”»"
_SINGLE_OPEN = "‘‚‹"
_SINGLE_CLOSE = "’›"
_ANY = re.compile("[\"'`" + _DOUBLE_OPEN + _DOUBLE_CLOSE + _SINGLE_OPEN + _SINGLE_CLOSE + "]")
_OPENS_BEFORE = "([{—–-―/:;,…‘“'\""
"""Characters after which, besides blanks, a straight mark opens."""
_ENDS = ".,!?…"
_CLOSES_AFTER = ")]}—–-―/:;,.!?…’”'\""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands, how many characters it has, its direction and whether it is a double mark."""

    start: int
    end: int
    role: str
    double: bool
    family: str = "curly"
    """straight, curly or angle: marks of one family belong together."""


def find_marks(text: str, block: Span) -> list[Mark]:
    """The marks of a block that can open or close a quotation, ascending; apostrophes are left out."""
    marks: list[Mark] = []
    open_doubles = 0
    for found in _ANY.finditer(text, block.start, block.end):
        mark = None if marks and found.start() < marks[-1].end else _mark_at(text, found.start(), block, open_doubles)
        if mark is None:
            continue
        if mark.double:
            open_doubles = max(0, open_doubles + (1 if mark.role == OPEN else -1))
        marks.append(mark)
    return _without_apostrophes(text, marks)


def _mark_at(text: str, at: int, block: Span, open_doubles: int) -> Mark | None:
    char = text[at]
    pair = text[at : at + 2]
    if pair in ("``", "''") and at + 2 <= block.end:
        before, after = text[at - 1] if at > block.start else " ", text[at + 2 : at + 3]
        opens = pair == "``" or ((before.isspace() or before in _OPENS_BEFORE) and not after.isspace() and after != "")
        return Mark(at, at + 2, OPEN if opens else CLOSE, True, "typewriter")
    if char == '"' or char in _DOUBLE_OPEN + _DOUBLE_CLOSE:
        return _double(text, at, block, open_doubles)
    if char in _SINGLE_OPEN:
        return Mark(at, at + 1, OPEN, False)
    if char in _SINGLE_CLOSE or char in "'`":
        return _single(text, at, block)
    return None


def _around(text: str, at: int, block: Span) -> tuple[str, str]:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return before, after


def _double(text: str, at: int, block: Span, open_doubles: int) -> Mark | None:
    char = text[at]
    before, after = _around(text, at, block)
    blank_before, blank_after = before.isspace(), after.isspace()
    role = OPEN if char in _DOUBLE_OPEN else CLOSE
    if char == '"':
        if not open_doubles and before.isdigit() and not after.isalnum():
            return None  # inches, seconds
        role = _straight_role(before, after, open_doubles)
    elif char == "“" and not blank_before and (blank_after or after in _CLOSES_AFTER) and open_doubles:
        role = CLOSE  # German style: „so“
    elif char == "”" and blank_before and after.isalnum() and not open_doubles:
        role = OPEN  # a page that types the closing mark on both sides
    elif char in "»«" and blank_before != blank_after:
        role = OPEN if blank_before else CLOSE
    family = "straight" if char == '"' else "angle" if char in "»«" else "curly"
    return Mark(at, at + 1, role, True, family)


def _straight_role(before: str, after: str, open_doubles: int) -> str:
    opens = (before.isspace() or before in _OPENS_BEFORE) and not after.isspace()
    closes = (after.isspace() or after in _CLOSES_AFTER) and not before.isspace()
    if opens != closes:
        return OPEN if opens else CLOSE
    return CLOSE if open_doubles else OPEN


def _single(text: str, at: int, block: Span) -> Mark | None:
    before, after = _around(text, at, block)
    if before.isalnum() and after.isalnum():
        return None
    if text[at] in "'`" and not before.isalnum() and (after.isalnum() or after in '“"') and before not in ".,!?…”":
        word = _word_after(text, at + 1, block.end)
        if after.isdigit() or word.lower() in lexicon().elisions:
            return None
        return Mark(at, at + 1, OPEN, False)
    if not before.isspace() and not after.isalnum():
        return Mark(at, at + 1, CLOSE, False)
    return None


def _word_after(text: str, at: int, end: int) -> str:
    stop = at
    while stop < end and text[stop].isalpha():
        stop += 1
    return text[at:stop]


def _without_apostrophes(text: str, marks: list[Mark]) -> list[Mark]:
    """Drop single marks without a partner: possessives, elisions, strays."""
    keep = [mark.double for mark in marks]
    pending: int | None = None
    inner: int | None = None
    for i, mark in enumerate(marks):
        if mark.double:
            continue
        if mark.role == OPEN:
            pending, inner = (i, None) if pending is None else (pending, i)
        elif pending is not None:
            if _is_possessive(text, mark) and _another_close(marks, i):
                continue
            if inner is not None and text[mark.start - 1] not in _ENDS and _another_close(marks, i):
                inner = None  # a word in marks of the same kind inside ('I call it 'odd' at best')
                continue
            keep[pending] = keep[i] = True
            pending = inner = None
    return [mark for i, mark in enumerate(marks) if keep[i]]


def _is_possessive(text: str, mark: Mark) -> bool:
    return text[mark.start - 1 : mark.start] in ("s", "z") and text[mark.end : mark.end + 2].strip().isalpha()


def _another_close(marks: list[Mark], i: int) -> bool:
    """Whether the next single mark closes too, so that this one may have been an apostrophe."""
    nearest = next((m for m in marks[i + 1 : i + 8] if not m.double), None)
    return nearest is not None and nearest.role == CLOSE
