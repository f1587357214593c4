"""What is left to do in an archive, done: pages understood, placed and told.

In: an archive, perhaps one where a run was interrupted. Out: the stories that changed. Pages are understood in lots,
and the stories that a lot touches are told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.model import Refusal
from readout.pipeline.archive.keeping import Clock
from readout.pipeline.archive.telling import Telling, tell_stories
from readout.pipeline.archive.understanding import understand_pages
from readout.pipeline.configuration import Configuration
from readout.pipeline.progress import Progress
from readout.store import pages
from readout.store.connection import Database

LOT = 200
"""Pages understood before the stories that they touch are told."""


def go_on(database: Database, configuration: Configuration, progress: Progress, clock: Clock) -> Telling:
    """Understand every page that waits for it, and tell every story that changed."""
    told = Telling()
    with database.reading() as connection:
        waiting = pages.not_understood(connection)
    for refused in understand_lots(database, waiting, configuration, progress):
        told.refused += refused
        tell_stories(database, progress, clock, told)
    tell_stories(database, progress, clock, told)
    return told


def understand_lots(
    database: Database, ids: Sequence[str], configuration: Configuration, progress: Progress
) -> Iterator[list[Refusal]]:
    """Understand pages in the order given; yields after every lot those that could not be understood."""
    for at in range(0, len(ids), LOT):
        lot = ids[at : at + LOT]
        progress.begin("Understanding pages", len(lot))
        refused = understand_pages(database, lot, configuration, progress)
        progress.end()
        yield refused
