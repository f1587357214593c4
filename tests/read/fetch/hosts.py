"""Hosts for the tests: nothing here leaves the process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from readout.model import RawPage, Refusal
from readout.read.fetch.client import Fetcher
from readout.read.fetch.manners import Clock
from readout.read.fetch.settings import FetchSettings

PAGE = b"<html><body><p>The council of Maren voted on Monday to close the old bridge to lorries.</p></body></html>"

Answer = tuple[int, dict[str, str], bytes] | Callable[[httpx2.Request], httpx2.Response]


@dataclass
class Hosts:
    """Answers by address; counts what was asked for, and keeps a clock that jumps when somebody sleeps."""

    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        address = str(request.url)
        self.asked.append(address)
        answer = self.answers.get(address, (404, {}, b""))
        if callable(answer):
            return answer(request)
        status, headers, body = answer
        return httpx2.Response(status, headers={"content-type": "text/html", **headers}, content=body)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def fetcher(self, **changes: Any) -> Fetcher:
        clock = Clock(lambda: self.seconds, self.sleep)
        return Fetcher(FetchSettings(**changes), transport=httpx2.MockTransport(self.handle), clock=clock)


def page(found: RawPage | Refusal) -> RawPage:
    assert isinstance(found, RawPage), found
    return found


def problem(found: RawPage | Refusal) -> str:
    assert isinstance(found, Refusal), found
    assert found.remedy
    return found.problem
