"""Pages from the network, where the user names an address: politely, only from the public network, within bounds.

`is_address` tells an address from a file without loading anything; `fetcher` gives what fetches. Everything that
speaks to the network is imported when the first address is fetched.
"""

from __future__ import annotations

from collections.abc import Callable

from readout.model import RawPage, Refusal
from readout.read.fetch.addresses import is_address

__all__ = ["Fetch", "fetcher", "is_address"]

Fetch = Callable[[str], RawPage | Refusal]
"""From an address to its page, or why it cannot be had."""

_OFFLINE = "an address of the network, and the call says --offline"


def fetcher(*, offline: bool = False, cache: bool = True) -> Fetch:
    """What fetches addresses; with `offline` it refuses each of them, without `cache` it asks every time."""
    if offline:
        return lambda address: Refusal(address, _OFFLINE, "save the page and name the file")
    made: list[Fetch] = []

    def fetch(address: str) -> RawPage | Refusal:
        if not made:
            made.append(_made(cache))
        return made[0](address)

    return fetch


def _made(cache: bool) -> Fetch:
    from readout.read.fetch.client import Fetcher
    from readout.read.fetch.settings import FetchSettings, cache_folder

    return Fetcher(FetchSettings(cache=cache_folder() if cache else None)).fetch
