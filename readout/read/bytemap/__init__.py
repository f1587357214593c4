"""The way back: from spans of a page's text to ranges of its raw bytes.

In: a page's bytes, and whether they are markup. Out: a `ByteMap` of exactly the text that `read_page` gives. Method:
lxml keeps no offsets, so a light tokenizer goes over the source once more and the characters of both, blanks left
out, are laid beside each other: white space is the one thing that reading changes freely. Built only where somebody
asks; linear in the length of the page; sixteen bytes of memory a character at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.model import RawPage, Span
from readout.read.bytemap.align import UNKNOWN, align
from readout.read.bytemap.code_points import Places, code_point_starts
from readout.read.bytemap.source import NEVER_SHOWN, source_text
from readout.read.decode import decode, normalise
from readout.read.html.parse import blank_tags, parse_html
from readout.read.html.visible import text_runs, visible_text
from readout.read.lines import BLANK
from readout.read.sniff import sniff

__all__ = ["ByteMap", "byte_map"]

_BLANKS = np.array(sorted(ord(letter) for letter in {*BLANK, "\r", "\f", "\v"}), dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class ByteMap:
    """A page's text and where each of its characters that is no white space stands in the bytes of the page."""

    text: str
    encoding: str
    positions: Places
    starts: Places
    ends: Places

    def raw_span(self, span: Span) -> Span | None:
        """The half-open range of bytes that `span` of the text was written with, markup between its words included.

        White space at the ends of `span` is left out. None where there is nothing but white space, or where the place
        of its first or last character is not known (markup that no two parsers read alike).
        """
        first, after = np.searchsorted(self.positions, [span.start, span.end], side="left")
        if first == after:
            return None
        start, end = int(self.starts[first]), int(self.ends[after - 1])
        return None if start == UNKNOWN or end == UNKNOWN else Span(start, end)

    @property
    def known_fraction(self) -> float:
        """The share of the characters whose place is known; 1 for nearly every page."""
        return float((self.starts != UNKNOWN).mean()) if len(self.starts) else 1.0


def byte_map(page: RawPage) -> ByteMap:
    """The map of one page; its `text` is that of the document `read_page` makes of the page."""
    charset = page.record.charset if page.record is not None else None
    return (_of_html if sniff(page.data, page.uri) == "html" else _of_text)(page.data, charset)


def _of_text(data: bytes, charset: str | None) -> ByteMap:
    decoded = decode(data, transport=charset)
    bytes_at = code_point_starts(data, decoded.encoding)
    positions = _kept(_code_points(decoded.text))
    return ByteMap(decoded.text, decoded.encoding, positions, bytes_at[positions], bytes_at[positions + 1])


def _of_html(data: bytes, charset: str | None) -> ByteMap:
    decoded = decode(data, markup=True, transport=charset)
    tree = parse_html(decoded.text)
    source = source_text(decoded.text)
    source_points = _code_points(source.text)
    kept = _kept(source_points)
    if tree is None:
        text = normalise(blank_tags(decoded.text))
        positions = _kept(_code_points(text))
        index = align(_without_blanks(text), _letters(source_points[kept]))
    else:
        text = visible_text(tree)[0]
        positions = _kept(_code_points(text))
        index = _through_tree(_without_blanks(text), tree, _letters(source_points[kept]))
    bytes_at = code_point_starts(data, decoded.encoding)
    known = index != UNKNOWN
    starts = np.where(known, bytes_at[source.starts[kept]][index], np.int32(UNKNOWN)) if kept.size else index
    ends = np.where(known, bytes_at[source.ends[kept]][index], np.int32(UNKNOWN)) if kept.size else index
    return ByteMap(text, decoded.encoding, positions, starts, ends)


def _through_tree(text: str, tree: object, source: str) -> Places:
    """For each character of the visible text its index in the source's text, by way of all text of the tree."""
    pieces, shown = [], []
    for words, visible in text_runs(tree, NEVER_SHOWN):
        piece = _without_blanks(words)
        pieces.append(piece)
        shown.append(visible)
    mask = np.repeat(np.array(shown, dtype=bool), np.array([len(piece) for piece in pieces], dtype=np.int64))
    everything = "".join(pieces)
    in_source = align(everything, source)
    visible_at = np.flatnonzero(mask)
    seen = align(text, "".join(piece for piece, visible in zip(pieces, shown, strict=True) if visible))
    if not visible_at.size:
        return seen
    return np.where(seen != UNKNOWN, in_source[visible_at[seen]], np.int32(UNKNOWN))


def _code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _kept(points: NDArray[np.uint32]) -> Places:
    """Where the characters stand that are no white space."""
    # most letters lie above the small blanks and below the wide ones: the search among blanks is for the others
    narrow = points <= np.uint32(0x20)
    wide = (points >= np.uint32(0x7F)) & np.isin(points, _BLANKS)
    return np.flatnonzero(~((narrow & np.isin(points, _BLANKS)) | wide)).astype(np.int32)


def _letters(points: NDArray[np.uint32]) -> str:
    return points.tobytes().decode("utf-32-le", "surrogatepass")


_DROP = dict.fromkeys(int(code) for code in _BLANKS)


def _without_blanks(text: str) -> str:
    return text.translate(_DROP)
