"""Which story somebody means: an id, the beginning of one, or words of its title.

In: what was typed. Out: the id of one story; where several are meant, an error that lists them.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from readout.model.errors import UnknownId, UsageError
from readout.store import accounts
from readout.store.terms import wanted

SHOWN = 8
"""Candidates listed where several stories are meant."""


def story_meant(connection: Connection, text: str) -> str:
    """The one story that `text` stands for; raises UsageError where it is several, UnknownId where it is none."""
    try:
        return accounts.resolve_story(connection, text)
    except UnknownId:
        titles = accounts.titles_of(connection)
    found = _begun(titles, text) or _titled(titles, text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownId(
            "there is no such story", where=text, remedy="`readout stories` lists all, `readout search` finds words"
        )
    listed = "; ".join(f"{story} {titles[story]}" for story in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise UsageError(f"{len(found)} stories are called so", where=text, remedy=f"give the id of one: {listed}{more}")


def _begun(titles: Mapping[str, str], text: str) -> list[str]:
    """Stories whose id begins so, with or without the letter that all begin with."""
    text = text.strip().casefold()
    return sorted(one for one in titles if text and (one.startswith(text) or one.partition("-")[2].startswith(text)))


def _titled(titles: Mapping[str, str], text: str) -> list[str]:
    """Stories whose title has all the words, in any order; phrases in quotation marks as they stand."""
    asked = wanted(text)
    if not asked.phrases:
        return []
    return sorted(story for story, title in titles.items() if asked.stands_in(title))
