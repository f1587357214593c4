"""Gzip: members unpacked one after the other, and the next one found behind a damaged one.

In: packed bytes. Out: unpacked bytes, as one stream. RFC 1952 allows any number of members; web archives give each
record its own, so that what is behind a cut or damaged member can still be read. zlib checks length and CRC of each.
"""

from __future__ import annotations

import zlib

from readout.read.containers.scope import Scope
from readout.read.containers.source import CHUNK, Source

MAGIC = b"\x1f\x8b\x08"
_GZIP_FORM = 31
"""What zlib calls a gzip header and trailer around the bytes."""
_TRIAL = 1_024
"""Packed bytes that must unpack before a place behind damage is taken for the beginning of a member."""
_MOST_TRIALS = 2_000


class GzipFeed:
    """The unpacked bytes of a gzip file; ends at the end or at a damaged place, which `problem` then names."""

    def __init__(self, packed: Source, scope: Scope) -> None:
        self._packed, self._scope = packed, scope
        self._decoder: zlib._Decompress | None = None
        self._pending = b""
        self._kept = bytearray()
        self._packed_size = self._unpacked_size = 0
        self.problem: str | None = None
        self.at = self._kept_at = packed.position

    def read(self, size: int, /) -> bytes:
        """At most `size` unpacked bytes, never across members; none at the end or at a damaged place."""
        while self.problem is None:
            if self._decoder is None and not self._begin():
                break
            try:
                data = self._member(size)
            except zlib.error:
                self.problem = "the gzip data is damaged"
                break
            if data:
                self._scope.count(len(data))
                return data
        return b""

    def resume(self, signature: bytes) -> bool:
        """Go on at the next member behind a damaged one that unpacks to something that begins with `signature`."""
        if self.problem is None:
            return False
        window, base, at = bytes(self._kept), self._kept_at, 1
        for _ in range(_MOST_TRIALS):
            at = window.find(MAGIC, at)
            while at < 0 or len(window) - at < _TRIAL:
                more = self._packed.read(CHUNK)
                keep = at if at >= 0 else max(0, len(window) - len(MAGIC) + 1)
                if not more:
                    break
                window, base = window[keep:] + more, base + keep
                at = window.find(MAGIC)
            if at < 0:
                return False
            if _unpacks_to(window[at : at + _TRIAL], signature):
                self.problem, self._decoder, self._pending = None, None, window[at:]
                self.at = base + at
                return True
            at += 1
        return False

    def _begin(self) -> bool:
        """Begin the next member; False at the end, and where no member follows."""
        while not self._pending.lstrip(b"\0"):  # tapes and disks pad with zeros
            self._pending = self._packed.read(CHUNK)
            if not self._pending:
                return False
        self._pending = self._pending.lstrip(b"\0") + self._packed.read(len(MAGIC))
        self.at = self._packed.position - len(self._pending)
        self._kept[:] = self._pending
        self._kept_at = self.at
        if not self._pending.startswith(MAGIC):
            self.problem = "bytes that are no gzip data stand between its members"
            return False
        self._decoder = zlib.decompressobj(_GZIP_FORM)
        self._packed_size, self._unpacked_size = len(self._pending), 0
        return True

    def _member(self, size: int) -> bytes:
        """Bytes of the member; none where it ends. Raises zlib.error where it is damaged."""
        decoder = self._decoder
        while decoder is not None and self.problem is None:
            data = decoder.decompress(self._pending, size)
            self._pending = decoder.unconsumed_tail
            self._unpacked_size += len(data)
            self.problem = self._scope.expands_too_far(self._packed_size, self._unpacked_size)
            if decoder.eof:
                self._pending, self._decoder = decoder.unused_data, None
            if data or decoder.eof:
                return data
            if not self._pending:
                self._take()
        return b""

    def _take(self) -> None:
        self._pending = self._packed.read(CHUNK)
        if not self._pending:
            self.problem, self._decoder = "the gzip data is cut", None
        self._packed_size += len(self._pending)
        self._kept += self._pending
        surplus = len(self._kept) - self._scope.limits.record_bytes
        if surplus > 0:
            del self._kept[:surplus]
            self._kept_at += surplus


def _unpacks_to(packed: bytes, signature: bytes) -> bool:
    decoder = zlib.decompressobj(_GZIP_FORM)
    try:
        data = decoder.decompress(packed, max(1, len(signature)))
    except zlib.error:
        return False
    return data.startswith(signature) if data else decoder.eof and not signature
