"""Where each code point of a decoded page stands in its bytes.

In: the bytes of a page and the encoding `decode` read them in. Out: the first byte of every code point of the decoded
text, and the end. Method: arithmetic where the encoding allows it (UTF-8, one byte a letter), else an incremental
decoder fed so that every code point shows where it ends. CR LF is one code point, as in `decode`.
"""

from __future__ import annotations

import codecs
import re

import numpy as np
from numpy.typing import NDArray

from readout.read.decode import without_bom

Places = NDArray[np.int32]
"""Positions; a page is far below 2 GB."""

_CRLF = re.compile("\r\n")
_CHUNK = 512


def code_point_starts(data: bytes, encoding: str) -> Places:
    """The first byte of each code point of the text that `decode` gives, ascending, and last the length of `data`."""
    body = without_bom(data)
    text = body.decode(encoding, "replace")
    starts = _arithmetic(body, text, encoding)
    if starts is None:
        starts = _decoded(body, text, encoding)
    starts = np.append(starts, len(body)).astype(np.int32) + np.int32(len(data) - len(body))
    line_feeds = np.fromiter((match.end() - 1 for match in _CRLF.finditer(text)), dtype=np.int64)
    return np.delete(starts, line_feeds) if line_feeds.size else starts


def _arithmetic(body: bytes, text: str, encoding: str) -> Places | None:
    """The starts by the form of the bytes alone, or None where that does not tell."""
    name = codecs.lookup(encoding).name
    if name == "utf-8" and "\ufffd" not in text:
        units = np.frombuffer(body, dtype=np.uint8)
        return np.flatnonzero((units & 0xC0) != 0x80).astype(np.int32)
    if name.startswith(("cp125", "iso8859", "latin", "ascii", "koi8", "mac")) and len(text) == len(body):
        return np.arange(len(body), dtype=np.int32)
    return None


def _decoded(body: bytes, text: str, encoding: str) -> Places:
    """The starts as an incremental decoder shows them: in chunks where a chunk is plain ASCII, else byte by byte."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    starts = np.zeros(len(text), dtype=np.int32)
    found = begun = 0
    for chunk_at in range(0, len(body), _CHUNK):
        chunk = body[chunk_at : chunk_at + _CHUNK]
        if begun == chunk_at and chunk.isascii():
            state = decoder.getstate()
            told = decoder.decode(chunk)
            if told == chunk.decode("ascii") and decoder.getstate() == state:
                starts[found : found + len(told)] = np.arange(chunk_at, chunk_at + len(told))
                found, begun = found + len(told), chunk_at + len(chunk)
                continue
            decoder.setstate(state)
        for at in range(chunk_at, chunk_at + len(chunk)):
            told = decoder.decode(body[at : at + 1], at + 1 == len(body))
            if told:
                found, begun = _note(starts, found, begun, len(told), at + 1 - len(decoder.getstate()[0]))
    starts[found:] = len(body)  # nothing is left over unless a decoder counts otherwise in pieces than at once
    return starts


def _note(starts: Places, found: int, begun: int, count: int, end: int) -> tuple[int, int]:
    """Note code points; several at once end a broken sequence: the last have one byte each, the first the rest."""
    for number in range(count):
        if found < len(starts):
            starts[found] = begun if number == 0 else max(begun, end - (count - number))
            found += 1
    return found, end
