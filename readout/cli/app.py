"""The commands and their options. What each does stands in `readout.cli.commands`, which is loaded when one runs."""

from __future__ import annotations

from typing import Annotated

import typer

from readout.cli.ending import ended
from readout.cli.exits import ALL_READ, MEANING
from readout.cli.options import (
    AccountFormat,
    ExportFormat,
    ExportTable,
    Fields,
    LanguageModel,
    NoCache,
    NoColour,
    Offline,
    Output,
    PageFormat,
    Paths,
    ReadFormat,
    SchemaOf,
    Store,
    Width,
    Workers,
)

EXIT_CODES = "\n".join(f"  {code:<4}{meaning}" for code, meaning in MEANING.items())
ABOUT = f"""Read what many outlets published about the same events; get one account in which every word can be checked.

\b
Examples:
  readout brief examples/                          the account, on the screen
  readout brief pages/*.html --output account.html    to click through: facts left, pages right
  readout brief a.txt b.txt --format json > account.json
  readout verify account.json a.txt b.txt          is every word where the account says it is?
  readout read a.txt                               what of the page is the report, what is furniture
  readout add pages/                               keep pages; their stories grow as more come
  readout serve                                    look at them in a browser on this machine

\b
Exit codes:
{EXIT_CODES}

Colour is used on a terminal only, and not where NO_COLOR is set or --no-color is given. `readout COMMAND --help`
says more.
"""
BRIEF = """One account of the pages: what happened, who said what, what all agree on, what differs, what changed.

PATH is a file, a folder, a glob in quotes, an address (https://…), or - for standard input; text, HTML and what else
`docs/usage.md` lists. Pages of several stories give several accounts.

\b
Examples:
  readout brief examples/
  readout brief "pages/**/*.html" --output account.html
  readout brief pages/ --format json --workers 2 | jq '.stories[].title'
  curl -s https://example.org/report | readout brief - other.txt

Marks: [A12] is line 12 of page A, which the key at the end names; `readout read PAGE` shows the lines. ●●○ is two
of three independent reports: copies and rewrites of one report count once.
"""
ANNOTATE = """Page by page: sentences, names and offices, times, quantities, who said what, events, each with its place.

\b
Examples:
  readout annotate page.txt
  readout annotate page.txt --format terminal
"""
READ = """How a page is read: body, furniture by kind, what dates it and why, credits, with line numbers.

\b
Examples:
  readout read page.html
  readout read https://example.org/report
  readout read pages/ --format json --bytes
  readout read crawl.warc.gz --format jsonl | jq -r .title.text
"""
SCHEMA = """The JSON Schema of an output, made from the types of the program.

\b
Examples:
  readout schema > readout-1.schema.json
  readout schema --of annotations
"""
VERIFY = """Read the pages again and hold every span of an account against them; name each that is false.

ACCOUNT is what `readout brief` or `readout annotate` wrote with --format json. Without one, every account of the
archive is held against the bytes of its pages. Ends with 1 where a span is false or a page of the account is missing.

\b
Examples:
  readout verify account.json pages/
  readout verify
"""
CHECK = """What the pages say to a claim: that it is so, otherwise, or nothing. Never whether it is true.

ACCOUNT is what `readout brief` wrote with --format json; pages may be given instead, and an account of them is made
first. A claim is confirmed only where each of its parts (numbers, names, who did it, whether it has happened) stands
in one sentence of a page or just around it.

\b
Examples:
  readout check "131 people survived the sinking" account.json
  readout check "The minister has resigned." pages/ --format json

\b
Ends with:
  0   confirmed       with the words that say so
  10  disputed        pages say so, and others say otherwise
  11  overtaken       pages said so, and a later report replaced it
  12  contradicted    the pages tell it with another number, actor, time, or as planned or denied
  13  partly found    no page says all of it
  14  not found       no page says the core of it
"""

EXPORT = """An account in the format of another program: tables, event rows, annotations, provenance, drafts.

ACCOUNT is what `readout brief` wrote with --format json. Without one, stories of the archive are exported: those named
by their ids, else all.

\b
Examples:
  readout export account.json --output evidence.csv      one row a place in a page
  readout export account.json --format csv --table conflicts --bom > conflicts.csv
  readout export account.json --format events --output events.tsv
  readout export account.json --format webannotation --base https://example.org/ --output notes.jsonld
  readout export s-05a7cf7353cc --output story.md        a story of the archive

docs/exchange.md shows each format.
"""

SERVE = """The archive in a browser on this machine: stories, search, names, adding pages; and as REST under /api/v1.

With PATH, those pages are read and shown, and forgotten in the end; without, the archive is shown, and what is added
in the browser stays in it. Nothing is loaded from elsewhere, and nobody else is answered unless --host says so.

\b
Examples:
  readout serve
  readout serve examples/
  readout serve --port 9000 --no-open
"""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


@app.callback(invoke_without_command=True, help=ABOUT)
def readout(version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False) -> None:
    """Answer `--version`; commands do the rest."""
    if version:
        from readout import __version__

        typer.echo(f"readout {__version__}")
        raise typer.Exit(ALL_READ)


