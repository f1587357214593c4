"""Which saying a quotation belongs to.

In: a page with its quotations and sayings. Out: for every quotation that is speech its saying, or None where nobody is
named; quotations that are titles, labels and scare quotes are left out. The order of search follows quotation
attribution systems (Elson and McKeown 2010; O'Keefe et al. 2012; Pareti et al. 2013): the clause that governs the
words, the clause beside them, the run of quotations they stand in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.attribution.labels import is_label
from readout.annotate.attribution.page import Page
from readout.annotate.attribution.quotes import POSTED, Quotation, turn_of
from readout.annotate.attribution.sayings import Saying
from readout.annotate.attribution.surface import beside
from readout.annotate.attribution.tree import child, noun_phrase, token_span
from readout.model import Span

_GAP = frozenset(" ,:;.!?…-–—―\"'“”‘’«»()[]\n\t\xa0")
_RUN_BLOCKS = 1
"""How many blocks without words of a speaker a run of quotations may skip."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with the saying that utters it, and the one that relays that."""

    quotation: Quotation
    saying: Saying | None
    carried: bool = False
    """Whether the saying was carried over from words before, not found in the quotation's own sentence."""


def attribute_quotations(page: Page) -> list[Spoken]:
    """Every quotation of the page that is speech, in order, with its saying."""
    cues = [saying.cue.start for saying in page.sayings]
    found: list[Spoken] = []
    waiting: list[int] = []
    for quotation in page.quotations:
        near = list(_in_reach(page, quotation, cues))
        saying = _interrupting(page, found, quotation) or _own(page, quotation, near)
        if quotation.form != POSTED and is_label(page, quotation, saying):
            continue
        carried = False
        if saying is None:
            saying = _carried(page, quotation, found)
            carried = saying is not None
        if saying is None and _is_sentence(page, quotation):
            waiting.append(len(found))
        elif saying is None and len(page.text[quotation.first.start : quotation.end].split()) <= 2:
            continue  # a word or two at a distance from anybody's saying: scare quotes
        elif saying is not None and waiting:
            _fill(page, found, waiting, Spoken(quotation, saying))
            waiting = []
        found.append(Spoken(quotation, saying, carried))
    return found


def _interrupting(page: Page, found: list[Spoken], quotation: Quotation) -> Saying | None:
    """The saying that stands alone between the quotation before and this one ("…," said one official, "and …")."""
    last = found[-1] if found else None
    if last is None or last.saying is None or last.quotation.block != quotation.block or _is_sentence(page, quotation):
        return None
    extent = last.saying.extent
    before, after = (
        Span(last.quotation.end, max(last.quotation.end, extent.start)),
        Span(extent.end, max(extent.end, quotation.whole.start)),
    )
    alone = last.quotation.end <= extent.start and extent.end <= quotation.whole.start
    loose = all(c in _GAP for gap in (before, after) for c in gap.of(page.text))
    return last.saying if alone and loose and "," in after.of(page.text) else None


def _fill(page: Page, found: list[Spoken], waiting: list[int], later: Spoken) -> None:
    """A quotation that stood alone belongs to the speaker named with the quotation that follows it."""
    for i in reversed(waiting):
        if later.quotation.block - found[i].quotation.block > _RUN_BLOCKS + 1:
            return
        found[i] = Spoken(found[i].quotation, later.saying, True)


def _in_reach(page: Page, quotation: Quotation, cues: list[int]) -> Iterator[Saying]:
    """Sayings of the sentences a quotation touches, and of the tail a parser cut off behind its closing mark."""
    block = page.document.body[quotation.block]
    last_block = page.document.body[min(quotation.block + len(quotation.parts), len(page.document.body)) - 1]
    first = page.sentence_at(quotation.whole.start)
    last = page.sentence_at(max(quotation.end - 1, quotation.whole.start))
    if first < 0:
        return
    start = max(block.start, page.sentence_span(first).start)
    end = page.sentence_span(last).end
    if last + 1 < len(page.sentences):
        after = page.sentence_span(last + 1)
        if after.start < last_block.end and _continues(page, quotation, after):
            end = after.end
    if first > 0 and _cut_off_before(page, quotation, first, block):
        start = page.sentence_span(first - 1).start
    end = min(end, last_block.end)
    for i in range(bisect_left(cues, start), bisect_left(cues, end)):
        saying = page.sayings[i]
        if not any(part.contains(saying.cue) for part in quotation.parts):
            yield saying


