"""REST: the contract as it is, windows, one shape of errors, and a description that is true."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from readout.model.account import SCHEMA
from readout.render.schema import schema_of
from tests.contracts.test_json_shape import problems
from tests.render.sample import SAMPLE
from tests.web.conftest import over

API = "/api/v1"
GOOD = (
    "/state",
    "/stories",
    "/stories?filter=ferry&limit=1",
    "/stories/story-1",
    "/stories/story-1/diff?since=2024-05-01",
    "/pages/doc-b",
    "/search?q=ferry&kind=fact&kind=page",
    "/who?name=Holt",
    "/jobs",
)


def test_a_story_is_the_contract(client: TestClient) -> None:
    answer = client.get(f"{API}/stories/story-1")
    told = answer.json()
    assert told == json.loads(json.dumps({**SAMPLE.to_dict(), "refused": []}))
    assert next(iter(told)) == "schema"
    assert told["schema"] == SCHEMA
    assert "from" in told["stories"][0]["changes"][0]


def test_a_merged_story_leads_on(client: TestClient) -> None:
    assert client.get(f"{API}/stories/story-0").headers["location"] == f"{API}/stories/story-1"


def test_what_steers_a_terminal_is_escaped_and_exact(client: TestClient) -> None:
    answer = client.get(f"{API}/pages/doc-b")
    assert "\u202e" not in answer.text
    assert "\\u202e" in answer.text
    assert answer.json()["page"]["text"] == SAMPLE.documents[1].text
    assert answer.json()["story"] == "story-1"


def test_windows_follow_one_another(client: TestClient) -> None:
    address, found = f"{API}/search?q=ferry&limit=1", []
    while address:
        answer = client.get(address).json()
        found += [hit["id"] for hit in answer["hits"]]
        assert answer["total"] == 4
        address = answer["next"]
    assert len(found) == len(set(found)) == 4


def test_a_database_s_password_is_not_told(client: TestClient) -> None:
    assert client.get(f"{API}/state").json()["location"] == "postgresql://reader:…@db/news"


def test_the_schema_is_the_one_that_is_printed(client: TestClient) -> None:
    for of in ("brief", "annotations", "pages"):
        assert client.get(f"{API}/schema?of={of}").json() == schema_of(of)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "status", "where"),
    [
        ("/nothing", 404, ""),
        ("/stories/story-9", 404, "story-9"),
        ("/stories/story-9/diff?since=2024-01-01", 404, "story-9"),
        ("/stories/story-1/diff?since=soon", 400, "since"),
        ("/stories/story-1/diff", 400, "since"),
        ("/stories?limit=100000", 400, "limit"),
        ("/search?kind=rumour", 400, "kind.0"),
        ("/search?status=true", 400, "status"),
        ("/who?name=%20", 400, "name"),
        ("/jobs/job-9", 404, "job-9"),
        ("/schema?of=everything", 400, "of"),
    ],
)
def test_errors_have_one_shape(client: TestClient, address: str, status: int, where: str) -> None:
    answer = client.get(API + address)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"problem", "where", "remedy"}
    assert answer.json()["error"]["where"] == where
    assert answer.json()["error"]["remedy"]


def test_other_methods_have_the_same_shape(client: TestClient) -> None:
    answer = client.delete(f"{API}/stories/story-1")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert answer.json()["error"]["remedy"]


def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{API}/openapi.json").json()
    return found


def test_the_description_has_the_names_of_the_contract(client: TestClient) -> None:
    schemas = described(client)["components"]["schemas"]
    names = [name for schema in schemas.values() for name in schema.get("properties", {})]
    assert not [name for name in names if name.endswith("_")]
    assert set(schemas["Change"]["properties"]) >= {"from", "to"}
    for name in ("Readout", "Story", "Fact", "Statement", "StoryRow", "Hit", "Profile", "Job", "Problem"):
        assert name in schemas
    assert "HTTPValidationError" not in schemas


@pytest.mark.parametrize("address", GOOD)
def test_answers_are_what_the_description_says(client: TestClient, address: str) -> None:
    whole = described(client)
    whole["$defs"] = whole["components"]["schemas"]
    path = address.split("?")[0].replace("story-1", "{story}").replace("doc-b", "{page}")
    told = whole["paths"][API + path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(API + address)
    assert answer.status_code == 200
    assert problems(answer.json(), _known(told), _known(whole)) == []


def _known(schema: Any) -> Any:
    """Without words that constrain nothing here: formats, and what stands for any further field."""
    if isinstance(schema, list):
        return [_known(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _known(value) for key, value in schema.items() if key not in ("format", "additionalProperties")}


def test_no_page_of_documentation_from_elsewhere(client: TestClient) -> None:
    for address in ("/docs", "/redoc"):
        assert client.get(address).status_code == 404


def test_without_a_way_to_add_nothing_is_added() -> None:
    answer = over(SAMPLE).post(f"{API}/add", files=[("files", ("a.txt", b"words"))])
    assert answer.status_code == 400
    assert "readout serve" in answer.json()["error"]["remedy"]
