"""Packed files: members unpacked one after the other, and the next one found behind a damaged one.

In: packed bytes. Out: unpacked bytes, as one stream. RFC 1952 allows any number of gzip members, as bzip2 and xz allow
any number of streams; web archives give each record a gzip member of its own, so that what is behind a cut or damaged
one can still be read.
"""

from __future__ import annotations

from readout.read.containers.packings import Decoder, Packing
from readout.read.containers.scope import Scope
from readout.read.containers.source import CHUNK, Source

_TRIAL = 1_024
"""Packed bytes that must unpack before a place behind damage is taken for the beginning of a member."""
_MOST_TRIALS = 2_000


class PackedFeed:
    """The unpacked bytes of a packed file; ends at the end or at a damaged place, which `problem` then names."""

    def __init__(self, packed: Source, scope: Scope, packing: Packing) -> None:
        self._packed, self._scope, self._packing = packed, scope, packing
        self._decoder: Decoder | None = None
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
            except self._packing.error as error:
                self.problem = self._damage(error)
                break
            if data:
                self._scope.count(len(data))
                return data
        return b""

    def resume(self, signature: bytes) -> bool:
        """Go on at the next member behind a damaged one that unpacks to something that begins with `signature`."""
        magic = self._packing.magic
        if self.problem is None or not self._packing.by_record:
            return False
        window, base, at = bytes(self._kept), self._kept_at, 1
        for _ in range(_MOST_TRIALS):
            at = window.find(magic, at)
            while at < 0 or len(window) - at < _TRIAL:
                more = self._packed.read(CHUNK)
                keep = at if at >= 0 else max(0, len(window) - len(magic) + 1)
                if not more:
                    break
                window, base = window[keep:] + more, base + keep
                at = window.find(magic)
            if at < 0:
                return False
            if self._unpacks_to(window[at : at + _TRIAL], signature):
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
        self._pending = self._pending.lstrip(b"\0") + self._packed.read(len(self._packing.magic))
        self.at = self._packed.position - len(self._pending)
        self._kept[:] = self._pending
        self._kept_at = self.at
        if not self._pending.startswith(self._packing.magic):
            self.problem = f"bytes that are no {self._packing.name} data stand between its members"
            return False
        self._decoder = self._packing.decoder(self._scope.limits)
        self._packed_size, self._unpacked_size = len(self._pending), 0
        return True

    def _member(self, size: int) -> bytes:
        """Bytes of the member; none where it ends. Raises zlib.error where it is damaged."""
        decoder = self._decoder
        while decoder is not None and self.problem is None:
            data = decoder.decode(self._pending, size)
            self._pending = decoder.left
            self._unpacked_size += len(data)
            self.problem = self._scope.expands_too_far(self._packed_size, self._unpacked_size)
            if decoder.eof:
                self._decoder = None
            if data or decoder.eof:
                return data
            if not self._pending:
                self._take()
        return b""

    def _take(self) -> None:
        self._pending = self._packed.read(CHUNK)
        if not self._pending:
            self.problem, self._decoder = f"the {self._packing.name} data is cut", None
        self._packed_size += len(self._pending)
        self._kept += self._pending
        surplus = len(self._kept) - self._scope.limits.record_bytes
        if surplus > 0:
            del self._kept[:surplus]
            self._kept_at += surplus

    def _damage(self, error: Exception) -> str:
        if "emory usage limit" in str(error):
            return f"asks for more than {self._scope.limits.unpacking_bytes} bytes of memory to unpack"
        return f"the {self._packing.name} data is damaged"

    def _unpacks_to(self, packed: bytes, signature: bytes) -> bool:
        decoder = self._packing.decoder(self._scope.limits)
        try:
            data = decoder.decode(packed, max(1, len(signature)))
        except self._packing.error:
            return False
        return data.startswith(signature) if data else decoder.eof and not signature
