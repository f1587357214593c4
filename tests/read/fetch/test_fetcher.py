"""Pages by their address: manners, bounds, redirects, and one line for each thing that can go wrong."""

from __future__ import annotations

import gzip
from pathlib import Path

import httpx2
import pytest

from readout.read.fetch import fetcher
from tests.read.fetch.hosts import PAGE, Hosts, page, problem

AT = "https://news.example/bridge"


def test_a_page_is_fetched_with_what_the_transport_says_of_it() -> None:
    headers = {"content-type": "text/html; charset=ISO-8859-2", "date": "Fri, 01 Mar 2024 10:00:00 GMT"}
    hosts = Hosts({AT: (200, headers, PAGE)})
    found = page(hosts.fetcher().fetch(AT))
    assert (found.uri, found.data) == (AT, PAGE)
    assert found.record is not None
    assert (found.record.charset, found.record.fetched) == ("iso-8859-2", "2024-03-01T10:00:00+00:00")
    assert hosts.asked == ["https://news.example/robots.txt", AT]


def test_the_program_says_who_asks() -> None:
    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers["user-agent"])
        return httpx2.Response(200, html="x")

    Hosts({AT: answer}).fetcher().fetch(AT)
    assert seen[0].startswith("readout/")


def test_what_robots_may_not_read_is_not_asked_for() -> None:
    robots = (200, {"content-type": "text/plain"}, b"User-agent: *\nDisallow: /bridge\n")
    hosts = Hosts({"https://news.example/robots.txt": robots, AT: (200, {}, PAGE)})
    assert "robots.txt" in problem(hosts.fetcher().fetch(AT))
    assert AT not in hosts.asked


def test_robots_rules_for_this_program_count_before_those_for_all() -> None:
    rules = b"User-agent: readout\nAllow: /\n\nUser-agent: *\nDisallow: /\n"
    robots = (200, {"content-type": "text/plain"}, rules)
    hosts = Hosts({"https://news.example/robots.txt": robots, AT: (200, {}, PAGE)})
    page(hosts.fetcher().fetch(AT))


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_missing_robots_file_allows_and_a_host_in_trouble_does_not(status: int, allowed: bool) -> None:
    hosts = Hosts({"https://news.example/robots.txt": (status, {}, b""), AT: (200, {}, PAGE)})
    found = hosts.fetcher().fetch(AT)
    assert page(found).data == PAGE if allowed else "could not say what robots may read" in problem(found)


def test_a_host_rests_between_two_pages_and_other_hosts_do_not_wait_for_it() -> None:
    other = "https://times.example/a"
    hosts = Hosts({AT: (200, {}, PAGE), AT + "2": (200, {}, PAGE), other: (200, {}, PAGE)})
    fetch = hosts.fetcher(delay_seconds=2.0).fetch
    for address in (AT, AT + "2", other):
        page(fetch(address))
    # between robots.txt and page, and between page and page, of one host
    assert hosts.slept == [2.0, 2.0, 2.0]
    assert hosts.asked.count("https://news.example/robots.txt") == 1


def test_a_longer_delay_that_robots_txt_asks_for_is_kept() -> None:
    robots = (200, {"content-type": "text/plain"}, b"User-agent: *\nCrawl-delay: 7\n")
    hosts = Hosts({"https://news.example/robots.txt": robots, AT: (200, {}, PAGE), AT + "2": (200, {}, PAGE)})
    fetch = hosts.fetcher().fetch
    page(fetch(AT))
    page(fetch(AT + "2"))
    assert hosts.slept[-1] == 7.0
    assert "wait 7 seconds" in problem(hosts.fetcher(longest_wait_seconds=5.0).fetch(AT))


def test_redirects_are_followed_and_each_host_is_asked_for_its_rules() -> None:
    there = "https://www.news.example/bridge"
    hosts = Hosts({AT: (301, {"location": "//www.news.example/bridge#top"}, b""), there: (200, {}, PAGE)})
    found = page(hosts.fetcher().fetch(AT))
    assert found.uri == AT
    assert found.record is not None
    assert found.record.place == there + "#top"
    assert "https://www.news.example/robots.txt" in hosts.asked


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://127.0.0.1/admin", "public network"),
        ("http://[::ffff:169.254.169.254]/", "public network"),
        ("http://2130706433/", "usual form"),
        ("file:///etc/passwd", "file:// is not fetched"),
    ],
)
def test_a_redirect_to_a_private_place_is_refused(target: str, told: str) -> None:
    hosts = Hosts({AT: (302, {"location": target}, b"")})
    assert told in problem(hosts.fetcher().fetch(AT))
    assert len(hosts.asked) == 2


