"""Which lines of a page are the report, and what the others are.

In: the text of a page, its lines and, for HTML, their markup. Out: one `Verdict` a line, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.model import Span
from readout.read.furniture.cues import KINDS, firm_kind, fold, match_cues

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is: `body` with the classifier's probability, and the kind of furniture it would be."""

    body: bool
    probability: float
    kind: str


def classify(text: str, lines: Sequence[Span]) -> list[Verdict]:
    """A verdict a line, in the order of `lines`."""
    out = []
    for span in lines:
        line = span.of(text)
        folded = fold(line)
        firm = firm_kind(folded) if len(line) < 200 else None
        cues = match_cues(folded)
        sentence = len(line) > 60 or bool(_SENTENCE_END.search(line)) and len(line.split()) > 3
        strong = any(strength > 1 for _, strength in cues) and len(line) < 120
        body = firm is None and not strong and (sentence or len(line.split()) > 3)
        out.append(Verdict(body, 0.9 if body else 0.1, firm or (KINDS[cues[0][0]] if cues else "other")))
    return out