def _continues(page: Page, quotation: Quotation, after: Span) -> bool:
    """Whether the next sentence is the tail of this one: behind a comma, or in lower case."""
    between = page.text[quotation.end : after.start]
    if len(between) > 6 or any(c not in _GAP for c in between):
        return False
    tail = after.of(page.text).lstrip("".join(_GAP))
    return tail[:1].islower() or "," in page.text[quotation.end : quotation.whole.end]


def _cut_off_before(page: Page, quotation: Quotation, first: int, block: Span) -> bool:
    span = page.sentence_span(first)
    before = page.sentence_span(first - 1)
    lead = page.text[span.start : quotation.whole.start].strip("".join(_GAP))
    return not lead and before.start >= block.start and before.of(page.text).rstrip()[-1:] in (":", ",")


def _own(page: Page, quotation: Quotation, near: list[Saying]) -> Saying | None:
    """The saying of the quotation's own sentence."""
    if quotation.form == POSTED or turn_of(page.text, Span(quotation.whole.start, quotation.end)) is not None:
        return beside(page, quotation)
    beside_it = [s for s in near if s.kind == "statement" and _adjacent(page, quotation, s)]
    governing = [s for s in near if any(c.overlaps(p) for c in s.content for p in quotation.parts)]
    direct = [s for s in beside_it if not s.relay]
    if direct and (_is_sentence(page, quotation) or not governing):
        nearest = min(direct, key=lambda s: _distance(quotation, s))
        if nearest.impersonal or (nearest.source is not None and not quotation.whole.overlaps(nearest.source)):
            return nearest
        return beside(page, quotation) or nearest
    if governing:
        return _innermost(page, quotation, governing)
    if beside_it and beside_it[0].source is not None:
        return min(beside_it, key=lambda s: _distance(quotation, s))
    found = beside(page, quotation)
    if found is not None:
        return found
    loose = [s for s in near if s.kind == "statement" and s.utters and s.source is not None]
    loose = [s for s in loose if _same_stretch(page, quotation, s)]
    return min(loose, key=lambda s: _distance(quotation, s), default=None)


def _innermost(page: Page, quotation: Quotation, governing: list[Saying]) -> Saying:
    """Of nested sayings the one whose words are quoted.

    The innermost, where the quotation begins its content or where it tells of words; where it tells of an act done in
    words or of a thought ("said that they had promised to talk “so that …”") the one around it.
    """
    order = sorted(governing, key=lambda s: (sum(len(c) for c in s.content), s.cue))
    chosen = order[0]
    for outer in order[1:]:
        if chosen.source is not None and (chosen.utters or outer.relay or _begins(page, quotation, chosen)):
            break
        if not outer.utters and chosen.source is not None:
            continue
        chosen = outer
    return chosen


def _begins(page: Page, quotation: Quotation, saying: Saying) -> bool:
    """Whether the quotation stands at the beginning of the saying's content, a marker or article apart."""
    starts = [c.start for c in saying.content if c.overlaps(quotation.first)]
    return bool(starts) and len(page.text[starts[0] : quotation.first.start].split()) <= 2


def _adjacent(page: Page, quotation: Quotation, saying: Saying) -> bool:
    """Whether nothing but punctuation, or a hearer before a colon, stands between the quotation and cue with source."""
    extent = saying.extent
    if saying.relayer is not None:  # "…," it quoted her as saying: the clause begins with who quotes
        begin = page.doc[saying.relayer].left_edge.idx
        extent = Span(min(extent.start, begin), max(extent.end, begin))
    if extent.start >= quotation.end:
        return all(c in _GAP for c in page.text[quotation.end : min(extent.start, quotation.end + 12)]) and (
            extent.start - quotation.end <= 12
        )
    if extent.end <= quotation.whole.start:
        gap = page.text[_end_with_hearers(page, saying) : quotation.whole.start]
        return (all(c in _GAP for c in gap[:12]) and len(gap) <= 12) or (len(gap) < 60 and gap.rstrip().endswith(":"))
    return False


def _end_with_hearers(page: Page, saying: Saying) -> int:
    """Where cue, source and hearer ("asked the minister, “…”") end."""
    hearers = [page.doc[i].right_edge for i in saying.addressees if page.doc[i].i > saying.head]
    return max([saying.extent.end, *(t.idx + len(t.text) for t in hearers)])


