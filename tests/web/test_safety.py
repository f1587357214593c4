"""Who may ask, what an answer admits, and that page text is only ever text."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from readout.web.app import create_app
from readout.web.safety import host_allowed
from readout.web.settings import Settings
from tests.render.sample import SAMPLE
from tests.web.conftest import only_page_says, over
from tests.web.memory import MemoryArchive

PAGES = ("/", "/search?q=a", "/who/a", "/stories/story-1", "/add", "/nothing", "/api/v1/stories", "/static/app.css")


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("access-control")]
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8642", "", "localhost@evil.example"]
)
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    for address in ("/", "/api/v1/stories", "/static/app.css"):
        answer = client.get(address, headers={"host": host})
        assert answer.status_code == 421
        assert "ferry" not in answer.text.casefold()
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8642", "127.0.0.1:1", "[::1]:8642", "LOCALHOST.", "127.0.0.1"]
)
def test_loopback_names_are_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_chosen_host_is_allowed_and_a_wildcard_admits_numbers_alone() -> None:
    assert host_allowed("news.local:80", "news.local")
    assert not host_allowed("192.168.1.5", "127.0.0.1")
    assert host_allowed("192.168.1.5:8642", "0.0.0.0")  # noqa: S104
    assert host_allowed("[fe80::1]", "::")
    assert not host_allowed("rebound.example", "0.0.0.0")  # noqa: S104
    for odd in ("a b", "localhost:x", "localhost/path", "user@localhost", "[::1", "localhost:99999"):
        assert not host_allowed(odd, "127.0.0.1"), odd


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8642"},
        {"origin": "null"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8642"},
    ],
)
def test_other_sites_cannot_add(client: TestClient, headers: dict[str, str]) -> None:
    for address in ("/add", "/api/v1/add"):
        answer = client.post(address, files=[("files", ("a", b"x"))], headers=headers)
        assert answer.status_code == 403
    assert client.get("/api/v1/jobs").json() == {"jobs": []}


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://127.0.0.1:8642"}, {"origin": "http://127.0.0.1:8642", "sec-fetch-site": "same-origin"}],
)
def test_our_own_pages_and_programs_can(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/add", files=[("files", ("a", b"x"))], headers=headers).status_code == 202


def test_asking_changes_nothing(client: TestClient) -> None:
    for address in ("/add?files=a&address=https://a.example", "/api/v1/add"):
        client.get(address)
        client.head(address)
    assert client.get("/api/v1/jobs").json() == {"jobs": []}


HOSTILE = (
    "<script>fetch('https://evil.example')</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(document.domain)",
    '" onmouseover="alert(1)" x="',
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("https://evil.example")',
    "</title></style></script><svg onload=alert(1)>",
    "data:text/html,<script>alert(1)</script>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_page_text_is_only_text(text: str) -> None:
    browser = over(only_page_says(text))
    views = ("", "/matrix", "/compare", "/timeline", "/said", "/lineage", "/names", "/page", "/new")
    addresses = [
        "/",
        "/search?q=a&kind=fact",
        f"/search?q={text[:20]}",
        "/who/a",
        *(f"/stories/story-1{v}" for v in views),
    ]
    for address in addresses:
        page = browser.get(address).text
        scripts = re.findall(r"<script\b[^>]*>", page)
        assert all('src="/static/' in script for script in scripts), (address, scripts)
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', page)), address
        assert not re.search(r"<(img|svg onload|iframe|object|embed|base)\b", page), address
        assert not re.search(r'(href|src|action)="\s*(javascript|data|vbscript):', page, re.I), address
        assert "style=" not in re.sub(r'"[^"]*"', '""', re.sub(r">[^<]*<", "><", page)), address


def test_links_leave_no_trace_and_go_only_to_addresses() -> None:
    page = over(only_page_says("https://example.org/report?a=1&b=2")).get("/stories/story-1").text
    outward = [tag for tag in re.findall(r"<a\b[^>]*>", page) if re.search(r'href="(?![/#?])', tag)]
    assert outward
    for tag in outward:
        assert 'href="https://example.org/' in tag
        assert "noopener" in tag
        assert "noreferrer" in tag


def test_control_characters_are_visible_in_pages_and_escaped_in_json() -> None:
    text = "up \x1b[2J \u202e\u2066down\u2069 \x07 \ud800 \x85 end"
    browser = over(only_page_says(text))
    for address in ("/", "/search?q=up", "/stories/story-1", "/who/up"):
        page = browser.get(address)
        assert page.status_code == 200
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page.text)
    told = browser.get("/api/v1/pages/doc-a")
    assert told.json()["page"]["text"] == text
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told.text)


def test_a_word_of_a_million_characters_is_shown() -> None:
    browser = over(only_page_says("x" * 1_000_000))
    for address in ("/stories/story-1", "/api/v1/stories/story-1", "/search?topic=anything"):
        assert browser.get(address).status_code == 200


def test_a_mistake_of_the_program_tells_nothing_of_the_machine() -> None:
    class Broken(MemoryArchive):
        def stories(self, limit: int = 50, offset: int = 0) -> tuple[()]:
            raise RuntimeError("/home/somebody/secret")

    app = create_app(Broken(SAMPLE), Settings())
    browser = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    for address in ("/", "/api/v1/stories"):
        answer = browser.get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["content-security-policy"]
