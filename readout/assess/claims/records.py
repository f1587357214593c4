"""What a check of a claim works on.

`Told` is one sentence, of the claim or of a page, with everything read in it; `Comparison` what came of holding the
claim against one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from readout.model import DateRange, Event, Quantity, Span, TimeExpression
from readout.model.ranges import UNKNOWN_DAYS
from readout.model.wording import Word

Slot = Literal["word", "number", "actor", "participant", "name", "place", "time", "polarity", "modality", "speaker"]
Match = Literal["same", "differs", "around", "unsaid"]
"""`around`: not in the sentence itself, but just before it or in the page's lead; that confirms nothing."""


@dataclass(frozen=True, slots=True)
class Name:
    """Where a sentence names or means somebody. `entities` are those of the story it can be: several if unclear."""

    span: Span
    text: str
    entities: frozenset[str]
    place: bool = False
    named: bool = True
    """False for pronouns and descriptions."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says some of the words: the cue, the story entities that say so, where they are named, what they say."""

    cue: Span | None
    speakers: frozenset[str]
    source: Span | None
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence and what was read in it."""

    document: str
    text: str
    """The whole text the spans are of."""
    span: Span
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    sayings: tuple[Saying, ...] = ()
    """What of this somebody is said to have said."""
    written: DateRange = UNKNOWN_DAYS
    context: frozenset[str] = frozenset()
    """Lemmas of the title, the lead and the sentences just before."""
    context_entities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the claim and how a sentence bears it out; `found` is where, None where nothing speaks of it."""

    slot: Slot
    claimed: Span
    match: Match
    found: Span | None = None
    core: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claim held against one sentence."""

    told: Told
    parts: tuple[Part, ...]

    def of(self, match: Match) -> tuple[Part, ...]:
        """The parts with this outcome."""
        return tuple(part for part in self.parts if part.match == match)


@dataclass(frozen=True, slots=True)
class StoryNames:
    """Who a story names: all names of each entity, the places, those most pages name, the offices they hold."""

    names: Mapping[str, tuple[str, ...]]
    places: frozenset[str]
    people: frozenset[str]
    central: frozenset[str]
    offices: Mapping[str, frozenset[str]]
