"""Who speaks, read from the words around a quotation, where the tree does not say.

In: a page and a quotation. Out: a `Saying` without content, or None. Patterns: a verb of saying close behind the
closing mark with a name before or behind it ("…," Vega told reporters; "…," said the mayor), the same in front of the
opening mark ("Vega said: "…"), a name and a colon, a dash and a name behind the quotation.
"""

from __future__ import annotations

from spacy.tokens import Token

from readout.annotate.attribution.lexicon import lexicon
from readout.annotate.attribution.page import Page
from readout.annotate.attribution.quotes import POSTED, Quotation, posted_by, turn_of
from readout.annotate.attribution.sayings import Saying
from readout.annotate.attribution.tree import phrase_from, phrase_head, phrase_until, token_span, trimmed
from readout.model import Span

_REACH = 6
_SKIPPED = frozenset(",.!?…;\"”’'»")


def beside(page: Page, quotation: Quotation) -> Saying | None:
    """The speaker named right behind or right before a quotation."""
    if quotation.form == POSTED:
        return _signed(page, quotation)
    name = turn_of(page.text, Span(quotation.whole.start, quotation.end))
    if name is not None:
        last = max(page.token_at(name.end - 1), page.token_from(name.start))
        return Saying(Span(name.end, name.end + 1), last + 1, "statement", name, last)
    return _behind(page, quotation) or _before(page, quotation)


def _signed(page: Page, quotation: Quotation) -> Saying | None:
    """The signature of a post; its dash is the cue."""
    name = posted_by(page.text, quotation.whole)
    if name is None:
        return None
    dash = page.token_at(name.start - 1)
    return Saying(token_span(page.doc, dash, dash), dash, "statement", name, page.token_at(name.end - 1))


def _behind(page: Page, quotation: Quotation) -> Saying | None:
    limit = page.document.body[min(quotation.block + len(quotation.parts) - 1, len(page.document.body) - 1)].end
    first = page.token_from(quotation.whole.end if len(quotation.parts) == 1 else quotation.end)
    first = _past_blanks(page, first, limit)
    last = min(page.token_from(limit), first + 12)
    if first >= last:
        return None
    if page.doc[first].text in ("―", "—", "–", "--") and first + 1 < last:
        name = phrase_from(page.doc, _past_blanks(page, first + 1, limit), last)
        if name is not None and page.doc[name[1]].pos_ == "PROPN" and page.token_from(limit) - name[1] <= _REACH:
            return _made(page, first, first, name)
    verb = next((i for i in range(first, min(last, first + _REACH)) if _says(page.doc[i])), None)
    if verb is None:
        return None
    left = phrase_from(page.doc, first, verb) if verb > first else None
    right = phrase_from(page.doc, verb + 1, last)
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
        name = phrase_until(page.doc, first, verb - 1)
        return None if name is None else _made(page, verb, verb, name)
    if colon and last >= first:
        name = phrase_until(page.doc, first, last)
        if (
            name is not None
            and page.doc[name[1]].pos_ == "PROPN"
            and (name[0] == first or page.doc[name[0] - 1].is_punct)
        ):
            return _made(page, last + 1, last + 1, name)
    return None


def _says(token: Token) -> bool:
    return token.lower_ in lexicon().speech_forms or (
        lexicon().speaks(token.lemma_.lower()) and token.tag_ in ("VBD", "VBZ", "VBP")
    )


def _made(page: Page, first: int, last: int, name: tuple[int, int]) -> Saying | None:
    source = trimmed(page.text, token_span(page.doc, *name))
    if source is None:
        return None
    head = phrase_head(page.doc, *name)
    return Saying(token_span(page.doc, first, last), first, "statement", source, head)
