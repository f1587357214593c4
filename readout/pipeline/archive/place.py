"""Where an archive is, where nobody says: `READOUT_STORE`, else the user's data folder.

In: what the user named, if anything. Out: a path or URL. https://specifications.freedesktop.org/basedir-spec/
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "READOUT_STORE"
DEFAULT = "$XDG_DATA_HOME/readout/archive.db (~/.local/share/readout/archive.db)"
"""As told in --help."""


def archive_location(location: str | None) -> str:
    """The path or URL of the archive to open."""
    return location or os.environ.get(VARIABLE) or str(_data_home() / "readout" / "archive.db")


def _data_home() -> Path:
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".local" / "share"
