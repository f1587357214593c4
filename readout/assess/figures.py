"""The numbers of a story, each with what it counts and where, ready to be compared across facts.

In come the tellings of a story, out come `Figure`s. A number of history ("in 2011, when 38 fled"), a part or the whole
of another number and one that a page retells as an earlier one are marked, as they are no rivals of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from readout.assess.matter import Matters, Telling, stem
from readout.assess.values import Reading, reading
from readout.model import DateRange, Quantity, Span
from readout.model.links import AnnotatedPage

OLD = timedelta(days=45)
"""A date this long before its page was written is not of the news the page tells."""
ALIKE = (
    ("home", "house", "building", "property", "dwelling", "residence"),
    ("job", "post", "position", "role", "redundancy", "worker", "employee", "staff"),
    ("packet", "pack", "package", "carton", "box"),
    ("soldier", "troop", "serviceman", "peacekeeper", "military"),
    ("object", "piece", "item", "artefact", "artifact"),
    ("case", "patient", "infection"),
    ("protester", "demonstrator", "marcher", "participant"),
    ("vehicle", "car"),
    ("flight", "departure"),
    ("customer", "household", "consumer", "subscriber"),
    ("share", "stock"),
    ("vote", "ballot"),
)
"""Nouns that pages use for one another."""
FAMILY = {stem(noun): i for i, family in enumerate(ALIKE) for noun in family}
ANYBODY = frozenset(stem(noun) for noun in ("people", "person", "others", "resident", "victim", "number", "total"))
PART = re.compile(
    r"(?:\b(?:alone|only|just|another|additional|further|extra|each|every|per|majority of|lead of"
    r"|more than|fewer than|less than|margin of|by|total of \d"
    r"|out of|of the|of its|of their|of his|of her)\s*(?:about|some|roughly|the)?\s*)$",
    re.IGNORECASE,
)
"""Words before a number that count a part, a difference or a rate."""
APART = re.compile(
    r"-[A-Za-z]|\s*(?:more|fewer|less|points?|others?|extra|additional|each|apiece|alone|of\s+(?:the|them|those|its|his|her|their)\b|times\b)",
    re.IGNORECASE,
)
"""Words behind a number that do."""
REACH = 14
VAGUE = 1.5
"""Ratio of the ends of a range from which it names no number."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number as one telling gives it; `noun` is the stem of what is counted."""

    telling: Telling
    reading: Reading
    noun: str | None
    fresh: bool
    """False for history, for parts and wholes, and for what its page gives as an earlier number."""

    @property
    def document(self) -> str:
        """The page that gives it."""
        return self.reading.document

    @property
    def size(self) -> float:
        """The number, or the end of its range that is known."""
        amount = self.reading.amount
        return (amount.low if amount.low is not None else amount.high) or 0.0


def figures_of(matters: Matters) -> tuple[Figure, ...]:
    """Every number of the tellings, each place once, in the order of the tellings."""
    seen: set[tuple[str, Span, str]] = set()
    found = []
    counted = {key: {q.span: q for q in page.annotations.quantities} for key, page in matters.evidenced.pages.items()}
    for telling in matters.tellings:
        page = matters.evidenced.pages[telling.document]
        history = is_history(telling, page)
        for value in telling.mention.values:
            key = (telling.document, value.span, value.slot)
            if key not in seen:
                seen.add(key)
                one = reading(telling.mention, value, page)
                noun = counted_stem(counted[telling.document], value.span)
                found.append(Figure(telling, one, noun, not history and is_fresh(one, page)))
    return tuple(found)


def counted_stem(quantities: Mapping[Span, Quantity], span: Span) -> str | None:
    """The stem of the last noun that a number counts; None where it counts nothing by name."""
    quantity = quantities.get(span)
    words = (quantity.of or "").split() if quantity is not None else []
    return stem(words[-1]) if words else None


def is_fresh(one: Reading, page: AnnotatedPage) -> bool:
    """Whether a number stands for the whole, as it is now."""
    text = page.document.text
    before = text[max(0, one.span.start - REACH) : one.span.start]
    low, high = one.amount.low, one.amount.high
    if low and high and high >= VAGUE * low:
        return False
    return not (one.retold or one.beside or PART.search(before) or APART.match(text, one.span.end))


def is_history(telling: Telling, page: AnnotatedPage) -> bool:
    """Whether a telling, or its sentence by its dates, is of a time long before its page, and of no later one."""
    written = page.document.published.days.earliest
    if telling.mention.event.background or written is None or not page.annotations.sentences:
        return telling.mention.event.background
    dates = dates_beside(telling, page)
    old = [d for d in dates if d.latest is not None and d.latest < written - OLD]
    return bool(old) and not any(d.latest is not None and d.latest >= written - OLD for d in dates)


def is_news_to(new: Telling, page: AnnotatedPage, older: AnnotatedPage) -> bool:
    """Whether a telling is of something that an older page could not know: it is no history, or dated after that."""
    if not is_history(new, page):
        return True
    written = older.document.published.days.latest
    dates = [new.days] if new.days is not None else dates_beside(new, page)
    return written is not None and bool(dates) and all(d.earliest is not None and d.earliest > written for d in dates)


def dates_beside(telling: Telling, page: AnnotatedPage) -> list[DateRange]:
    """The dates in the sentence of a telling."""
    sentence = page.annotations.sentences[telling.mention.sentence].span
    return [t.days for t in page.annotations.times if t.kind == "date" and sentence.contains(t.span)]


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether two numbers count the same things in the same unit."""
    a, b = one.reading, other.reading
    if a.slot != b.slot or one.telling.mention.toll != other.telling.mention.toll:
        return False
    if a.slot in ("count", "votes"):
        return one.noun is not None and other.noun is not None and family(one) == family(other)
    return a.unit == b.unit and (one.noun == other.noun or (a.slot != "percent" and None in (one.noun, other.noun)))


def family(figure: Figure) -> str | int | None:
    """What a number counts, nouns that are used for one another being the same."""
    return FAMILY.get(figure.noun or "", figure.noun)


def pairs(figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of different pages that count the same and cannot both hold."""
    for i, one in enumerate(figures):
        for other in figures[:i]:
            apart = one.document != other.document and one.reading.tolerant.intersection(other.reading.tolerant) is None
            if apart and same_kind(one, other):
                yield one, other
