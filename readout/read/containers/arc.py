"""Web archives in the older ARC form: a line of fields before each answer of a server, gzipped by record or not.

In: bytes. Out: pages with their address and the time they were fetched. The form is that of
https://archive.org/web/researcher/ArcFileFormat.php, versions 1 and 2. Records are framed here as those of WARC are,
and for the same reason; an answer is then read as that of a WARC record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.read.containers.scope import Found, Scope
from readout.read.containers.source import Source
from readout.read.containers.warc import HEADER_BYTES, Framed, read_records

MAGIC = b"filedesc://"
_FIELDS = (
    rb" (?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]{2,45}) (?P<at>\d{8,14}) "
    rb"(?P<kind>\S{0,200}+)(?: \S{1,400}+){0,8}? (?P<length>\d{1,15})\r?\n"
)
"""Host, time, type, in version 2 also status, sum, place and file, and the length."""
_HEADER = re.compile(rb"(?P<url>(?:https?|ftp|dns|filedesc):\S{1,4000}+)" + _FIELDS)
_AFTER_ADDRESS = re.compile(_FIELDS)
_SCHEME = re.compile(rb"(?:https?|ftp|dns):")
_ADDRESS_BYTES = 4_000
_LOOK = 65_536
_BLANK = b"\r\n"


@dataclass(frozen=True, slots=True)
class _Head:
    """The line before a record."""

    url: str
    at: str
    kind: str
    length: int


def read_arc(source: Source, scope: Scope) -> Found:
    """The pages of an ARC file, in its order; what else it holds is counted in one line at the end."""
    return read_records(source, scope, _framed, b"http")


def _framed(source: Source, scope: Scope) -> Framed | str:
    """Take the next record, or say why there is none here; either way the source then stands at the next."""
    head = _head(source)
    if head is None:
        return f"{_seek(source)} bytes that do not begin with the line of a record"
    most = scope.limits.record_bytes
    if head.length > most:
        _seek(source)  # not by its length, which may be what is broken
        return f"a record of {head.length} bytes, more than {most}: no page is as large"
    block = source.read(head.length)
    if len(block) < head.length or source.spoiled or not _is_ended(source) or _next(block) is not None:
        return _misfit(source, block, head)
    return Framed(_as_warc(head, block), block)


def _misfit(source: Source, block: bytes, head: _Head) -> str:
    """A record whose length is wrong, or that is cut: the next is looked for within it, else behind it."""
    began = _next(block + source.peek(_LOOK))
    if began is not None and began < len(block):
        source.unread(block[began:])
        return f"shorter than its length: {began} of {head.length} bytes came ({head.url})"
    if len(block) < head.length or source.spoiled:
        why = f"{source.problem}: " if source.problem is not None else ""
        source.resume(b"http")
        return f"{why}shorter than its length: {len(block)} of {head.length} bytes came ({head.url})"
    return f"longer than its length: {_seek(source)} bytes stand behind it ({head.url})"


def _head(source: Source) -> _Head | None:
    """Take the line of a record where one stands here."""
    line = _HEADER.match(source.peek(HEADER_BYTES))
    if line is None:
        return None
    source.skip(line.end())
    fields = (line[name].decode("utf-8", "replace") for name in ("url", "at", "kind", "length"))
    url, at, kind, length = fields
    return _Head(url, at, kind, int(length))


def _is_ended(source: Source) -> bool:
    """Whether this is where a record ends: at a line end of its own, at the next record, or at the end."""
    following = source.peek(HEADER_BYTES)
    return not following or following[:1] in _BLANK or _HEADER.match(following) is not None


def _seek(source: Source) -> int:
    """Take bytes up to where a record begins, or all; how many they are."""
    before, first = source.position, 1
    while window := source.peek(2 * _LOOK):
        began = _next(window, first)
        if began is not None:
            source.skip(began)
            break
        first = 0
        source.skip(_LOOK if len(window) == 2 * _LOOK else len(window))
    return source.position - before


def _next(window: bytes, first: int = 0) -> int | None:
    """Where the line of a record begins, wherever it stands: what is cut ends in the middle of a line."""
    for fields in _AFTER_ADDRESS.finditer(window):
        start = max(first, fields.start() - _ADDRESS_BYTES)
        start = max(start, *(window.rfind(end, start, fields.start()) + 1 for end in (b" ", b"\n")))
        scheme = _SCHEME.search(window, start, fields.start())
        if scheme is not None:
            return scheme.start()
    return None


def _as_warc(head: _Head, block: bytes) -> dict[str, str]:
    """The header of the WARC record that says the same."""
    told_kind = "response" if block[:5] == b"HTTP/" else "resource"
    fetched = f"{head.at[:4]}-{head.at[4:6]}-{head.at[6:8]}"
    if len(head.at) == len("YYYYMMDDhhmmss"):
        fetched += f"T{head.at[8:10]}:{head.at[10:12]}:{head.at[12:]}Z"
    return {
        "warc-type": "warcinfo" if head.url.startswith("filedesc:") else told_kind,
        "warc-target-uri": head.url,
        "warc-date": fetched,
        "content-type": "application/http; msgtype=response" if told_kind == "response" else head.kind,
    }
