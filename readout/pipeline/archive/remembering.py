"""The memory of comparisons over an archive: what two pages share is found once, however often their story grows.

In: the pages of one story. Out: for `trace_lineages`, what was found of their pairs before, by the same version of the
program and with the same dates; afterwards, what is new goes back into the archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from sqlalchemy import Connection

from readout import __version__
from readout.lineage import Likeness, LineageSettings
from readout.model import Document
from readout.store.codec import decode, encode, shape_of
from readout.store.comparing import comparisons_of, keep_comparisons


@cache
def _version() -> str:
    return f"{__version__}/{shape_of(Likeness)}/{LineageSettings()}"


class StoreMemory:
    """Comparisons of some pages."""

    def __init__(self, connection: Connection, pages: Sequence[str]) -> None:
        self._kept = comparisons_of(connection, pages)
        self._new: dict[tuple[str, str], tuple[str, bytes]] = {}

    def known(self, one: Document, other: Document) -> Likeness | None:
        """What was found before of the same two pages with the same dates."""
        basis, content = self._kept.get(_pair(one, other), ("", b""))
        return decode(Likeness, content) if basis == _basis(one, other) else None

    def keep(self, one: Document, other: Document, likeness: Likeness) -> None:
        """Remember it; `write` puts it into the archive."""
        self._new[_pair(one, other)] = _basis(one, other), encode(likeness)

    def write(self, connection: Connection) -> None:
        """Keep what is new."""
        keep_comparisons(connection, self._new)


def _pair(one: Document, other: Document) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _basis(one: Document, other: Document) -> str:
    """Stands for all that a comparison rests on beside the two pages: the program, and when each was written."""
    first, second = sorted((one, other), key=lambda document: document.id)
    parts = f"{_version()}|{first.published.days.edtf}|{second.published.days.edtf}"
    return blake2b(parts.encode(), digest_size=8).hexdigest()
