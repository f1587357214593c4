"""The published record is plain JSON, with the contract's names."""

from __future__ import annotations

import json

from readout.model import Readout, stable_id
from readout.model.account import Change, Quote, Side, plain


def test_a_trailing_underscore_is_not_published() -> None:
    side = Side("planned", (Quote("doc-1", 0, 4, "will"),))
    record = plain(Change("chg-1", (), "modality", side, side, "…"))
    assert list(record) == ["id", "facts", "slot", "from", "to", "explanation"]
    assert record["from"]["evidence"] == [{"document": "doc-1", "start": 0, "end": 4, "text": "will"}]


def test_an_empty_account_is_json_and_names_its_schema_first() -> None:
    record = Readout((), ()).to_dict()
    assert json.loads(json.dumps(record)) == record
    assert next(iter(record.items())) == ("schema", "readout/1")


def test_ids_depend_on_every_part_and_on_where_parts_end() -> None:
    assert stable_id("fact", "ab", "c") != stable_id("fact", "a", "bc")
    assert stable_id("fact", "ab", "c") == stable_id("fact", "ab", "c")
