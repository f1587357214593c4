"""Zip archives: by their table of contents, or by walking the members where that is cut off or broken.

In: bytes. Out: what the members hold, in the order of the table. Only stored and deflated members are read; those
behind a password are refused one by one. Office files are zip archives too and are named as what they are.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO, Protocol

from readout.read.containers.members import Members
from readout.read.containers.scope import Found, Opener, Scope
from readout.read.containers.source import CHUNK, Source

_LOCAL, _END, _END_LARGE = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06"
_HEADER = struct.Struct("<4sHHHHHIIIHH")
_END_BYTES = 65_557 + 76 + 20
_ENCRYPTED, _UTF8, _SIZES_FOLLOW = 0x1, 0x800, 0x8
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF", "AndroidManifest.xml")
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error, LookupError)
_RAW = -15
_ONE_MEGABYTE = 1_000_000
_MOST_WALKED = 100_000
_PACK_AGAIN = "fetch or pack it again; the other members are read"


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


class ZipFeed:
    """The unpacked bytes of one member; without its packed size, that is taken from what was read."""

    def __init__(self, stream: _Stream, packed: int, scope: Scope) -> None:
        self._stream, self._packed, self._scope = stream, packed, scope
        self._size = 0
        self.problem: str | None = None

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end or where the member is damaged."""
        if self.problem is not None:
            return b""
        try:
            data = self._stream.read(size)
        except _FAILURES:
            self.problem = "the member of the archive is damaged"
            return b""
        self._size += len(data)
        self.problem = self._scope.expands_too_far(self._packed or getattr(self._stream, "packed", 0), self._size)
        self._scope.count(len(data))
        return b"" if self.problem else data

    def resume(self, signature: bytes) -> bool:
        """Nothing follows a damaged member within it."""
        return False


def read_zip(source: Source, scope: Scope, opener: Opener) -> Found:
    """What the members of an archive hold."""
    most = scope.limits.inner_zip_bytes
    file: IO[bytes]
    if source.file is not None:
        file = source.file
    else:
        data = source.read(most + 1)
        if len(data) > most:
            problem = (
                f"a zip archive of more than {most / _ONE_MEGABYTE:g} MB that does not come from a file of its own"
            )
            yield scope.refusal("", problem, "unpack the outer one first, or name the file")
            return
        file = BytesIO(data)
    inner = scope.deeper()
    if _index_size(file) > scope.limits.index_bytes:
        yield scope.refusal("", "a zip archive with too many members to list", "split it")
        return
    try:
        archive = zipfile.ZipFile(file)
    except _FAILURES:
        yield scope.refusal("", "the table of contents of this zip archive is cut off or broken", _PACK_AGAIN)
        yield from _walked(file, inner, opener)
        return
    with archive:
        yield from _listed(archive, inner, opener)


def _index_size(file: IO[bytes]) -> int:
    """How large the table of contents says it is; 0 where there is none."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _END_BYTES))
    tail = file.read(_END_BYTES)
    large, at = tail.rfind(_END_LARGE), tail.rfind(_END)
    if large >= 0 and len(tail) >= large + 48:
        return int(struct.unpack_from("<Q", tail, large + 40)[0])
    return int(struct.unpack_from("<I", tail, at + 12)[0]) if at >= 0 and len(tail) >= at + 16 else 0


def _listed(archive: zipfile.ZipFile, scope: Scope, opener: Opener) -> Found:
    """The members that the table of contents lists."""
    names = set(archive.NameToInfo)
    if not names.isdisjoint(_OFFICE):
        yield scope.refusal("", "an office file, an e-book or a program, not a page", "export it as HTML or plain text")
        return
    members = Members(scope, opener)
    for info in archive.infolist():
        if info.is_dir() or not members.wants(info.filename):
            continue
        problem = _unreadable(info.flag_bits, info.compress_type)
        try:
            stream = archive.open(info) if problem is None else None
        except _FAILURES:
            problem, stream = "the member of the archive is damaged", None
        if stream is None:
            yield members.refusal(info.filename, str(problem), _PACK_AGAIN)
            continue
        with stream:
            yield from members.open(info.filename, ZipFeed(stream, info.compress_size, scope))
    yield from members.end()


def _unreadable(flags: int, method: int) -> str | None:
    if flags & _ENCRYPTED:
        return "the member of the archive is locked with a password"
    if method not in _METHODS:
        return f"the member is packed by a method that is not read (number {method})"
    return None


class _RawFeed:
    """The bytes of a member without a table of contents, from a place in the file to where they end by themselves."""

    def __init__(self, file: IO[bytes], method: int, size: int) -> None:
        self._file, self._left = file, size if method == zipfile.ZIP_STORED else -1
        self._decoder = zlib.decompressobj(_RAW) if method == zipfile.ZIP_DEFLATED else None
        self._pending, self._at = b"", file.tell()
        self.packed = 0

    def read(self, size: int = CHUNK, /) -> bytes:
        """At most `size` bytes; raises zlib.error or EOFError where the member is damaged or cut."""
        if self._decoder is None:
            data = self._take(min(size, self._left)) if self._left else b""
            self._left -= len(data)
            return data
        while not self._decoder.eof:
            data = self._decoder.decompress(self._pending, size)
            self._pending = self._decoder.unconsumed_tail
            if data:
                return data
            if not self._pending and not self._decoder.eof:
                self._pending = self._take(CHUNK)
        return b""

    def end(self) -> int:
        """Where the member ends in the file, after everything was taken."""
        return self._at + self.packed - (len(self._decoder.unused_data) if self._decoder is not None else 0)

    def _take(self, size: int) -> bytes:
        self._file.seek(self._at + self.packed)
        data = self._file.read(size)
        if not data:
            raise EOFError
        self.packed += len(data)
        return data


def _walked(file: IO[bytes], scope: Scope, opener: Opener) -> Found:
    """Members found by their own headers."""
    members, at = Members(scope, opener), 0
    end = file.seek(0, 2)
    for _ in range(_MOST_WALKED):
        found = _find(file, at)
        if found is None:
            break
        name, flags, method, size, start = found
        at = start
        if name.endswith("/") or not members.wants(name):
            continue
        problem = _unreadable(flags, method)
        if problem is None and method == zipfile.ZIP_STORED and flags & _SIZES_FOLLOW:
            problem = "the length of this member stood in the part that is missing"
        if problem is None and method == zipfile.ZIP_STORED and size > end - start:
            problem = "the member is cut"
        if problem is not None:
            yield members.refusal(name, problem, _PACK_AGAIN)
            continue
        file.seek(start)
        raw = _RawFeed(file, method, size)
        feed = ZipFeed(raw, 0, scope)
        yield from members.open(name, feed)
        while feed.read(CHUNK):
            pass
        at = raw.end() if feed.problem is None else start
    else:
        yield scope.refusal("", f"more than {_MOST_WALKED} members without a table of contents", _PACK_AGAIN)
    yield from members.end()


def _find(file: IO[bytes], at: int) -> tuple[str, int, int, int, int] | None:
    """The next member's header from a place on: name, flags, method, packed size, where its bytes begin."""
    while True:
        file.seek(at)
        window = file.read(CHUNK)
        found = window.find(_LOCAL)
        if found < 0:
            if len(window) < CHUNK:
                return None
            at += len(window) - len(_LOCAL) + 1
            continue
        at += found
        file.seek(at)
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return None
        _, _, flags, method, _, _, _, size, _, name_size, extra_size = _HEADER.unpack(header)
        name = file.read(name_size).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        return name, flags, method, size, at + _HEADER.size + name_size + extra_size
