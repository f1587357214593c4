"""What stands around a few words: the rest of their sentence, so that a value can be read without opening its page.

In come a text and a place in it, out go the words before and after, on one line, cut with a visible ellipsis where the
sentence is long. Long places need none. Sentences are cut as in `sentences`, and at the ends of lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.render.controls import one_line
from readout.render.html.sentences import ends

SHORT = 60
"""Places of so many characters or more are shown without what stands around them."""
REACH = 140
"""So much is shown on either side at most."""

_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Context:
    """The words on either side; white space towards the place is kept."""

    before: str
    after: str


NOTHING = Context("", "")


def context(text: str, start: int, end: int) -> Context:
    """The rest of the sentence around `text[start:end]`; offsets are code points."""
    if end - start >= SHORT:
        return NOTHING
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    over = max(_ends(text, low, start), default=0)
    before = text[max(over, low) : start]
    if not over and low > 0:
        before = "…" + before.partition(" ")[2]
    over = min(_ends(text, end, high), default=0)
    after = text[end : over or high]
    if not over and high < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Context(_spaced(before, start=True), _spaced(after, start=False))


def _ends(text: str, start: int, end: int) -> list[int]:
    return [*ends(text, start, end), *(match.end() for match in _LINE_ENDS.finditer(text, start, end))]


def _spaced(part: str, *, start: bool) -> str:
    """The part on one line, with one space towards the place where it had white space there."""
    line = one_line(part)
    if start:
        return line + " " if line and part[-1:].isspace() else line
    return " " + line if line and part[:1].isspace() else line
