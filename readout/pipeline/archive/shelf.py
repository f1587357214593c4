"""The index of stories over an archive: takes a page's surroundings from the tables, puts back what changed.

In: the transaction that places pages. Out: the same stories as an index that kept everything in memory would find.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from readout.link.stories import PageSignature
from readout.link.stories.shelf import IndexChanges, ShelvedComponent, ShelvedPage
from readout.store import placing
from readout.store.codec import decode, encode


class StoreShelf:
    """What `StoryIndex` asks for, from the tables of an archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def postings(self, terms: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """The pages of each term, the oldest first."""
        return placing.postings_of(self._connection, terms)

    def pages(self, ids: Sequence[str]) -> Sequence[ShelvedPage]:
        """Pages with their signatures; unknown ids give nothing."""
        return [
            ShelvedPage(decode(PageSignature, one.signature), one.arrival, one.story, one.component)
            for one in placing.placements_of(self._connection, ids)
        ]

    def component(self, number: int) -> ShelvedComponent:
        """One component."""
        return decode(ShelvedComponent, placing.component_of(self._connection, number))

    def founders(self, stories: Sequence[str]) -> Mapping[str, str]:
        """The pages that founded the stories."""
        return placing.founders_of(self._connection, stories)

    def arrivals(self) -> int:
        """How many pages came so far."""
        return placing.arrivals(self._connection)


def keep_changes(connection: Connection, changes: IndexChanges) -> None:
    """Put back what became of the index."""
    numbers = {p: number for number, c in changes.components.items() for p in (*c.pages, *(a for a, _ in c.attached))}
    placed = [
        placing.Placement(page, arrival, encode(signature), changes.stories[page], numbers[page])
        for page, (signature, arrival) in changes.added.items()
    ]
    placing.found_stories(connection, changes.founders)
    placing.place(connection, placed)
    placing.move(connection, {p: s for p, s in changes.stories.items() if p not in changes.added})
    placing.drop_components(connection, changes.gone)
    for number, component in changes.components.items():
        members = [*component.pages, *(page for page, _ in component.attached)]
        placing.keep_component(connection, number, members, encode(component))
    placing.post(connection, changes.posted, changes.dropped)
    placing.tally(connection, changes.passed_over)
