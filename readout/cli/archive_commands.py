"""What each command of the archive does: open, ask, render, write.

In come the options, out goes an exit code of `readout.cli.exits`. The archive and the renderers are imported where a
command needs them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from readout.cli import exits
from readout.cli.commands import Reading, View, account_text, false_line, format_of, summary_line
from readout.cli.output import check_writable, write
from readout.cli.progress import shown_progress
from readout.model.errors import UsageError

if TYPE_CHECKING:
    from readout.model.archive import Added, Query

STOPPED = "readout: stopped; what was kept stays, and the next readout add goes on"
_AGO = re.compile(r"(\d{1,4})([hdw])\Z")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def add(store: str | None, reading: Reading, format: str, view: View) -> int:
    """Put pages in, and tell what came of it."""
    from readout.pipeline.archive import open_archive

    check_writable(view.output)

    def work() -> int:
        with open_archive(store) as archive, shown_progress(colour=view.wants_colour) as progress:
            added = archive.add(reading.paths, reading.configuration(), progress, reading.stdin)
            for refusal in added.refused:
                progress.tell(refusal)
        write(_added_text(added, format, view), view.output)
        refused = sum(not refusal.repeated for refusal in added.refused)
        return exits.reading(len(added.pages) + len(added.known), refused)

    return _stoppable(work)


def rebuild(store: str | None, reading: Reading, anew: bool, format: str, view: View) -> int:
    """Make everything again, and tell which stories say something else now."""
    from readout.pipeline.archive import open_archive

    check_writable(view.output)

    def work() -> int:
        with open_archive(store) as archive, shown_progress(colour=view.wants_colour) as progress:
            added = archive.rebuild(progress, reading.configuration(), anew=anew)
            state = archive.state()
        if format == "terminal":
            from readout.render.archive_terminal import rebuilt_to_terminal

            text = rebuilt_to_terminal(added, state, width=view.columns, colour=view.colour)
        else:
            text = _added_text(added, format, view)
        write(text, view.output)
        return exits.ALL_READ

    return _stoppable(work)


def _stoppable(work: Callable[[], int]) -> int:
    """Ctrl-C costs the pages in work and nothing else, and says so."""
    try:
        return work()
    except KeyboardInterrupt:
        sys.stderr.write(STOPPED + "\n")
        return exits.INTERRUPTED


def _added_text(added: Added, format: str, view: View) -> str:
    if format == "json":
        from readout.render.archive_json import added_to_json

        return added_to_json(added)
    from readout.render.archive_terminal import added_to_terminal

    return added_to_terminal(added, width=view.columns, colour=view.colour)


def stories(store: str | None, part: tuple[int, int], format: str, view: View) -> int:
    """List the stories; `part` is how many, and how many are left out before."""
    from readout.pipeline.archive import open_archive
    from readout.render.archive_json import stories_to_json
    from readout.render.archive_terminal import stories_to_terminal

    check_writable(view.output)
    with open_archive(store) as archive:
        rows, state = archive.stories(*part), archive.state()
    if format == "json":
        write(stories_to_json(rows, state), view.output)
    else:
        write(stories_to_terminal(rows, state, width=view.columns, colour=view.colour), view.output)
    return exits.ALL_READ


def show(store: str | None, story: str, format: str | None, view: View) -> int:
    """Print one story."""
    from readout.pipeline.archive import open_archive

    check_writable(view.output)
    with open_archive(store) as archive:
        account = archive.story(archive.meant(story))
    write(account_text(account, format or format_of(view.output), view), view.output)
    return exits.ALL_READ


def search(store: str | None, query: Query, format: str, view: View) -> int:
    """Print what is found."""
    from readout.pipeline.archive import open_archive
    from readout.render.archive_json import hits_to_json
    from readout.render.archive_terminal import hits_to_terminal

    check_writable(view.output)
    with open_archive(store) as archive:
        hits = archive.search(query)
    if format == "json":
        write(hits_to_json(hits), view.output)
    else:
        write(hits_to_terminal(hits, width=view.columns, colour=view.colour, offset=query.offset), view.output)
    return exits.ALL_READ


def who(store: str | None, name: str, format: str, view: View) -> int:
    """Print everything of a name."""
    from readout.pipeline.archive import open_archive
    from readout.render.archive_json import profiles_to_json
    from readout.render.archive_terminal import profiles_to_terminal

    check_writable(view.output)
    with open_archive(store) as archive:
        found = archive.who(name)
    if format == "json":
        write(profiles_to_json(found), view.output)
    else:
        write(profiles_to_terminal(found, width=view.columns, colour=view.colour), view.output)
    return exits.ALL_READ


def diff(store: str | None, story: str, since: str, format: str, view: View) -> int:
    """Print what is new in a story."""
    from readout.pipeline.archive import open_archive
    from readout.render.archive_json import diff_to_json
    from readout.render.archive_terminal import diff_to_terminal

    check_writable(view.output)
    then = instant_of(since, datetime.now(UTC))
    with open_archive(store) as archive:
        found = archive.diff(archive.meant(story), then)
    if format == "json":
        write(diff_to_json(found), view.output)
    else:
        write(diff_to_terminal(found, width=view.columns, colour=view.colour), view.output)
    return exits.ALL_READ


def instant_of(text: str, now: datetime) -> datetime:
    """An instant as typed: a day, a day with a time, or so long ago; UTC unless it says otherwise."""
    ago = _AGO.match(text.strip())
    if ago is not None:
        return now - int(ago[1]) * _UNITS[ago[2]]
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(
            "this is no time", where=text, remedy="write 2026-01-31, 2026-01-31T18:30, or so long ago: 3d, 12h, 2w"
        ) from error
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def verify(store: str | None, view: View) -> int:
    """Check every account of the archive; name each false span on standard output."""
    from readout.pipeline.archive import open_archive

    with open_archive(store) as archive, shown_progress(colour=view.wants_colour) as progress:
        result = archive.verify(progress)
    write("".join(false_line(false) for false in result.false), None)
    write(f"{summary_line(result)}\n", None)
    return exits.FALSE_SPAN if result.false else exits.ALL_READ
