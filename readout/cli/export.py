"""`readout export`: an account, or stories of the archive, in the format of another program.

In come an account as JSON or stories as `readout show` knows them, out goes one file. What the file cannot hold is told
on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli import exits
from readout.cli.check import is_account
from readout.cli.commands import account_file
from readout.cli.output import STANDARD_OUTPUT, check_writable, write
from readout.model.errors import UsageError

if TYPE_CHECKING:
    from readout.model import Readout
    from readout.render.exchange.formats import Exporting

TAB = "\t"
TAB_ENDING = ".tsv"
JSON_LD_ENDING = ".jsonld"


@dataclass(frozen=True, slots=True)
class Asked:
    """The options as given; None where they were not. `named` are stories, or one account file."""

    named: tuple[str, ...] = ()
    format: str | None = None
    table: str | None = None
    output: str | None = None
    store: str | None = None
    base: str | None = None
    bom: bool = False


def export(asked: Asked) -> int:
    """Write the account or the stories in the format asked for."""
    from readout.render.exchange.formats import exported

    check_writable(asked.output)
    how = exporting(asked)
    account = _account(asked)
    write(exported(account, how), asked.output)
    _tell_left_out(account, how)
    return exits.ALL_READ


def exporting(asked: Asked) -> Exporting:
    """What to write, by the options and the ending of the output; raises UsageError where they do not fit."""
    from readout.render.exchange.formats import FORMATS, LINKED, TABLES, TABULAR, Exporting, format_of

    ending = _ending(asked.output)
    chosen = next((name for name in FORMATS if name == asked.format), None) or format_of(ending)
    if chosen is None:
        raise _no_format(ending)
    how = Exporting(chosen, bom=asked.bom, delimiter=TAB if ending == TAB_ENDING else ",")
    if asked.table is not None:
        if chosen not in ("csv", "jsonl"):
            raise UsageError(f"--table is for csv and jsonl, not for {chosen}", remedy="leave it out, or --format csv")
        how = replace(how, table=next(name for name in TABLES if name == asked.table))
    if asked.bom and (chosen not in TABULAR or chosen == "jsonl"):
        raise UsageError(f"--bom is for csv and events, not for {chosen}", remedy="leave it out, or --format csv")
    if asked.base is None:
        return how
    if chosen not in LINKED:
        raise UsageError(
            f"--base is for {', '.join(sorted(LINKED))}, not for {chosen}", remedy="leave it out, or choose another"
        )
    return replace(how, base=_checked_base(asked.base))


def _ending(output: str | None) -> str:
    return "" if output in (None, STANDARD_OUTPUT) else Path(output or "").suffix.lower()


def _no_format(ending: str) -> UsageError:
    from readout.render.exchange.formats import BY_ENDING, FORMATS, LINKED

    if ending == JSON_LD_ENDING:
        return UsageError(".jsonld may be several formats", remedy=f"add --format {', '.join(sorted(LINKED))}")
    if ending:
        known = ", ".join(BY_ENDING)
        return UsageError(f"the ending {ending} names no format", remedy=f"add --format, or end FILE in one of {known}")
    return UsageError("no format was named", remedy=f"add --format with one of {', '.join(FORMATS)}")


def _checked_base(base: str) -> str:
    """An absolute IRI to which an id can be joined as it stands."""
    scheme, colon, rest = base.partition(":")
    plain = scheme.isascii() and scheme.isalnum() and colon and rest
    if not plain or any(char.isspace() or char in '<>"{}|\\^`' for char in base) or base[-1] not in "/#:?=":
        raise UsageError(
            f"--base is no address to put ids behind: {base}", remedy="as in --base https://example.org/stories/"
        )
    return base


def _account(asked: Asked) -> Readout:
    """The account of the one file named, else the stories of the archive."""
    if len(asked.named) == 1 and is_account(asked.named):
        return _account_of(asked.named[0], asked.store)
    for name in asked.named:
        _refuse_file(name)
    return _stories(asked.named, asked.store)


def _account_of(path: str, store: str | None) -> Readout:
    from readout.pipeline.accounts import read_account

    if store is not None:
        raise UsageError("--store goes with stories, not with an account", where=path, remedy="leave one of them out")
    return read_account(account_file(path))


def _refuse_file(name: str) -> None:
    """A file that is no account, or an account beside others, is no story either: say so instead of looking for it."""
    path = Path(name)
    if is_account([name]):
        raise UsageError("an account is exported by itself", where=name, remedy="one call of readout export for each")
    if path.exists() or path.suffix or "/" in name:
        problem = "this is no account" if path.exists() else "there is no such file"
        raise UsageError(
            problem, where=name, remedy="make one with: readout brief PAGE… --format json --output account.json"
        )


def _stories(stories: Sequence[str], store: str | None) -> Readout:
    """Stories of the archive, all where none is named; an archive that is not there is not made."""
    from readout.pipeline.archive import archive_location, open_archive

    location = archive_location(store)
    remedy = "readout add PAGE… fills it; an account is exported by its file: readout export account.json"
    if "://" not in location and not Path(location).exists():
        raise UsageError("there is no archive", where=location, remedy=remedy)
    with open_archive(store) as archive:
        account = archive.accounts([archive.meant(story) for story in stories])
    if not account.stories:
        raise UsageError("the archive holds no story", where=location, remedy=remedy)
    return account


def _tell_left_out(account: Readout, how: Exporting) -> None:
    """Facts that are no events have no row among them."""
    if "events" not in (how.format, how.table):
        return
    from readout.render.exchange.events import left_out

    count = left_out(account)
    if count:
        facts = "1 fact has" if count == 1 else f"{count} facts have"
        sys.stderr.write(f"readout: {facts} neither type nor mode of an event and no row; --table facts has all\n")
