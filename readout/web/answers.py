"""Records as answers: JSON that no browser takes for a page, and errors in the one shape there is.

In come frozen records, out go responses. Times become RFC 3339, trailing underscores of names are dropped as the
contract has it, and characters that steer a terminal are escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from readout.model.account import plain
from readout.render.controls import escaped_for_json
from readout.web.records import ErrorAnswer, Problem


def json_answer(record: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The record as JSON; raises ValueError where a number is none."""
    return Response(_serialised(plain(record)), status, headers, media_type="application/json")


def json_error(problem: Problem, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """The one shape of errors."""
    return json_answer(ErrorAnswer(problem), status, headers)


def _serialised(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_moment)
    return escaped_for_json(text)


def _moment(value: object) -> str:
    if isinstance(value, date):  # moments too
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
