"""What may be set about the web application; every default stands here and only here."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
DEFAULT_PORT = 8642
PORTS_TRIED = 20
"""How many ports, from the default one up, are tried where the user has chosen none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Bounds and addresses. What is beyond a bound is refused with the bound named, never cut."""

    host: str = LOOPBACK_NAMES[1]
    """Where it listens. Requests must name this host or a loopback name (against DNS rebinding)."""
    place: str = ""
    """What to call the place of the archive, where its own says nothing to the user."""
    upload_bytes: int = 200_000_000
    """Most bytes of one upload, all its files together: a large web archive is better added by the command."""
    upload_files: int = 500
    """Most files of one upload."""
    upload_addresses: int = 50
    """Most addresses of one upload."""
    jobs_waiting: int = 8
    """Most uploads that wait while one is being read."""
    jobs_kept: int = 50
    """Finished uploads whose outcome can still be looked up."""
    stories_filtered: int = 5_000
    """Stories, the newest first, whose title and outlets a filter is held against."""
    lines: int = 100
    """Lines of one section of a name's page; the rest is counted, and shown where it is asked for."""