def test_redirects_in_a_circle_end() -> None:
    hosts = Hosts({AT: (302, {"location": AT}, b"")})
    assert "more than 3 redirects" in problem(hosts.fetcher(redirects=3).fetch(AT))
    assert hosts.asked.count(AT) == 4


@pytest.mark.parametrize(
    ("status", "told"), [(404, "has no such page"), (410, "taken the page down"), (403, "refuses the page"),
                         (401, "password"), (500, "is in trouble"), (418, "gives no page")]
)  # fmt: skip
def test_a_status_is_said_in_words(status: int, told: str) -> None:
    assert told in problem(Hosts({AT: (status, {}, b"")}).fetcher().fetch(AT))


def test_a_busy_host_is_waited_for_once() -> None:
    answers = [httpx2.Response(503, headers={"retry-after": "5"}), httpx2.Response(200, html=PAGE.decode())]
    hosts = Hosts({AT: lambda request: answers.pop(0)})
    page(hosts.fetcher().fetch(AT))
    assert 5.0 in hosts.slept


def test_a_host_that_asks_for_an_hour_is_not_waited_for() -> None:
    hosts = Hosts({AT: (429, {"retry-after": "3600"}, b"")})
    assert "come back in 3600 seconds" in problem(hosts.fetcher().fetch(AT))
    assert 3600.0 not in hosts.slept


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/octet-stream"])
def test_what_is_no_page_is_refused_by_its_kind(kind: str) -> None:
    assert kind in problem(Hosts({AT: (200, {"content-type": kind}, b"x")}).fetcher().fetch(AT))


@pytest.mark.parametrize("kind", ["text/plain", "application/xhtml+xml", "application/rss+xml", "application/gzip", ""])
def test_pages_and_files_of_pages_are_taken(kind: str) -> None:
    assert page(Hosts({AT: (200, {"content-type": kind}, PAGE)}).fetcher().fetch(AT)).data == PAGE


def test_a_page_beyond_the_limit_is_refused_before_it_is_read_whole() -> None:
    sent: list[int] = []

    def drip(request: httpx2.Request) -> httpx2.Response:
        def parts():  # type: ignore[no-untyped-def]
            for _ in range(1000):
                sent.append(1)
                yield b"x" * 1000

        return httpx2.Response(200, headers={"content-type": "text/html"}, content=parts())

    assert "larger than 0.02 MB" in problem(Hosts({AT: drip}).fetcher(page_bytes=20_000).fetch(AT))
    assert len(sent) < 30


def test_what_unpacks_beyond_the_limit_is_refused() -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    hosts = Hosts({AT: (200, {"content-encoding": "gzip"}, bomb)})
    assert "larger than 1 MB" in problem(hosts.fetcher(page_bytes=1_000_000).fetch(AT))


def test_a_packed_page_is_opened_and_a_broken_one_is_said() -> None:
    hosts = Hosts({AT: (200, {"content-encoding": "gzip"}, gzip.compress(PAGE)),
                   AT + "2": lambda request: httpx2.Response(
                       200, headers={"content-encoding": "gzip", "content-type": "text/html"},
                       stream=httpx2.ByteStream(b"no gzip"))})  # fmt: skip
    assert page(hosts.fetcher().fetch(AT)).data == PAGE
    assert "packed" in problem(hosts.fetcher().fetch(AT + "2"))


@pytest.mark.parametrize(
    ("error", "told"), [(httpx2.ReadTimeout("slow"), "in time"), (httpx2.ConnectError("refused"), "failed")]
)
def test_trouble_on_the_wire_is_one_line(error: Exception, told: str) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise error

    assert told in problem(Hosts({AT: fail}).fetcher().fetch(AT))


def test_the_cache_answers_where_the_host_allows_it(tmp_path: Path) -> None:
    hosts = Hosts({AT: (200, {"cache-control": "max-age=3600", "date": "Fri, 01 Mar 2999 10:00:00 GMT"}, PAGE),
                   AT + "2": (200, {"cache-control": "no-store"}, PAGE)})  # fmt: skip
    for _ in range(2):
        fetch = hosts.fetcher(cache=tmp_path / "cache").fetch
        assert page(fetch(AT)).data == page(fetch(AT + "2")).data == PAGE
    assert hosts.asked.count(AT) == 1
    assert hosts.asked.count(AT + "2") == 2


def test_offline_asks_nobody() -> None:
    assert "--offline" in problem(fetcher(offline=True)(AT))
