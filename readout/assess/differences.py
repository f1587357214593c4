"""Where the mentions of one fact differ: conflicts, and changes where one was known before the other.

A conflict needs values that cannot both hold. Where pages are ordered in time the later value replaces the earlier
one: a change, up or down. A planned event that another page tells as done is a change too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.assess.facts import Evidenced, fact_id
from readout.assess.order import FALLING, PageOrder
from readout.assess.quotes import quote
from readout.assess.replacement import Camp, far_apart, stand
from readout.assess.values import LISTED, Reading, by_slot, camps, readings_of
from readout.model import Range, Span, TimeExpression, Value, stable_id
from readout.model.account import Change, Conflict, ConflictKind, Quote, Side
from readout.model.links import EventMention, FactGroup

Located = tuple[str, Span]

OPEN = frozenset({"planned", "unknown"})
"""Modalities that an outcome settles."""
AHEAD = re.compile(
    r"\b(?:coming|upcoming|next|later this|near future|soon|further|again|continu\w*|resum\w*)\b", re.IGNORECASE
)
"""Words that put a plan after everything that the pages of a story tell."""
QUESTION = re.compile(r"\b(?:how|why|who|whom|whose|what|which|where|when)\b", re.IGNORECASE)
"""Words that ask for more than whether something happens."""
SURE = 0.75
"""Chance of a join from which two mentions are surely of one fact, so that their difference means something."""
PLAN_DONE = 0.65
"""Chance of a join from which a plan and what happened are of one event."""
SAME_SENTENCE = 0.8
"""Share of the content words of the shorter sentence from which two are one, copied."""
DENIAL = re.compile(
    r"n[o’']t\b|\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied)|fail(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words that say that something did not happen."""

CRIMES = frozenset({"death", "crime", "kill"})
"""Modes of what an accused denies in every trial, which is no news of the pages' differing."""
PLEA = re.compile(r"[\s“\"'‘]*(?:I|we)\b", re.IGNORECASE)
"""The beginning of what an accused says."""
SAYINGS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of what is done by saying it: "wants to warn" and "warned" are no plan and its fulfilment."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What was found in one fact or story."""

    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()

    def __add__(self, other: Differences) -> Differences:
        return Differences(self.conflicts + other.conflicts, self.changes + other.changes)


def find_differences(group: FactGroup, evidenced: Evidenced) -> Differences:
    """Every conflict and change among the mentions of one fact."""
    found = Differences()
    for compare in (numbers, hours, outcomes, words_for_outcome, polarity):
        found += compare(group, evidenced)
    return found


def numbers(group: FactGroup, evidenced: Evidenced) -> Differences:
    """Values of one slot that no number satisfies together: replaced one after the other, or in conflict."""
    readings = readings_of(group.mentions, evidenced.pages)
    mixed = {(v.slot, v.unit) for m in group.mentions if m.toll is None for v in m.values if counts_two(m, v)}
    found = Differences()
    for (slot, unit), same in by_slot(readings).items():
        if (slot, unit or None) not in mixed and comparable(group, slot, unit):
            found += rivals_of(group, slot, same, evidenced)
    return found


def comparable(group: FactGroup, slot: str, unit: str) -> bool:
    """Whether numbers of a slot are of one thing: tolls are; bare counts ("35", "hundreds") too often are not."""
    return bool(group.mentions[0].toll) or slot != "count" or bool(unit)


def rivals_of(group: FactGroup, slot: str, readings: Sequence[Reading], evidenced: Evidenced) -> Differences:
    """The changes and the conflict among the readings of one slot; those in conflict stand in two pages or more."""
    toll = bool(group.mentions[0].toll)
    texts = {m.document: evidenced.pages[m.document].document.text for m in group.mentions}
    readings = [r for r in readings if not r.beside and not LISTED.match(texts[r.document], r.span.end)]
    if not readings:
        return Differences()
    standing = stand(readings, toll, evidenced.order)
    news = {m.event.id for m in group.mentions if not m.event.background}
    changes = tuple(
        make_change(group, slot, side(older, evidenced), side(newer, evidenced))
        for older, newer in pairwise(standing.row)
        if (believable(group, older, newer, evidenced.order) if toll else same_thing(group, older, newer))
        and any(r.event in news for r in newer)
    )
    holding = [r for camp in standing.current for r in camp]
    rivals = camps([r for r in readings if any((r.document, r.span) == (h.document, h.span) for h in holding)])
    if not toll:
        rivals = tuple(camp for camp in rivals if camp is rivals[0] or same_thing(group, rivals[0], camp))
    if len(rivals) < 2 or len({r.document for camp in rivals for r in camp}) < 2:
        return Differences(changes=changes)
    kinds = {m.event.id: m.toll for m in group.mentions}
    if toll and not {kinds[r.event] for r in rivals[0]} & {kinds[r.event] for camp in rivals[1:] for r in camp}:
        return Differences(changes=changes)
    values = tuple(side(camp, evidenced) for camp in rivals)
    return Differences((make_conflict(group, slot, "numeric", values),), changes)


