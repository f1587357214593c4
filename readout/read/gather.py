"""From what the user names to pages: files, folders, patterns and standard input.

In: paths as typed. Out: `RawPage`s and `Refusal`s, ordered by address whatever the order of the paths; the bytes of
one page at a time are in memory. The same bytes twice are one page: the address that sorts first keeps it.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from readout.model import RawPage, Refusal
from readout.read.limits import ReadLimits

STDIN = "-"
PAGE_SUFFIXES = frozenset({"", ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"})
"""What a file is called that a folder holds as a page. A file named by itself is read whatever it is called."""

_ONE_MEGABYTE = 1_000_000


def gather(
    paths: Sequence[str], *, stdin: Callable[[], bytes] | None = None, limits: ReadLimits | None = None
) -> Iterator[RawPage | Refusal]:
    """Yield every page that `paths` name, or the reason why it cannot be had; ascending by address.

    Folders are read with all below them; hidden files, and files that are not called like a page, are left out there.
    """
    limits = limits or ReadLimits()
    found: list[str] = []
    for path in sorted(paths):
        yield from _expand(path, found)
    seen: dict[bytes, str] = {}
    for uri, again in _numbered(sorted(found)):
        if again:
            yield Refusal(uri, "given twice", "nothing to do: it is read once", repeated=True)
        else:
            yield _once(_read(uri, stdin, limits), seen)


def _numbered(uris: list[str]) -> Iterator[tuple[str, bool]]:
    previous: str | None = None
    for uri in uris:
        yield uri, uri == previous
        previous = uri


def _once(page: RawPage | Refusal, seen: dict[bytes, str]) -> RawPage | Refusal:
    if isinstance(page, Refusal):
        return page
    digest = hashlib.blake2b(page.data, digest_size=16).digest()
    first = seen.setdefault(digest, page.uri)
    if first == page.uri or not page.data:
        return page
    return Refusal(page.uri, f"identical to {first}", "nothing to do: it is read once", repeated=True)


def _expand(path: str, found: list[str]) -> Iterator[Refusal]:
    if path == STDIN:
        found.append(path)
    elif os.path.isdir(path):
        pages = sorted(_pages_below(Path(path)))
        found.extend(pages)
        if not pages:
            suffixes = ", ".join(sorted(s for s in PAGE_SUFFIXES if s in {".txt", ".html", ".htm"}))
            yield Refusal(
                path, "a folder without pages", f"a folder's pages are files called {suffixes} or without ending"
            )
    elif os.path.lexists(path):
        found.append(path)
    elif glob.has_magic(path):
        matches = sorted(m for m in glob.glob(path, recursive=True) if os.path.isfile(m))
        found.extend(matches)
        if not matches:
            yield Refusal(path, "nothing matches this pattern", "check the pattern; quote it if the shell changes it")
    else:
        yield Refusal(path, "there is no such file or folder", "check the path")


def _pages_below(folder: Path) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        # what a browser saves beside "page.html" is called "page_files": pictures and scripts
        saved = {name.rsplit(".", 1)[0] + "_files" for name in files}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in saved)
        for name in files:
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in PAGE_SUFFIXES:
                yield os.path.join(root, name)


def _read(uri: str, stdin: Callable[[], bytes] | None, limits: ReadLimits) -> RawPage | Refusal:
    if uri == STDIN:
        return (
            _bounded(uri, stdin(), limits)
            if stdin is not None
            else Refusal(uri, "there is no standard input", "pipe a page in")
        )
    if not os.path.isfile(uri):
        return Refusal(uri, "not a regular file", "name a file or a folder of files")
    try:
        with open(uri, "rb") as file:
            return _bounded(uri, file.read(limits.page_bytes + 1), limits)
    except OSError as error:
        return Refusal(uri, f"cannot be opened: {error.strerror or error}", "check that it exists and may be read")


def _bounded(uri: str, data: bytes, limits: ReadLimits) -> RawPage | Refusal:
    if len(data) > limits.page_bytes:
        return too_large(uri, limits)
    return RawPage(uri, data)


def too_large(uri: str, limits: ReadLimits) -> Refusal:
    """The refusal of a page beyond the size limit."""
    size = f"{limits.page_bytes / _ONE_MEGABYTE:g} MB"
    return Refusal(uri, f"larger than {size}, the most that is read as one page", "split it into one file per page")
