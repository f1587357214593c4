"""The schema of a finding is made from its types, and what is written keeps it."""

from __future__ import annotations

import json

import pytest

from readout.model.account import Quote
from readout.model.findings import CheckedClaim, Difference, Dispute, Finding, PageOfFinding, Passage, Side, Support
from readout.render.check import check_to_json
from readout.render.schema import schema_of
from tests.contracts.test_json_shape import problems

WORDS = Quote("d1", 10, 16, "opened")
CHECKED = CheckedClaim(
    Finding(
        "The mayor opened it.",
        "disputed",
        passages=(Passage(Quote("d1", 0, 20, "The mayor opened it."), (WORDS,)),),
        lineages=1,
        facts=(Support("f1", "The bridge was opened.", 2, ("contested",)),),
        differences=(Difference("actor", "the mayor", "the minister", (WORDS,)),),
        disputes=(Dispute("conflict", "The pages differ.", (Side("side", "31", (WORDS,)), Side("side", "27", ()))),),
        missing=("in June",),
    ),
    (PageOfFinding("d1", "a.txt", None, "2025-05-03", "text that is not published"),),
)
SCHEMA = schema_of("check")


def test_what_check_writes_keeps_its_schema() -> None:
    for checked in (CHECKED, CheckedClaim(Finding("It rained.", "not found"), ())):
        assert problems(json.loads(check_to_json(checked)), SCHEMA, SCHEMA) == []


def test_the_schema_is_named_and_asks_for_its_name() -> None:
    assert SCHEMA["title"] == SCHEMA["properties"]["schema"]["const"] == "readout-check/1"
    assert SCHEMA["required"][0] == "schema"


@pytest.mark.parametrize(("name", "value"), [("verdict", "true"), ("lineages", "one"), ("schema", "readout/1")])
def test_the_schema_refuses_what_is_wrong(name: str, value: object) -> None:
    broken = {**json.loads(check_to_json(CHECKED)), name: value}
    assert problems(broken, SCHEMA, SCHEMA) != []


def test_the_text_of_pages_is_not_published() -> None:
    assert "text" not in SCHEMA["$defs"]["PageOfFinding"]["properties"]
