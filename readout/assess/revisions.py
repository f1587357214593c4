"""Changes that a single page tells: it gives the number that holds now beside the one it replaced.

Other pages stand beside it where a sentence of theirs speaks of the same and has one of the two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.assess.differences import Differences, Located, make_change, make_side
from readout.assess.facts import Evidenced
from readout.model import Range, Revision, Span
from readout.model.links import AnnotatedPage, EventMention, FactGroup

NUMBER = "number"
"""Slot of a change that a page tells by giving both numbers."""
WORD = re.compile(r"[\w.,]*\w")
STEM = 6
"""Letters of a word that pages with other spellings and endings share ("kilometers", "kilometres")."""
LOOSE = frozenset({"about", "some", "nearly", "almost", "over", "the", "around", "roughly", "ago"})
SHARED_WORDS, EXACT = 2, 3
"""Content words, numbers apart, that sentences about one matter have in common; one less for numbers of `EXACT` digits
that are not zero, which rarely agree by chance."""


def find_revisions(groups: Sequence[FactGroup], evidenced: Evidenced) -> Differences:
    """One change for every number that a page says was replaced, where the sentence tells a fact."""
    told: dict[str, list[tuple[EventMention, FactGroup]]] = {}
    for group in groups:
        for mention in group.mentions:
            told.setdefault(mention.document, []).append((mention, group))
    changes = []
    for document, page in sorted(evidenced.pages.items()):
        for revision in page.annotations.revisions:
            fact = fact_at(revision, told.get(document, ()))
            if fact is not None:
                before, after = (
                    make_side(places(document, span, revision, evidenced), evidenced, span.of(page.document.text))
                    for span in (revision.old, revision.new)
                )
                changes.append(make_change(fact, NUMBER, before, after))
    return Differences(changes=tuple(changes))


def fact_at(revision: Revision, told: Sequence[tuple[EventMention, FactGroup]]) -> FactGroup | None:
    """The fact that the sentence of a revision tells: of the one that has the number, else of the shortest clause."""
    inside = [
        (not has_number(mention, (revision.new, revision.old)), len(mention.event.extent), mention.event.id, group)
        for mention, group in told
        if mention.event.extent.overlaps(revision.sentence)
        and any(mention.event.extent.contains(span) for span in (revision.new, revision.old))
    ]
    return min(inside, key=lambda row: row[:3])[3] if inside else None


def has_number(mention: EventMention, spans: Sequence[Span]) -> bool:
    """Whether one of the mention's values stands at one of the spans."""
    return any(value.span.overlaps(span) for value in mention.values for span in spans)


def places(document: str, span: Span, revision: Revision, evidenced: Evidenced) -> Iterator[Located]:
    """Where one side of a revision stands: in its own page, and in others that give the same number of the matter."""
    yield document, span
    own = evidenced.pages[document]
    number = NumberSought.at(span, revision, own)
    about = words_at(own, revision.sentence) - number.words
    later = span == revision.old
    for other, page in sorted(evidenced.pages.items()):
        if other == document or (later and evidenced.order.before(document, other)):
            continue
        for sentence in page.annotations.sentences:
            if len(about & set(sentence.words)) >= SHARED_WORDS - number.exact:
                yield from ((other, found) for found in number.found_in(page, sentence.span))


@dataclass(frozen=True, slots=True)
class NumberSought:
    """A number as other pages may write it."""

    amount: Range | None
    unit: str | None
    pattern: re.Pattern[str]
    words: frozenset[str]
    """The content words of the number and its unit."""
    exact: bool

    @classmethod
    def at(cls, span: Span, revision: Revision, page: AnnotatedPage) -> NumberSought:
        """The number at `span`; its unit is that of the other number of the revision where it has none."""
        text = page.document.text
        measured = [m for m in measures(page) if m[0].overlaps(revision.old) or m[0].overlaps(revision.new)]
        exact = next((m for m in measured if m[0] == span), None)
        unit = (exact[2] if exact else None) or next((m[2] for m in measured if m[2]), None)
        words = WORD.findall(span.of(text))
        other = WORD.findall((revision.new if span == revision.old else revision.old).of(text))
        if len(words) == 1 and len(other) > 1:
            words = [*words, other[-1]]  # "from four to seven kilometres": four kilometres
        stems = [re.escape(w.casefold()[:STEM]) + r"\w*" for w in words if w.casefold() not in LOOSE]
        pattern = re.compile(r"\b" + r"[\s-]+(?:\w+\s+)?".join(stems), re.IGNORECASE)
        digits = re.sub(r"\D|0", "", words[0]) if words else ""
        known = frozenset(w.casefold() for w in (*words, *other))
        return cls(exact[1] if exact else None, unit, pattern, known, len(digits) >= EXACT)

    def found_in(self, page: AnnotatedPage, sentence: Span) -> Iterator[Span]:
        """Where a sentence gives the number, as an amount or in the same words."""
        found = next(
            (
                span
                for span, amount, unit in measures(page)
                if sentence.contains(span)
                and self.amount is not None
                and amount.low == self.amount.low
                and amount.low is not None
                and unit == self.unit
            ),
            None,
        )
        told = self.pattern.search(page.document.text, sentence.start, sentence.end)
        if found is not None:
            yield found
        elif told is not None:
            yield Span(*told.span())


def measures(page: AnnotatedPage) -> Iterator[tuple[Span, Range, str | None]]:
    """Every number of a page with its range and unit."""
    yield from ((q.span, q.amount, q.unit) for q in page.annotations.quantities)
    yield from ((t.span, t.amount, t.unit) for t in page.annotations.times if t.amount is not None)


def words_at(page: AnnotatedPage, sentence: Span) -> frozenset[str]:
    """The content words of a sentence that are no numbers."""
    found = (s.words for s in page.annotations.sentences if s.span.contains(sentence) or sentence.contains(s.span))
    return frozenset(w for words in found for w in words if w.isalpha())
