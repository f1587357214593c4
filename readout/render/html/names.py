"""Everybody and everything a story names: offices, statements, facts and mentions of each.

In come a story and its lines, out go entities, the most told of first. Nothing is left out: an entity that only stands
in a page once is listed with that one mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.account import NamedEntity, Page, Story
from readout.render.cites import Citations, Cite
from readout.render.html.repeats import once, said_once
from readout.render.outline import Line

TYPE_WORDS: Mapping[str, str] = {
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    "COUNTRY": "country",
    "PLACE": "place",
    "FACILITY": "facility",
    "EVENT": "event",
    "OTHER": "other name",
}


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office as pages give it, with its words."""

    title: str
    of: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A fact and the part the entity has in it."""

    role: str
    line: Line


@dataclass(frozen=True, slots=True)
class Name:
    """One entity with all there is of it."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    offices: tuple[OfficeHeld, ...]
    statements: tuple[Line, ...]
    facts: tuple[Part, ...]
    mentions: tuple[Cite, ...]

    @property
    def office(self) -> str:
        """The first office, in words."""
        return self.offices[0].title if self.offices else ""


def names(story: Story, lines: Mapping[str, Line], pages: Sequence[Page]) -> tuple[Name, ...]:
    """The entities of a story by how much is told of them, then by name."""
    citations = Citations(pages)
    called = {entity.id: entity.name for entity in story.entities}
    said, parts = _said(story, lines), _parts(story, lines)
    found = [_name(entity, citations, called, (said, parts)) for entity in story.entities]
    return tuple(
        sorted(
            found, key=lambda name: (-3 * len(name.statements) - 2 * len(name.facts) - len(name.mentions), name.name)
        )
    )


def _name(
    entity: NamedEntity,
    citations: Citations,
    called: Mapping[str, str],
    told: tuple[Mapping[str, list[Line]], Mapping[str, list[Part]]],
) -> Name:
    said, parts = told
    return Name(
        id=entity.id,
        name=entity.name,
        kind=TYPE_WORDS.get(entity.type, entity.type.casefold()),
        aliases=entity.aliases,
        offices=_offices(entity, citations, called),
        statements=tuple(one.line for one in said_once(said.get(entity.id, []))),
        facts=_once(parts.get(entity.id, ())),
        mentions=citations.cites(entity.mentions),
    )


def _once(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Several facts of one sentence with the same part in it, as one."""
    by_role: dict[str, list[Line]] = {}
    for part in parts:
        by_role.setdefault(part.role, []).append(part.line)
    kept = {
        role: {one.line.id: one.line for one in once(lines, key=lambda line: line.text)}
        for role, lines in by_role.items()
    }
    return tuple(Part(part.role, kept[part.role][part.line.id]) for part in parts if part.line.id in kept[part.role])


def _offices(entity: NamedEntity, citations: Citations, called: Mapping[str, str]) -> tuple[OfficeHeld, ...]:
    """Each office once, whatever its capitals, with all its words."""
    held: dict[tuple[str, str], list[int]] = {}
    for index, role in enumerate(entity.roles):
        held.setdefault((role.title.casefold(), role.of or ""), []).append(index)
    return tuple(
        OfficeHeld(
            entity.roles[indices[0]].title,
            called.get(of, ""),
            citations.cites(quote for index in indices for quote in entity.roles[index].evidence),
        )
        for (_, of), indices in held.items()
    )


def _said(story: Story, lines: Mapping[str, Line]) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for statement in story.statements:
        if statement.speaker:
            found.setdefault(statement.speaker, []).append(lines[statement.id])
    return found


def _parts(story: Story, lines: Mapping[str, Line]) -> Mapping[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for fact in sorted(story.facts, key=lambda fact: -fact.weight):
        roles: dict[str, list[str]] = {}
        for participant in fact.participants:
            roles.setdefault(participant.entity, []).append(participant.role)
        if fact.place and fact.place not in roles:
            roles[fact.place] = ["place"]
        for entity, own in roles.items():
            found.setdefault(entity, []).append(Part(", ".join(dict.fromkeys(own)), lines[fact.id]))
    return found
