"""Which addresses are fetched: http and https, a plain host, a port of the web, and nothing but the public network.

In: an address as typed or as a redirect names it; the numeric addresses a host resolves to. Out: the host to ask, or an
`InputError` that says what is wrong. A page must not make the program knock at the machines beside it, so that every
numeric address has to be one of the public network (https://www.iana.org/assignments/iana-ipv4-special-registry),
also where it is packed into an IPv6 address.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

from readout.model import InputError

Numeric = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""From a host and a port to its numeric addresses; raises OSError where there are none."""

WEB_PORTS = frozenset({80, 443})
_FIRST_FREE_PORT = 1024
"""Below it stand mail, shells and file servers, which must not be talked to as if they were the web."""
_LONGEST = 2_000
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NUMBER = re.compile(r"(?:\d+|0[xX][0-9a-fA-F]*)\Z")
_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_PUBLIC_ONLY = "only pages of the public network are fetched; save this one and name the file"


def is_address(name: str) -> bool:
    """Whether what a user names is an address of the network and no file."""
    return _ADDRESS.match(name) is not None


def checked(address: str) -> SplitResult:
    """The parts of an address that may be asked for; raises InputError where it may not."""
    if _UNFIT.search(address) or len(address) > _LONGEST:
        raise InputError("not an address: it is too long or holds blanks", where=address, remedy="check the address")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"not an address: {error}", where=address, remedy="check the address") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise InputError(
            f"{parts.scheme}:// is not fetched", where=address, remedy="only http and https are; save the page"
        )
    if not host:
        raise InputError("an address without a host", where=address, remedy="check the address")
    if parts.username is not None or parts.password is not None:
        raise InputError("an address with a user or a password", where=address, remedy="save the page, name the file")
    if port is not None and port not in WEB_PORTS and port < _FIRST_FREE_PORT:
        raise InputError(f"port {port} is none of the web", where=address, remedy="check the address")
    _check_number(host, address)
    return parts


def _check_number(host: str, address: str) -> None:
    """A host that is a number must be an address in its usual form, and a public one."""
    try:
        numeric = ipaddress.ip_address(host)
    except ValueError:
        # "2130706433", "0x7f.1" and "0177.0.0.1" are ways to write 127.0.0.1 that a browser takes for it
        if ":" in host or _NUMBER.match(host.rstrip(".").rsplit(".", 1)[-1]):
            problem = f"{host} is no numeric address in its usual form"
            raise InputError(problem, where=address, remedy="check the address") from None
        return
    if not is_public(numeric):
        raise _private(host, host, address)


def public_addresses(host: str, port: int, resolve: Resolver, permitted: Callable[[Numeric], bool]) -> list[str]:
    """The numeric addresses of a host, all permitted; raises InputError where one is not or none is known."""
    try:
        found = list(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise InputError(f"the host {host} is not known", remedy="check the address and the network") from error
    if not found:
        raise InputError(f"the host {host} is not known", remedy="check the address and the network")
    for address in found:
        if not permitted(ipaddress.ip_address(address.split("%")[0])):
            raise _private(host, address, "")
    return found


def _private(host: str, numeric: str, where: str) -> InputError:
    meaning = f"{host} is" if host == numeric else f"{host} is {numeric},"
    return InputError(f"{meaning} not an address of the public network", where=where, remedy=_PUBLIC_ONLY)


def is_public(address: Numeric) -> bool:
    """Whether an address belongs to the public network, also the one that an IPv6 address carries within it."""
    if isinstance(address, ipaddress.IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return is_public(carried)
        if address.is_site_local:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
    )


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    low = int(address) & 0xFFFFFFFF
    compatible = int(address) >> 32 == 0 and low > 1
    return ipaddress.IPv4Address(low) if address in _TRANSLATED or compatible else None


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host as the system gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]
