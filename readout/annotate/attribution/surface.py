"""Who speaks, read from the words around a quotation, where the tree does not say.

In: a page and a quotation. Out: a `Saying` without content, or None. Patterns: a verb of saying close behind the closing
mark with a name before or behind it ("…," Vega told reporters; "…," said the mayor), the same in front of the opening
mark ("Vega said: "…"), a name and a colon, a dash and a name behind the quotation.
"""

from __future__ import annotations

from spacy.tokens import Token

from readout.annotate.attribution.lexicon import lexicon
from readout.annotate.attribution.page import Page
from readout.annotate.attribution.quotes import Quotation, turn_of
from readout.annotate.attribution.sayings import Saying
from readout.annotate.attribution.tree import token_span, trimmed
from readout.model import Span

_REACH = 6
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART", "CCONJ", "X"})
_SKIPPED = frozenset(",.!?…;\"”’'»")


def beside(page: Page, quotation: Quotation) -> Saying | None:
    """The speaker named right behind or right before a quotation."""
    name = turn_of(page.text, Span(quotation.whole.start, quotation.end))
    if name is not None:
        first, last = page.token_from(name.start), max(page.token_at(name.end - 1), page.token_from(name.start))
        return Saying(Span(name.end, name.end + 1), last + 1, "statement", name, last)
    return _behind(page, quotation) or _before(page, quotation)


def _behind(page: Page, quotation: Quotation) -> Saying | None:
    limit = page.document.body[min(quotation.block + len(quotation.parts) - 1, len(page.document.body) - 1)].end
    first = page.token_from(quotation.whole.end if len(quotation.parts) == 1 else quotation.end)
    first = _past_blanks(page, first, limit)
    last = min(page.token_from(limit), first + 12)
    if first >= last:
        return None
    if page.doc[first].text in ("―", "—", "–", "--") and first + 1 < last:
        name = _phrase_right(page, _past_blanks(page, first + 1, limit), last)
        if name is not None and page.doc[name[1]].pos_ == "PROPN" and page.token_from(limit) - name[1] <= _REACH:
            return _made(page, first, first, name)
    verb = next((i for i in range(first, min(last, first + _REACH)) if _says(page.doc[i])), None)
    if verb is None:
        return None
    left = _phrase_right(page, first, verb) if verb > first else None
    right = _phrase_right(page, verb + 1, last)
    name = left or right
    return None if name is None else _made(page, verb, verb, name)


def _past_blanks(page: Page, first: int, limit: int) -> int:
    while first < len(page.doc) and page.doc[first].idx < limit:
        if page.doc[first].text not in _SKIPPED and not page.doc[first].is_space:
            break
        first += 1
    return first


def _before(page: Page, quotation: Quotation) -> Saying | None:
    start = page.document.body[quotation.block].start
    last = page.token_from(quotation.whole.start) - 1
    first = max(page.token_from(start), last - 14)
    colon = last >= first and page.doc[last].text == ":"
    while last >= first and page.doc[last].text in (",", ":", "that", "“", '"'):
        last -= 1
    verb = next((i for i in range(last, max(first, last - _REACH) - 1, -1) if _says(page.doc[i])), None)
    if verb is not None and verb > first:
        name = _phrase_left(page, first, verb - 1)
        return None if name is None else _made(page, verb, verb, name)
    if colon and last >= first:
        name = _phrase_left(page, first, last)
        if name is not None and page.doc[name[1]].pos_ == "PROPN" and (name[0] == first or page.doc[name[0] - 1].is_punct):
            return _made(page, last + 1, last + 1, name)
    return None


def _says(token: Token) -> bool:
    return token.lower_ in lexicon().speech_forms or (
        token.pos_ == "VERB" and lexicon().speaks(token.lemma_.lower()) and token.tag_ in ("VBD", "VBZ", "VBP")
    )


def _phrase_right(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """A noun phrase that begins at token `first` and ends before `last`, by tags."""
    end = first
    while end < last and page.doc[end].pos_ in _INSIDE:
        end += 1
    while end > first and page.doc[end - 1].pos_ not in _NOMINAL:
        end -= 1
    return (first, end - 1) if end > first else None


def _phrase_left(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """A noun phrase that ends at token `last` or a few adverbs before it, by tags."""
    while last >= first and page.doc[last].pos_ in ("ADV", "AUX", "PART"):
        last -= 1
    start = last
    while start >= first and page.doc[start].pos_ in _INSIDE:
        start -= 1
    start += 1
    while start <= last and page.doc[start].pos_ in ("ADP", "CCONJ", "PART"):
        start += 1
    return (start, last) if start <= last and page.doc[last].pos_ in _NOMINAL else None


def _made(page: Page, first: int, last: int, name: tuple[int, int]) -> Saying:
    source = trimmed(page.text, token_span(page.doc, *name)) or Span(0, 0)
    head = next((i for i in range(name[1], name[0] - 1, -1) if page.doc[i].pos_ in _NOMINAL), name[1])
    for i in range(name[0], name[1] + 1):
        if not name[0] <= page.doc[i].head.i <= name[1] and page.doc[i].pos_ in _NOMINAL:
            head = i
            break
    return Saying(token_span(page.doc, first, last), first, "statement", source, head)
