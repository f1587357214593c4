"""The wire: one connection to the numeric address that was checked, within the time that is allowed.

In: a request of httpx2. Out: its response, streamed. A host is resolved once; every numeric address is checked; the
connection goes to the checked address, with the host's own name in `Host` and in TLS, so that a name that changes
its mind between check and connection gains nothing. Proxies of the environment are not used: they would resolve anew.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import httpcore2
import httpx2

from readout.model import InputError
from readout.read.fetch.addresses import Numeric, Resolver, is_public, public_addresses, resolve
from readout.read.fetch.settings import FetchSettings

_MOST_TRIED = 4
"""Numeric addresses of one host that are tried in turn."""
_SHORTEST_WAIT = 0.001


class PublicTransport(httpx2.BaseTransport):
    """Sends each request on a connection of its own; `resolver` and `permitted` are for tests on one machine."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = resolve,
        permitted: Callable[[Numeric], bool] = is_public,
    ) -> None:
        self._settings = settings
        self._resolver = resolver
        self._permitted = permitted
        self._tls: ssl.SSLContext | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response to one request, its body not yet read; raises InputError where there is none."""
        ends = time.monotonic() + self._settings.request_seconds
        backend = _CheckedBackend(self._resolver, self._permitted, ends)
        pool = httpcore2.ConnectionPool(
            ssl_context=self._context() if request.url.scheme == "https" else None,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=backend,
        )
        target = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        seconds = {"connect": self._settings.connect_seconds, "read": self._settings.request_seconds}
        sent = httpcore2.Request(request.method, target, headers=request.headers.raw, extensions={"timeout": seconds})
        try:
            response = pool.handle_request(sent)
        except BaseException as error:
            pool.close()
            _say(error, request)
            raise
        body = _Body(cast("Iterable[bytes]", response.stream), pool, request)
        return httpx2.Response(response.status, headers=response.headers, stream=body)

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpcore2.default_ssl_context()
        return self._tls


class _Body(httpx2.SyncByteStream):
    """A response's body; closing it closes its connection."""

    def __init__(self, stream: Iterable[bytes], pool: httpcore2.ConnectionPool, request: httpx2.Request) -> None:
        self._stream, self._pool, self._request = stream, pool, request

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            _say(error, self._request)
            raise

    def close(self) -> None:
        self._pool.close()


def _say(error: BaseException, request: httpx2.Request) -> None:
    """Raise what went wrong on the wire as a line for people; return where it was nothing of the wire."""
    host, again = request.url.host, "try again later, or save the page and name the file"
    if isinstance(error, httpcore2.TimeoutException):
        raise InputError(f"{host} did not answer in time", remedy=again) from error
    if isinstance(error, httpcore2.NetworkError | httpcore2.ProtocolError):
        reason = f": {error}" if str(error) else ""
        raise InputError(f"the connection to {host} failed{reason}", remedy=again) from error


class _CheckedBackend(httpcore2.NetworkBackend):
    """Connects to none but checked addresses, and gives every step only the time that is left."""

    def __init__(self, resolver: Resolver, permitted: Callable[[Numeric], bool], ends: float) -> None:
        self._resolver, self._permitted, self._ends = resolver, permitted, ends
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A stream to the first of the host's checked addresses that answers."""
        addresses = public_addresses(host.strip("[]"), port, self._resolver, self._permitted)[:_MOST_TRIED]
        for address in addresses[:-1]:
            try:
                return self._stream(address, port, timeout, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._stream(addresses[-1], port, timeout, socket_options)

    def _stream(
        self, address: str, port: int, timeout: float | None, socket_options: Iterable[Any] | None
    ) -> httpcore2.NetworkStream:
        left = _left(self._ends, timeout)
        stream = self._plain.connect_tcp(address, port, left, socket_options=socket_options)
        return _TimedStream(stream, self._ends)


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose every step ends when the whole request must."""

    def __init__(self, stream: httpcore2.NetworkStream, ends: float) -> None:
        self._stream, self._ends = stream, ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if time.monotonic() >= self._ends:
            raise httpcore2.ReadTimeout("the request took too long")
        return self._stream.read(max_bytes, _left(self._ends, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._ends, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._ends, timeout))
        return _TimedStream(inner, self._ends)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(ends: float, timeout: float | None) -> float:
    left = max(_SHORTEST_WAIT, ends - time.monotonic())
    return left if timeout is None else min(left, timeout)
