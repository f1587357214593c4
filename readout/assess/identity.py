"""Offices that one person cannot hold at once: a mistake in one page, kept as a rival value and shown as a conflict.

The offices are families of `offices.toml`: within a family a person holds one office of one country or body at a time.
Titles that merely say more or less of the same ("minister", "top diplomat") are in no family and never conflict.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from readout.assess.differences import Differences, make_side
from readout.assess.facts import Evidenced
from readout.model import Span, stable_id
from readout.model.account import Conflict
from readout.model.links import LinkedEntity

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
            values = tuple(make_side(sides[office], evidenced) for office in sorted(sides))
            text = f"{entity.name} is given different offices: {' against '.join(f'“{v.value}”' for v in values)}."
            conflicts.append(
                Conflict(stable_id("con", entity.id, family), (), f"office of {entity.id}", "identity", values, text)
            )
    return Differences(conflicts=tuple(conflicts))


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
