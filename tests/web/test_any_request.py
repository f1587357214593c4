"""Whatever is asked, REST answers as its description says: a status named there, JSON, and never a 500."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from readout.web.app import create_app
from readout.web.settings import Settings
from tests.render.sample import SAMPLE
from tests.web.conftest import ADDRESS
from tests.web.memory import MemoryArchive

BROWSER = TestClient(
    create_app(MemoryArchive(SAMPLE), Settings()),
    base_url=ADDRESS,
    raise_server_exceptions=False,
    follow_redirects=False,
)
DESCRIBED: dict[str, Any] = BROWSER.get("/api/v1/openapi.json").json()
READING = [path for path, operations in DESCRIBED["paths"].items() if "get" in operations]
KNOWN = st.sampled_from(
    ["story-1", "doc-a", "job-1", "ferry", "2024-05-01", "fact", "contested", "brief", "0", "20", "-1"]
)
STRANGE = st.sampled_from(["\0", "%00", "../..", "' OR 1=1 --", '"', "\ufffe"])
VALUES = KNOWN | STRANGE | st.text(max_size=40) | st.integers().map(str)
PAGES = ("/search?q=", "/stories?filter=", "/who/", "/stories/", "/pages/")


@st.composite
def addresses(draw: st.DrawFn, path: str) -> str:
    """An address of a path, with values for its parameters and some it does not have."""
    asked = [p for p in DESCRIBED["paths"][path]["get"].get("parameters", []) if p["in"] == "query"]
    while "{" in path:
        head, _, rest = path.partition("{")
        path = head + quote(draw(VALUES).encode("utf-8", "replace"), safe="") + rest.partition("}")[2]
    names = [p["name"] for p in asked if p["required"] or draw(st.booleans())]
    pairs = [(name, draw(VALUES).encode("utf-8", "replace")) for name in names]
    if draw(st.booleans()):
        pairs.append(("unheard-of", b"1"))
    return f"{path}?{urlencode(pairs)}"


@pytest.mark.parametrize("path", READING)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_answer_is_one_that_is_described(path: str, data: st.DataObject) -> None:
    answer = BROWSER.get(data.draw(addresses(path)))
    described = {int(status) for status in DESCRIBED["paths"][path]["get"]["responses"]}
    assert answer.status_code in described | {404, 307}, answer.text  # an empty value makes it another address
    assert answer.status_code == 307 or answer.headers["content-type"] == "application/json"
    if answer.status_code >= 400:
        assert set(answer.json()["error"]) == {"problem", "where", "remedy"}


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60), page=st.sampled_from(PAGES))
def test_pages_take_any_text(page: str, text: str) -> None:
    answer = BROWSER.get(page + quote(text.encode("utf-8", "replace"), safe=""))
    assert answer.status_code in (200, 303, 400, 404)
    assert answer.status_code == 303 or answer.headers["content-type"].startswith("text/html")