def believable(group: FactGroup, older: Camp, newer: Camp, order: PageOrder) -> bool:
    """Whether one toll can have replaced another: downwards only by a page of a later day, and not to a fraction."""
    falling = (group.mentions[0].toll or "").split(" ")[0] in FALLING
    beside = {r.document for r in older} & {r.document for r in newer}
    if falling or size(newer) >= size(older) or beside or any(r.retold for r in older):
        return True
    dated = any(order.written_before(a.document, b.document) for a in older for b in newer)
    return dated and not far_apart(older, newer)


def size(camp: Camp) -> float:
    """The largest number of a camp."""
    return max((r.amount.low or r.amount.high or 0.0) for r in camp)


def same_thing(group: FactGroup, one: Camp, other: Camp) -> bool:
    """Whether two numbers are near enough, and a telling of each surely of the same fact, to be of one thing."""
    if far_apart(one, other):
        return False
    events = {r.event for r in one}, {r.event for r in other}
    who = {m.event.id: m.who for m in group.mentions}
    return any(
        join.score >= SURE
        and (join.left in a and join.right in b)
        and bool(who[join.left] & who[join.right] or not who[join.left] or not who[join.right])
        for join in group.joins
        for a, b in (events, events[::-1])
    )


def counts_two(mention: EventMention, value: Value) -> bool:
    """Whether one telling has two numbers for a slot: then they are of different things, and no rivals."""
    same = [v for v in mention.values if (v.slot, v.unit) == (value.slot, value.unit)]
    return any(value.amount.intersection(v.amount) is None for v in same)


def side(camp: Sequence[Reading], evidenced: Evidenced) -> Side:
    """The words of one camp."""
    return make_side([(r.document, r.span) for r in camp], evidenced)


def make_side(places: Iterable[Located], evidenced: Evidenced, value: str | None = None) -> Side:
    """A side from where it stands; its value is the first words unless given."""
    quotes: tuple[Quote, ...] = tuple(
        quote(evidenced.documents, document, span) for document, span in sorted(set(places))
    )
    return Side(value or quotes[0].text, quotes)


def hours(group: FactGroup, evidenced: Evidenced) -> Differences:
    """Parts of one day that exclude each other ("in the morning", "in the afternoon")."""
    timed = [(m, t) for m in group.mentions if (t := evidenced.time(m)) is not None and t.hours is not None]
    for i, (one, first) in enumerate(timed):
        for other, second in timed[i + 1 :]:
            if one.document == other.document or first.hours is None or second.hours is None:
                continue
            if any(told_beside(m, t, evidenced) for m, t in ((one, second), (other, first))):
                continue
            if exclusive(first.hours, second.hours) and first.days.intersection(second.days) is not None:
                values = (
                    make_side([(one.document, first.span)], evidenced),
                    make_side([(other.document, second.span)], evidenced),
                )
                return Differences(conflicts=(make_conflict(group, "time", "temporal", values),))
    return Differences()


def told_beside(mention: EventMention, time: TimeExpression, evidenced: Evidenced) -> bool:
    """Whether the sentence of a mention gives the other time too, of something else ("left at 11:36, back at 7:33")."""
    annotations = evidenced.pages[mention.document].annotations
    sentence = annotations.sentences[mention.sentence].span
    inside = [t.hours for t in annotations.times if t.hours is not None and sentence.contains(t.span)]
    return any(time.hours is not None and not exclusive(time.hours, hours) for hours in inside)


def exclusive(one: Range, other: Range) -> bool:
    """Whether two stretches of a day have at most one instant in common (noon ends the morning)."""
    both = one.intersection(other)
    wide = one.low != one.high and other.low != other.high
    return both is None or (wide and both.low == both.high)


def outcomes(group: FactGroup, evidenced: Evidenced) -> Differences:
    """What was open, planned or asked for, and is told as done by a page that knew more."""
    done = [m for m in group.mentions if m.event.modality == "happened" and m.event.polarity == "positive" and sure(m)]
    joined = [join for join in group.joins if join.score >= PLAN_DONE]
    likely = {pair for join in joined for pair in ((join.left, join.right), (join.right, join.left))}
    pending = [
        m
        for m in group.mentions
        if m.event.type not in SAYINGS
        and (m.event.type is not None or m.event.mode is not None)
        and is_open(m, evidenced)
        and not any(evidenced.order.before(d.document, m.document) for d in done)
        and any((m.event.id, d.event.id) in likely and (m.who & d.who or not m.who | d.who) for d in done)
    ]
    if not pending or {m.document for m in done} == {m.document for m in pending}:
        return Differences()
    before = make_side(extents(pending), evidenced, " / ".join(sorted({m.event.modality for m in pending})))
    after = make_side(extents(done), evidenced, "happened")
    return Differences(changes=(make_change(group, "modality", before, after),))


def sure(mention: EventMention) -> bool:
    """Whether a clause of a mention's own tells the event, as news."""
    return mention.event.told and mention.event.asserted


