"""The commands of the archive and their options. What each does stands in `readout.cli.archive_commands`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from readout.cli.ending import ended
from readout.cli.options import (
    AccountFormat,
    Fields,
    LanguageModel,
    NoCache,
    NoColour,
    Offline,
    Output,
    PageFormat,
    Paths,
    Store,
    Width,
    Workers,
)

ADD = """Put pages into the archive, each once, and tell what became of the stories they belong to.

PATH is what `readout brief` takes. Each page is kept as soon as it is read: a run that is stopped, even with kill -9,
loses none, and the next one goes on. Nothing happens to pages that are in the archive already.

\b
Examples:
  readout add pages/
  readout add https://example.org/report
  readout add crawl.warc.gz --workers 2 --store work.db
"""
STORIES = """The stories of the archive, last changed first.

\b
Examples:
  readout stories
  readout stories --limit 10 --format json | jq -r '.stories[].id'
"""
SHOW = """One story of the archive, as `readout brief` shows it.

STORY is its id, the beginning of its id, or words of its title.

\b
Examples:
  readout show s-1d91f2
  readout show ferry
  readout show "death toll" --output story.html
"""
SEARCH = """Find facts, statements and pages: all words must be there, "several words" in quotation marks as they stand.

\b
Examples:
  readout search 'ceasefire "prisoner exchange"'
  readout search sanctions --who "Sergei Lavrov" --kind statement
  readout search --topic tariffs --since 2026-01-01 --status contested
"""
WHO = """Everything the archive knows of a name: offices, what they said by topic, what they took part in and promised.

\b
Examples:
  readout who "Mette Frederiksen"
  readout who Eskom --format json
"""
DIFF = """What a story says now that it did not say then.

STORY is as for `readout show`. Times are UTC unless they say otherwise.

\b
Examples:
  readout diff ferry --since 2025-11-14
  readout diff s-1d91f2 --since 2025-11-14T18:30
  readout diff ferry --since 3d
"""
REBUILD = """Make everything again from the raw pages that the archive keeps.

What this version of readout understood is taken as it is; --anew reads and understands every page again. Ids of
stories stay.

\b
Examples:
  readout rebuild
  readout rebuild --anew --workers 2
"""


class Kind(StrEnum):
    """What is searched."""

    fact = "fact"
    statement = "statement"
    page = "page"


class FactStatus(StrEnum):
    """How a fact stands."""

    corroborated = "corroborated"
    contested = "contested"
    changed = "changed"
    single_source = "single-source"


Shown = Annotated[PageFormat, typer.Option("--format", "-f", help="How to write it.")]
Offset = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Leave out the first N.")]
StoryName = Annotated[
    str, typer.Argument(metavar="STORY", help="An id, the beginning of one, or words of a title.", show_default=False)
]


def add(
    paths: Paths,
    store: Store = None,
    format: Shown = PageFormat.terminal,
    output: Output = None,
    workers: Workers = None,
    language_model: LanguageModel = None,
    offline: Offline = False,
    no_cache: NoCache = False,
    field: Fields = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Add pages to the archive."""
    from readout.cli import archive_commands, commands

    view = commands.View(output, width, no_color)
    options = commands.Reading(tuple(paths), workers, language_model, offline, not no_cache, tuple(field or ()))
    raise typer.Exit(ended(lambda: archive_commands.add(store, options, format.value, view)))


def stories(
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most N stories.")] = 50,
    offset: Offset = 0,
    store: Store = None,
    format: Shown = PageFormat.terminal,
    output: Output = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """List stories."""
    from readout.cli import archive_commands, commands

    view = commands.View(output, width, no_color)
    raise typer.Exit(ended(lambda: archive_commands.stories(store, (limit, offset), format.value, view)))


def show(
    story: StoryName,
    store: Store = None,
    format: Annotated[
        AccountFormat | None,
        typer.Option("--format", "-f", help="How to write it; without it by the ending of FILE, else terminal."),
    ] = None,
    output: Output = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Show one story."""
    from readout.cli import archive_commands, commands

    view = commands.View(output, width, no_color)
    raise typer.Exit(ended(lambda: archive_commands.show(store, story, format.value if format else None, view)))


def search(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Words and phrases.", show_default=False)
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who said it, took part, or is named by the page.")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="WORD", help="What it is about.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option("--since", metavar="DAY", formats=["%Y-%m-%d"], help="On or after this day, as 2026-01-31."),
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Published by this outlet.")] = None,
    status: Annotated[FactStatus | None, typer.Option("--status", help="Facts that stand like this.")] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only these; may be given again.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=500, metavar="N", help="At most N hits.")] = 20,
    offset: Offset = 0,
    store: Store = None,
    format: Shown = PageFormat.terminal,
    output: Output = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Search the archive."""
    from readout.cli import archive_commands, commands
    from readout.model.archive import HIT_KINDS, Query

    asked = Query(
        text=" ".join(query or ()),
        kinds=tuple(one.value for one in kind) if kind else HIT_KINDS,
        who=who,
        topic=topic,
        since=since.date() if since else None,
        outlet=outlet,
        status=status.value if status else None,
        limit=limit,
        offset=offset,
    )
    view = commands.View(output, width, no_color)
    raise typer.Exit(ended(lambda: archive_commands.search(store, asked, format.value, view)))


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, whole or in part.", show_default=False)],
    store: Store = None,
    format: Shown = PageFormat.terminal,
    output: Output = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Show everything of a name."""
    from readout.cli import archive_commands, commands

    view = commands.View(output, width, no_color)
    raise typer.Exit(ended(lambda: archive_commands.who(store, " ".join(name), format.value, view)))


def diff(
    story: StoryName,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="TIME", help="2026-01-31, 2026-01-31T18:30, or ago: 3d, 12h.", show_default=False
        ),
    ],
    store: Store = None,
    format: Shown = PageFormat.terminal,
    output: Output = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Show what changed in a story."""
    from readout.cli import archive_commands, commands

    view = commands.View(output, width, no_color)
    raise typer.Exit(ended(lambda: archive_commands.diff(store, story, since, format.value, view)))


def rebuild(
    anew: Annotated[bool, typer.Option("--anew", help="Read and understand every page again.")] = False,
    store: Store = None,
    format: Shown = PageFormat.terminal,
    output: Output = None,
    workers: Workers = None,
    language_model: LanguageModel = None,
    width: Width = None,
    no_color: NoColour = False,
) -> None:
    """Rebuild the archive from its pages."""
    from readout.cli import archive_commands, commands

    view = commands.View(output, width, no_color)
    options = commands.Reading((), workers, language_model)
    raise typer.Exit(ended(lambda: archive_commands.rebuild(store, options, anew, format.value, view)))


def add_commands(app: typer.Typer) -> None:
    """Put the commands of the archive into the program."""
    app.command(help=ADD, short_help="Put pages into the archive.")(add)
    app.command(help=STORIES, short_help="The stories of the archive.")(stories)
    app.command(help=SHOW, short_help="One story of the archive.")(show)
    app.command(help=SEARCH, short_help="Find facts, statements and pages.")(search)
    app.command(help=WHO, short_help="Everything the archive knows of a name.")(who)
    app.command(help=DIFF, short_help="What a story says now that it did not say then.")(diff)
    app.command(help=REBUILD, short_help="Make the archive again from its raw pages.")(rebuild)
