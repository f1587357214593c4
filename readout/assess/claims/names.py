"""Who a claim can mean among those a story names.

A name of the claim is compared with all names of a story by their words, without case, accents and punctuation: the
same words first, then fewer words of one of its names ("Sarmento" of "Benigno Sarmento"), then more.
"""

from __future__ import annotations

import re
import unicodedata

from readout.assess.claims.records import StoryNames
from readout.model.account import Story

PLACES = frozenset({"PLACE", "COUNTRY"})
SMALL = frozenset({"the", "of", "for", "and", "in", "a", "an", "s"})
LETTERS = 4
"""Letters from which a single word of a story's names is found in a longer name of a claim."""
WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """A name without case, accents and ligatures, for comparison only; offsets of the text do not hold in it."""
    spelt = text.casefold().replace("æ", "ae").replace("ø", "o").replace("ł", "l").replace("\u2019", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))


def key_of(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    words = frozenset(WORD.findall(plain(name)))
    return words - SMALL or words


def story_names(story: Story) -> StoryNames:
    """The names of a story's entities; central are those that at least half of its pages name."""
    pages = len(story.documents)
    return StoryNames(
        names={e.id: (e.name, *e.aliases) for e in story.entities},
        places=frozenset(e.id for e in story.entities if e.type in PLACES),
        people=frozenset(e.id for e in story.entities if e.type == "PERSON"),
        central=frozenset(e.id for e in story.entities if 2 * len({m.document for m in e.mentions}) >= pages),
        offices={e.id: frozenset(plain(role.title) for role in e.roles) for e in story.entities},
    )


def is_name(text: str, entity: str, story: StoryNames) -> bool:
    """Whether a mention names an entity, and is no pronoun or description."""
    key = key_of(text)
    return any(char.isupper() for char in text) and any(key & key_of(name) for name in story.names.get(entity, ()))


def likely_entities(text: str, story: StoryNames) -> frozenset[str]:
    """Every entity of the story that a name can mean; empty where the story names no such."""
    key = key_of(text)
    keys = [(entity, key_of(name)) for entity in sorted(story.names) for name in story.names[entity]]
    exact = frozenset(entity for entity, own in keys if own == key)
    if exact:
        return exact
    shorter = frozenset(entity for entity, own in keys if key < own)
    return shorter or frozenset(entity for entity, own in keys if own < key and _tells(own))


def _tells(key: frozenset[str]) -> bool:
    return len(key) > 1 or any(len(word) >= LETTERS for word in key)
