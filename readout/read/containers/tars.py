"""Tar archives, read from front to back so that they may come out of a packed stream.

In: bytes. Out: what the members hold, in their order. Headers are read by the standard library, the archive is walked
here: the library ends in silence at a broken header, this looks for the next one. Nothing is written anywhere.
"""

from __future__ import annotations

import tarfile

from readout.read.containers.members import Members, Part
from readout.read.containers.scope import Found, Opener, Scope
from readout.read.containers.source import Source

_BLOCK = tarfile.BLOCKSIZE
_NAME_BYTES = 65_536
_FILES = frozenset({tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE})
_LONG_NAME, _EXTENDED, _GLOBAL = tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE
_EMPTY = frozenset(
    {tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE}
)
"""Members that have no bytes, whatever their header says."""
_HEADERS = frozenset({_LONG_NAME, tarfile.GNUTYPE_LONGLINK, _EXTENDED, _GLOBAL, tarfile.SOLARIS_XHDTYPE})


def is_tar(head: bytes) -> bool:
    """Whether bytes begin with the header of a tar member whose checksum is right."""
    return _header(head[:_BLOCK]) is not None


def read_tar(source: Source, scope: Scope, opener: Opener) -> Found:
    """What the members of an archive hold."""
    members = Members(scope.deeper(), opener)
    name: str = ""
    size: int | None = None
    ended = False
    while True:
        at = source.at
        block = source.read(_BLOCK)
        if len(block) < _BLOCK:
            if source.problem is not None or not ended:
                problem = source.problem or "the archive is cut: its end mark is missing"
                yield scope.refusal(f"at byte {at}", problem, "fetch it again; the members that came are read")
            break
        if not block.strip(b"\0"):
            ended = True
            continue
        header = _header(block)
        if header is None:
            skipped = _seek_header(source)
            problem = f"{skipped} bytes that are no member of the archive"
            yield scope.refusal(f"at byte {at}", problem, "fetch it again; the other members are read")
            continue
        if header.type in _HEADERS:
            name, size = _extended(source, header, name, size)
            continue
        length = header.size if size is None else size
        length = 0 if header.type in _EMPTY else length
        part = Part(source, length)
        if header.type in _FILES and members.wants(name or header.name):
            yield from members.open(name or header.name, part)
        part.drain()
        source.skip(-length % _BLOCK)
        name, size = "", None
    yield from members.end()


def _header(block: bytes) -> tarfile.TarInfo | None:
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return None
    return header if header.size >= 0 else None


def _seek_header(source: Source) -> int:
    skipped = _BLOCK
    while len(block := source.peek(_BLOCK)) == _BLOCK and (_header(block) is None and block.strip(b"\0")):
        skipped += source.skip(_BLOCK)
    return skipped


def _extended(source: Source, header: tarfile.TarInfo, name: str, size: int | None) -> tuple[str, int | None]:
    """A name or size that does not fit the header of the member that follows."""
    data = source.read(min(header.size, _NAME_BYTES))
    source.skip(header.size - len(data) + -header.size % _BLOCK)
    if header.type == _LONG_NAME:
        return data.rstrip(b"\0").decode("utf-8", "replace"), size
    if header.type == _EXTENDED:
        values = _extended_values(data)
        length = values.get("size", "")
        return values.get("path", name), int(length) if length.isascii() and length.isdigit() else size
    return name, size


def _extended_values(data: bytes) -> dict[str, str]:
    """The `length key=value` lines of a POSIX extended header."""
    found: dict[str, str] = {}
    while data:
        digits, space, _ = data.partition(b" ")
        if not space or not digits.isdigit() or not 0 < (length := int(digits[:9])) <= len(data):
            break
        key, _, value = data[len(digits) + 1 : length].rstrip(b"\n").partition(b"=")
        found[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        data = data[length:]
    return found
