"""The formats there are, by name and by the ending of a file.

In come a `Readout` and a name with its options, out goes the text of a whole file. The renderers of the room are
imported when they are asked for: Jinja2 is slow to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from readout.model import Readout
from readout.model.errors import UsageError
from readout.render.exchange.iris import BASE
from readout.render.exchange.rows import TableName
from readout.render.exchange.tables import Table, table, to_csv, to_json_lines

Format = Literal["csv", "jsonl", "events", "json", "markdown", "html", "webannotation", "prov", "claimreview", "ftm"]
FORMATS: tuple[Format, ...] = get_args(Format)
AnyTable = Literal["events"] | TableName
TABLES: tuple[AnyTable, ...] = (*get_args(TableName), "events")
TABULAR: frozenset[Format] = frozenset({"csv", "jsonl", "events"})
LINKED: frozenset[Format] = frozenset({"webannotation", "prov", "claimreview"})
BY_ENDING: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""`.jsonld` is no format by itself: three are written as JSON-LD."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """What to write: `table`, `delimiter` and `bom` are for rows, `base` for linked data."""

    format: Format = "csv"
    table: AnyTable = "evidence"
    delimiter: str = ","
    bom: bool = False
    base: str = BASE


def format_of(ending: str) -> Format | None:
    """The format that an ending like `.csv` names; None for one that names none."""
    return BY_ENDING.get(ending.lower())


def exported(readout: Readout, how: Exporting) -> str:
    """The whole file; raises UsageError for a format that there is not."""
    if how.format in TABULAR:
        made = _table(readout, "events" if how.format == "events" else how.table)
        return to_json_lines(made) if how.format == "jsonl" else to_csv(made, delimiter=how.delimiter, bom=how.bom)
    if how.format in LINKED:
        return _linked(readout, how)
    return _whole(readout, how.format)


def _table(readout: Readout, name: AnyTable) -> Table:
    if name == "events":
        from readout.render.exchange.events import events

        return events(readout)
    return table(readout, name)


def _linked(readout: Readout, how: Exporting) -> str:
    if how.format == "webannotation":
        from readout.render.exchange.web_annotation import to_web_annotation

        return to_web_annotation(readout, how.base)
    if how.format == "prov":
        from readout.render.exchange.prov import to_prov

        return to_prov(readout, how.base)
    from readout.render.exchange.claim_review import to_claim_review

    return to_claim_review(readout, how.base)


def _whole(readout: Readout, format: Format) -> str:
    if format == "json":
        from readout.render.json import to_json

        return to_json(readout)
    if format == "markdown":
        from readout.render.markdown import to_markdown

        return to_markdown(readout)
    if format == "html":
        from readout.render.html import to_html

        return to_html(readout)
    if format == "ftm":
        from readout.render.exchange.ftm import to_ftm

        return to_ftm(readout)
    raise UsageError(f"there is no format {format}", remedy=f"choose one of {', '.join(FORMATS)}")
