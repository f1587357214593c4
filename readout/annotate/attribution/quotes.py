"""Quotations of a page, by their marks alone.

In: a document. Out: `Quotation`s in order, each with its content (without marks; several spans where it is reopened in
the next paragraph) and how it was bounded. Marks are paired like brackets within a block; what stays open ends at the
words that name its speaker, at the next quotation, or at the block's end. No model is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from readout.annotate.attribution.lexicon import lexicon
from readout.annotate.attribution.marks import OPEN, Mark, find_marks
from readout.model import Document, Span

CLOSED, UNCLOSED, UNOPENED, DASHED, TURN, POSTED = "closed", "unclosed", "unopened", "dashed", "turn", "posted"
_SIGNATURE = re.compile(r"[–—―-]\s{0,2}(?P<name>[^\n()@–—―]{2,60}?)\s{0,2}\(@\w{1,30}\)")
"""What stands below a post that a page shows: "— Ada Vega (@adavega) 3 May 2021"."""
_SIGNATURE_TAIL = 30
"""Characters of a date behind it."""
_POST_WORDS = 3
"""Words from which on a block before a signature is a post; less is a line torn off."""
_TURN = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:\s\([^()\n]{1,40}\))?:(?=\s)")
_DASH = re.compile(r"[–—―‒-]\s{1,3}(?=[“\"]?[^\W\d_])")
_SENTENCE_END = ".!?…"
_NESTING = 4
"""Depth to which quotations within quotations are looked at."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: content without them, the whole with them, the block it begins in."""

    parts: tuple[Span, ...]
    whole: Span
    block: int
    form: str

    @property
    def first(self) -> Span:
        """The first part, whose surroundings name the speaker."""
        return self.parts[0]

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All outermost quotations of the body, ascending; nested ones stay inside their outer one's content."""
    found: list[Quotation] = []
    for i, block in enumerate(document.body):
        post = _post(document, i)
        if post is not None:
            found = [q for q in found if q.block != post.block] + [post]
            continue
        turn = turn_of(document.text, block)
        if turn is None:
            found.extend(_in_block(document.text, block, i))
        else:
            content = _trimmed(document.text, Span(turn.end + 1, block.end))
            found += [] if content is None else [Quotation((content,), Span(turn.start, block.end), i, TURN)]
    return tuple(_joined(document, found))


def posted_by(text: str, span: Span) -> Span | None:
    """The name in the signature that ends a post."""
    begin = max(span.start, span.end - 140)
    name = next((m for m in _SIGNATURE.finditer(text, begin, span.end) if span.end - m.end() <= _SIGNATURE_TAIL), None)
    return None if name is None else Span(*name.span("name"))


def _post(document: Document, index: int) -> Quotation | None:
    """The post that ends in this block with its signature; the block before it where the signature stands alone."""
    block = document.body[index]
    name = posted_by(document.text, block)
    if name is None:
        return None
    end = document.text.rfind(document.text[_dash_before(document.text, name.start)], block.start, name.start)
    for number, content in ((index, Span(block.start, end)), (index - 1, document.body[index - 1])):
        if number >= 0 and len(content.of(document.text).split()) >= _POST_WORDS:
            inner = _trimmed(document.text, content)
            return None if inner is None else Quotation((inner,), Span(content.start, block.end), number, POSTED)
    return None


def _dash_before(text: str, at: int) -> int:
    """The place of the dash a blank or two before a name."""
    while text[at - 1].isspace():
        at -= 1
    return at - 1


_BANNERS = frozenset(
    ["BREAKING", "UPDATE", "UPDATED", "WATCH", "READ", "LIVE", "EXCLUSIVE", "RELATED", "CORRECTION", "NOTE", "MORE"]
)
"""Words in capitals before a colon that announce the page's own words."""


def turn_of(text: str, span: Span) -> Span | None:
    """The name in capitals and a colon that begin a turn of a transcript ("VEGA: We will …"), without the colon."""
    start = span.start + (text[span.start : span.start + 1] in ('"', "“"))
    name = _TURN.match(text, start, span.end)
    if name is None or name.group().rstrip(":").split()[0] in _BANNERS:
        return None
    return Span(start, name.end() - 1)


@cache
def _break() -> re.Pattern[str]:
    """A comma or stop, up to five words and a verb of saying: where an unclosed quotation must have ended."""
    forms = "|".join(sorted(lexicon().speech_forms))
    return re.compile(rf"[,!?.…]\s{{1,3}}(?:[\w.’'-]{{1,30}}\s){{0,5}}?(?:{forms})\b")


def _in_block(text: str, block: Span, index: int) -> Iterator[Quotation]:
    pairs, opened, closed = _paired(text, find_marks(text, block))
    dashed = _dashed(text, block, index, closed, pairs)
    cut = [Span(mark.start, _unclosed(text, block, mark, pairs)) for mark in opened[:1]]
    outer = _outermost(pairs, cut)
    spans = [(Span(a.end, b.start), Span(a.start, b.end), CLOSED) for a, b in outer]
    spans += [(Span(opened[0].end, _without_stray(text, whole.end)), whole, UNCLOSED) for whole in cut]
    if dashed is not None:
        spans = [s for s in spans if not s[1].overlaps(dashed.whole)]
        yield dashed
    elif closed and not outer and not opened:
        yield from _unopened(text, block, index, closed[0])
    for inner, whole, form in sorted(spans):
        content = _trimmed(text, inner)
        if content is not None:
            yield Quotation((content,), whole, index, form)


