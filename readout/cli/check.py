"""`readout check`: a claim put to an account, or to pages of which one is made first.

In come the claim and where the account is, out goes an exit code that says what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli import exits
from readout.cli.commands import Reading, View, account_file
from readout.cli.output import check_writable, write
from readout.cli.progress import shown_progress
from readout.model.errors import UsageError

if TYPE_CHECKING:
    from readout.model import Readout
    from readout.pipeline import Progress

FOUND = {
    "confirmed": exits.ALL_READ,
    "disputed": exits.DISPUTED,
    "overtaken": exits.OVERTAKEN,
    "contradicted": exits.CONTRADICTED,
    "partly found": exits.PARTLY_FOUND,
    "not found": exits.NOT_FOUND,
}
"""The exit code of each verdict."""


def check(claim: str, reading: Reading, format: str, view: View) -> int:
    """Print what the account says to the claim."""
    from readout.pipeline.check import check_claim
    from readout.render.check import check_to_json, check_to_terminal

    check_writable(view.output)
    if not claim.strip():
        raise UsageError("the claim is empty", remedy='say it in a sentence, as in: readout check "…" account.json')
    with shown_progress(colour=view.wants_colour) as progress:
        account = _account(reading, progress)
        checked = check_claim(claim.strip(), account, reading.configuration(), progress)
    shown = check_to_json(checked) if format == "json" else check_to_terminal(checked, colour=view.colour)
    write(shown, view.output)
    return FOUND[checked.finding.verdict]


def _account(reading: Reading, progress: Progress) -> Readout:
    from readout import pipeline
    from readout.pipeline.accounts import read_account

    if is_account(reading.paths):
        return read_account(account_file(reading.paths[0]))
    return pipeline.brief(reading.paths, reading.configuration(), progress, reading.stdin)


def is_account(paths: Sequence[str]) -> bool:
    """Whether the one path is an account, and no page or export of pages."""
    path = Path(paths[0])
    if len(paths) != 1 or path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as file:
        return b'"readout/' in file.read(200)
