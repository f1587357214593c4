"""What the corpus stages hand to each other: understood pages, and what of several belongs together.

A page's event or attribution is named by document id and its own id; ids are unique within a story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from readout.model.annotations import Annotations, Attribution, Event, Value
from readout.model.document import Document
from readout.model.spans import Span


class AnnotatedPage(NamedTuple):
    """One page and what was understood of it."""

    document: Document
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words, or the same content in the same order, in two pages."""

    derived: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Derivation:
    """One page carries another's report (PROV-O: `derived` wasDerivedFrom `source`; both are document ids).

    `kind` is copy, rewrite, update or partial; `score` the chance that the two are one report, 0 to 1; for a
    partial derivation the fraction of the shorter page that is shared. Partial ones do not make one lineage of two.
    """

    derived: str
    source: str
    kind: str
    score: float
    passages: tuple[Passage, ...]
    reasons: tuple[tuple[str, float], ...] = ()
    """What weighed most in the decision, for and against: (feature, weight)."""


@dataclass(frozen=True, slots=True)
class LineageGroup:
    """Documents that carry or rewrite one report; every document of a collection is in exactly one group."""

    id: str
    documents: tuple[str, ...]
    origin: str | None
    derivations: tuple[Derivation, ...]


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One entity of a story: the page entities (document id, entity id) that are the same one."""

    id: str
    name: str
    type: str
    key: str | None
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventMention:
    """One page's event, with its participants as entities of the story."""

    document: str
    event: Event
    sentence: int
    number: int
    """Index among the page's events."""
    roles: tuple[tuple[str, str], ...]
    """(role, story entity id), in text order, without the unresolved."""
    place: str | None
    speaker: str | None
    """Story entity that says so, where the event stands in somebody's words."""
    values: tuple[Value, ...] = ()
    """The event's numbers as far as this reading goes; counts of things have the thing as their unit."""
    persons: frozenset[str] = frozenset()
    """Those of the story entities taking part that are people, not bodies or countries."""
    toll: str | None = None
    """For a count of people something happened to:

    what, and to whom where that is said ("deaths", "deaths of child").
    """

    @property
    def who(self) -> frozenset[str]:
        """The story entities that take part."""
        return frozenset(entity for _, entity in self.roles)


@dataclass(frozen=True, slots=True)
class Join:
    """Why two mentions were taken for the same fact: their ids, the score, and the features that made it."""

    left: str
    right: str
    score: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Event mentions that tell the same fact."""

    mentions: tuple[EventMention, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class StatementMention:
    """One page's attribution, with its speaker as an entity of the story."""

    document: str
    attribution: Attribution
    content: Span
    speaker: str | None
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Attributions that render the same words or the same thing said."""

    mentions: tuple[StatementMention, ...]
