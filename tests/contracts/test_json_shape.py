"""The JSON is what its schema and the published contract say: nothing renamed, nothing dropped."""

from __future__ import annotations

import json
from typing import Any

import pytest

from readout.render.annotations import annotations_file
from readout.render.json import to_json
from readout.render.schema import schema_of
from tests.render.pages import ANNOTATIONS, DOCUMENTS
from tests.render.sample import SAMPLE

ACCOUNT = json.loads(to_json(SAMPLE))
PAGES = json.loads(to_json(annotations_file([(DOCUMENTS[0], ANNOTATIONS)])))

CONTRACT = {
    "$": "schema documents stories",
    "$.documents": "id uri outlet title published language text body furniture credits lineage",
    "$.documents.title": "text start end",
    "$.documents.published": "edtf earliest latest basis",
    "$.documents.body": "start end",
    "$.documents.furniture": "start end kind",
    "$.stories": "id title documents time lineages entities facts statements conflicts changes timeline",
    "$.stories.lineages": "id documents origin edges",
    "$.stories.lineages.edges": "from to kind score passages",
    "$.stories.entities": "id name type aliases roles mentions",
    "$.stories.entities.roles": "title of evidence",
    "$.stories.entities.mentions": "document start end text",
    "$.stories.facts": "id summary event participants time place values commitment background polarity modality status "
    "lineages origins topics evidence",
    "$.stories.facts.event": "type mode",
    "$.stories.facts.participants": "role entity",
    "$.stories.facts.time": "edtf earliest latest",
    "$.stories.facts.evidence": "document start end text modality values attribution stated_at",
    "$.stories.facts.evidence.values": "slot unit low high",
    "$.stories.statements": "id speaker speaker_text addressees direct text topics renderings",
    "$.stories.statements.renderings": "document start end text altered",
    "$.stories.conflicts": "id facts slot kind values explanation",
    "$.stories.conflicts.values": "value evidence",
    "$.stories.changes": "id facts slot from to explanation",
    "$.stories.changes.from": "value evidence",
    "$.stories.timeline": "edtf fact",
}
PAGE_CONTRACT = {
    "$": "schema documents",
    "$.documents": "id uri outlet title published language text body furniture credits lineage sentences entities "
    "times quantities attributions events",
    "$.documents.credits": "name kind start end text",
    "$.documents.sentences": "start end text",
    "$.documents.entities": "id name type roles mentions",
    "$.documents.entities.mentions": "start end text kind",
    "$.documents.times": "start end text kind edtf earliest latest low high unit anchor",
    "$.documents.quantities": "start end text low high unit of",
    "$.documents.attributions": "id source cue content direct speaker addressees",
    "$.documents.events": "id trigger type mode participants time place values purpose polarity modality commitment "
    "background attribution",
    "$.documents.events.participants": "role span entity",
}


def first_at(data: Any, path: str) -> Any:
    """The first record at a path, through lists."""
    found = [data]
    for name in path.split(".")[1:]:
        found = [item[name] for item in found if item.get(name) is not None]
        found = [part for item in found for part in (item if isinstance(item, list) else [item])]
    return found[0]


@pytest.mark.parametrize("path", CONTRACT)
def test_an_account_has_every_field_of_the_contract(path: str) -> None:
    assert set(CONTRACT[path].split()) <= set(first_at(ACCOUNT, path))


@pytest.mark.parametrize("path", PAGE_CONTRACT)
def test_a_page_has_every_field_of_the_contract(path: str) -> None:
    assert set(PAGE_CONTRACT[path].split()) <= set(first_at(PAGES, path))


def problems(data: Any, schema: dict[str, Any], whole: dict[str, Any], path: str = "$") -> list[str]:
    """Where data breaks a schema; knows the words that our schemas use and fails on others."""
    known = {
        "$ref",
        "$schema",
        "$defs",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "items",
        "anyOf",
        "enum",
        "const",
    }
    known |= {"enum", "const", "prefixItems", "minItems", "maxItems"}
    assert set(schema) <= known, set(schema) - known
    if "$ref" in schema:
        return problems(data, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole, path)
    if "anyOf" in schema:
        found = [problems(data, option, whole, path) for option in schema["anyOf"]]
        return [] if any(not option for option in found) else found[0]
    wrong = []
    if "enum" in schema and data not in schema["enum"]:
        wrong.append(f"{path}: {data!r} is not one of {schema['enum']}")
    if "const" in schema and data != schema["const"]:
        wrong.append(f"{path}: {data!r} is not {schema['const']!r}")
    types = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
        "array": list,
        "object": dict,
    }
    if "type" in schema and (
        not isinstance(data, types[schema["type"]]) or (schema["type"] != "boolean" and isinstance(data, bool))
    ):
        return [*wrong, f"{path}: {data!r} is no {schema['type']}"]
    if isinstance(data, dict):
        wrong += [f"{path}: {name} is missing" for name in schema["required"] if name not in data]
        wrong += [f"{path}: {name} is not in the schema" for name in data if name not in schema["properties"]]
        for name in schema["properties"].keys() & data.keys():
            wrong += problems(data[name], schema["properties"][name], whole, f"{path}.{name}")
    if isinstance(data, list):
        options = schema.get("prefixItems") or [schema["items"]] * len(data)
        for index, (item, option) in enumerate(zip(data, options, strict=True)):
            wrong += problems(item, option, whole, f"{path}[{index}]")
    return wrong


def test_an_account_keeps_its_schema() -> None:
    schema = schema_of("brief")
    assert problems(ACCOUNT, schema, schema) == []


def test_pages_keep_their_schema() -> None:
    schema = schema_of("annotations")
    assert problems(PAGES, schema, schema) == []


@pytest.mark.parametrize(
    ("name", "value"), [("modality", "perhaps"), ("lineages", "two"), ("status", ["agreed"]), ("weight", None)]
)
def test_the_schema_refuses_what_is_wrong(name: str, value: object) -> None:
    schema, broken = schema_of("brief"), json.loads(to_json(SAMPLE))
    broken["stories"][0]["facts"][0][name] = value
    assert problems(broken, schema, schema) != []


def test_names_have_no_trailing_underscore() -> None:
    for schema in (schema_of("brief"), schema_of("annotations")):
        names = [name for record in schema["$defs"].values() for name in record.get("properties", {})]
        assert not [name for name in names if name.endswith("_")]
        assert schema["$schema"].startswith("https://json-schema.org/")


def test_the_schema_comes_first() -> None:
    assert next(iter(ACCOUNT)) == next(iter(PAGES)) == "schema"
