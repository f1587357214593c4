"""What lists and hits need of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page without its text; days are ISO dates, `written` is EDTF."""

    id: str
    uri: str
    outlet: str | None
    written: str | None
    earliest: str | None
    latest: str | None
    story: str | None
    lineage: str | None
