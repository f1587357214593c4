"""What the ids of an account name: pages, entities, statements, countries.

In comes a `Readout`, out come its stories with their ids resolved. An id that the account does not hold (a story taken
out of its account by hand) names nothing: it is never guessed.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

from readout.model.account import Fact, Lineage, NamedEntity, Page, Readout, Statement, Story
from readout.render.cites import Quoted

QuotedT = TypeVar("QuotedT", bound=Quoted)
LAST = "9999"  # sorts after every date: what has none comes last


@dataclass(frozen=True, slots=True)
class Country:
    """The codes of ISO 3166-1."""

    alpha_2: str
    alpha_3: str


@dataclass(frozen=True, slots=True)
class NamedStory:
    """One story with what its ids name."""

    story: Story
    pages: Mapping[str, Page]
    entities: Mapping[str, NamedEntity]
    statements: Mapping[str, Statement]
    facts: Mapping[str, Fact]
    lineages: Mapping[str, Lineage]
    """By the id of each page of the story."""

    def name(self, entity: str | None) -> str | None:
        """What an entity is called; None for none and for one that the story does not know."""
        found = self.entities.get(entity) if entity is not None else None
        return found.name if found else None

    def speaker(self, statement: str | None) -> str | None:
        """Who said it: by name, else as the page puts it."""
        said = self.statements.get(statement) if statement is not None else None
        return (self.name(said.speaker) or said.speaker_text or None) if said else None

    def country(self, entity: str | None) -> Country | None:
        """The country an entity is, or holds all its offices of; None where the pages leave it open."""
        found = self.entities.get(entity) if entity is not None else None
        if found is None:
            return None
        if found.type == "COUNTRY":
            return country_named(found.name)
        offices = {self.name(role.of) for role in found.roles if role.of is not None}
        named = {name for name in offices if name is not None and self._is_country(name)}
        return country_named(named.pop()) if len(named) == 1 else None

    def _is_country(self, name: str) -> bool:
        return any(entity.type == "COUNTRY" and entity.name == name for entity in self.entities.values())

    def ordered_pages(self) -> tuple[Page, ...]:
        """The pages of the story, by id."""
        return tuple(self.pages[key] for key in sorted(set(self.story.documents) & self.pages.keys()))


def named_stories(readout: Readout) -> Iterator[NamedStory]:
    """The stories of an account by their time, then by id."""
    pages = {page.id: page for page in sorted(readout.documents, key=lambda page: page.id)}
    for story in sorted(readout.stories, key=lambda story: (_begins(story.time), story.id)):
        yield NamedStory(
            story=story,
            pages=pages,
            entities={entity.id: entity for entity in story.entities},
            statements={statement.id: statement for statement in story.statements},
            facts={fact.id: fact for fact in story.facts},
            lineages={page: lineage for lineage in story.lineages for page in lineage.documents},
        )


def _begins(edtf: str | None) -> str:
    first, _, last = (edtf or LAST).partition("/")
    return first if first not in ("", "..") else last


def in_place(quotes: Iterable[QuotedT]) -> list[QuotedT]:
    """Spans by page and place."""
    return sorted(quotes, key=lambda quote: (quote.document, quote.start, quote.end))


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 of a page's text, in hexadecimal."""
    return hashlib.sha256(_utf8(text)).hexdigest()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def country_named(name: str) -> Country | None:
    """The codes of a country by the name that accounts give it."""
    return _countries().get(name)


@cache
def _countries() -> Mapping[str, Country]:
    raw = tomllib.loads(resources.files(__package__).joinpath("countries.toml").read_text(encoding="utf-8"))
    return {name: Country(*codes) for name, codes in raw["codes"].items()}
