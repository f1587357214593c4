"""In which order pages knew what they tell.

The days on which pages were written decide where they are known; a copy knew no more than the report it carries.
Elsewhere the pages' own words vote: a page that says "will meet" knew less than one that says "met", one that retells
an old toll beside a new one ("from 31 to 27") more than one that has the old toll alone, and tolls mostly grow while
the missing become fewer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from readout.model import Document
from readout.model.links import EventMention, FactGroup

KNOWLEDGE = ("unknown", "possible", "requested", "planned", "denied", "happened")
"""Modalities by how much a page that uses them knows, least first."""
OUTCOME_VOTE, RETOLD_VOTE, TREND_VOTE = 1.0, 2.0, 0.5
"""Votes of an outcome known, of a toll retold, and of a toll that went the usual way."""
ENOUGH_VOTES = 1.0
"""Votes more for one order than for the other from which it holds."""
FALLING = frozenset({"missing", "hostages"})
"""Tolls that usually become smaller."""


def stage(modality: str) -> int:
    """How far a modality is on the way from unknown to happened."""
    return KNOWLEDGE.index(modality)


class PageOrder:
    """Which pages of a story knew less than which."""

    def __init__(
        self, documents: Mapping[str, Document], lineage: Mapping[str, str], groups: Iterable[FactGroup]
    ) -> None:
        self._documents, self._lineage = documents, lineage
        self._known = knowledge_days(documents, lineage)
        self._votes: dict[tuple[str, str], float] = defaultdict(float)
        for group in groups:
            for (less, more), weight in votes(group.mentions).items():
                self._votes[lineage[less], lineage[more]] += weight
        self._later = self._follow(sorted(self._known))

    def before(self, one: str, other: str) -> bool:
        """Whether the first document knew less than the second, by date or by what their words show."""
        a, b = self._lineage[one], self._lineage[other]
        if a == b:
            return self.written_before(one, other)
        return b in self._later[a] and a not in self._later[b]

    def _follow(self, reports: Sequence[str]) -> dict[str, set[str]]:
        """For every report those that knew more, also by way of a third (Warshall 1962)."""
        later = {a: {b for b in reports if a != b and self._directly_before(a, b)} for a in reports}
        for middle in reports:
            for report in reports:
                if middle in later[report]:
                    later[report] |= later[middle]
        return later

    def _directly_before(self, a: str, b: str) -> bool:
        """Whether report `a` is older than `b` by date or, where dates do not tell, by its words."""
        (first, last), (other_first, other_last) = self._known[a], self._known[b]
        if last is not None and other_first is not None and last < other_first:
            return True
        if other_last is not None and first is not None and other_last < first:
            return False
        return self._votes.get((a, b), 0.0) - self._votes.get((b, a), 0.0) >= ENOUGH_VOTES

    def written_before(self, one: str, other: str) -> bool:
        """Whether one page was surely written on an earlier day than another."""
        last, first = self._documents[one].published.days.latest, self._documents[other].published.days.earliest
        return last is not None and first is not None and last < first

    def newest(self, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
        """The mentions whose page did not know less than another mention's page."""
        return tuple(m for m in mentions if not any(self.before(m.document, other.document) for other in mentions))

    def current_modality(self, mentions: Sequence[EventMention]) -> str:
        """The modality as it stands now: the best informed one of the newest pages."""
        return max((m.event.modality for m in self.newest(mentions) or mentions), key=stage)


def knowledge_days(
    documents: Mapping[str, Document], lineage: Mapping[str, str]
) -> dict[str, tuple[date | None, date | None]]:
    """For each lineage the days between which its report was first written, as far as its pages tell."""
    known: dict[str, tuple[date | None, date | None]] = {}
    for key in sorted(set(lineage.values())):
        days = [d.published.days for name, d in sorted(documents.items()) if lineage[name] == key]
        firsts = [d.earliest for d in days]
        lasts = [d.latest for d in days if d.latest is not None]
        first = None if None in firsts else min((f for f in firsts if f is not None), default=None)
        known[key] = (first, min(lasts, default=None))
    return known


def votes(mentions: Sequence[EventMention]) -> dict[tuple[str, str], float]:
    """Votes of one fact for "the first document knew less than the second"."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    documents = sorted({m.document for m in mentions})
    told = {d: [m for m in mentions if m.document == d] for d in documents}
    for one in documents:
        for other in documents:
            if one != other:
                found[one, other] += outcome_vote(told[one], told[other]) + toll_vote(told[one], told[other])
    return found


def outcome_vote(less: Sequence[EventMention], more: Sequence[EventMention]) -> float:
    """A vote where the first page leaves open what the second tells as done."""
    is_open = all(stage(m.event.modality) < stage("denied") and m.event.state is None for m in less)
    done = any(m.event.modality == "happened" and m.event.type is not None for m in more)
    return OUTCOME_VOTE if is_open and done else 0.0


def toll_vote(less: Sequence[EventMention], more: Sequence[EventMention]) -> float:
    """Votes where both pages give a toll and the second retells the first's beside its own, or goes the usual way."""
    old, new = ({v.amount.low for m in page if m.toll for v in m.values} - {None} for page in (less, more))
    if not old or not new:
        return 0.0
    if len(old) == 1 and old < new:
        return RETOLD_VOTE
    if len(old) == len(new) == 1 and old != new:
        toll = (less[0].toll or "").split(" ")[0]
        grows = max(x for x in new if x is not None) > max(x for x in old if x is not None)
        return TREND_VOTE if grows != (toll in FALLING) else 0.0
    return 0.0
