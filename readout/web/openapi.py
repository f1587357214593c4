"""The OpenAPI description, with the names and the required fields that the JSON really has.

In comes the application, out goes its description as FastAPI makes it from the records, with two corrections: names
lose the trailing underscore that only Python needs, and every field is required, because every field is written.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from readout.render.schema import published

OWN_ERRORS = ("HTTPValidationError", "ValidationError")
ABOUT = (
    "What the archive of one machine tells. Offsets are 0-based, half-open, in Unicode code points of a page's text. "
    'Every error is {"error": {"problem", "where", "remedy"}}.'
)


def described(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=ABOUT, routes=app.routes)
        schemas: dict[str, Any] = made["components"]["schemas"]
        for name in OWN_ERRORS:  # ours has another shape, and another status
            schemas.pop(name, None)
        made["components"]["schemas"] = published(schemas)
        for path in made["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        app.openapi_schema = made
    return app.openapi_schema