def is_tagged(page: Page, quotation: Quotation, saying: Saying) -> bool:
    """Whether the saying is a mere tag beside a full sentence in marks ("…," she said), with no content of its own."""
    extent = saying.extent
    gap = Span(*sorted((quotation.end, extent.start)))
    if extent.end <= quotation.whole.start:
        gap = Span(extent.end, quotation.whole.start)
    return len(gap) <= 12 and _is_sentence(page, quotation) and all(c in _GAP for c in gap.of(page.text))


def _distance(quotation: Quotation, saying: Saying) -> int:
    extent = saying.extent
    return max(extent.start - quotation.end, quotation.whole.start - extent.end, 0)


def _same_stretch(page: Page, quotation: Quotation, saying: Saying) -> bool:
    """Whether no sentence end lies between the quotation and the cue."""
    low, high = sorted((saying.cue.start, quotation.whole.start))
    return page.sentence_at(low) == page.sentence_at(high)


def _is_sentence(page: Page, quotation: Quotation) -> bool:
    """Whether the quotation begins like a sentence, and at the beginning of one or behind a comma or colon."""
    start = quotation.first.start
    if not page.text[start].isupper():
        return False
    before = page.text[max(0, quotation.whole.start - 4) : quotation.whole.start].rstrip()
    begins_block = quotation.whole.start == page.document.body[quotation.block].start
    return begins_block or before[-1:] in (".", "!", "?", ",", ":", "”", '"', "…", "")


def _carried(page: Page, quotation: Quotation, found: list[Spoken]) -> Saying | None:
    """The saying of the run of words a quotation without one stands in."""
    block = page.document.body[quotation.block]
    here = page.sentence_at(quotation.whole.start)
    last = found[-1] if found else None
    if last is not None and last.saying is not None and last.quotation.block == quotation.block:
        between = Span(last.quotation.end, max(last.quotation.end, quotation.whole.start))
        if _is_sentence(page, quotation) or page.sentence_at(last.quotation.end - 1) >= here - 1:
            return _latest(page, between, last.saying.speaker) or last.saying
    within = _latest(page, Span(block.start, quotation.whole.start))
    if within is not None:
        return within
    if not _is_sentence(page, quotation) or quotation.whole.start != block.start:
        return None
    if quotation.block and page.document.body[quotation.block - 1].of(page.text).rstrip().endswith(":"):
        announced = _announcing(page, page.document.body[quotation.block - 1])
        if announced is not None:
            return announced
    if last is not None and last.saying is not None and quotation.block - last.quotation.block <= 1 + _RUN_BLOCKS:
        previous = page.document.body[quotation.block - 1]
        after = Span(max(previous.start, last.quotation.end), max(previous.end, last.quotation.end))
        return _latest(page, after, last.saying.speaker) or last.saying
    if quotation.block:
        previous = page.document.body[quotation.block - 1]
        return _latest(page, previous)
    return None


def _announcing(page: Page, block: Span) -> Saying | None:
    """Who speaks behind a block that ends with a colon: its last saying, else the subject of its last sentence."""
    number = page.sentence_at(block.end - 1)
    if number < 0:
        return None
    sentence = page.sentence_span(number)
    latest = _latest(page, Span(max(block.start, sentence.start), block.end))
    if latest is not None:
        return latest
    first, last = page.sentences[number]
    root = next((page.doc[i] for i in range(first, last) if page.doc[i].dep_ == "ROOT"), None)
    subject = None if root is None else child(root, "nsubj")
    if root is None or subject is None:
        return None
    return Saying(token_span(page.doc, root.i, root.i), root.i, "statement", noun_phrase(page.doc, subject), subject.i)


def _latest(page: Page, within: Span, known: int | None = None) -> Saying | None:
    """The last saying of a stretch that utters words; None where the `known` speaker goes on."""
    low = bisect_left(page.sayings, within.start, key=lambda s: s.cue.start)
    high = bisect_left(page.sayings, within.end, key=lambda s: s.cue.start)
    for i in range(high - 1, max(low, high - 12) - 1, -1):
        saying = page.sayings[i]
        if saying.utters and saying.source is not None and saying.kind == "statement":
            return None if known is not None and saying.speaker == known else saying
    return None
