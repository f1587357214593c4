"""Who said what, by topic.

In come a story and the lines of its statements, out go topics, the most spoken of first, each with its speakers. Every
statement stands under one topic: of its own, the one that most statements of the story share. Names are no topics, nor
are words of saying, and what shares its topic with no other statement stands under `OTHER`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.model.account import NamedEntity, Statement, Story
from readout.render.html.repeats import said_once
from readout.render.outline import Line

OTHER = ""
"""The topic of what belongs to no other."""
SAYING = frozenset(("say", "tell", "ask", "add", "answer", "call", "report", "speak", "state", "statement", "word"))
FEWEST = 2
"""A topic has at least so many statements."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker on one topic; `entity` is None where the speaker is nobody the story names."""

    name: str
    office: str
    entity: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic with its speakers, those with most statements first."""

    name: str
    voices: tuple[Voice, ...]

    @property
    def count(self) -> int:
        """How many statements."""
        return sum(len(voice.lines) for voice in self.voices)


def said(story: Story, lines: Mapping[str, Line]) -> tuple[Topic, ...]:
    """The topics of a story, those with most statements first, then by name; `OTHER` last."""
    entities = {entity.id: entity for entity in story.entities}
    topics: dict[str, list[Statement]] = {}
    for statement, topic in _placed(story):
        topics.setdefault(topic, []).append(statement)
    found = [Topic(name, _voices(statements, entities, lines)) for name, statements in topics.items()]
    return tuple(sorted(found, key=lambda topic: (topic.name == OTHER, -topic.count, topic.name)))


def _placed(story: Story) -> Iterable[tuple[Statement, str]]:
    """Every statement with its topic."""
    called = [name for entity in story.entities for name in (entity.name, *entity.aliases)]
    named = SAYING.union(part.casefold() for name in called for part in (name, *name.split()))
    own = {item.id: [topic for topic in item.topics if topic.casefold() not in named] for item in story.statements}
    shared = Counter(topic for topics in own.values() for topic in dict.fromkeys(topics))
    chosen = {
        item: max(topics, key=lambda topic: (shared[topic], topic), default=OTHER) for item, topics in own.items()
    }
    held = Counter(chosen.values())
    for statement in story.statements:
        topic = chosen[statement.id]
        yield statement, topic if held[topic] >= FEWEST else OTHER


def _voices(
    statements: Iterable[Statement], entities: Mapping[str, NamedEntity], lines: Mapping[str, Line]
) -> tuple[Voice, ...]:
    by_speaker: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        known = statement.speaker in entities
        key = (statement.speaker or "", "") if known else ("", statement.speaker_text.casefold())
        by_speaker.setdefault(key, []).append(statement)
    voices = [_voice(entities.get(entity), own, lines) for (entity, _), own in by_speaker.items()]
    return tuple(sorted(voices, key=lambda voice: (-len(voice.lines), voice.name == UNNAMED, voice.name)))


UNNAMED = "Speaker not named"


def _voice(entity: NamedEntity | None, statements: list[Statement], lines: Mapping[str, Line]) -> Voice:
    return Voice(
        name=entity.name if entity else statements[0].speaker_text or UNNAMED,
        office=entity.roles[0].title if entity and entity.roles else "",
        entity=entity.id if entity else None,
        lines=tuple(one.line for one in said_once([lines[statement.id] for statement in statements])),
    )
