"""How a command ends: every way out is an exit code and at most one line.

In comes a command, out goes its exit code. Errors a user can mend, Ctrl-C and a closed pipe end without a
traceback; a mistake of the program keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from readout.cli.exits import CLOSED_PIPE, INTERRUPTED, NONE_READ
from readout.model.errors import ReadoutError


def ended(command: Callable[[], int]) -> int:
    """Run `command` to its end and return its exit code."""
    try:
        return command()
    except ReadoutError as error:
        return _said(f"readout: {error}", NONE_READ)
    except KeyboardInterrupt:
        return _said("readout: stopped; no half-written output is left", INTERRUPTED)
    except BrokenPipeError:
        return _quietly()


def _said(message: str, code: int) -> int:
    from readout.render.controls import one_line

    sys.stderr.write(one_line(message) + "\n")
    return code


def _quietly() -> int:
    """The reader of the pipe has gone: the interpreter must not flush into the closed pipe at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED_PIPE
