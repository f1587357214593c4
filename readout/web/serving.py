"""Listening: a free port, uvicorn on it, and an end with Ctrl-C that leaves nothing half done.

In comes an application, out goes a server that runs until it is interrupted. The port is taken before the server
starts, so that a taken one is told at once and the address printed is the one it has.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from readout.model import UsageError
from readout.web.safety import WILDCARDS
from readout.web.settings import DEFAULT_PORT, LOOPBACK_NAMES, PORTS_TRIED

if TYPE_CHECKING:
    from starlette.types import ASGIApp

PATIENCE = 5
"""Seconds that open connections have to end in."""


def listening(host: str, port: int | None) -> socket.socket:
    """A socket that listens; without `port` the first free one from the default on, with 0 any.

    Raises UsageError where the port is taken or the host is none of this machine.
    """
    ports = range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if port is None else (port,)
    for candidate in ports:
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise _unusable(host, candidate, error) from error
    remedy = "end what listens there, or choose another with --port (0 takes any that is free)"
    raise UsageError("the port is taken", where=f"{host}:{ports[0]}", remedy=remedy)


def address_of(listener: socket.socket, host: str) -> str:
    """The address to open in a browser on this machine."""
    name = LOOPBACK_NAMES[1] if host in WILDCARDS else host
    return f"http://{f'[{name}]' if ':' in name else name}:{listener.getsockname()[1]}/"


def run(app: ASGIApp, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted; `ready` is called once requests are answered."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    configuration = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=PATIENCE,
        ws="none",
    )
    try:
        Server(configuration).run([listener])
    except KeyboardInterrupt:
        pass  # how it is meant to be ended
    finally:
        listener.close()


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def _unusable(host: str, port: int, error: OSError) -> UsageError:
    if error.errno in (errno.EACCES, errno.EPERM):
        remedy = "choose a --port from 1024 on"
    else:
        remedy = f"leave --host out for {LOOPBACK_NAMES[1]}, or name an address of this machine"
    return UsageError(f"cannot listen: {error.strerror or error}", where=f"{host}:{port}", remedy=remedy)
