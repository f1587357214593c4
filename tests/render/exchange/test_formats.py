"""Every format by its name, and the names by the endings of files."""

from __future__ import annotations

import json

import pytest

from readout.model.errors import UsageError
from readout.render.exchange.formats import BY_ENDING, FORMATS, TABLES, Exporting, Format, exported, format_of
from readout.render.json import to_json
from readout.render.markdown import to_markdown
from tests.render.exchange.accounts import VISIT


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written(format: Format) -> None:
    written = exported(VISIT, Exporting(format))
    assert "Ana Luz" in written
    assert written.endswith(("\n", "</html>"))


def test_what_has_a_renderer_is_written_by_it() -> None:
    assert exported(VISIT, Exporting("json")) == to_json(VISIT)
    assert exported(VISIT, Exporting("markdown")) == to_markdown(VISIT)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_written_as_rows_and_as_lines(name: str) -> None:
    table = next(known for known in TABLES if known == name)
    rows = exported(VISIT, Exporting("csv", table=table)).count("\r\n") - 1
    lines = exported(VISIT, Exporting("jsonl", table=table)).splitlines()
    assert rows == len(lines) > 0
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_events_are_a_table_and_a_format() -> None:
    assert exported(VISIT, Exporting("events")) == exported(VISIT, Exporting("csv", table="events"))
    assert exported(VISIT, Exporting("events", delimiter="\t")).startswith("Event ID\tEvent Date\t")


def test_a_byte_order_mark_where_asked() -> None:
    assert exported(VISIT, Exporting("csv", bom=True)) == "\ufeff" + exported(VISIT, Exporting("csv"))


def test_endings() -> None:
    assert format_of(".CSV") == "csv"
    assert format_of(".md") == "markdown"
    assert format_of(".jsonld") is None
    assert format_of("") is None
    assert set(BY_ENDING.values()) <= set(FORMATS)


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="choose one of csv"):
        exported(VISIT, Exporting("xls"))  # type: ignore[arg-type]
