"""An address to a page: asked for politely, checked at every step, bounded in size and time.

In: an address. Out: a `RawPage`, or a `Refusal` that says why it cannot be had. Redirects are followed here and not
by the library, because each of them is a new address: checked, and asked of that host's robots.txt. The cache is
hishel's (RFC 9111): it answers only where the host said it may.
"""

from __future__ import annotations

import email.utils
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpx2

from readout.model import InputError, PageRecord, RawPage, Refusal, UsageError
from readout.read.fetch.addresses import checked
from readout.read.fetch.manners import Clock, PausingTransport, Rules, read_rules
from readout.read.fetch.settings import ROBOT, FetchSettings
from readout.read.fetch.transport import PublicTransport

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_PAGE_KINDS = (
    "text/", "application/xhtml", "application/xml", "application/json", "application/ld+json", "application/x-ndjson",
    "application/warc", "application/gzip", "application/x-gzip", "application/zip", "application/x-tar",
)  # fmt: skip
"""Beside pages the files that hold pages; what they are is told from their bytes later."""
_GONE = {401: "asks for a password", 402: "asks for payment", 403: "refuses the page", 404: "has no such page",
         410: "has taken the page down", 451: "may not show the page, for legal reasons"}  # fmt: skip
_SAVE = "save the page in a browser and name the file"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of one request: its status and headers, and the body where it was a page."""

    status: int
    headers: httpx2.Headers
    body: bytes


class Fetcher:
    """Fetches pages one by one; remembers what each host allows for as long as it lives."""

    def __init__(
        self, settings: FetchSettings, *, transport: httpx2.BaseTransport | None = None, clock: Clock | None = None
    ) -> None:
        self._settings = settings
        self._clock = clock or Clock()
        self._pausing = PausingTransport(transport or PublicTransport(settings), settings.delay_seconds, self._clock)
        self._client = httpx2.Client(
            transport=_cached(self._pausing, settings),
            headers={"User-Agent": settings.user_agent, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1",
                     "Accept-Encoding": "gzip, deflate", "Accept-Language": "en"},
            follow_redirects=False,
            trust_env=False,
        )  # fmt: skip
        self._rules: dict[str, Rules] = {}

    def fetch(self, address: str) -> RawPage | Refusal:
        """The page at an address, or why it cannot be had; the page keeps the address as given."""
        try:
            return self._page(address)
        except InputError as error:
            return Refusal(address, error.problem, error.remedy or _SAVE)

    def _page(self, address: str) -> RawPage:
        self._client.cookies.clear()
        at = address
        for _ in range(self._settings.redirects + 1):
            answer = self._allowed(at)
            target = answer.headers.get("location")
            if answer.status in _REDIRECTS and target:
                at = urljoin(at, target.strip())
                continue
            _check_status(answer, at)
            return RawPage(address, answer.body, _record(answer, at))
        raise InputError(f"more than {self._settings.redirects} redirects", remedy="name the address it leads to")

    def _allowed(self, address: str) -> _Answer:
        """The answer to a request that may be made: the address is sound and the host's robots.txt allows it."""
        parts = checked(address)
        host = parts.hostname or ""
        rules = self._rules_of(f"{parts.scheme}://{parts.netloc}")
        if rules.unreachable:
            raise InputError(f"{host} could not say what robots may read", remedy="try again later, or save the page")
        if not rules.allow(address, ROBOT):
            raise InputError(f"{host} does not want robots to read this page (robots.txt)", remedy=_SAVE)
        delay = rules.delay(ROBOT)
        if delay > self._settings.longest_wait_seconds:
            raise InputError(f"{host} asks robots to wait {delay:g} seconds between pages", remedy=_SAVE)
        self._pausing.ask_for(host, delay)
        answer = self._asked(address, self._settings.page_bytes)
        wait = _wait(answer)
        if wait is None:
            return answer
        if wait > self._settings.longest_wait_seconds:
            raise InputError(f"{host} is busy and asks to come back in {wait:g} seconds", remedy="try again then")
        self._clock.sleep(wait)
        return self._asked(address, self._settings.page_bytes)

    def _rules_of(self, origin: str) -> Rules:
        found = self._rules.get(origin)
        if found is None:
            found = self._rules[origin] = self._fetched_rules(f"{origin}/robots.txt")
        return found

    def _fetched_rules(self, address: str) -> Rules:
        at = address
        for _ in range(self._settings.redirects + 1):
            checked(at)
            answer = self._asked(at, self._settings.robots_bytes, cut=True)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return read_rules(answer.status, answer.body)
            at = urljoin(at, target.strip())
        return Rules()  # RFC 9309: a file behind too many redirects is as good as none

    def _asked(self, address: str, most: int, *, cut: bool = False) -> _Answer:
        """One request; a body beyond `most` bytes is refused, or cut where the part before is worth having."""
        request = self._client.build_request("GET", urlsplit(address)._replace(fragment="").geturl())
        with _told(address), self._client_stream(request) as response:
            if response.status_code in _REDIRECTS or not (200 <= response.status_code < 300):
                return _Answer(response.status_code, response.headers, b"")
            if not cut:
                _check_kind(response.headers)
            return _Answer(response.status_code, response.headers, _bounded(response, most, cut=cut))

    @contextmanager
    def _client_stream(self, request: httpx2.Request) -> Iterator[httpx2.Response]:
        response = self._client.send(request, stream=True)
        try:
            yield response
        finally:
            response.close()


