"""What a story is called and when it took place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readout.model.account import Fact
from readout.model.links import AnnotatedPage

WORD = re.compile(r"\w+")
LONG = 4
"""Letters of a word that can tell a subject."""
TERSE = 3
"""Words that a title is short of: of two with as many words in common, the fuller one says more."""


def story_title(pages: Sequence[AnnotatedPage]) -> str:
    """The headline that says most of what the other pages speak of; the first sentence where no page has a title."""
    titles = [(p.document.title.of(p.document.text).strip(), p) for p in pages if p.document.title]
    if not titles:
        first = min(pages, key=lambda p: p.document.id)
        sentences = first.annotations.sentences
        return sentences[0].span.of(first.document.text) if sentences else first.document.uri
    spread = Counter(word for page in pages for word in spoken(page))

    def common(title: str, own: AnnotatedPage) -> float:
        words, theirs = words_of(title), spoken(own)
        return sum(spread[word] - (word in theirs) for word in words) / (len(words) + TERSE)

    return min(titles, key=lambda t: (-common(*t), t[0]))[0]


def spoken(page: AnnotatedPage) -> frozenset[str]:
    """The words of a page's sentences, its title apart."""
    title, text = page.document.title, page.document.text
    sentences = (s.span for s in page.annotations.sentences if title is None or not title.overlaps(s.span))
    return frozenset(word for span in sentences for word in words_of(span.of(text)))


def words_of(text: str) -> frozenset[str]:
    """The words that can tell a subject, in small letters."""
    return frozenset(word for word in WORD.findall(text.casefold()) if len(word) >= LONG)


def story_time(facts: Sequence[Fact]) -> str | None:
    """The day or days on which most of the weightiest news took place; None where no page lets it be known."""
    days: dict[str, float] = {}
    for fact in facts:
        known = fact.time is not None and fact.time.edtf and fact.time.earliest and fact.time.latest
        if known and fact.time and not fact.background and fact.modality == "happened":
            days[fact.time.edtf or ""] = days.get(fact.time.edtf or "", 0.0) + fact.weight * fact.lineages
    return min(days, key=lambda d: (-days[d], d)) if days else None
