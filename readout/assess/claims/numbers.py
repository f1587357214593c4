"""The numbers of a claim against those of a sentence, as ranges.

A number of the claim is borne out by one that lies within what the claim allows ("over 30" by 31), if both count the
same: they hang on words that stand for each other, are numbers of one kind of event, or the only ones in their unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readout.assess.claims.alignment import Pairing, cosine, free_words
from readout.assess.claims.records import Part, Told
from readout.model import Range, Span
from readout.model.units import BASE

COUNTED = frozenset({None, "people"})
ANYBODY = frozenset({"people", "person", "life", "man", "one"})
"""What is counted where nobody says whom: no sign that two numbers are of the same."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as said, with what it counts. `unit` is a base unit; `tied` the verb it hangs on."""

    span: Span
    amount: Range
    unit: str | None
    noun: Span | None
    tied: Span | None
    slots: frozenset[str]
    approximate: bool = False


def numbers_of(told: Told) -> list[Number]:
    """Every quantity and duration of a sentence, by place."""
    governors = {word.span: word.governor for word in told.words}
    found = []
    for q in told.quantities:
        if q.kind != "ordinal":
            tied = _governor(q.span, governors)
            found.append(Number(q.span, q.amount, q.unit, q.of_span, tied, _slots(told, q.span), q.approximate))
    for t in told.times:
        if t.kind == "duration" and t.amount is not None and t.unit is not None and t.unit in BASE:
            unit, factor = BASE[t.unit]
            tied = _governor(t.span, governors)
            found.append(Number(t.span, t.amount.scaled(factor), unit, None, tied, _slots(told, t.span)))
    return sorted(found, key=lambda n: n.span)


def compare_numbers(claim: Told, told: Told, paired: Mapping[Span, Pairing]) -> list[Part]:
    """One part for each number of the claim; also for words with digits that are no number we can read."""
    there = numbers_of(told)
    parts = [_part(mine, there, claim, told, paired) for mine in numbers_of(claim)]
    for word in free_words(claim):
        if any(c.isdigit() for c in word.lemma):
            parts.append(_literal(word.span, claim, told, paired))
    return parts


def _part(mine: Number, there: list[Number], claim: Told, told: Told, paired: Mapping[Span, Pairing]) -> Part:
    alike = [n for n in there if n.unit == mine.unit or {n.unit, mine.unit} <= COUNTED]
    strength = {n.span: _tie(mine, n, claim, told, paired) for n in alike}
    strongest = max(strength.values(), default=0)
    tied = [n for n in alike if strongest and strength[n.span] == strongest]
    if not tied and len(alike) == 1 and mine.unit not in COUNTED:
        tied = alike
    same = next((n for n in tied if holds(mine, n)), None)
    if same is not None:
        return Part("number", mine.span, "same", same.span)
    other = next((n for n in tied if mine.amount.intersection(n.amount) is None), None)
    if other is not None and len(tied) == len([n for n in tied if mine.amount.intersection(n.amount) is None]):
        return Part("number", mine.span, "differs", other.span)
    near = next((n.span for n in tied if mine.amount.intersection(n.amount) is not None), None)
    return Part("number", mine.span, "unsaid", near)  # "five" and "almost five": neither the same nor another


def holds(claimed: Number, said: Number) -> bool:
    """Whether what is said lies within what is claimed, or is the same number said as a rounding."""
    if within(said.amount, claimed.amount):
        return True
    low, high = said.amount.low, said.amount.high
    middle = None if low is None or high is None else (low + high) / 2
    exact = claimed.amount.low if claimed.amount.low == claimed.amount.high else None
    return said.approximate and exact is not None and middle is not None and abs(exact - middle) < 1e-9


def within(inner: Range, outer: Range) -> bool:
    """Whether every number of `inner` is one of `outer`."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low - 1e-9)
    return low and (outer.high is None or (inner.high is not None and inner.high <= outer.high + 1e-9))


def _tie(mine: Number, other: Number, claim: Told, told: Told, paired: Mapping[Span, Pairing]) -> int:
    """How surely two numbers are of the same: 3 by what they hang on, 2 by kind of event, 1 by what is counted."""
    pairing = paired.get(mine.tied) if mine.tied is not None else None
    if pairing is not None and pairing.word is not None and pairing.word.span == other.tied:
        return 3
    if mine.tied is not None and other.tied is not None and _one_name(mine.tied, other.tied, claim, told):
        return 3
    if mine.slots & other.slots:
        return 2
    return int(_same_noun(mine, other, claim, told))


def _one_name(mine: Span, other: Span, claim: Told, told: Told) -> bool:
    """Whether both stand in a name of one and the same ("303 people were on board the X")."""
    ours = {e for n in claim.names if n.span.contains(mine) for e in n.entities}
    return any(n.span.contains(other) and ours & n.entities for n in told.names)


def _same_noun(mine: Number, other: Number, claim: Told, told: Told) -> bool:
    if mine.noun is None or other.noun is None:
        return False
    ours = [w for w in claim.words if mine.noun.contains(w.span) and w.lemma not in ANYBODY and w.pos != "NUM"]
    theirs = [w for w in told.words if other.noun.contains(w.span) and w.lemma not in ANYBODY and w.pos != "NUM"]
    return any(a.lemma == b.lemma or cosine(a, b) >= NOUN_LIKE for a in ours for b in theirs)


NOUN_LIKE = 0.65


def _slots(told: Told, span: Span) -> frozenset[str]:
    """What an event says the number is, where that is more than a number."""
    slots = {v.slot for e in told.events for v in e.values if v.span.overlaps(span)}
    return frozenset(slots - {"count", "amount", "percent", "duration", "number"})


def _governor(span: Span, governors: Mapping[Span, Span | None]) -> Span | None:
    return next((governor for at, governor in governors.items() if span.overlaps(at)), None)


def _literal(span: Span, claim: Told, told: Told, paired: Mapping[Span, Pairing]) -> Part:
    """A word with digits holds only where it stands the same; another with digits in its place differs."""
    pairing = paired.get(span)
    if pairing is not None and pairing.word is not None:
        return Part("number", span, "same", pairing.word.span)
    mine = next(w for w in claim.words if w.span == span)
    near = [w for w in told.words if any(c.isdigit() for c in w.lemma) and cosine(mine, w) >= NOUN_LIKE]
    best = max(near, key=lambda w: (cosine(mine, w), -w.span.start), default=None)
    return Part("number", span, "differs" if best else "unsaid", best.span if best else None)
