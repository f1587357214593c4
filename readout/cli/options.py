"""The options that several commands share, and the choices they offer."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class AccountFormat(StrEnum):
    """How an account is written."""

    terminal = "terminal"
    json = "json"
    html = "html"
    markdown = "markdown"


class PageFormat(StrEnum):
    """How pages by themselves are written."""

    json = "json"
    terminal = "terminal"


class ReadFormat(StrEnum):
    """How pages are written as they are read."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"


class SchemaOf(StrEnum):
    """The outputs that have a schema."""

    brief = "brief"
    annotations = "annotations"
    pages = "pages"
    check = "check"


class ExportFormat(StrEnum):
    """What an account is exported as."""

    csv = "csv"
    jsonl = "jsonl"
    events = "events"
    json = "json"
    markdown = "markdown"
    html = "html"
    webannotation = "webannotation"
    prov = "prov"
    claimreview = "claimreview"
    ftm = "ftm"


class ExportTable(StrEnum):
    """The tables of an account."""

    evidence = "evidence"
    values = "values"
    facts = "facts"
    statements = "statements"
    conflicts = "conflicts"
    changes = "changes"
    entities = "entities"
    documents = "documents"
    events = "events"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, globs in quotes, addresses, or -.", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all, instead of standard output."
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, metavar="N", help="Pages understood at a time. The account is the same for any N."
    ),
]
LanguageModel = Annotated[
    str | None,
    typer.Option(
        "--language-model", metavar="NAME", help="Another language model than the one that ships with readout."
    ),
]
Width = Annotated[
    int | None,
    typer.Option("--width", min=40, metavar="N", help="Columns of terminal output; without it, those of the terminal."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Ask nothing of the network: addresses are refused.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask for each address anew and keep nothing of it.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="PART=NAME",
        help="For exports as JSON: the field of a record that holds a PART of the page: text, html, title, url, "
        "published, fetched or outlet. May be given again.",
        show_default=False,
    ),
]
NoColour = Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR in the environment.")]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="The archive: a file, or postgresql://USER@HOST/DATABASE; without it READOUT_STORE, else "
        "~/.local/share/readout/archive.db (below XDG_DATA_HOME where that is set).",
        show_default=False,
    ),
]
