"""Everybody of a name, over all stories.

In: a name as typed. Out: one `Profile` for each name and type that bears it, the most mentioned first. Entities are
told apart by the stories alone: the same name in two stories gives one profile with both, and never a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from readout.model.account import Fact, Statement
from readout.model.archive import Held, Profile, Told
from readout.store import accounts
from readout.store.accounts import Bearer
from readout.store.codec import decode
from readout.store.finding import Sought, find
from readout.store.terms import as_phrase, fold

ACTING = frozenset({"actor", "attendee"})
"""Roles of those who bind themselves by a promise."""


def profiles(connection: Connection, name: str) -> tuple[Profile, ...]:
    """Everybody whose names hold the words of this one, in order; nothing where nobody does."""
    groups: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in accounts.bearers_of(connection, as_phrase(name)):
        groups[bearer.entity.type, " ".join(map(fold, bearer.entity.name.split()))].append(bearer)
    ranked = sorted(groups.items(), key=lambda item: (-sum(b.mentions for b in item[1]), item[0]))
    return tuple(_profile(connection, bearers) for _, bearers in ranked)


def _profile(connection: Connection, bearers: Sequence[Bearer]) -> Profile:
    most = max(bearers, key=lambda b: (b.mentions, b.story))
    rows = accounts.story_rows_of(connection, [b.story for b in bearers])
    stories = tuple(sorted(rows.values(), key=lambda row: (_newest(row.time), row.updated_at, row.id), reverse=True))
    aliases = {n for b in bearers for n in (b.entity.name, *b.entity.aliases)} - {most.entity.name}
    told = _told(connection, bearers, {key: row.title for key, row in rows.items()})
    promised = [one for one in told if isinstance(one.item, Fact) and promises(one, bearers)]
    events = tuple(one for one in told if isinstance(one.item, Fact) and one not in promised)
    return Profile(
        name=most.entity.name,
        type=most.entity.type,
        aliases=tuple(sorted(aliases)),
        stories=stories,
        offices=_offices(connection, bearers),
        statements=tuple(one for one in told if isinstance(one.item, Statement)),
        events=events,
        commitments=tuple(promised),
    )


def promises(told: Told, bearers: Sequence[Bearer]) -> bool:
    """Whether a fact is a promise of theirs, and not one that others make to them."""
    who = {b.entity.id for b in bearers if b.story == told.story}
    fact = told.item
    acting = {p.entity for p in fact.participants if p.role in ACTING} if isinstance(fact, Fact) else set()
    return isinstance(fact, Fact) and fact.commitment and bool(acting & who)


def _newest(edtf: str | None) -> str:
    return (edtf or "").rpartition("/")[2].strip(".")


def _offices(connection: Connection, bearers: Sequence[Bearer]) -> tuple[Held, ...]:
    wanted = [(b.story, office.of) for b in bearers for office in b.entity.roles if office.of]
    names = accounts.names_of_entities(connection, wanted)
    return tuple(
        Held(b.story, office.title, names.get((b.story, office.of or "")), office)
        for b in sorted(bearers, key=lambda b: b.story)
        for office in b.entity.roles
    )


def _told(connection: Connection, bearers: Sequence[Bearer], titles: dict[str, str]) -> list[Told]:
    """Facts they take part in and statements they make, by day, the newest first."""
    who = {(b.story, b.entity.id) for b in bearers}
    names = sorted({b.entity.name for b in bearers})
    found: dict[tuple[str, str], tuple[int, Told]] = {}
    for name in names:
        sought = Sought((("names", as_phrase(name)),), ("fact", "statement"), newest_first=True)
        for place, row in enumerate(find(connection, sought, None, 0)[0]):
            item = decode(Fact, row.content or b"") if row.kind == "fact" else decode(Statement, row.content or b"")
            if any((row.story, one) in who for one in _involved(item)):
                told = Told(row.story, titles.get(row.story, ""), item)
                found.setdefault((row.story, row.id), (place, told))
    return [told for _, told in sorted(found.values(), key=lambda pair: pair[0])]


def _involved(item: Fact | Statement) -> list[str]:
    if isinstance(item, Fact):
        return [p.entity for p in item.participants]
    return [item.speaker] if item.speaker else []
