"""Two texts that should be one, laid beside each other: which character of the first is which of the second.

In: what a parser made of a source and what a tokenizer found in it. Out: for each character of the first the index in
the second, or -1. Where they are equal this is the identity. Where they part, a few words further on are looked for
in the other within a window; the number of such searches is capped, so that the work stays linear.
"""

from __future__ import annotations

import numpy as np

from readout.read.bytemap.code_points import Places

UNKNOWN = -1
_ANCHOR = 12
"""So many characters in a row, blanks left out, hardly come twice within a window by chance."""
_WINDOW = 20_000
_SKIPS = (0, 1, 2, 3, 5, 8, 16, 32, 64, 128, 256, 1024, 4096)
_MOST_PARTINGS = 400


def align(first: str, second: str) -> Places:
    """For each character of `first` its index in `second`, ascending where known, `UNKNOWN` elsewhere."""
    index = np.full(len(first), UNKNOWN, dtype=np.int32)
    at = other = partings = 0
    while at < len(first) and other < len(second):
        run = _common(first, second, at, other)
        index[at : at + run] = np.arange(other, other + run)
        at, other = at + run, other + run
        if partings == _MOST_PARTINGS or at == len(first):
            break
        partings += 1
        met = _meet_again(first, second, at, other)
        if met is None:
            break
        at, other = met
    return index


def _common(first: str, second: str, at: int, other: int) -> int:
    """How many characters are the same from here: doubling steps, then halving, so that slices stay short."""
    low, step = 0, 64
    while first[at + low : at + low + step] == second[other + low : other + low + step] and step:
        low += step
        if at + low >= len(first) or other + low >= len(second):
            return min(len(first) - at, len(second) - other)
        step *= 2
    while step:
        if first[at + low : at + low + step] == second[other + low : other + low + step]:
            low += step
        step //= 2
    return min(low, len(first) - at, len(second) - other)


def _meet_again(first: str, second: str, at: int, other: int) -> tuple[int, int] | None:
    """The nearest place after a parting where the texts run together again."""
    for skip in _SKIPS:
        anchor = first[at + skip : at + skip + _ANCHOR]
        if not anchor:
            return None
        found = second.find(anchor, other, other + _WINDOW)
        if found >= 0:
            return at + skip, found
    return None
