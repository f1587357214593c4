"""One page laid out for attribution: tokens by character, sentences by token, sayings and quotations in reach.

In: a document and its parse. Out: `Page`, with look-ups that cost a binary search. Sayings inside quotation marks are
left out (what a speaker says that others said is the speaker's), unless their subject stands before the mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from readout.annotate.attribution.phrases import find_phrases
from readout.annotate.attribution.quotes import Quotation, find_quotations
from readout.annotate.attribution.sayings import Saying, find_sayings
from readout.annotate.attribution.tree import trimmed
from readout.language import Parse
from readout.model import Document, Span

_DATELINE = re.compile(
    r"(?:[A-Z][\w.,’'/ -]{0,50})?(?:\([\w./ -]{2,30}\)\s{0,3})?(?<=[A-Z.,)a-z ])\s{0,3}(?:[—–―]|--?)\s{1,3}(?=[“\"A-Z])"
)
"""A place in front of the first sentence ("GENEVA (Agency) — "), closed by a dash."""


_AGAINST = re.compile(r",\s{1,3}(?:while|but|whereas|although|though)\s{1,3}\Z")
"""What stands before the subject of a saying that is set against the one before it."""
_AGAINST_REACH = 16


@dataclass(frozen=True, slots=True)
class Page:
    """The page with its look-up tables; `sentences` are token ranges, ascending."""

    document: Document
    doc: Doc
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    sayings: tuple[Saying, ...]

    @property
    def text(self) -> str:
        """The page's text."""
        return self.document.text

    def token_at(self, offset: int) -> int:
        """The last token that starts at or before `offset` (0 where none does)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def token_from(self, offset: int) -> int:
        """The first token that starts at or behind `offset` (the number of tokens where none does)."""
        return bisect_left(self.starts, offset)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset` or comes last before it; -1 before the first."""
        token = self.token_at(offset)
        return bisect_right(self.sentences, (token, len(self.starts) + 1)) - 1

    def sentence_span(self, number: int) -> Span:
        """A sentence's characters."""
        first, last = self.sentences[number]
        return Span(self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1].text))


def lay_out(document: Document, parse: Parse) -> Page:
    """Everything attribution looks up on a page."""
    doc = parse.doc
    starts = tuple(token.idx for token in doc)
    sentences = []
    for sentence in parse.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first < last:
            sentences.append((first, last))
    quotations = find_quotations(document)
    sayings: list[Saying] = []
    for first, last in sentences:
        sayings.extend(find_sayings(doc, first, last))
        sayings.extend(find_phrases(doc, first, last))
    sayings = [_without_dateline(document, s) for s in _without_tags(document.text, sayings)]
    sayings.sort(key=lambda s: (s.cue, s.content))
    return Page(document, doc, starts, tuple(sentences), quotations, tuple(_outside(sayings, quotations)))


def _without_tags(text: str, sayings: list[Saying]) -> list[Saying]:
    """Cut contents short before a source named behind the clause ("…, the agency reported", "…, according to X")."""
    tags = sorted(s.extent for s in sayings if s.relay and s.source is not None)
    others = sorted(s.extent.start for s in sayings if s.utters and not s.relay and s.source is not None)
    cut = []
    for saying in sayings:
        content = saying.content
        if not saying.relay:
            content = tuple(_cut(text, c, saying, tags) for c in content)
            content = tuple(_before_other(text, c, saying, others) for c in content)
        cut.append(replace(saying, content=content))
    return cut


def _cut(text: str, content: Span, saying: Saying, tags: list[Span]) -> Span:
    first = max(content.start + 1, saying.extent.end)
    at = bisect_left(tags, Span(first, first))
    if at == len(tags) or tags[at].start >= content.end or text[content.start : tags[at].start].rstrip()[-1:] != ",":
        return content
    behind = text[tags[at].end : content.end]
    if behind.count(",") + text[tags[at].start : tags[at].end].count(",") > 1 or not _only_participle(behind):
        return content  # the clause goes on behind the tag
    return trimmed(text, Span(content.start, tags[at].start)) or content


def _only_participle(behind: str) -> bool:
    """Whether nothing follows a tag but what its speaker does along with it (", citing documents")."""
    words = behind.lstrip(" ,").split(maxsplit=1)
    return not words or "," not in behind or words[0].endswith("ing")


def _before_other(text: str, content: Span, saying: Saying, others: list[int]) -> Span:
    """The content up to ", while X said": another one's saying, set against this one's."""
    at = bisect_left(others, max(content.start + 1, saying.extent.end))
    if at == len(others) or others[at] >= content.end:
        return content
    joint = _AGAINST.search(text, max(content.start, others[at] - _AGAINST_REACH), others[at])
    return content if joint is None else trimmed(text, Span(content.start, joint.start())) or content


def _without_dateline(document: Document, saying: Saying) -> Saying:
    """Contents that begin with the page's dateline begin behind it."""
    content = []
    for span in saying.content:
        block = document.body[max(0, bisect_right(document.body, Span(span.start, span.end)) - 1)]
        line = _DATELINE.match(document.text, block.start, min(block.end, block.start + 80))
        start = span.start if line is None or not block.start <= span.start < line.end() else line.end()
        content.append(Span(start, span.end) if start < span.end else span)
    return replace(saying, content=tuple(content))


def _outside(sayings: list[Saying], quotations: tuple[Quotation, ...]) -> list[Saying]:
    """Sayings whose cue, or at least whose source, stands outside all quotation marks; one for each cue word."""
    parts = [part for quotation in quotations for part in quotation.parts]
    ends = [part.end for part in parts]
    kept: list[Saying] = []
    heads: set[int] = set()
    for saying in sayings:
        at = bisect_right(ends, saying.cue.start)
        inside = at < len(parts) and parts[at].start <= saying.cue.start
        if inside and (saying.source is None or parts[at].overlaps(saying.source) or not saying.utters):
            continue
        if saying.head not in heads:
            heads.add(saying.head)
            kept.append(saying)
    return kept
