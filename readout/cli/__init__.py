"""The command line: a thin face over `readout.pipeline` and `readout.render`.

In come arguments, out go an account on standard output, progress and one line a refused input on standard error,
and an exit code that says how much was read. Everything heavy is imported inside the command that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from readout.cli.ending import ended

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (`readout.cli.exits`); no traceback for what a user can mend."""
    return ended(lambda: _run(list(sys.argv[1:] if arguments is None else arguments)))


def _run(arguments: list[str]) -> int:
    from readout.cli.app import app

    try:
        app(arguments, prog_name="readout")
    except SystemExit as finished:
        return finished.code if isinstance(finished.code, int) else 0
    return 0
