"""What a story is called and when it took place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readout.model.account import Fact
from readout.model.links import AnnotatedPage


def story_title(pages: Sequence[AnnotatedPage]) -> str:
    """The headline that says most of what the other pages speak of; the first sentence where no page has a title."""
    titles = [(p.document.title.of(p.document.text).strip(), p) for p in pages if p.document.title]
    if not titles:
        first = min(pages, key=lambda p: p.document.id)
        sentences = first.annotations.sentences
        return sentences[0].span.of(first.document.text) if sentences else first.document.uri
    spread = Counter(word for page in pages for word in {w for s in page.annotations.sentences for w in s.words})

    def common(title: str) -> float:
        words = [w for w in title.casefold().split() if len(w) > 3]
        return sum(spread[w] for w in words) / (len(words) + 3)

    return min(titles, key=lambda t: (-common(t[0]), t[0]))[0]


def story_time(facts: Sequence[Fact]) -> str | None:
    """The day or days on which most of the weightiest news took place; None where no page lets it be known."""
    days: dict[str, float] = {}
    for fact in facts:
        known = fact.time is not None and fact.time.edtf and fact.time.earliest and fact.time.latest
        if known and fact.time and not fact.background and fact.modality == "happened":
            days[fact.time.edtf or ""] = days.get(fact.time.edtf or "", 0.0) + fact.weight * fact.lineages
    return min(days, key=lambda d: (-days[d], d)) if days else None