def _paired(text: str, marks: list[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark], list[Mark]]:
    """Pair marks like brackets: pairs, openers left over, closers left over."""
    stack: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    closers: list[Mark] = []
    for mark in marks:
        if mark.role == OPEN:
            stack.append(mark)
            continue
        if mark.double and len(stack) == 1 and _is_mixed(text, stack[0], mark):
            pairs.append((stack.pop(), mark))
            continue
        if mark.double:
            while stack and not stack[-1].double:
                stack.pop()  # a single mark that never closed was an apostrophe
        if any(m.family == mark.family for m in stack[-_NESTING:]):
            while stack[-1].family != mark.family:
                stack.pop()  # opened by another kind of mark and never closed
        if stack and stack[-1].double == mark.double:
            pairs.append((stack.pop(), mark))
        elif mark.double:
            closers.append(mark)
    return sorted(pairs, key=lambda p: p[0].start), [m for m in stack if m.double], closers


def _is_mixed(text: str, first: Mark, last: Mark) -> bool:
    """Whether a single mark opens what a double one closes, as in ('So be it," he said): speech ends in a stop."""
    straight = text[first.start] in "'\"" and text[last.start] in "'\""
    return straight and not first.double and text[last.start - 1] in (",", *_SENTENCE_END)


def _outermost(pairs: list[tuple[Mark, Mark]], cut: list[Span]) -> list[tuple[Mark, Mark]]:
    """Pairs that stand in no other pair and in no quotation that was cut short."""
    outer: list[tuple[Mark, Mark]] = []
    for pair in pairs:
        inside = any(c.start < pair[0].start < c.end for c in cut)
        if not inside and not (outer and pair[1].end <= outer[-1][1].end):
            outer.append(pair)
    return outer


def _unclosed(text: str, block: Span, mark: Mark, pairs: list[tuple[Mark, Mark]]) -> int:
    """Where a quotation without a closing mark ends."""
    found = _break().search(text, mark.end, block.end)
    ends = [_before(text, a.start) for a, _ in pairs if a.start > mark.end]
    fresh = next((at for at in ends if text[at - 1] in (*_SENTENCE_END, ",", ":")), block.end)
    end = block.end if found is None else found.start() + (text[found.start()] in _SENTENCE_END)
    return max(min(end, fresh), mark.end)


def _without_stray(text: str, end: int) -> int:
    """The end before a single mark that closes what a double one opened."""
    return end - 1 if text[end - 1] in "'’" and text[end - 2] in _SENTENCE_END else end


def _before(text: str, at: int) -> int:
    """The place behind the last character before `at` that is not blank, a few characters back at most."""
    stop = max(1, at - 3)
    while at > stop and text[at - 1].isspace():
        at -= 1
    return at


def _dashed(
    text: str, block: Span, index: int, closers: list[Mark], pairs: list[tuple[Mark, Mark]]
) -> Quotation | None:
    """A block that begins with a dash and speaks: up to a stray closing mark, a second dash, or the speaker's words."""
    dash = _DASH.match(text, block.start, block.end)
    if dash is None or any(a.start == dash.end() for a, _ in pairs):
        return None
    found = _break().search(text, dash.end(), block.end)
    if closers:
        end = closers[0].start
        whole = closers[0].end
    elif found is not None:
        end = whole = found.start() + (text[found.start()] in _SENTENCE_END)
    else:
        return None
    content = _trimmed(text, Span(dash.end(), max(end, dash.end())))
    return None if content is None else Quotation((content,), Span(block.start, whole), index, DASHED)


def _unopened(text: str, block: Span, index: int, mark: Mark) -> Iterator[Quotation]:
    """A closing mark whose opener is lost: the sentence before it, if it ends like speech and a speaker follows."""
    if text[mark.start - 1 : mark.start] not in (",", *_SENTENCE_END):
        return
    tail = text[mark.end : min(block.end, mark.end + 60)]
    if not any(word in lexicon().speech_forms for word in _WORD.findall(tail)[:6]):
        return
    start = block.start
    for end in re.finditer(r"[.!?]\s", text[block.start : max(block.start, mark.start - 1)]):
        start = block.start + end.end()
    content = _trimmed(text, Span(start, mark.start))
    if content is not None:
        yield Quotation((content,), Span(start, mark.end), index, UNOPENED)


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks and a closing comma; None where no word is left."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end) if _WORD.search(text, start, end) else None


def _joined(document: Document, found: list[Quotation]) -> Iterator[Quotation]:
    """Join a quotation left open at its block's end with the one that opens the next block."""
    pending: Quotation | None = None
    for quotation in found:
        if pending is not None and _reopens(document, pending, quotation):
            pending = replace(pending, parts=pending.parts + quotation.parts, form=quotation.form, block=pending.block)
            continue
        if pending is not None:
            yield pending
        pending = quotation
    if pending is not None:
        yield pending


def _reopens(document: Document, pending: Quotation, after: Quotation) -> bool:
    if document.text[after.whole.start] != document.text[pending.whole.start]:
        return False
    if turn_of(document.text, after.first) is not None:
        return False
    last = document.body[pending.block + len(pending.parts) - 1]
    if pending.form != UNCLOSED or document.text[pending.end : last.end].strip(" ,"):
        return False
    return after.block == pending.block + len(pending.parts) and after.whole.start == document.body[after.block].start
