"""The account as JSON: the contract `readout/1`, and those of pages by themselves.

In comes a record, out goes UTF-8 text that ends with a newline. Keys keep the order of the types, so the same
account is the same bytes. Characters that steer a terminal are escaped, never removed: the data is exact.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from readout.render.controls import escaped_for_json

if TYPE_CHECKING:
    from readout.model import Readout
    from readout.render.annotations import AnnotationsFile
    from readout.render.read_pages import PagesFile


def to_json(result: Readout | AnnotationsFile | PagesFile) -> str:
    """The result as its contract says; offsets are 0-based half-open code points of `documents[].text`."""
    return serialised(result.to_dict())


def serialised(data: dict[str, Any]) -> str:
    """Plain data as indented JSON, safe to print."""
    return escaped_for_json(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
