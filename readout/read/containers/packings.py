"""Ways to pack a file as a whole: gzip, bzip2 and xz, each as a decoder of one member or stream.

In: packed bytes, piece by piece. Out: unpacked bytes, never more at once than asked for. zlib, bz2 and lzma check
length and sum of each member; what a stream of xz asks of memory is bounded.
"""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from readout.read.limits import ReadLimits

_GZIP_FORM = 31
"""What zlib calls a gzip header and trailer around the bytes."""


class Decoder(Protocol):
    """Unpacks one member; `eof` where it has ended, `left` what of the packed bytes it has not taken yet."""

    eof: bool
    left: bytes

    def decode(self, packed: bytes, size: int) -> bytes:
        """At most `size` unpacked bytes; none where more packed ones are needed or the member ends."""
        ...


class _Gzip:
    def __init__(self, limits: ReadLimits) -> None:
        self._decoder = zlib.decompressobj(_GZIP_FORM)
        self.eof, self.left = False, b""

    def decode(self, packed: bytes, size: int) -> bytes:
        data = self._decoder.decompress(packed, size)
        self.eof = self._decoder.eof
        self.left = self._decoder.unused_data if self.eof else self._decoder.unconsumed_tail
        return data


class _Buffered:
    """The decoders of bzip2 and xz keep what they have not unpacked yet themselves."""

    def __init__(self, decoder: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._decoder = decoder
        self.eof, self.left = False, b""

    def decode(self, packed: bytes, size: int) -> bytes:
        data = self._decoder.decompress(packed, size)
        self.eof = self._decoder.eof
        self.left = self._decoder.unused_data if self.eof else b""
        return data


def _bzip2(limits: ReadLimits) -> Decoder:
    return _Buffered(bz2.BZ2Decompressor())


def _xz(limits: ReadLimits) -> Decoder:
    return _Buffered(lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=limits.unpacking_bytes))


@dataclass(frozen=True, slots=True)
class Packing:
    """How a packed file begins, what unpacks a member of it and what that raises where it is damaged."""

    name: str
    magic: bytes
    begins: re.Pattern[bytes]
    decoder: Callable[[ReadLimits], Decoder]
    error: type[Exception]
    by_record: bool
    """Whether web archives pack each record by itself: then the next one is looked for behind a damaged one."""


PACKINGS = {
    packing.name: packing
    for packing in (
        Packing("gzip", b"\x1f\x8b\x08", re.compile(rb"\x1f\x8b\x08"), _Gzip, zlib.error, True),
        Packing("bzip2", b"BZh", re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), _bzip2, OSError, False),
        Packing("xz", b"\xfd7zXZ\0", re.compile(rb"\xfd7zXZ\0"), _xz, lzma.LZMAError, False),
    )
}


def packing_of(head: bytes) -> Packing | None:
    """The packing of what begins with `head`."""
    return next((packing for packing in PACKINGS.values() if packing.begins.match(head)), None)
