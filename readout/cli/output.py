"""Where an account goes: standard output or a file that is whole or not there.

In comes text, out go bytes. A file is written beside its final place and renamed, so that neither Ctrl-C nor a full
disk leaves half an account.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from readout.model import UsageError

STANDARD_OUTPUT = "-"


def check_writable(target: str | None) -> None:
    """Refuse a place that cannot be written before the long work begins; raises UsageError."""
    if target is None or target == STANDARD_OUTPUT:
        return
    path = Path(target)
    if path.is_dir():
        raise UsageError("this is a folder", where=target, remedy="name a file in it, as in --output account.html")
    if not path.parent.is_dir():
        raise UsageError(
            "the folder does not exist", where=str(path.parent), remedy="make it, or choose another --output"
        )
    if not os.access(path.parent, os.W_OK):
        raise UsageError("the folder is not writable", where=str(path.parent), remedy="choose another --output")


def write(text: str, target: str | None) -> None:
    """Write UTF-8 to `target`, or to standard output where it is None or `-`."""
    write_parts([text], target)


def write_parts(texts: Iterable[str], target: str | None) -> None:
    """As `write`, one text after the other as they come; where none comes, no file is made."""
    parts = (text.encode("utf-8", "replace") for text in texts)
    first = next(parts, None)
    if first is None:
        return
    if target is None or target == STANDARD_OUTPUT:
        sys.stdout.flush()
        for part in chain([first], parts):
            sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
        return
    path = Path(target)
    if path.exists() and not path.is_file():  # a device or a named pipe cannot be renamed over
        with path.open("wb") as file:
            file.writelines(chain([first], parts))
        return
    try:
        with _beside(path) as beside, beside.open("wb") as file:
            file.writelines(chain([first], parts))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"could not be written: {reason}", where=target, remedy="choose another --output") from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
