"""docs/exchange.md: every example is what the program writes, every format and column is named."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from readout.render.exchange.cells import cell
from readout.render.exchange.claim_review import to_claim_review
from readout.render.exchange.events import POLECAT, events
from readout.render.exchange.formats import FORMATS, TABLES
from readout.render.exchange.ftm import to_ftm
from readout.render.exchange.prov import to_prov
from readout.render.exchange.rows import MAKERS, TableName
from readout.render.exchange.tables import table, to_csv
from readout.render.exchange.web_annotation import to_web_annotation
from tests.render.exchange.accounts import VISIT

DOCS = (Path(__file__).parents[3] / "docs" / "exchange.md").read_text(encoding="utf-8")


def example(name: str) -> str:
    """What stands below a mark, up to the end of the block or table."""
    found = re.search(rf"^<!-- {re.escape(name)} -->\n\n(```json\n.*?^```|(?:\|[^\n]*\n)+)", DOCS, re.M | re.S)
    assert found, name
    return found[1]


def rows(name: str) -> list[list[str]]:
    """The cells of a table, without the line below its head."""
    lines = [line[1:-1].split("|") for line in example(name).splitlines()]
    return [[part.strip() for part in line] for index, line in enumerate(lines) if index != 1]


def block(name: str) -> str:
    return example(name).removeprefix("```json\n").removesuffix("```")


def test_rows_of_evidence() -> None:
    head, *shown = rows("table: evidence")
    written = list(csv.DictReader(io.StringIO(to_csv(table(VISIT, "evidence")), newline="")))
    there = [[row[column] for column in head] for row in written]
    assert shown
    assert all(row in there for row in shown)


def test_cells() -> None:
    for page, written in rows("cells")[1:]:
        assert cell(page.strip("`")) == written.strip("`")


def test_an_event() -> None:
    written = list(csv.DictReader(io.StringIO(to_csv(events(VISIT)), newline="")))
    event = next(row for row in written if row["Event ID"] == "fact-meeting")
    shown = rows("event: fact-meeting")[1:]
    assert len(shown) > 10
    assert [event[column] for column, _ in shown] == [value for _, value in shown]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("annotation", json.loads(to_web_annotation(VISIT))["first"]["items"]),
        ("nodes", json.loads(to_prov(VISIT))["@graph"]),
        ("draft", json.loads(to_claim_review(VISIT))["@graph"]),
    ],
)
def test_linked_data(name: str, written: list[Any]) -> None:
    shown = json.loads(block(name))
    for node in shown if isinstance(shown, list) else [shown]:
        assert node in written


def test_lines() -> None:
    written = to_ftm(VISIT).splitlines()
    assert all(line in written for line in block("lines").splitlines())


def test_every_format_and_table_is_named() -> None:
    for name in (*FORMATS, *TABLES):
        assert f"`{name}`" in DOCS


@pytest.mark.parametrize("name", MAKERS)
def test_every_column_is_named(name: TableName) -> None:
    assert not [column for column in MAKERS[name].columns if f"`{column}`" not in DOCS]


def test_there_are_as_many_columns_of_polecat_as_it_says() -> None:
    assert "The forty columns" in DOCS
    assert len(POLECAT) == 40
