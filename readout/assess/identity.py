"""Offices that one person cannot hold at once, and names spelt in two ways: mistakes of one page, shown as conflicts.

The offices are families of `offices.toml`: within a family a person holds one office of one country or body at a time.
Titles that merely say more or less of the same ("minister", "top diplomat") are in no family and never conflict.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from readout.assess.differences import Differences, make_side
from readout.assess.facts import Evidenced
from readout.model import Span, stable_id
from readout.model.account import Conflict
from readout.model.links import LinkedEntity

LONG_NAME, SLIPS = 5, 2
"""Letters of a name from which up to this many other letters are a slip and not another name."""
SAME_NEWS = timedelta(days=2)
"""Pages this near in time tell of one office; later ones may know of a new one."""
Office = tuple[str, str]
"""(family, office)."""


@cache
def exclusive_offices() -> tuple[tuple[str, str, str], ...]:
    """(words of a title, family, office), the longest title first."""
    table = tomllib.loads(files("readout.assess").joinpath("offices.toml").read_text("utf-8"))
    rows = [
        (title, family, office)
        for family, offices in table.items()
        for office, titles in offices.items()
        for title in titles
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def office_of(title: str) -> Office | None:
    """The exclusive office a title names; None for former, acting, deputy ones and for titles in no family."""
    words = f" {title.casefold()} "
    if any(
        f" {word} " in words
        for word in ("former", "ex", "deputy", "vice", "assistant", "acting", "next", "elect", "then", "shadow")
    ):
        return None
    return next(((family, office) for t, family, office in exclusive_offices() if f" {t} " in words), None)


def find_rival_offices(entities: Sequence[LinkedEntity], evidenced: Evidenced) -> Differences:
    """A conflict for every person to whom different pages give different offices of one family."""
    conflicts = []
    for entity in entities:
        if entity.type != "PERSON":
            continue
        told = offices_told(entity, evidenced)
        for family in sorted({family for family, _ in told}):
            sides = {office: places for (f, office), places in told.items() if f == family}
            if len(sides) < 2 or len({document for places in sides.values() for document, _ in places}) < 2:
                continue
            if succeed_each_other(list(sides.values()), evidenced):
                continue
            values = tuple(make_side(sides[office], evidenced) for office in sorted(sides))
            text = f"{entity.name} is given different offices: {' against '.join(f'“{v.value}”' for v in values)}."
            conflicts.append(
                Conflict(stable_id("con", entity.id, family), (), f"office of {entity.name}", "identity", values, text)
            )
    return Differences(conflicts=tuple(conflicts))


def succeed_each_other(sides: Sequence[Sequence[tuple[str, Span]]], evidenced: Evidenced) -> bool:
    """Whether the pages that give one office all stop days before those begin that give the next: a new office."""
    published = [[evidenced.pages[document].document.published.days for document, _ in places] for places in sides]
    ranges = []
    for days in published:
        first = [d.earliest for d in days if d.earliest is not None]
        last = [d.latest for d in days if d.latest is not None]
        if len(first) < len(days) or len(last) < len(days):
            return False
        ranges.append((min(first), max(last)))
    ranges.sort()
    return all(later[0] - earlier[1] > SAME_NEWS for earlier, later in pairwise(ranges))


def find_rival_spellings(entities: Sequence[LinkedEntity], evidenced: Evidenced) -> Differences:
    """A conflict for every person whose full name different pages spell with other letters; accents are no letters."""
    conflicts = []
    for entity in entities:
        if entity.type != "PERSON":
            continue
        told: dict[tuple[str, ...], list[tuple[str, Span]]] = {}
        for document, span in full_names(entity, evidenced):
            words = spelt(span.of(evidenced.pages[document].document.text))
            told.setdefault(words, []).append((document, span))
        ordered = sorted(told, key=lambda words: (-len({d for d, _ in told[words]}), words))
        for words in ordered[1:]:
            usual = ordered[0]
            apart = {document for document, _ in told[words]} - {document for document, _ in told[usual]}
            if apart and misspelt(usual, words):
                values = tuple(make_side(told[spelling], evidenced) for spelling in (usual, words))
                text = f"One name is spelt in two ways: {' and '.join(f'“{v.value}”' for v in values)}."
                key = stable_id("con", entity.id, " ".join(words))
                conflicts.append(Conflict(key, (), f"name of {entity.name}", "identity", values, text))
    return Differences(conflicts=tuple(conflicts))


def full_names(entity: LinkedEntity, evidenced: Evidenced) -> Iterator[tuple[str, Span]]:
    """Every place where a page names an entity in two words or more."""
    for document, member in entity.members:
        page = evidenced.pages[document]
        for one in page.annotations.entities:
            if one.id == member:
                for mention in one.mentions:
                    if mention.kind == "name" and len(spelt(mention.span.of(page.document.text))) > 1:
                        yield document, mention.span


def spelt(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without accents and the possessive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = plain.replace("’s", "").replace("'s", "")
    return tuple("".join(c if c.isalpha() else " " for c in plain).split())


def misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in one word of some length, by a letter or two."""
    different = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(different) != 1:
        return False
    a, b = different[0]
    return min(len(a), len(b)) >= LONG_NAME and DamerauLevenshtein.distance(a, b) <= SLIPS


def offices_told(entity: LinkedEntity, evidenced: Evidenced) -> dict[Office, list[tuple[str, Span]]]:
    """Where each exclusive office is given to an entity."""
    told: dict[Office, list[tuple[str, Span]]] = {}
    for document, member in entity.members:
        for one in evidenced.pages[document].annotations.entities:
            if one.id != member:
                continue
            for role in one.roles:
                office = office_of(role.title)
                if office is not None:
                    told.setdefault(office, []).extend((document, span) for span in role.evidence)
    return {office: places for office, places in told.items() if places}