@app.command(help=BRIEF, short_help="One account of what the pages say.")
def brief(
    paths: Paths,
    format: Annotated[
        AccountFormat | None,
        typer.Option("--format", "-f", help="How to write it; without it by the ending of FILE, else terminal."),
    ] = None,
    output: Output = None,
    workers: Workers = None,
    language_model: LanguageModel = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    field: Fields = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Print the account of the pages."""
    from readout.cli import commands

    view = commands.View(output, width, no_color)
    options = commands.Reading(tuple(paths), workers, language_model, offline, not no_cache, tuple(field or ()))
    raise typer.Exit(ended(lambda: commands.brief(options, format.value if format else None, view)))


@app.command(help=ANNOTATE, short_help="What is understood of each page by itself.")
def annotate(
    paths: Paths,
    format: Annotated[PageFormat, typer.Option("--format", "-f", help="How to write it.")] = PageFormat.json,
    output: Output = None,
    workers: Workers = None,
    language_model: LanguageModel = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    field: Fields = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Print what is understood of each page."""
    from readout.cli import commands

    view = commands.View(output, width, no_color)
    options = commands.Reading(tuple(paths), workers, language_model, offline, not no_cache, tuple(field or ()))
    raise typer.Exit(ended(lambda: commands.annotate(options, format.value, view)))


@app.command(help=READ, short_help="What of each page is the report.")
def read(
    paths: Paths,
    format: Annotated[ReadFormat, typer.Option("--format", "-f", help="How to write it.")] = ReadFormat.terminal,
    bytes: Annotated[
        bool, typer.Option("--bytes", help="In the JSON, beside every span the bytes of the page it was written with.")
    ] = False,
    output: Output = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    field: Fields = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Print how each page is read."""
    from readout.cli import commands
    from readout.cli import reading as pages

    view = commands.View(output, width, no_color)
    reading = commands.Reading(tuple(paths), offline=offline, cache=not no_cache, fields=tuple(field or ()))
    raise typer.Exit(ended(lambda: pages.read(reading, pages.PagesAs(format.value, bytes), view)))


@app.command(help=SCHEMA, short_help="The JSON Schema of an output.")
def schema(
    of: Annotated[SchemaOf, typer.Option("--of", help="The output whose schema to print.")] = SchemaOf.brief,
    output: Output = None,
) -> None:
    """Print a JSON Schema."""
    from readout.cli import commands

    raise typer.Exit(ended(lambda: commands.schema(of.value, output)))


@app.command(help=VERIFY, short_help="Hold an account, or the archive, against its pages.")
def verify(
    account: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT", help="An account as JSON; without one, the archive.", show_default=False),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAGE...]", help="Its pages, as files, folders or globs.", show_default=False),
    ] = None,
    store: Store = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    field: Fields = None,
    no_color: NoColour = False,
) -> None:
    """Check every span of an account, or of all the archive."""
    from readout.cli import archive_commands, commands

    reading = commands.Reading(tuple(paths or ()), offline=offline, cache=not no_cache, fields=tuple(field or ()))
    view = commands.View(None, None, no_color)
    if account is None:
        raise typer.Exit(ended(lambda: archive_commands.verify(store, view)))
    raise typer.Exit(ended(lambda: commands.verify(account, reading, view)))


@app.command(help=CHECK, short_help="What the pages say to a claim.")
def check(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A sentence, in quotes.", show_default=False)],
    paths: Annotated[
        list[str], typer.Argument(metavar="ACCOUNT", help="An account as JSON, or pages.", show_default=False)
    ],
    format: Annotated[PageFormat, typer.Option("--format", "-f", help="How to write it.")] = PageFormat.terminal,
    output: Output = None,
    workers: Workers = None,
    language_model: LanguageModel = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    field: Fields = None,
    no_color: NoColour = False,
) -> None:
    """Put a claim to an account."""
    from readout.cli import commands
    from readout.cli.check import check as checked

    options = commands.Reading(tuple(paths), workers, language_model, offline, not no_cache, tuple(field or ()))
    view = commands.View(output, None, no_color)
    raise typer.Exit(ended(lambda: checked(claim, options, format.value, view)))


@app.command(help=EXPORT, short_help="An account for another program.")
def export(
    named: Annotated[
        list[str] | None,
        typer.Argument(metavar="ACCOUNT|STORY", help="An account as JSON, or stories of the archive by their ids."),
    ] = None,
    format: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help="The format; without it, by the ending of FILE.")
    ] = None,
    table: Annotated[
        ExportTable | None, typer.Option("--table", help="For csv and jsonl: the rows; without it, evidence.")
    ] = None,
    output: Output = None,
    bom: Annotated[bool, typer.Option("--bom", help="For csv and events: begin so that Excel reads UTF-8.")] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="IRI", help="For linked data: what stands before the ids; without it urn:x-readout:."
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="PATH", help="The archive; without it READOUT_STORE, else the usual place."),
    ] = None,
) -> None:
    """Export an account or stories of the archive."""
    from readout.cli.export import Asked
    from readout.cli.export import export as exported

    form, rows = format.value if format else None, table.value if table else None
    asked = Asked(tuple(named or ()), form, rows, output, store, base, bom)
    raise typer.Exit(ended(lambda: exported(asked)))


@app.command(help=SERVE, short_help="The archive in a browser on this machine.")
def serve(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Pages to show instead of the archive.", show_default=False),
    ] = None,
    store: Store = None,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="NAME", help="Where to listen; without it on this machine alone (127.0.0.1)."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", min=0, max=65535, metavar="N", help="Without it the first free one from 8642 on; 0 takes any."
        ),
    ] = None,
    open: Annotated[
        bool | None,
        typer.Option(
            "--open/--no-open", help="Open a browser; without it where there is a terminal.", show_default=False
        ),
    ] = None,
    language_model: LanguageModel = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    no_color: NoColour = False,
) -> None:
    """Show the archive in a browser."""
    from readout.cli import commands
    from readout.cli.serve import Serving
    from readout.cli.serve import serve as served

    reading = commands.Reading(tuple(paths or ()), None, language_model, offline, not no_cache)
    serving = Serving(store, host, port, open)
    raise typer.Exit(ended(lambda: served(reading, serving, commands.View(None, None, no_color))))


from readout.cli import archive as _archive  # noqa: E402 - it takes the options above and adds its commands

_archive.add_commands(app)
