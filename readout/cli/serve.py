"""`readout serve`: the archive in a browser on this machine, until Ctrl-C.

In come the options as a record, out goes an exit code. With pages, they are read into an archive that is forgotten in
the end; without, the archive of the user is shown and grows by what is added.
"""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli import exits
from readout.cli.commands import Reading, View
from readout.cli.progress import shown_progress
from readout.model.errors import UsageError

if TYPE_CHECKING:
    from readout.model.archive import Added
    from readout.pipeline import Configuration, Progress
    from readout.pipeline.archive.open import OpenArchive
    from readout.web.jobs import Add, NamedFile

UNTIL_THE_END = "an archive that is kept until the server ends"


@dataclass(frozen=True, slots=True)
class Serving:
    """Where to listen and what to show; None leaves it to the defaults."""

    store: str | None
    host: str | None
    port: int | None
    open: bool | None


def serve(reading: Reading, serving: Serving, view: View) -> int:
    """Show an archive until interrupted."""
    from readout.web.serving import address_of, listening, run
    from readout.web.settings import LOOPBACK_NAMES, Settings

    if reading.paths and serving.store:
        raise UsageError("pages and --store exclude each other", remedy="add the pages first: readout add PATH…")
    settings = Settings(place=UNTIL_THE_END if reading.paths else "")
    settings = settings if serving.host is None else replace(settings, host=serving.host)
    with listening(settings.host, serving.port) as listener, _archive(reading, serving, view) as archive:
        from readout.web.app import create_app

        address = address_of(listener, settings.host)

        def ready() -> None:
            _say(f"Readout is at {address} (Ctrl-C ends it)")
            if settings.host not in LOOPBACK_NAMES:
                _say("Everybody who reaches this machine can read the archive and add to it.")
            if serving.open if serving.open is not None else sys.stdout.isatty():
                webbrowser.open(address)

        run(create_app(archive, settings, add=adding(archive, reading.configuration())), listener, ready)
    _say("Readout has ended.")
    return exits.ALL_READ


def adding(archive: OpenArchive, configuration: Configuration) -> Add:
    """What adds files that were sent, and addresses, to an archive."""

    def add(files: Sequence[NamedFile], addresses: Sequence[str], progress: Progress) -> Added:
        names = tuple((str(file.path), file.name) for file in files)
        paths = [*(path for path, _ in names), *addresses]
        return archive.add(paths, replace(configuration, names=names), progress)

    return add


@contextmanager
def _archive(reading: Reading, serving: Serving, view: View) -> Iterator[OpenArchive]:
    """The archive of the user, or one of the pages named that is removed in the end."""
    from readout.pipeline.archive import open_archive

    if not reading.paths:
        with open_archive(serving.store) as archive:
            yield archive
        return
    with (
        tempfile.TemporaryDirectory(prefix="readout-serve-", ignore_cleanup_errors=True) as folder,
        open_archive(str(Path(folder) / "pages.db")) as archive,
    ):
        with shown_progress(colour=view.wants_colour) as progress:
            added = archive.add(reading.paths, reading.configuration(), progress, reading.stdin)
        if not added.pages:
            remedy = "name pages that can be read, or leave them out to show your archive"
            raise UsageError(f"nothing was read ({len(added.refused)} refused)", remedy=remedy)
        yield archive


def _say(message: str) -> None:
    sys.stdout.write(f"{message}\n")
    sys.stdout.flush()
