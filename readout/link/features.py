"""What the event mentions of a story have in common, pair by pair, as numbers from 0 to 1.

The features are the ones a reader would give as reasons: the same word for it, the same kind of event, the same
people in the same roles, the same day and place, numbers that agree, the same words around it, the same meaning.
Clashes are features of their own, since "unknown" is no evidence against. Every feature is a symmetric matrix over
the mentions; those that are yes or no take a byte a pair, because a large story has millions of pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from readout.link.days import AHEAD, Day, agree, exclude, read_day, since_within
from readout.link.likeness import Passages
from readout.model import DateRange, Range, Span, TimeExpression, Value
from readout.model.links import AnnotatedPage, EventMention
from readout.model.units import BASE, MEASURED

Matrix = NDArray[np.float64]
Flags = NDArray[np.uint8]
"""A matrix of yes (1) and no (0)."""

PENDING = frozenset({"planned", "possible", "requested"})
"""Modalities of what had not happened when the page was written."""
OLD = timedelta(days=60)
"""A date this long before the page was written is not of the news it tells."""
ROUNDING = 0.03
"""Fraction by which a bare measured number is rounded: 38 feet are 11.5 metres."""
FAR = 3.0
"""Ratio of two numbers of one thing from which they are not near."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention, made ready for comparison."""

    mention: EventMention
    words: frozenset[str]
    """Content words of the clause that tells it."""
    sentence_words: frozenset[str]
    day: Day | None
    ahead: bool
    """Told as something still to come."""
    history: bool
    """Told as something long past."""

    @property
    def recipients(self) -> frozenset[str]:
        """Story entities that it goes to."""
        return frozenset(entity for role, entity in self.mention.roles if role == "recipient")

    @property
    def actors(self) -> frozenset[str]:
        """Story entities that act."""
        return frozenset(entity for role, entity in self.mention.roles if role == "actor")


def make_tellings(
    pages: Sequence[AnnotatedPage], mentions: Sequence[EventMention], passages: Passages
) -> tuple[Telling, ...]:
    """The comparable form of every mention, in order."""
    by_id = {page.document.id: page.annotations for page in pages}
    texts = {page.document.id: page.document.text for page in pages}
    written = {page.document.id: page.document.published.days for page in pages}
    found = []
    for m in mentions:
        annotations, text, event = by_id[m.document], texts[m.document], m.event
        time = annotations.times[event.time] if event.time is not None else None
        sentence = annotations.sentences[m.sentence].span if annotations.sentences else Span(0, 0)
        found.append(
            Telling(
                m,
                passages.words(m.document, event.extent),
                passages.words(m.document, sentence),
                read_day(time, text) or since_within(annotations.times, event.extent, text),
                is_ahead(m, text),
                is_history(m, sentence, by_id[m.document].times, written[m.document]),
            )
        )
    return tuple(found)


def is_ahead(mention: EventMention, text: str) -> bool:
    """Whether the words place an open event after the page ("hopes to meet in the coming months")."""
    event = mention.event
    return event.modality in PENDING and event.state is None and bool(AHEAD.search(event.extent.of(text)))


def is_history(mention: EventMention, sentence: Span, times: Sequence[TimeExpression], written: DateRange) -> bool:
    """Whether a page tells an event as long past.

    A toll without a day of its own belongs to the old date in its sentence ("in 2016, when 34 people died").
    """
    event = mention.event
    if event.background or mention.toll is None or event.time is not None or written.earliest is None:
        return event.background and event.modality == "happened"
    recent = written.earliest - OLD
    dated = [t.days for t in times if t.kind == "date" and sentence.contains(t.span)]
    return any(d.latest is not None and d.latest < recent for d in dated) and not any(
        d.latest is not None and d.latest >= recent for d in dated
    )


def compare(tellings: Sequence[Telling], passages: Passages) -> dict[str, Matrix | Flags]:
    """Every feature by name, each (mentions, mentions)."""
    words = passages.shared([t.words for t in tellings])
    meaning = passages.meaning([(t.mention.document, t.mention.sentence) for t in tellings])
    clause, trigger = passages.event_meaning([(t.mention.document, t.mention.number) for t in tellings])
    triggers = equal([t.mention.event.lemma for t in tellings])
    rarity = np.array([min(passages.weight(t.mention.event.lemma) / 5.0, 1.0) for t in tellings])
    people, people_clash, people_unknown = agreement([t.mention.who for t in tellings])
    actors, actor_clash, _ = agreement([t.actors for t in tellings])
    types = [t.mention.event.type for t in tellings]
    same_type, typed = equal(types), both([kind is not None for kind in types])
    places = [t.mention.place for t in tellings]
    same_place, placed = equal(places), both([place is not None for place in places])
    speakers = [t.mention.speaker for t in tellings]
    same_speaker, spoken = equal(speakers), both([speaker is not None for speaker in speakers])
    tolls = [t.mention.toll for t in tellings]
    tallied = both([toll is not None for toll in tolls])
    same_value, value_clash, value_near = compare_values([t.mention.values for t in tellings])
    return {
        "bias": np.ones(words.shape, np.uint8),
        "words": words,
        "sentence_words": passages.shared([t.sentence_words for t in tellings]),
        "meaning": meaning,
        "clause_meaning": clause,
        "trigger_meaning": trigger,
        "same_trigger": triggers,
        "trigger_rarity": triggers * rarity[:, None],
        "same_type": same_type * typed,
        "type_clash": (1 - same_type) * typed,
        "same_actor": (actors > 0).astype(np.uint8),
        "actor_clash": actor_clash,
        "people": people,
        "people_clash": people_clash,
        "people_unknown": people_unknown,
        "same_time": days(tellings, agree),
        "time_clash": days(tellings, exclude),
        "same_place": same_place * placed,
        "place_clash": (1 - same_place) * placed,
        "same_toll": equal(tolls) * tallied,
        "toll_clash": (1 - equal(tolls)) * tallied,
        "same_value": same_value,
        "value_clash": value_clash,
        "value_near": value_near,
        "clash_and_words": value_clash * words,
        "same_modality": equal([t.mention.event.modality for t in tellings]),
        "polarity_clash": 1 - equal([t.mention.event.polarity for t in tellings]),
        "same_speaker": same_speaker * spoken,
        "speaker_clash": (1 - same_speaker) * spoken,
        "same_page": equal([t.mention.document for t in tellings]),
        "trigger_and_people": triggers * people,
        "type_and_people": same_type * typed * people,
        "words_and_meaning": words * meaning,
        "trigger_and_clause": trigger * clause,
    }


