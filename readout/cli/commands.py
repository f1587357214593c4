"""What each command does: read, render, write, and say with the exit code how much was read.

In come the options as records, out goes an exit code of `readout.cli.exits`. The pipeline and the renderers are
imported where a command needs them.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from readout.cli import exits
from readout.cli.output import STANDARD_OUTPUT, check_writable, write
from readout.cli.progress import QuietProgress, Told, shown_progress
from readout.model.errors import UsageError

if TYPE_CHECKING:
    from readout.model import Readout
    from readout.pipeline import Configuration
    from readout.pipeline.verify import FalseSpan, Verification
    from readout.render.schema import Output

PIPE_WIDTH = 100
WIDEST = 120
BY_ENDING = {".json": "json", ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read and how; None leaves the pipeline's default."""

    paths: tuple[str, ...]
    workers: int | None = None
    language_model: str | None = None
    offline: bool = False
    cache: bool = True
    fields: tuple[str, ...] = ()

    def configuration(self) -> Configuration:
        """The pipeline's configuration with what was given."""
        from readout.pipeline import Configuration

        chosen = Configuration(offline=self.offline, cache=self.cache, fields=self.fields)
        return replace(
            chosen,
            workers=self.workers or chosen.workers,
            language_model=self.language_model or chosen.language_model,
        )

    @property
    def stdin(self) -> Callable[[], BinaryIO]:
        """Standard input; asked for where `-` is among the paths, and read as far as it is needed."""
        return lambda: sys.stdin.buffer


@dataclass(frozen=True, slots=True)
class View:
    """Where the output goes and how it looks."""

    output: str | None
    width: int | None
    no_color: bool

    @property
    def to_terminal(self) -> bool:
        """Whether a person sees it at once."""
        return self.output in (None, STANDARD_OUTPUT) and sys.stdout.isatty()

    @property
    def colour(self) -> bool:
        """Whether to use colour: on a terminal, unless told otherwise (https://no-color.org)."""
        return self.to_terminal and self.wants_colour

    @property
    def wants_colour(self) -> bool:
        """Whether nothing forbids colour."""
        return not self.no_color and not os.environ.get("NO_COLOR")

    @property
    def columns(self) -> int:
        """How wide terminal output is."""
        if self.width is not None:
            return self.width
        return min(shutil.get_terminal_size().columns, WIDEST) if self.to_terminal else PIPE_WIDTH


def brief(reading: Reading, format: str | None, view: View) -> int:
    """Print the account of the pages."""
    from readout import pipeline

    check_writable(view.output)
    with shown_progress(colour=view.wants_colour) as progress:
        account = pipeline.brief(reading.paths, reading.configuration(), progress, reading.stdin)
        tell(progress, account.refused)
    if account.documents:
        write(account_text(account, format or format_of(view.output), view), view.output)
    return finished(len(account.documents), account.refused)


def format_of(output: str | None) -> str:
    """How an account is written where nobody says: by the ending of the file."""
    return BY_ENDING.get(Path(output or "").suffix.lower(), "terminal")


def account_text(account: Readout, format: str, view: View) -> str:
    """An account in one of its formats."""
    if format == "json":
        from readout.render.json import to_json

        return to_json(account)
    if format == "html":
        from readout.render.html import to_html

        return to_html(account)
    if format == "markdown":
        from readout.render.markdown import to_markdown

        return to_markdown(account)
    from readout.render.terminal import to_terminal

    return to_terminal(account, width=view.columns, colour=view.colour)


def annotate(reading: Reading, format: str, view: View) -> int:
    """Print what is understood of each page."""
    from readout import pipeline
    from readout.render.annotations import annotations_file
    from readout.render.json import to_json
    from readout.render.page_terminal import annotations_to_terminal

    check_writable(view.output)
    with shown_progress(colour=view.wants_colour) as progress:
        understood = pipeline.annotate_pages(reading.paths, reading.configuration(), progress, reading.stdin)
        tell(progress, understood.refused)
    if understood.pages:
        result = annotations_file(understood.pages, understood.refused)
        shown = (
            to_json(result) if format == "json" else annotations_to_terminal(result, view.columns, colour=view.colour)
        )
        write(shown, view.output)
    return finished(len(understood.pages), understood.refused)


def schema(of: Output, output: str | None) -> int:
    """Print a JSON Schema."""
    from readout.render.json import serialised
    from readout.render.schema import schema_of

    check_writable(output)
    write(serialised(schema_of(of)), output)
    return exits.ALL_READ


def verify(account: str, reading: Reading, view: View) -> int:
    """Check every span of an account; name each false one on standard output."""
    from readout import pipeline
    from readout.pipeline.verify import verification

    record = account_file(account)
    if not reading.paths:
        raise UsageError("no pages are named", where=account, remedy="name the pages of the account after it")
    with shown_progress(colour=view.wants_colour) as progress:
        pages = pipeline.read_pages(reading.paths, reading.configuration(), progress, reading.stdin)
        tell(progress, pages.refused)
    result = verification(record, pages.documents)
    for remark in result.remarks:
        _say(remark)
    write("".join(false_line(false) for false in result.false), None)
    write(f"{summary_line(result)}\n", None)
    if result.false:
        return exits.FALSE_SPAN
    return finished(len(pages.documents), pages.refused)


def summary_line(result: Verification) -> str:
    """What came of checking, in one line."""
    pages = "1 page" if result.pages == 1 else f"{result.pages} pages"
    missing = sum(false.problem == "page missing" for false in result.false)
    wrong = len(result.false) - missing
    verdict = [f"{wrong} false"] if wrong else ["every word stands where it says"] if result.checked else []
    verdict += [f"{missing} missing"] if missing else []
    return f"{result.checked} spans in {pages} checked: {', '.join(verdict) or 'nothing to check'}"


def account_file(path: str) -> dict[str, object]:
    """An account as plain JSON types; raises UsageError where the file is none."""
    remedy = "give the file that `readout brief … --format json` wrote"
    try:
        record = json.loads(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"cannot be opened: {error.strerror or error}", where=path, remedy=remedy) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("is not JSON", where=path, remedy=remedy) from error
    if not isinstance(record, dict):
        raise UsageError("is not an account", where=path, remedy=remedy)
    return record


def false_line(false: FalseSpan) -> str:
    """A false span, over a few lines."""
    from readout.render.controls import shortened

    quoted = 100
    if false.problem == "page missing":
        return f"{shortened(false.page, quoted)}: page missing: give it after the account ({false.path})\n"
    words = [f"{false.path}: {shortened(false.page, quoted)}: {false.problem}"]
    words += [f"  says  {shortened(false.said, quoted)}"] if false.said is not None else []
    words += [f"  page  {shortened(false.found, quoted)}"] if false.found is not None else []
    return "\n".join(words) + "\n"


def tell(progress: QuietProgress, refused: Sequence[Told]) -> None:
    """Tell every refusal that was not told yet."""
    for refusal in refused:
        progress.tell(refusal)


def finished(read_count: int, refused: Sequence[Told]) -> int:
    """The exit code of a command that read pages; says so where none was read."""
    if not read_count:
        _say(f"nothing was read ({len(refused)} refused); nothing was written")
    return exits.reading(read_count, sum(not refusal.repeated for refusal in refused))


def _say(message: str) -> None:
    from readout.render.controls import one_line

    sys.stderr.write(one_line(f"readout: {message}") + "\n")
