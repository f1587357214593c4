"""Which word of a sentence stands for which word of a claim.

Each word of the claim takes the word of the sentence that is likest: the same lemma, a group of the lexicon, or the
cosine of both words' vectors in their sentences, as BERTScore aligns them (https://arxiv.org/abs/1904.09675). We
depart in two things: a word stands for another only from a threshold on, and never for its opposite, which vectors
cannot tell from its likeness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.assess.claims.lexicon import word_pairs
from readout.assess.claims.records import Told
from readout.model import Span
from readout.model.wording import Word

LIKE = 0.6
"""Cosine from which two words say the same."""
RELATED = 0.45
"""Cosine from which two words of one stem do, or two words named opposites speak of the same thing."""
STEM = 4
"""Letters that two words of one stem share at least ("mayor", "mayoral"); also more than half of the longer one."""


COARSE = frozenset(
    ["prices", "change", "statement", "science", "begin", "end", "court", "legal", "crime", "sport", "election"]
)
"""Modes of events that say too little for two words of one mode to say the same."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What stands in a sentence for one word of the claim: a word, or the word of the lexicon that denies it."""

    word: Word | None
    opposite: Word | None = None


def align(claim: Told, told: Told) -> dict[Span, Pairing]:
    """What stands for each word of the claim outside its names, numbers and times; keys are the words' spans."""
    candidates = free_words(told)
    kinds = _kinds(told)
    own_kinds = _kinds(claim)
    return {word.span: _best(word, own_kinds.get(word.span), candidates, kinds) for word in free_words(claim)}


def free_words(told: Told) -> list[Word]:
    """Words that are no part of somebody's name, of a number or of a time."""
    taken = [name.span for name in told.names if name.named]
    taken += [q.span for q in told.quantities] + [t.span for t in told.times]
    return [word for word in told.words if not any(span.overlaps(word.span) for span in taken)]


def _kinds(told: Told) -> dict[Span, tuple[str | None, str]]:
    """The type and mode of the event each word names, for those that name one; a particle belongs to its verb."""
    return {
        word.span: (event.type, event.mode)
        for event in told.events
        for word in told.words
        if event.mode is not None and event.mode not in COARSE and event.trigger.overlaps(word.span)
    }


def _best(
    word: Word,
    kind: tuple[str | None, str] | None,
    candidates: Sequence[Word],
    kinds: dict[Span, tuple[str | None, str]],
) -> Pairing:
    best, score, opposite = None, 0.0, None
    for other in candidates:
        if is_opposite(word, other):
            opposite = other if cosine(word, other) >= RELATED else opposite
            continue
        like = likeness(word, other)
        if kind is not None and kinds.get(other.span) == kind and word.pos == "VERB":
            like = max(like, LIKE)
        if like > score:
            best, score = other, like
    return Pairing(best if score >= LIKE else None, opposite if score < LIKE else None)


def likeness(one: Word, other: Word) -> float:
    """How surely two words say the same, 0 to 1; words with digits only where they are the same."""
    if one.lemma == other.lemma:
        return 1.0
    if _has_digit(one) or _has_digit(other):
        return 0.0
    if _pair(one, other) in word_pairs().same:
        return 0.95
    cos = cosine(one, other)
    return max(cos, LIKE) if cos >= RELATED and of_one_stem(one.lemma, other.lemma) else cos


def is_opposite(one: Word, other: Word) -> bool:
    """Whether the lexicon knows one word as the denial of the other."""
    return _pair(one, other) in word_pairs().opposite


def cosine(one: Word, other: Word) -> float:
    """Cosine of both words in their sentences, 0 where a vector is missing."""
    return float(one.vector @ other.vector) if one.vector is not None and other.vector is not None else 0.0


def of_one_stem(one: str, other: str) -> bool:
    """Whether two lemmas begin alike for most of their length."""
    pairs = enumerate(zip(one, other, strict=False))
    shared = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    return shared >= STEM and 2 * shared > max(len(one), len(other))


def _pair(one: Word, other: Word) -> tuple[str, str]:
    return min(one.lemma, other.lemma), max(one.lemma, other.lemma)


def _has_digit(word: Word) -> bool:
    return any(c.isdigit() for c in word.lemma)
