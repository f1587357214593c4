"""Web archives: WARC with pages as crawled, WET with their text; gzipped by record, as a whole, or not at all.

In: bytes. Out: pages with their address and the time they were fetched. Records are framed here, because the usual
readers pass a cut record as an empty one and stop at a broken header: the length is held against what came, and the
next record is looked for behind what is broken. What a record holds is parsed by warcio
(https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.model import PageRecord, RawPage, Refusal
from readout.read.containers.scope import Found, Scope
from readout.read.containers.source import CHUNK, Source

if TYPE_CHECKING:
    from readout.read.containers.payload import Payload

MAGIC = b"WARC/"
HEADER_BYTES = 65_536
_NEXT = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z][A-Za-z-]{1,40}:)")
"""The beginning of a record, wherever it stands: what is cut ends in the middle of a line."""
_NEXT_BYTES = 60
_LENGTH = re.compile(r"\d{1,15}")
_BLANK = b"\r\n"
_BLANK_BYTES = 8
"""Two empty lines, and as many more for those who write too many."""
SILENT = frozenset({"warcinfo", "request", "metadata"})
"""Types of records that tell of pages and are none."""
FETCH_AGAIN = "fetch the page or the archive again; the other records are read"


@dataclass(frozen=True, slots=True)
class Framed:
    """A record as it stands in the file: what its header says, and its block."""

    headers: Mapping[str, str]
    block: bytes

    @property
    def address(self) -> str:
        """The address of the page as the record gives it."""
        return self.headers.get("warc-target-uri", "").strip("<>")

    def as_record(self) -> bytes:
        """The record with the part of its header that matters: of the rest a reader would have its own opinion."""
        given = (
            ("WARC-Type", self.headers.get("warc-type", "")),
            ("WARC-Target-URI", self.address.replace(" ", "%20")),
        )
        kind = ("Content-Type", self.headers.get("content-type", ""))
        lines = [
            f"{name}: {value}" for name, value in (*given, kind, ("Content-Length", str(len(self.block)))) if value
        ]
        return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode("utf-8", "replace") + self.block


Frame = Callable[[Source, Scope], Framed | str]
"""Takes the next record, or says why there is none; either way the source then stands at the next."""


def read_warc(source: Source, scope: Scope) -> Found:
    """The pages of a web archive, in its order; what else it holds is counted in one line at the end."""
    return read_records(source, scope, _framed, MAGIC)


def read_records(source: Source, scope: Scope, frame: Frame, magic: bytes) -> Found:
    """The pages of an archive whose records `frame` takes; behind what is broken, a member begins with `magic`."""
    number = pages = 0
    member = -1
    aside: Counter[str] = Counter()
    while True:
        source.skip_any(_BLANK)
        at = source.at
        if not source.peek(1):
            if source.problem is not None:
                yield scope.refusal(f"at byte {at}", source.problem, FETCH_AGAIN)
            if source.resume(magic):
                continue
            break
        number += 1
        within = f"{source.position} of what is unpacked" if at == member else str(at)
        where, member = f"record {number} at byte {within}", at
        framed = frame(source, scope)
        if isinstance(framed, str):
            yield scope.refusal(where, framed, "the record is left out; the others are read")
            continue
        found = page_of(framed, where, scope)
        if isinstance(found, str):
            aside[found] += found not in SILENT
            continue
        pages += isinstance(found, RawPage)
        yield found
    yield from told(+aside, pages, number, scope)


def told(aside: Counter[str], pages: int, records: int, scope: Scope) -> Found:
    """What is said of an archive as a whole: what of it is no page."""
    if aside:
        kinds = ", ".join(
            f"{count} {kind}" for kind, count in sorted(aside.items(), key=lambda item: (-item[1], item[0]))
        )
        problem = f"{aside.total()} of {records} records are no pages: {kinds}"
        yield Refusal(scope.place, problem, "nothing to do", repeated=bool(pages))
    elif not pages:
        yield scope.refusal("", f"no page is among the {records} records of this web archive", "check what was crawled")


def _framed(source: Source, scope: Scope) -> Framed | str:
    """Take the next record, or say why there is none here; either way the source then stands at the next."""
    if source.peek(len(MAGIC)) != MAGIC:
        size = _seek_record(source)
        return _or_cut(source, f"{size} bytes that do not begin with a WARC header")
    headers = _header(source)
    length = headers.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        if source.peek(len(MAGIC)) != MAGIC:
            _seek_record(source)
        return _or_cut(source, "the header of the record is broken: it gives no Content-Length")
    declared, most = int(length), scope.limits.record_bytes
    if declared > most:
        return _passed_over(source, declared, most)
    block = source.read(declared)
    tail = _take_blank(source)
    follows = source.peek(len(MAGIC))
    # blank lines may also stand in the header of a record that begins within a block cut short
    ended = follows in {b"", MAGIC} or (tail.count(b"\n") > 1 and not _NEXT.search(block))
    if len(block) == declared and not source.spoiled and ended:
        return Framed(headers, block)
    return _misfit(source, Framed(headers, block), declared, tail)


def _misfit(source: Source, framed: Framed, declared: int, tail: bytes) -> Framed | str:
    """A record whose length is wrong: where the next begins within it, what came is cut there."""
    address = f" ({framed.address})" if framed.address else ""
    began = _NEXT.search(framed.block + tail + source.peek(_NEXT_BYTES))
    if began and began.start() < len(framed.block):
        source.unread(framed.block[began.start() :] + tail)
        return f"shorter than its Content-Length: {began.start()} of {declared} bytes came{address}"
    if len(framed.block) < declared:
        why = f"{source.problem}: " if source.problem is not None else ""
        source.resume(MAGIC)
        return f"{why}shorter than its Content-Length: {len(framed.block)} of {declared} bytes came{address}"
    if source.spoiled:
        problem = source.problem
        source.resume(MAGIC)
        return f"{problem}{address}"
    size = _seek_record(source)
    return f"longer than its Content-Length: {size} bytes stand behind it{address}"


def _passed_over(source: Source, declared: int, most: int) -> str:
    """Skip a record that is too large, unless another begins within it: then its length is wrong."""
    left, kept = declared, b""
    while left:
        data = source.read(min(left, CHUNK))
        left -= len(data)
        window = kept + data
        began = _NEXT.search(window)
        if began:
            source.unread(window[began.start() :])
            return "shorter than its Content-Length: another record begins within it"
        if not data:
            break
        kept = window[-_NEXT_BYTES:]
    if left:
        return _or_cut(source, f"shorter than its Content-Length: {declared - left} of {declared} bytes came")
    return f"a record of {declared} bytes, more than {most}: no page is as large"


def _or_cut(source: Source, problem: str) -> str:
    """With the reason where the file is cut or damaged at this place; goes on behind it."""
    why = source.problem if not source.peek(1) else None
    if why is None:
        return problem
    source.resume(MAGIC)
    return f"{why}: {problem}"


def _header(source: Source) -> dict[str, str]:
    """Take the lines of a header to the blank one, as long as they look like one."""
    size = len(source.line(HEADER_BYTES))
    headers: dict[str, str] = {}
    while size < HEADER_BYTES:
        if source.peek(len(MAGIC)) == MAGIC:
            break
        line = source.line(HEADER_BYTES)
        if _begins_within(source, line):
            break
        size += len(line)
        if not line.strip():
            break
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _begins_within(source: Source, line: bytes) -> bool:
    """Whether a record begins in the middle of a line that was taken; then the source stands at it again."""
    began = _NEXT.search(line[-_NEXT_BYTES:] + source.peek(_NEXT_BYTES)) if MAGIC in line else None
    at = max(0, len(line) - _NEXT_BYTES) + (began.start() if began else 0)
    if began is None or at >= len(line):
        return False
    source.unread(line[at:])
    return True


def _seek_record(source: Source) -> int:
    """Take bytes up to where a record begins, or all; how many they are."""
    before, first = source.position, 1
    while window := source.peek(CHUNK):
        began = _NEXT.search(window, first)
        if began:
            source.skip(began.start())
            break
        first = 0
        source.skip(max(1, len(window) - _NEXT_BYTES) if len(window) == CHUNK else len(window))
    return source.position - before


def _take_blank(source: Source) -> bytes:
    """Take the blank lines between records."""
    head = source.peek(_BLANK_BYTES)
    return source.read(len(head) - len(head.lstrip(_BLANK)))


def page_of(framed: Framed, where: str, scope: Scope) -> RawPage | Refusal | str:
    """The page of a record, or its kind where it holds none."""
    from readout.read.containers.payload import payload_of

    kind = framed.headers.get("warc-type", "").lower()
    if kind in SILENT:
        return kind
    if kind not in {"response", "resource", "conversion"}:
        return f"{kind or 'without a type'}"
    place = f"{where} ({framed.address})" if framed.address else where
    found: Payload | str = payload_of(framed.as_record(), scope.limits.page_bytes)
    if isinstance(found, str):
        return scope.refusal(place, found, FETCH_AGAIN)
    if found.aside:
        return found.aside
    name = framed.address if "://" in framed.address else f"{scope.place}#{where.split()[1]}"
    return found.as_page(
        name, PageRecord(f"{scope.place}, {place}", scope.file, fetched=framed.headers.get("warc-date"))
    )
