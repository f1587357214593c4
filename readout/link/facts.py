"""Which event mentions of a story tell the same fact.

Every pair of mentions is scored by what it shares: kind of event, participants, words weighed by rarity, sentence
meaning, time, place. Times that cannot both hold, meetings of different people, and different scope keep mentions
apart whatever the score. Groups grow from the surest pair on (`clusters.join_pairs`). Each join keeps the features
that made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readout.link.clusters import join_pairs
from readout.link.likeness import Passages
from readout.model import DateRange, TimeExpression
from readout.model.links import AnnotatedPage, EventMention, FactGroup, Join


@dataclass(frozen=True, slots=True)
class FactSettings:
    """Weights of the pair score and its thresholds."""

    words: float = 0.34
    meaning: float = 0.24
    participants: float = 0.22
    kind: float = 0.20
    joined: float = 0.50
    """Score from which a pair may be joined."""
    least_mean: float = 0.40
    """Mean score between two groups from which they join."""


MEETING_TYPES = frozenset({"CONSULT"})


@dataclass(frozen=True, slots=True)
class Feature:
    """One mention, made ready for comparison."""

    mention: EventMention
    words: frozenset[str]
    time: TimeExpression | None


def group_events(
    pages: Sequence[AnnotatedPage], mentions: Sequence[EventMention], settings: FactSettings | None = None
) -> tuple[FactGroup, ...]:
    """Groups of `mentions`, each mention in exactly one; ordered by their first mention."""
    settings = settings or FactSettings()
    passages = Passages(pages)
    by_id = {page.document.id: page for page in pages}
    features = [feature(by_id[m.document], m, passages) for m in mentions]
    if not features:
        return ()
    vectors = np.stack([passages.vector(m.document, m.sentence) for m in mentions])
    cosine = vectors @ vectors.T
    pairs, joins = [], {}
    for i, one in enumerate(features):
        for j in range(i):
            other = features[j]
            if must_stay_apart(one, other):
                continue
            reasons = compare(one, other, float(cosine[i, j]), passages)
            score = total(reasons, settings)
            if score >= settings.joined:
                pairs.append((score, j, i))
                joins[j, i] = Join(other.mention.event.id, one.mention.event.id, round(score, 4), reasons)
    groups = join_pairs(
        len(features), pairs, settings.least_mean, lambda i, j: must_stay_apart(features[i], features[j])
    )
    return tuple(
        FactGroup(
            tuple(mentions[i] for i in group),
            tuple(joins[pair] for pair in sorted(joins) if pair[0] in group and pair[1] in group),
        )
        for group in groups
    )


def feature(page: AnnotatedPage, mention: EventMention, passages: Passages) -> Feature:
    """The comparable form of a mention."""
    time = page.annotations.times[mention.event.time] if mention.event.time is not None else None
    return Feature(mention, passages.words(mention.document, mention.event.extent), time)


def compare(one: Feature, other: Feature, cosine: float, passages: Passages) -> tuple[tuple[str, float], ...]:
    """The features of a pair, each 0 to 1."""
    return (
        ("words", round(passages.shared(one.words, other.words), 4)),
        ("meaning", round(max(0.0, min(1.0, (cosine - 0.2) / 0.6)), 4)),
        ("participants", round(same_people(one.mention, other.mention), 4)),
        ("kind", same_kind(one.mention, other.mention)),
    )


def total(reasons: Sequence[tuple[str, float]], settings: FactSettings) -> float:
    """The weighted sum of a pair's features, 0 to 1."""
    weights = {
        "words": settings.words,
        "meaning": settings.meaning,
        "participants": settings.participants,
        "kind": settings.kind,
    }
    return sum(weights[name] * value for name, value in reasons)


def same_people(one: EventMention, other: EventMention) -> float:
    """Shared participants over all (Jaccard); half where one side names none."""
    if not one.who or not other.who:
        return 0.25
    return len(one.who & other.who) / len(one.who | other.who)


def same_kind(one: EventMention, other: EventMention) -> float:
    """1 for the same lemma, 0.8 for the same PLOVER type, 0 for different ones, 0.3 where one has no type."""
    a, b = one.event, other.event
    if a.lemma == b.lemma:
        return 1.0
    if a.type is None or b.type is None:
        return 0.3
    return 0.8 if a.type == b.type else 0.0


def must_stay_apart(one: Feature, other: Feature) -> bool:
    """Whether two mentions cannot tell the same fact."""
    a, b = one.mention, other.mention
    if a.document == b.document and a.event.id == b.event.id:
        return True
    meetings = a.event.type in MEETING_TYPES and b.event.type in MEETING_TYPES
    if meetings and len(a.who) > 1 and len(b.who) > 1 and not (a.who <= b.who or b.who <= a.who):
        return True
    return times_exclude(one.time, other.time)


def times_exclude(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Whether both times are known and have no day in common.

    Different hours of a day are a conflict, not two facts.
    """
    if one is None or other is None or "duration" in (one.kind, other.kind) or "set" in (one.kind, other.kind):
        return False
    return bounded(one.days) and bounded(other.days) and one.days.intersection(other.days) is None


def bounded(days: DateRange) -> bool:
    """Whether both ends are known."""
    return days.earliest is not None and days.latest is not None
