"""The wire itself, against a server of our own on this machine: the checked address is the one that is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from readout.read.fetch.addresses import Numeric, is_public
from readout.read.fetch.client import Fetcher
from readout.read.fetch.settings import FetchSettings
from readout.read.fetch.transport import PublicTransport
from tests.read.fetch.hosts import PAGE, page, problem


@dataclass
class Server:
    port: int
    hosts: list[str] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        return ["127.0.0.1"]

    def fetcher(self, **changes: Any) -> Fetcher:
        def permitted(address: Numeric) -> bool:
            return address.is_loopback or is_public(address)

        settings = FetchSettings(delay_seconds=0.0, **changes)
        return Fetcher(settings, transport=PublicTransport(settings, resolver=self.resolve, permitted=permitted))


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.hosts.append(self.headers["host"])
            if self.path == "/robots.txt":
                self.send_error(404)
            elif self.path == "/drip":
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.end_headers()
                for _ in range(100):
                    try:
                        self.wfile.write(b"x")
                        self.wfile.flush()
                    except OSError:
                        return
                    time.sleep(0.05)
            elif self.path == "/inside":
                self.send_response(302)
                self.send_header("location", "http://10.0.0.1/")
                self.end_headers()
            else:
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.send_header("content-length", str(len(PAGE)))
                self.end_headers()
                self.wfile.write(PAGE)

        def log_message(self, *arguments: object) -> None:
            return

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Server(listening.server_address[1])
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield found
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_a_page_comes_over_a_connection_to_the_checked_address(server: Server) -> None:
    address = f"http://news.example:{server.port}/bridge"
    assert page(server.fetcher().fetch(address)).data == PAGE
    assert set(server.hosts) == {f"news.example:{server.port}"}
    # once for robots.txt and once for the page: each connection goes where its own check looked
    assert server.resolved == ["news.example", "news.example"]


def test_a_host_that_resolves_to_this_machine_is_refused(server: Server) -> None:
    settings = FetchSettings(delay_seconds=0.0)
    fetch = Fetcher(settings, transport=PublicTransport(settings, resolver=server.resolve)).fetch
    told = problem(fetch(f"http://news.example:{server.port}/bridge"))
    assert told == "news.example is 127.0.0.1, not an address of the public network"
    assert server.hosts == []


def test_a_redirect_inside_is_refused(server: Server) -> None:
    assert "public network" in problem(server.fetcher().fetch(f"http://news.example:{server.port}/inside"))


@pytest.mark.timeout(60)
def test_a_page_that_drips_ends_with_its_time(server: Server) -> None:
    told = problem(server.fetcher(request_seconds=0.4).fetch(f"http://news.example:{server.port}/drip"))
    assert "in time" in told


def test_a_closed_port_is_one_line() -> None:
    settings = FetchSettings(delay_seconds=0.0)
    transport = PublicTransport(settings, resolver=lambda host, port: ["127.0.0.1"], permitted=lambda address: True)
    assert "failed" in problem(Fetcher(settings, transport=transport).fetch("http://news.example:1/"[:-2] + "1024/"))
