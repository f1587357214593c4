"""Style sheets and scripts: read once, each with its type and a tag of its content.

In come the texts that the views share with self-contained files and those of this folder, out go responses that a
browser loads again only where they changed. Only names known when the server starts are served: no part of a request
ever reaches the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from readout.render.html import assets as shared_assets

STATIC = Path(__file__).parent / "static"
TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served."""

    data: bytes
    type: str
    tag: str


def assets() -> Mapping[str, Asset]:
    """Everything that is served below `/static`, by name."""
    own = {
        path.name: (path.read_text(encoding="utf-8"), TYPES[path.suffix])
        for path in sorted(STATIC.iterdir())
        if path.suffix in TYPES
    }
    return {name: _asset(text, type) for name, (text, type) in {**own, **shared_assets()}.items()}


def served(asset: Asset | None, request: Request) -> Response:
    """The asset, or 304 where the browser has it. Raises HTTPException 404 where there is none."""
    if asset is None:
        raise HTTPException(404)
    headers = {"ETag": asset.tag, "Cache-Control": "no-cache"}
    if asset.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(asset.data, headers=headers, media_type=asset.type)


def _asset(text: str, type: str) -> Asset:
    data = text.encode()
    return Asset(data, type, f'"{hashlib.sha256(data).hexdigest()[:20]}"')
