"""FollowTheMoney: one entity a line, every value a list of strings, every reference to an entity that is there."""

from __future__ import annotations

import json
from typing import Any

from readout.model import Readout
from readout.render.exchange.ftm import to_ftm
from tests.render.exchange.accounts import HARM, VISIT, shuffled

SCHEMATA = {
    "Article": {"title", "publisher", "sourceUrl", "fileName", "publishedAt", "language"},
    "Person": {"name", "alias", "country", "proof", "position"},
    "Organization": {"name", "alias", "country", "proof"},
    "PublicBody": {"name", "alias", "country", "proof"},
    "Event": {"name", "startDate", "endDate", "location", "country", "involved", "keywords", "notes", "proof"},
}


def entities(account: Readout = VISIT) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in to_ftm(account).splitlines()]
    assert len({line["id"] for line in lines}) == len(lines)
    return {line["id"]: line for line in lines}


def test_every_value_is_a_list_of_strings_of_a_known_property() -> None:
    for account in (VISIT, HARM):
        for entity in entities(account).values():
            assert set(entity) == {"id", "schema", "properties"}
            assert set(entity["properties"]) <= SCHEMATA[entity["schema"]]
            for values in entity["properties"].values():
                assert values
                assert all(isinstance(value, str) and value for value in values)


def test_an_event_names_who_is_involved_and_what_proves_it() -> None:
    found = entities()
    meeting = found["fact-meeting"]["properties"]
    assert [found[key]["properties"]["name"] for key in meeting["involved"]] == [["Ana Luz"], ["Tom Reed"]]
    assert {found[key]["schema"] for key in meeting["proof"]} == {"Article"}
    assert (meeting["startDate"], meeting["location"]) == (["2024-05-07"], ["Wellington"])
    assert "fact-nothing" not in found


def test_people_have_their_position_and_country() -> None:
    luz = entities()["ent-luz"]
    assert luz["schema"] == "Person"
    assert (luz["properties"]["position"], luz["properties"]["country"]) == (["foreign minister"], ["cl"])
    assert "country" not in entities()["ent-reed"]["properties"]


def test_the_order_of_pages_makes_no_difference() -> None:
    assert all(to_ftm(shuffled(VISIT, seed)) == to_ftm(VISIT) for seed in range(5))
