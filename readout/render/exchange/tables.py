"""The account as tables: one row for each place in a page, as an analyst opens it in a spreadsheet.

In comes a `Readout`, out comes a `Table` of plain values, which `to_csv` and `to_json_lines` write. Rows of evidence,
statements, conflicts and changes are spans: `document`, `start`, `end` and `text` say where, and the columns before
them repeat what the span bears out, so that every row can be read, sorted and filtered by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.model.account import Page, Readout
from readout.render.controls import escaped_for_json
from readout.render.exchange.cells import Cell, to_delimited
from readout.render.exchange.named import named_stories
from readout.render.exchange.rows import MAKERS, TableName, page_row


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under named columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(readout: Readout, name: TableName) -> Table:
    """One table of the account; the columns are the same for every account, the rows in the order of the stories."""
    made = MAKERS[name]
    rows = [row for story in named_stories(readout) for row in made.rows(story)]
    if name == "documents":
        rows += [page_row(page, None) for page in _apart(readout)]
    return Table(made.columns, tuple(tuple(row.get(column) for column in made.columns) for row in rows))


def _apart(readout: Readout) -> list[Page]:
    told = {document for story in readout.stories for document in story.documents}
    return sorted((page for page in readout.documents if page.id not in told), key=lambda page: page.id)


def to_csv(made: Table, *, delimiter: str = ",", bom: bool = False) -> str:
    """A table as CSV (`cells` says how)."""
    return to_delimited(made.columns, made.rows, delimiter=delimiter, bom=bom)


def to_json_lines(made: Table) -> str:
    """A table as JSON Lines: one object a row, lists as lists, the words exactly as the page has them."""
    return json_lines(dict(zip(made.columns, row, strict=True)) for row in made.rows)


def json_lines(records: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line, safe to print; the data stays exact."""
    return escaped_for_json(
        "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records)
    )