def is_open(mention: EventMention, evidenced: Evidenced) -> bool:
    """Whether a mention leaves open whether its event takes place, soon; why or how it did is another question."""
    event = mention.event
    text = evidenced.pages[mention.document].document.text
    asked = QUESTION.search(text, event.extent.start, event.trigger.start) is not None
    still = event.modality in OPEN and not event.state and sure(mention) and not (event.modality == "unknown" and asked)
    return still and not AHEAD.search(event.extent.of(text))


def extents(mentions: Iterable[EventMention]) -> list[Located]:
    """Where mentions tell their event."""
    return [(m.document, m.event.extent) for m in mentions]


def words_for_outcome(group: FactGroup, evidenced: Evidenced) -> Differences:
    """The same setback in words that do not mean the same: postponed here, cancelled there."""
    return by_value(group, evidenced, "state", "wording", lambda m: m.event.state)


def polarity(group: FactGroup, evidenced: Evidenced) -> Differences:
    """Told as happened by one page and as not happened by another, in the same word and with a word of denial.

    What a page in its own voice says had not happened, and a later one tells, has changed; what somebody denies stands
    against it.
    """
    mentions = {m.event.id: m for m in group.mentions}
    for join in group.joins:
        told, denied = sorted(
            (mentions[join.left], mentions[join.right]), key=lambda m: (denies(m, evidenced), m.document)
        )
        if join.score < SURE or not contradicts(told, denied, evidenced):
            continue
        sides = (
            make_side(extents([told]), evidenced, "told as so"),
            make_side(extents([denied]), evidenced, "told as not so"),
        )
        if denied.event.attribution is None and evidenced.order.before(denied.document, told.document):
            return Differences(changes=(make_change(group, "polarity", sides[1], sides[0]),))
        return Differences(conflicts=(make_conflict(group, "polarity", "polarity", sides),))
    return Differences()


def contradicts(told: EventMention, denied: EventMention, evidenced: Evidenced) -> bool:
    """Whether an independent report denies what the first one tells as happened."""
    independent = evidenced.lineage[told.document] != evidenced.lineage[denied.document]
    words = told.event.extent.of(evidenced.pages[told.document].document.text)
    asserted = told.event.modality == "happened" and not DENIAL.search(words)
    same_word = told.event.lemma == denied.event.lemma
    pleads = PLEA.match(evidenced.pages[denied.document].document.text, denied.event.extent.start) is not None
    same_word = same_word and not (pleads and denied.event.mode in CRIMES)
    return independent and asserted and same_word and denies(denied, evidenced) and not copied(told, denied, evidenced)


def copied(told: EventMention, denied: EventMention, evidenced: Evidenced) -> bool:
    """Whether two sentences with a word of denial are the same but for a word or two: then our reading differs."""
    annotations = [evidenced.pages[m.document].annotations for m in (told, denied)]
    some, others = (set(a.sentences[m.sentence].words) for a, m in zip(annotations, (told, denied), strict=True))
    sentence = annotations[0].sentences[told.sentence].span.of(evidenced.pages[told.document].document.text)
    return bool(DENIAL.search(sentence)) and len(some & others) >= SAME_SENTENCE * max(min(len(some), len(others)), 1)


def denies(mention: EventMention, evidenced: Evidenced) -> bool:
    """Whether a mention says that the event did not happen, with a word that says so."""
    event = mention.event
    words = event.extent.of(evidenced.pages[mention.document].document.text)
    return (event.polarity == "negative" or event.modality == "denied") and bool(DENIAL.search(words))


def by_value(
    group: FactGroup,
    evidenced: Evidenced,
    slot: str,
    kind: ConflictKind,
    value: Callable[[EventMention], str | None],
) -> Differences:
    """A conflict where independent reports give different values, and no report gives both."""
    told: dict[str, list[EventMention]] = {}
    for m in group.mentions:
        said = value(m)
        if said is not None:
            told.setdefault(said, []).append(m)
    reports = [{evidenced.lineage[m.document] for m in said} for said in told.values()]
    if len(told) < 2 or any(a & b for i, a in enumerate(reports) for b in reports[:i]):
        return Differences()
    values = tuple(make_side(extents(told[key]), evidenced, key) for key in sorted(told))
    return Differences(conflicts=(make_conflict(group, slot, kind, values),))


def make_conflict(group: FactGroup, slot: str, kind: ConflictKind, values: tuple[Side, ...]) -> Conflict:
    """The record, with one plain sentence."""
    fact = fact_id(group)
    told = " against ".join(f"“{v.value}” ({plural(len({q.document for q in v.evidence}), 'page')})" for v in values)
    text = f"The pages differ on {slot}: {told}."
    return Conflict(stable_id("con", fact, slot, kind), (fact,), slot, kind, values, text)


def make_change(group: FactGroup, slot: str, before: Side, after: Side) -> Change:
    """The record, with one plain sentence."""
    fact = fact_id(group)
    text = f"Earlier: {before.value}; later: {after.value}."
    return Change(stable_id("chg", fact, slot, before.value, after.value), (fact,), slot, before, after, text)


def plural(count: int, noun: str) -> str:
    """ "1 page", "2 pages"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
