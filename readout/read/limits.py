"""How much one page, and one call, may cost. Caps are named here once and reported where they are hit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds of the read stage; a page beyond them becomes a `Refusal`, never a cut text."""

    page_bytes: int = 10_000_000
    """Largest page read. The longest news features are below 1 MB; an archive of many pages is not one page."""
    list_lines: int = 20_000
    """Most lines of one page that are classified; a page with more is a data file, not a report."""
