"""How an address is fetched: every bound stands here once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from readout import __version__
from readout.read.limits import ReadLimits

ROBOT = "readout"
"""The name that robots.txt files may speak of."""
CACHE_VARIABLE = "READOUT_CACHE"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Bounds and manners of fetching; seconds and bytes."""

    user_agent: str = f"{ROBOT}/{__version__} (reads single pages named by a person; honours robots.txt)"
    page_bytes: int = field(default_factory=lambda: ReadLimits().page_bytes)
    """After decompression."""
    connect_seconds: float = 10.0
    request_seconds: float = 30.0
    """For one request as a whole, however slowly it drips."""
    redirects: int = 5
    delay_seconds: float = 1.0
    """Between two requests to one host; a host's robots.txt may ask for more."""
    longest_wait_seconds: float = 30.0
    """A host that asks for a longer wait, between pages or before coming back, is not waited for."""
    robots_bytes: int = 512_000
    """RFC 9309 asks for at least 500 kibibytes."""
    cache_bytes: int = 500_000_000
    cache: Path | None = None
    """The folder of the cache, or None for no cache."""


def cache_folder() -> Path:
    """Where fetched pages are kept: `READOUT_CACHE`, else the user's cache folder."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "readout"