def equal(labels: Sequence[str | None]) -> Flags:
    """1 where two labels are the same."""
    codes = np.unique([label or "" for label in labels], return_inverse=True)[1]
    same: Flags = (codes[:, None] == codes[None, :]).astype(np.uint8)
    return same


def both(known: Sequence[bool]) -> Flags:
    """1 where both are known."""
    flags = np.array(known, dtype=np.uint8)
    return np.outer(flags, flags)


def agreement(sets: Sequence[frozenset[str]]) -> tuple[Matrix, Flags, Flags]:
    """(Jaccard, 1 where both are known and share nothing, 1 where one is unknown)."""
    members = sorted(frozenset().union(*sets)) if sets else []
    column = {member: i for i, member in enumerate(members)}
    present = np.zeros((len(sets), len(members)))
    for row, mine in enumerate(sets):
        present[row, [column[member] for member in mine]] = 1.0
    shared = present @ present.T
    sizes = present.sum(axis=1)
    union = sizes[:, None] + sizes[None, :] - shared
    known = both([bool(found) for found in sets])
    return shared / np.maximum(union, 1.0), known * (shared == 0), 1 - known


def days(tellings: Sequence[Telling], holds: Callable[[Day, Day], bool]) -> Flags:
    """1 where the days of both mentions are known somehow and `holds` is true of them."""
    known: dict[Day, list[int]] = {}
    for i, telling in enumerate(tellings):
        if telling.day is not None:
            known.setdefault(telling.day, []).append(i)
    result = np.zeros((len(tellings), len(tellings)), np.uint8)
    for a, b in combinations_with_replacement(known, 2):  # a story has few days and many mentions
        result[np.ix_(known[a], known[b])] = holds(a, b)
        result[np.ix_(known[b], known[a])] = holds(a, b)
    np.fill_diagonal(result, 0)
    return result


def compare_values(values: Sequence[tuple[Value, ...]]) -> tuple[Flags, Flags, Matrix]:
    """(1 where a number of one slot and unit can be the same, 1 where one cannot, how near the nearest of those is).

    Nearness is 1 for equal numbers and 0 from `FAR` times as much on: 16 replaces 14 sooner than 41,000 does.
    """
    shape = (len(values), len(values))
    same, clash, near = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8), np.zeros(shape)
    said: dict[tuple[str, str | None], dict[Range, list[int]]] = {}
    for i, found in enumerate(values):
        for value in found:
            unit, factor = BASE.get(value.unit or "", (value.unit, 1.0))
            said.setdefault((value.slot, unit), {}).setdefault(rounded(value, factor), []).append(i)
    for amounts in said.values():
        for a, b in combinations_with_replacement(amounts, 2):
            agree = a.intersection(b) is not None
            for block in (np.ix_(amounts[a], amounts[b]), np.ix_(amounts[b], amounts[a])):
                (same if agree else clash)[block] = 1
                if not agree:
                    near[block] = np.maximum(near[block], nearness(a, b))
    for matrix in (same, clash, near):
        np.fill_diagonal(matrix, 0)
    return same, clash, near


def rounded(value: Value, factor: float) -> Range:
    """The amount in its base unit; a bare measured number is as good as its rounding."""
    amount = value.amount.scaled(factor)
    if value.slot not in MEASURED or amount.low is None or amount.low != amount.high:
        return amount
    return Range(amount.low * (1 - ROUNDING), amount.low * (1 + ROUNDING))


def nearness(one: Range, other: Range) -> float:
    """1 for the same number, falling with the logarithm of their ratio to 0 at `FAR`; 0 where one is unknown or 0."""
    a, b = (r.low if r.low is not None else r.high for r in (one, other))
    if not a or not b or a < 0 or b < 0:
        return 0.0
    return max(0.0, 1.0 - abs(math.log(a / b)) / math.log(FAR))
