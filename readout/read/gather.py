"""From what the user names to pages: files, folders, patterns, addresses and standard input.

In: paths as typed. Out: `RawPage`s and `Refusal`s, the files ordered by name whatever the order of the paths, the pages
of one file in its order; the bytes of one page at a time are in memory. The same bytes twice are one page: the first
keeps it.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from readout.model import RawPage, Refusal
from readout.read.containers import FieldNames, Scope, pages_of
from readout.read.containers.kinds import HEAD, is_likely, kind_of
from readout.read.containers.names import PAGE_NAMES, is_page_name, is_unsure
from readout.read.containers.source import Source
from readout.read.fetch import Fetch, is_address
from readout.read.limits import ReadLimits

STDIN = "-"


def gather(
    paths: Sequence[str],
    *,
    stdin: Callable[[], bytes | BinaryIO] | None = None,
    fetch: Fetch | None = None,
    limits: ReadLimits | None = None,
    fields: FieldNames | None = None,
    names: Mapping[str, str] | None = None,
) -> Iterator[RawPage | Refusal]:
    """Yield every page that `paths` name, or the reason why it cannot be had; files ascending by name.

    Folders are read with all below them; hidden files, and files that are not called like a page or like a file of
    pages, are left out there. `fields` says under which names the records of an export keep text, date and address;
    `names` by which name a file goes whose path says nothing (one that was sent).
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
            whole = Scope((names or {}).get(uri, uri), limits, fields or FieldNames())
            pages = _fetched(uri, fetch, whole) if is_address(uri) else _read(uri, stdin, whole)
            for page in pages:
                yield _once(page, seen)


def _numbered(uris: list[str]) -> Iterator[tuple[str, bool]]:
    previous: str | None = None
    for uri in uris:
        yield uri, uri == previous
        previous = uri


def _once(page: RawPage | Refusal, seen: dict[bytes, str]) -> RawPage | Refusal:
    if isinstance(page, Refusal):
        return page
    digest = hashlib.blake2b(page.data, digest_size=16).digest()
    first = seen.setdefault(digest, page.place)
    if first == page.place or not page.data:
        return page
    return page.refusal(f"identical to {first}", "nothing to do: it is read once", repeated=True)


def _expand(path: str, found: list[str]) -> Iterator[Refusal]:
    if path == STDIN or is_address(path):
        found.append(path)
    elif os.path.isdir(path):
        pages = sorted(_pages_below(Path(path)))
        found.extend(pages)
        if not pages:
            yield Refusal(path, "a folder without pages", PAGE_NAMES)
    elif os.path.lexists(path):
        found.append(path)
    elif glob.has_magic(path):
        matches = sorted(m for m in glob.glob(path, recursive=True) if os.path.isfile(m))
        found.extend(matches)
        if not matches:
            yield Refusal(path, "nothing matches this pattern", "check the pattern; quote it if the shell changes it")
    else:
        yield Refusal(path, "there is no such file or folder", "check the path")


def _fetched(uri: str, fetch: Fetch | None, whole: Scope) -> Iterator[RawPage | Refusal]:
    if fetch is None:
        yield Refusal(uri, "an address, where only files are read", "save the page and name the file")
        return
    found = fetch(uri)
    if isinstance(found, Refusal) or kind_of(found.data[:HEAD]) is None:
        yield found
    else:
        yield from pages_of(Source(BytesIO(found.data), BytesIO(found.data)), whole)


def _pages_below(folder: Path) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        # what a browser saves beside "page.html" is called "page_files": pictures and scripts
        saved = {name.rsplit(".", 1)[0] + "_files" for name in files}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in saved)
        for name in files:
            path = os.path.join(root, name)
            if not name.startswith(".") and is_page_name(name) and (not is_unsure(name) or is_likely(_head(path))):
                yield path


def _head(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _read(uri: str, stdin: Callable[[], bytes | BinaryIO] | None, whole: Scope) -> Iterator[RawPage | Refusal]:
    if uri == STDIN:
        if stdin is None:
            yield Refusal(uri, "there is no standard input", "pipe a page in")
        else:
            piped = stdin()
            whole_input = BytesIO(piped) if isinstance(piped, bytes) else None
            yield from pages_of(Source(whole_input or cast(BinaryIO, piped), whole_input), whole)
        return
    if not os.path.isfile(uri):
        yield Refusal(uri, "not a regular file", "name a file or a folder of files")
        return
    try:
        with open(uri, "rb") as file:
            yield from pages_of(Source(file, file), whole)
    except OSError as error:
        yield Refusal(uri, f"cannot be read: {error.strerror or error}", "check that it exists and may be read")
