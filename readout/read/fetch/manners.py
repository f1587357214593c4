"""Manners on the network: a pause between two requests to one host, and what its robots.txt says.

In: requests, robots.txt files. Out: waits and permissions. Robots files are read as RFC 9309 has it
(https://www.rfc-editor.org/rfc/rfc9309.html), by protego: one that is not there allows everything, one that cannot be
had because the host is in trouble allows nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as it passes; tests have their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class PausingTransport(httpx2.BaseTransport):
    """Lets each host rest between two requests; what a cache above it answers costs no rest."""

    def __init__(self, following: httpx2.BaseTransport, delay_seconds: float, clock: Clock) -> None:
        self._following, self._delay, self._clock = following, delay_seconds, clock
        self._free_at: dict[str, float] = {}
        self._asked: dict[str, float] = {}

    def ask_for(self, host: str, seconds: float) -> None:
        """Remember that a host wants more rest than others."""
        self._asked[host] = seconds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Wait for the host's turn, then send."""
        host = request.url.host
        wait = self._free_at.get(host, 0.0) - self._clock.now()
        if wait > 0:
            self._clock.sleep(wait)
        try:
            return self._following.handle_request(request)
        finally:
            self._free_at[host] = self._clock.now() + max(self._delay, self._asked.get(host, 0.0))

    def close(self) -> None:
        """Close what follows."""
        self._following.close()


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt allows; without a file everything."""

    parsed: Any | None = None
    unreachable: bool = False

    def allow(self, address: str, robot: str) -> bool:
        """Whether `robot` may fetch `address`."""
        return not self.unreachable and (self.parsed is None or bool(self.parsed.can_fetch(address, robot)))

    def delay(self, robot: str) -> float:
        """The seconds between requests that the file asks of `robot`; 0 where it asks for none."""
        asked = self.parsed.crawl_delay(robot) if self.parsed is not None else None
        return float(asked) if asked else 0.0


def read_rules(status: int, body: bytes) -> Rules:
    """The rules that an answer to a request for robots.txt sets."""
    if 200 <= status < 300:
        from protego import Protego

        return Rules(Protego.parse(body.decode("utf-8", "replace")))
    return Rules(unreachable=status >= 500 or status == 429)
