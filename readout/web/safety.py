"""What every request and every answer must keep, in one place: who may ask, how much, and what a browser may do.

Three layers, none of which trusts the others:

- the Host header must name this machine, or a rebound DNS name could read the archive from any web page
  (https://en.wikipedia.org/wiki/DNS_rebinding);
- what changes something must come from our own pages: `Sec-Fetch-Site` and `Origin` are checked, other sites and
  other ports of this machine are refused (https://web.dev/articles/fetch-metadata);
- the answer admits our own scripts and style sheet and nothing else, in no frame, with no referrer.

A body is counted as it comes in, whatever its declared length.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.web.answers import json_error
from readout.web.records import Problem
from readout.web.settings import LOOPBACK_NAMES, Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
WILDCARDS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


class BodyTooLarge(HTTPException):
    """More came in than an upload may hold."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, f"more than {limit:,} bytes in one upload")


@dataclass(frozen=True, slots=True)
class Guard:
    """The application behind it sees only requests that may be answered, and its answers leave with our headers."""

    app: ASGIApp
    settings: Settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse before anything is read."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                outgoing = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    outgoing.setdefault(name, value)
                outgoing.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], headers)
        if refusal is not None:
            status, problem = refusal
            await json_error(problem, status)(scope, receive, send_with_headers)
            return
        await self.app(scope, self._counted(receive), send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, Problem] | None:
        host = headers.get("host", "")
        if not host_allowed(host, self.settings.host):
            remedy = f"open http://{LOOPBACK_NAMES[0]} with the port it printed, or start it with --host NAME"
            return 421, Problem("this address is not one of this program", "", remedy)
        if method not in SAFE_METHODS and not same_origin(headers, host):
            return 403, Problem("the request comes from another site", "", "use the pages of this program")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.settings.upload_bytes:
            limit = self.settings.upload_bytes
            return 413, Problem(f"more than {limit:,} bytes in one upload", "", "give fewer files, or use: readout add")
        return None

    def _counted(self, receive: Receive) -> Receive:
        left = self.settings.upload_bytes

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise BodyTooLarge(self.settings.upload_bytes)
            return message

        return counted


def host_allowed(header: str, chosen: str) -> bool:
    """Whether a Host header names this machine: a loopback name or the chosen host.

    Where it listens on every address, any numeric address and the machine's own name will do: neither can be rebound.
    """
    name = _host_name(header)
    if not name:
        return False
    if name in LOOPBACK_NAMES or name == chosen.casefold():
        return True
    return chosen in WILDCARDS and (_is_numeric(name) or name == socket.gethostname().casefold())


def same_origin(headers: Headers, host: str) -> bool:
    """Whether a request that changes something comes from our own pages, or from no page at all (a program)."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.casefold() == host.casefold()


def _host_name(header: str) -> str:
    try:
        parts = urlsplit(f"//{header}")
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return ""
    odd = parts.path or parts.query or parts.fragment or parts.username is not None
    return "" if odd else (parts.hostname or "").rstrip(".")


def _is_numeric(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
