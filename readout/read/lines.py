"""The lines of a text: what the classifier judges and what body and furniture are made of.

In: the text of a page. Out: one `Span` a line that is not blank, without its surrounding white space, ascending.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.model import Span


def find_lines(text: str) -> list[Span]:
    """The lines of `text` that are not blank; 0-based half-open code points, ascending, not overlapping."""
    spans = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and line[0] not in _BLANKS and line[-1] not in _BLANKS:
            spans.append(Span(start, end))
        elif (span := trim(text, start, end)) is not None:
            spans.append(span)
        start = end + 1
    return spans


def trim(text: str, start: int, end: int) -> Span | None:
    """The range without white space (and invisible marks) at its ends, or None where nothing is left."""
    if start < end and text[start] not in _BLANKS and text[end - 1] not in _BLANKS:
        return Span(start, end)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(BLANK))
    right = len(piece.rstrip(BLANK))
    return Span(start + left, start + right) if left < right else None


BLANK = (
    " \t\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"
)
_BLANKS = frozenset(BLANK)


def holds_any(text: str, parts: Sequence[str]) -> bool:
    """Whether a text holds one of the parts: asked before a pattern that needs one of them is tried at every place."""
    for part in parts:  # noqa: SIM110 - any() over a generator takes twice as long
        if part in text:
            return True
    return False
