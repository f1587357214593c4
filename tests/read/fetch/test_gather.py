"""Addresses among the paths that a user names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from readout.model import RawPage, Refusal
from readout.read import gather
from tests.read.fetch.hosts import PAGE, Hosts


def test_addresses_are_fetched_and_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The council of Maren met on Monday.")
    at = "https://news.example/bridge"
    hosts = Hosts({at: (200, {}, PAGE)})
    found = list(gather([at, str(path), at], fetch=hosts.fetcher().fetch))
    assert [type(page) for page in found] == [RawPage, RawPage, Refusal]
    assert {page.uri for page in found} == {at, str(path)}
    assert hosts.asked.count(at) == 1


def test_the_same_page_at_two_addresses_is_read_once() -> None:
    one, two = "https://news.example/a", "https://news.example/b"
    found = list(gather([one, two], fetch=Hosts({one: (200, {}, PAGE), two: (200, {}, PAGE)}).fetcher().fetch))
    assert isinstance(found[1], Refusal)
    assert found[1].repeated


def test_a_feed_at_an_address_gives_its_entries() -> None:
    words = "The council of Maren voted on Monday to close bridge number {0} to lorries."
    item = "<item><title>Bridge {0}</title><link>https://news.example/{0}</link><description>" + words
    entries = "".join(f"{item.format(number)}</description></item>" for number in range(2))
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{entries}</channel></rss>".encode()
    at = "https://news.example/feed.xml"
    found = list(gather([at], fetch=Hosts({at: (200, {"content-type": "application/rss+xml"}, feed)}).fetcher().fetch))
    assert [page.uri for page in found] == ["https://news.example/0", "https://news.example/1"]


def test_without_a_fetcher_addresses_are_refused() -> None:
    (found,) = gather(["https://news.example/bridge"])
    assert isinstance(found, Refusal)


def test_reading_files_loads_nothing_of_the_network() -> None:
    code = "import sys, readout.read; print([m for m in ('httpx2', 'hishel', 'ssl') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
