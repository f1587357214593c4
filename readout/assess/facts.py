"""One published fact out of the mentions that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from readout.assess.order import PageOrder
from readout.assess.quotes import when
from readout.assess.replacement import stand
from readout.assess.sources import count_lineages, count_origins
from readout.assess.summary import legible, summarise
from readout.assess.values import by_slot, factor_of, readings_of, together
from readout.model import DateRange, Document, TimeExpression, stable_id
from readout.model.account import (
    Amount,
    EventClass,
    Evidence,
    Fact,
    Modality,
    Polarity,
    RoleFiller,
    Status,
    When,
)
from readout.model.links import AnnotatedPage, EventMention, FactGroup, LinkedEntity

DECIMALS = 6
"""Decimals of a published number; converting units there and back leaves digits that nobody said."""


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What facts are made from:

    the story's pages, who is who, which page belongs to which report, which words are whose.
    """

    pages: Mapping[str, AnnotatedPage]
    entities: Mapping[str, LinkedEntity]
    lineage: Mapping[str, str]
    order: PageOrder
    statements: Mapping[tuple[str, str], str]
    """(document id, attribution id) to published statement id."""

    @property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {key: page.document for key, page in self.pages.items()}

    def time(self, mention: EventMention) -> TimeExpression | None:
        """The time expression of a mention."""
        index = mention.event.time
        return self.pages[mention.document].annotations.times[index] if index is not None else None


def fact_id(group: FactGroup) -> str:
    """Depends on the places of the evidence alone."""
    parts = sorted(
        f"{m.document}:{m.event.trigger.start}:{','.join(e for _, e in m.roles)}:{m.toll or ''}" for m in group.mentions
    )
    return stable_id("fact", *parts)


def make_fact(group: FactGroup, evidenced: Evidenced, topics: tuple[str, ...], weight: float) -> Fact:
    """The fact as published; conflicts and changes add to its status later."""
    mentions = group.mentions
    lineages = count_lineages(mentions, evidenced.lineage)
    status: tuple[Status, ...] = ("corroborated",) if lineages > 1 else ("single-source",)
    return Fact(
        id=fact_id(group),
        summary=summarise(group, evidenced.pages, evidenced.entities),
        event=event_class(mentions),
        participants=participants(mentions),
        time=fact_time(mentions, evidenced),
        place=most_common(m.place for m in mentions),
        values=fact_values(mentions, evidenced.pages, evidenced.order),
        commitment=any(m.event.commitment for m in mentions),
        background=all(m.event.background for m in mentions),
        polarity=cast(Polarity, most_common(m.event.polarity for m in mentions) or "positive"),
        modality=cast(Modality, evidenced.order.current_modality(mentions)),
        status=status,
        lineages=lineages,
        origins=count_origins(mentions, evidenced.lineage),
        topics=topics,
        weight=round(weight, 4),
        evidence=tuple(evidence(m, evidenced) for m in mentions),
        time_words=time_words(mentions, evidenced),
    )


def most_common(values: Iterable[str | None]) -> str | None:
    """The most frequent value that is not None, ties by alphabet."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def event_class(mentions: Sequence[EventMention]) -> EventClass:
    """The type most mentions have, with the mode most of those have."""
    kind = most_common(m.event.type for m in mentions)
    return EventClass(kind, most_common(m.event.mode for m in mentions if m.event.type == kind))


def participants(mentions: Sequence[EventMention]) -> tuple[RoleFiller, ...]:
    """Everybody who takes part in any mention, once, in the role most mentions give; most named first."""
    roles: dict[str, list[str]] = {}
    for m in mentions:
        for role, entity in m.roles:
            roles.setdefault(entity, []).append(role)
    ordered = sorted(roles, key=lambda e: (-len(roles[e]), e))
    return tuple(RoleFiller(most_common(roles[entity]) or "", entity) for entity in ordered)


def fact_time(mentions: Sequence[EventMention], evidenced: Evidenced) -> When | None:
    """The days that most mentions allow together; of days given equally often, the most exact."""
    ranges = [t.days for m in mentions if (t := evidenced.time(m)) is not None and t.kind in ("date", "time")]
    known = [d for d in ranges if d.earliest is not None or d.latest is not None]
    if not known:
        return None
    known.sort(key=lambda d: (-sum(d.intersection(other) is not None for other in known), days_wide(d)))
    allowed = known[0]
    for other in known[1:]:
        allowed = allowed.intersection(other) or allowed
    return when(allowed)


def time_words(mentions: Sequence[EventMention], evidenced: Evidenced) -> str | None:
    """The words most mentions name the time with; None where none does."""
    times = [(m.document, t) for m in mentions if (t := evidenced.time(m)) is not None and t.kind in ("date", "time")]
    return most_common(t.span.of(evidenced.pages[document].document.text) for document, t in times)


def days_wide(days: DateRange) -> float:
    """Number of days of a range; open ranges are infinitely wide."""
    if days.earliest is None or days.latest is None:
        return float("inf")
    return (days.latest - days.earliest).days


def fact_values(
    mentions: Sequence[EventMention], pages: Mapping[str, AnnotatedPage], order: PageOrder
) -> tuple[Amount, ...]:
    """For each slot the range that the evidence which holds now allows, in the unit most of it is said in."""
    readings = readings_of(mentions, pages)
    found = []
    for (slot, _), every in by_slot(readings).items():
        same = [r for r in every if not r.beside] or every
        current = stand(same, mentions[0].toll is not None, order).current[0]
        said = most_common(r.said_in for r in current)
        allowed = together(current).scaled(1 / factor_of(said))
        low, high = (None if end is None else round(end, DECIMALS) for end in (allowed.low, allowed.high))
        found.append(Amount(slot, said, low, high))
    return tuple(found)


def evidence(mention: EventMention, evidenced: Evidenced) -> Evidence:
    """The words of one page that say the fact."""
    page, event = evidenced.pages[mention.document], mention.event
    document, span = page.document, legible(mention, page)
    said = evidenced.statements.get((mention.document, event.attribution)) if event.attribution else None
    return Evidence(
        mention.document,
        span.start,
        span.end,
        span.of(document.text),
        cast(Modality, event.modality),
        tuple(Amount(v.slot, v.unit, v.amount.low, v.amount.high) for v in mention.values),
        said,
        document.published.days.edtf,
    )