def _cached(following: httpx2.BaseTransport, settings: FetchSettings) -> httpx2.BaseTransport:
    if settings.cache is None:
        return following
    from hishel import CacheOptions, SqliteStorage
    from hishel.httpx2 import CacheTransport

    try:
        settings.cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = f"the cache folder cannot be made: {reason}"
        raise UsageError(problem, where=str(settings.cache), remedy="give --no-cache") from error
    storage = SqliteStorage(database_path=settings.cache / "pages.db", max_size=settings.cache_bytes)
    return CacheTransport(following, storage, rfc=CacheOptions(shared=False, allow_stale=False))


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Errors of the libraries as a line for people."""
    try:
        yield
    except httpx2.TimeoutException as error:
        raise InputError("no answer came in time", remedy="try again later, or save the page") from error
    except httpx2.DecodingError as error:
        raise InputError("the page is packed in a way that cannot be opened", remedy=_SAVE) from error
    except sqlite3.Error as error:
        raise InputError(f"the cache cannot be used: {error}", remedy="give --no-cache, or remove the cache") from error
    except (httpx2.TransportError, httpx2.InvalidURL) as error:
        host = urlsplit(address).hostname
        raise InputError(f"the connection to {host} failed: {error}", remedy="try again later, or save it") from error


def _bounded(response: httpx2.Response, most: int, *, cut: bool) -> bytes:
    declared = response.headers.get("content-length", "")
    body = bytearray()
    if not cut and declared.isdecimal() and int(declared[:15]) > most:
        raise _too_large(most)
    for part in response.iter_bytes():
        body += part
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise _too_large(most)
    return bytes(body)


def _too_large(most: int) -> InputError:
    return InputError(f"larger than {most / _MEGABYTE:g} MB, the most that is read as one page", remedy=_SAVE)


def _check_kind(headers: httpx2.Headers) -> None:
    kind = headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if kind and not kind.startswith(_PAGE_KINDS) and not kind.endswith(("+xml", "+json")):
        raise InputError(f"not a page: the host calls it {kind[:60]}", remedy="name the address of an article")


def _check_status(answer: _Answer, address: str) -> None:
    host = urlsplit(address).hostname
    if answer.status in _GONE:
        raise InputError(f"{host} {_GONE[answer.status]} (status {answer.status})", remedy="check the address")
    if not 200 <= answer.status < 300:
        trouble = "is in trouble" if answer.status >= 500 or answer.status == 429 else "gives no page"
        raise InputError(f"{host} {trouble} (status {answer.status})", remedy="try again later, or save the page")


def _wait(answer: _Answer) -> float | None:
    """The seconds after which a busy host asks to come back; None where it does not."""
    asked = answer.headers.get("retry-after", "").strip()
    if answer.status not in _BUSY or not asked:
        return None
    if asked.isdecimal():
        return float(asked[:9])
    moment = _moment(asked)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment else None


def _record(answer: _Answer, at: str) -> PageRecord:
    """What the transport says of the page: its encoding, and when it was copied."""
    message = httpx2.Response(200, headers={"content-type": answer.headers.get("content-type", "")})
    moment = _moment(answer.headers.get("date", ""))
    return PageRecord(
        place=at, fetched=moment.astimezone(UTC).isoformat() if moment else None, charset=message.charset_encoding
    )


def _moment(value: str) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
