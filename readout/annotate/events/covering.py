"""Who tells what: the innermost saying over each token of a page.

In come the sayings of a page, out come, by token, which of them holds it, and by saying who speaks, in which words he
is named, whether the words are his own and whether they are said with a word of promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.events.binding import INSISTING, PROMISING
from readout.model import Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Covering:
    """The innermost saying over each token."""

    by_token: dict[int, str]
    speakers: dict[str, str | None]
    direct: frozenset[str]
    sources: dict[str, Span | None]
    promised: frozenset[str]
    """The sayings whose cue is a word of promise."""
    insisted: frozenset[str]
    """Those whose cue says that somebody stands by it."""

    @classmethod
    def build(cls, doc: Doc, attributions: Sequence[Attribution], starts: dict[int, int]) -> Covering:
        """Lay the contents of the sayings over the tokens, the widest first."""
        ordered = sorted(attributions, key=lambda a: (-sum(len(s) for s in a.content), a.id))
        by_token: dict[int, str] = {}
        for attribution in ordered:
            for span in attribution.content:
                for index in tokens_within(doc, span, starts):
                    by_token[index] = attribution.id
        direct = frozenset(a.id for a in attributions if a.direct)
        speakers = {a.id: a.speaker for a in attributions}
        promised = frozenset(a.id for a in attributions if a.cue is not None and _has(PROMISING, doc, a.cue, starts))
        insisted = frozenset(a.id for a in attributions if a.cue is not None and _has(INSISTING, doc, a.cue, starts))
        return cls(by_token, speakers, direct, {a.id: a.source for a in attributions}, promised, insisted)


def _has(words: frozenset[str], doc: Doc, cue: Span, starts: dict[int, int]) -> bool:
    return any(doc[index].lemma_.lower() in words for index in tokens_within(doc, cue, starts))


def tokens_within(doc: Doc, span: Span, starts: dict[int, int]) -> list[int]:
    """The tokens of a span, by number in `doc`; `starts` gives the token at an offset."""
    found = []
    index = next((starts[p] for p in range(span.start, min(span.end, span.start + 3)) if p in starts), None)
    while index is not None and index < len(doc) and doc[index].idx < span.end:
        found.append(index)
        index += 1
    return found
