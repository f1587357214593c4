"""The archive: pages that stay, and the stories they tell as more pages come.

    open_archive(location) -> OpenArchive: add, stories, story, search, who, diff, rebuild, verify, …

`store` keeps the rows; here stands the order in which pages are read, understood, placed in stories and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.pipeline.archive.place import DEFAULT, VARIABLE, archive_location

if TYPE_CHECKING:
    from readout.pipeline.archive.open import OpenArchive

__all__ = ["DEFAULT", "VARIABLE", "archive_location", "open_archive"]


def open_archive(location: str | None = None) -> OpenArchive:
    """The archive at a path or URL, else where `READOUT_STORE` says, else in the user's data folder.

    It is made where there is none. Raises StoreError where it cannot be opened.
    """
    from readout.pipeline.archive.open import OpenArchive
    from readout.store.opening import open_database

    return OpenArchive(open_database(archive_location(location)))
