"""What two pages share, kept so that a story which grows is compared with its new pages only.

In: pairs of page ids with bytes that say what was found, and a `basis` on which that rests. Out: the same bytes where
the basis is still the same. Pairs are kept the smaller id first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from readout.store.pages import chunks
from readout.store.tables import comparisons

Pair = tuple[str, str]


def comparisons_of(connection: Connection, ids: Sequence[str]) -> dict[Pair, tuple[str, bytes]]:
    """Basis and content of every kept pair of some pages."""
    inside = set(ids)
    columns = comparisons.c.one, comparisons.c.other, comparisons.c.basis, comparisons.c.content
    found = {}
    for some in chunks(sorted(inside)):
        for one, other, basis, content in connection.execute(select(*columns).where(comparisons.c.one.in_(some))):
            if other in inside:
                found[one, other] = basis, content
    return found


def keep_comparisons(connection: Connection, found: Mapping[Pair, tuple[str, bytes]]) -> None:
    """Keep pairs, in the place of what was kept of them."""
    for one, other in sorted(found):
        same = (comparisons.c.one == one) & (comparisons.c.other == other)
        connection.execute(delete(comparisons).where(same))
    rows = [{"one": p[0], "other": p[1], "basis": b, "content": c} for p, (b, c) in sorted(found.items())]
    if rows:
        connection.execute(insert(comparisons), rows)
