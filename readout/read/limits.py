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
    record_bytes: int = 20_000_000
    """Largest record of an archive, and largest feed, that is held in memory: twice a page."""
    expanded_bytes: int = 100_000_000_000
    """Most bytes that are unpacked out of one file, all its layers together: twenty large web archives."""
    expansion_ratio: int = 250
    """Most bytes that one packed byte may become. Pages shrink to a fifth; a thousandth is the most deflate can do."""
    ratio_from_bytes: int = 20_000_000
    """Less than this may come out of anything, however small it is packed."""
    nesting: int = 4
    """Layers of packing that are opened: a gzip file within a tar file that is gzipped has three."""
    unpacking_bytes: int = 100_000_000
    """Most memory that unpacking an xz stream may ask for: the tool's highest level asks for two thirds of it."""
    inner_zip_bytes: int = 50_000_000
    """Largest zip archive within another packed file: its table stands at its end, so it is held in memory."""
    index_bytes: int = 64_000_000
    """Largest table of contents of a zip archive: about half a million names."""
    told_per_file: int = 20
    """Refusals of one kind from one file that are told one by one; the others are counted in one line."""
