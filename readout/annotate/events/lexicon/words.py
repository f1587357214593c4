"""Event words: lemma patterns of verbs, nouns and adjectives to a type, a mode and a role frame.

In go `plover.toml` and `news.toml`, out comes `EventWords`. Of several patterns that fit, the one with most conditions
wins, then the one that stands first in the files.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

FILES = ("plover.toml", "news.toml")
ANY_OBJECT = frozenset({"*"})
NO_EVENT = "none"
"""The mode of settings in which a word names no event of its usual kind ("hail from", "a conflict of interest")."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What an event word means. `type` is PLOVER's root code or None, `mode` ours, `frame` who is who."""

    type: str | None
    mode: str | None
    frame: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sense and its conditions; an empty set asks nothing."""

    sense: Sense
    particles: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    @property
    def conditions(self) -> int:
        """How many kinds of conditions the pattern has."""
        return sum(map(bool, (self.particles, self.objects, self.complements, self.subjects)))


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands with a word: lemmas of its particles and prepositions, its objects, its complement verbs."""

    particles: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    """Those of `objects` that stand behind a preposition: they count only for patterns that ask for one."""
    subjects: frozenset[str] = frozenset()
    """Lemmas of the nouns before an active verb."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """Event words by lemma; compound nouns are keyed "air strike"."""

    verbs: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    adjectives: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)

    def verb(self, lemma: str, setting: Setting) -> Sense | None:
        """The sense of a verb in its setting, or None."""
        return _best(self.verbs.get(lemma, ()), setting)

    def carried(self, lemma: str, setting: Setting) -> Sense | None:
        """The sense of a verb that some pattern ties to its object ("launch" with "attack"), or None."""
        tied = tuple(p for p in self.verbs.get(lemma, ()) if p.objects and p.objects != ANY_OBJECT)
        return _best(tied, setting)

    def noun(self, lemma: str, compounds: tuple[str, ...], setting: Setting) -> Sense | None:
        """The sense of a noun, taking the words compounded with it into account, or None."""
        whole = self.compound(lemma, compounds)
        if whole is not None:
            return None if whole.mode == NO_EVENT else whole
        return _best(self.nouns.get(lemma, ()), setting)

    def compound(self, lemma: str, compounds: tuple[str, ...]) -> Sense | None:
        """The sense of a compound noun ("air strike", "cease-fire" cut at its hyphen), or None."""
        for first in compounds:
            for joint in (" ", "-", ""):
                patterns = self.nouns.get(f"{first}{joint}{lemma}")
                if patterns:
                    return patterns[0].sense
        return None

    def adjective(self, lemma: str) -> Sense | None:
        """The sense of a predicate adjective, or None."""
        return _best(self.adjectives.get(lemma, ()), Setting())


def _best(patterns: tuple[Pattern, ...], setting: Setting) -> Sense | None:
    fitting = [p for p in patterns if _fits(p, setting)]
    sense = max(fitting, key=lambda p: p.conditions).sense if fitting else None
    return None if sense is None or sense.mode == NO_EVENT else sense


def _fits(pattern: Pattern, setting: Setting) -> bool:
    if pattern.subjects and pattern.subjects.isdisjoint(setting.subjects):
        return False
    if pattern.objects == ANY_OBJECT:
        return pattern.particles <= setting.particles and bool(setting.objects)
    objects = setting.objects if pattern.particles else setting.objects - setting.placed
    return (
        pattern.particles <= setting.particles
        and (not pattern.objects or not pattern.objects.isdisjoint(objects))
        and (not pattern.complements or not pattern.complements.isdisjoint(setting.complements))
    )


@functools.cache
def load_words() -> EventWords:
    """Read the shipped event words."""
    tables: dict[str, dict[str, list[Pattern]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    folder = resources.files(__package__)
    for name in FILES:
        data = tomllib.loads(folder.joinpath(name).read_text("utf-8"))
        for entry in data["entry"]:
            sense = Sense(entry.get("type"), entry["mode"], entry["frame"])
            for kind, table in tables.items():
                for text in _split(entry.get(kind, "")):
                    lemma, pattern = _pattern(text, sense, data.get("groups", {}))
                    table.setdefault(lemma, []).append(pattern)
    return EventWords(**{kind: {k: tuple(v) for k, v in table.items()} for kind, table in tables.items()})


def _split(words: str) -> list[str]:
    return [part.strip() for part in words.split(";") if part.strip()]


def _pattern(text: str, sense: Sense, groups: Mapping[str, str]) -> tuple[str, Pattern]:
    conditions: dict[str, set[str]] = {"+": set(), "=": set(), ">": set(), "@": set()}
    lemma = []
    for part in text.split():
        if part[0] in conditions:
            conditions[part[0]].update(_alternatives(part[1:], groups))
        else:
            lemma.append(part)
    return " ".join(lemma), Pattern(sense, *(frozenset(conditions[mark]) for mark in "+=>@"))


def _alternatives(text: str, groups: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    for word in text.split("|"):
        found.extend(groups[word[1:]].split("|") if word[:1] == "$" and word[1:] in groups else [word])
    return found
