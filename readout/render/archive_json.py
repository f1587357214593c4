"""What an archive answers, as JSON.

In come the records of `readout.model.archive`, out goes UTF-8 text that ends with a newline. The first key, `schema`,
says what it is; instants are RFC 3339 in UTC, days ISO 8601; offsets are 0-based half-open code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from readout.model.account import plain
from readout.model.archive import Added, ArchiveState, Hits, Profile, StoryDiff, StoryRow
from readout.render.json import serialised


def stories_to_json(rows: Sequence[StoryRow], state: ArchiveState) -> str:
    """The list of stories and what the archive holds."""
    return serialised({"schema": "readout-stories/1", "stories": _plain(rows), "archive": _plain(state)})


def hits_to_json(hits: Hits) -> str:
    """What was found, with the number of all."""
    return serialised({"schema": "readout-hits/1", **_plain(hits)})


def profiles_to_json(profiles: Sequence[Profile]) -> str:
    """Everybody of a name."""
    return serialised({"schema": "readout-profiles/1", "profiles": _plain(profiles)})


def diff_to_json(diff: StoryDiff) -> str:
    """What a story says now that it did not say then."""
    return serialised({"schema": "readout-diff/1", **_plain(diff)})


def added_to_json(added: Added) -> str:
    """What came of adding pages, or of rebuilding."""
    return serialised({"schema": "readout-added/1", **_plain(added)})


def _plain(value: object) -> Any:
    return _dated(plain(value))


def _dated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
