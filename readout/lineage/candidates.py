"""Which pairs of pages are worth comparing, without looking at all pairs.

In: reports. Out: pairs of their indices. Copies share shingles of words: MinHash signatures (Broder 1997) in bands find
them. Rewrites share no shingles, but the names, days and numbers, and these in order: an index from anchors, and from
anchors with their successor, to the pages that have them finds those, each page with its nearest few. Anchors of many
pages tell nothing and are left out, so that the work grows with the number of pages, not with its square.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from readout.lineage.report import Report

Signature = NDArray[np.uint64]

HASHES = 64
BAND = 2
"""Hashes of a band; 32 bands of 2 find nine of ten pairs with a likeness of 0.27."""
MULTIPLIERS = np.array(
    [
        int.from_bytes(hashlib.blake2b(f"readout lineage {i}".encode(), digest_size=8).digest(), "big") | 1
        for i in range(HASHES)
    ],
    dtype=np.uint64,
)
"""Multiply-shift hashing (Dietzfelbinger et al. 1997); derived, not drawn, so that signatures never change."""


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """When and how candidates are chosen."""

    all_pairs_up_to: int = 60
    """Pages up to which every pair is compared."""
    neighbours: int = 12
    """Pages that each page is compared to for shared anchors."""
    most_pages: int = 50
    """Pages with an anchor, from which it tells nothing."""


def candidate_pairs(reports: Sequence[Report], settings: CandidateSettings) -> list[tuple[int, int]]:
    """Pairs (i, j) with i < j, ascending, that may be one report; all pairs where there are few pages."""
    if len(reports) <= settings.all_pairs_up_to:
        return list(combinations(range(len(reports)), 2))
    pairs = set(pairs_by_signature([signature(report) for report in reports], settings.most_pages))
    pairs.update(pairs_by_anchors([set(anchor_keys(report)) for report in reports], settings))
    return sorted(pairs)


def signature(report: Report) -> Signature:
    """The MinHash signature of a report's own words; the same in every run and version."""
    return minhash(report.shingles)


def minhash(shingles: AbstractSet[tuple[str, ...]]) -> Signature:
    """The smallest value of each hash over the shingles; equal fractions of two estimate their Jaccard likeness."""
    hashed = [
        int.from_bytes(hashlib.blake2b("\x1f".join(shingle).encode(), digest_size=8).digest(), "big")
        for shingle in sorted(shingles)
    ]
    if not hashed:
        return np.full(HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
    values = np.array(hashed, dtype=np.uint64)
    smallest: Signature = (values[None, :] * MULTIPLIERS[:, None]).min(axis=1)
    return smallest


def pairs_by_signature(signatures: Sequence[Signature], most_pages: int) -> Iterator[tuple[int, int]]:
    """Pages that agree in a band; of a band that many agree in, each page with those next to it."""
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for page, hashes in enumerate(signatures):
        for band in range(0, HASHES, BAND):
            buckets[band, hashes[band : band + BAND].tobytes()].append(page)
    for pages in buckets.values():
        if len(pages) <= most_pages:
            yield from combinations(pages, 2)
        else:
            yield from ((pages[0], page) for page in pages[1:])
            yield from pairwise(pages)


def anchor_keys(report: Report) -> Iterator[str]:
    """Names, days and rounded numbers, each also with the one that follows it."""
    keys = [rounded(a.key, a.low) if a.key.startswith("#") else a.key for a in report.anchors]
    yield from keys
    yield from (f"{first}\x1f{second}" for first, second in pairwise(keys))


def rounded(key: str, value: float) -> str:
    """A number's key with two digits, which most conversions of units keep."""
    return f"{key}{value:.1e}"


def pairs_by_anchors(keys: Sequence[set[str]], settings: CandidateSettings) -> Iterator[tuple[int, int]]:
    """Each page with the pages that share most of its rare anchors (by inverse document frequency)."""
    holders: dict[str, list[int]] = defaultdict(list)
    for page, mine in enumerate(keys):
        for key in sorted(mine):
            holders[key].append(page)
    for page, mine in enumerate(keys):
        shared: Counter[int] = Counter()
        for key in sorted(mine):
            pages = holders[key]
            if 1 < len(pages) <= settings.most_pages:
                shared.update(weighted(pages, math.log(len(keys) / len(pages)) + 1.0))
        del shared[page]
        nearest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: settings.neighbours]
        yield from (tuple_of(page, other) for other, _ in nearest)


def weighted(pages: Iterable[int], weight: float) -> dict[int, float]:
    """The same weight for every page."""
    return dict.fromkeys(pages, weight)


def tuple_of(one: int, other: int) -> tuple[int, int]:
    """The two in ascending order."""
    return (one, other) if one < other else (other, one)
