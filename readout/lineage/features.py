"""What two pages have in common, and what each has alone, as numbers from 0 to 1.

The features are the ones a reader would give as reasons. A page's *own* words are those outside quotation marks. "The
shorter" is the page with fewer own words: a copy may be cut, so containment in the longer counts, not likeness.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from readout.lineage.alignment import Comparison, Matrix, compare_lines, told, told_by_chance
from readout.lineage.report import SHINGLE, WORD, Anchor, Report
from readout.model import Document

ROUNDING = 0.06
"""Fraction by which a rewriter who converts units may round."""
NEWS_DAYS = 3
"""Days after which a report of the same agency is surely another one."""
SAME_CUT = 0.6
"""Fraction of the words of two quotations that agree, from which they are the same words cut at the same places."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, the shorter first, line by line."""

    shorter: Report
    longer: Report
    lines: Comparison
    own_shorter: NDArray[np.float64]
    """Words of each line that neither page quotes."""
    own_longer: NDArray[np.float64]


def make_pair(one: Report, other: Report) -> Pair:
    """The pair in the order of length, then of id; the order of the arguments changes nothing."""
    shorter, longer = sorted((one, other), key=lambda r: (r.size, r.document.id))
    lines = compare_lines(shorter, longer)
    return Pair(shorter, longer, lines, own_words(shorter, longer.quoted), own_words(longer, shorter.quoted))


def own_words(report: Report, quoted: AbstractSet[tuple[str, ...]]) -> NDArray[np.float64]:
    """Words of each line outside quotation marks that are not among what the other page has `quoted` either."""
    counts = []
    for line in report.lines:
        free = list(line.outside)
        for start in range(len(line.words) - SHINGLE + 1):
            if line.words[start : start + SHINGLE] in quoted:
                free[start : start + SHINGLE] = [False] * SHINGLE
        counts.append(sum(free))
    return np.array(counts, dtype=np.float64)


def own_share(report: Report, own: NDArray[np.float64]) -> NDArray[np.float64]:
    """The fraction of each line's words that are its own."""
    shares: NDArray[np.float64] = own / np.array([max(len(line.words), 1) for line in report.lines])
    return shares


def measure_pair(pair: Pair) -> Mapping[str, float]:
    """Every feature of a pair, by name."""
    shorter, longer = pair.shorter, pair.longer
    if not shorter.lines or not longer.lines:
        return {**dict.fromkeys(NAMES, 0.0), "bias": 1.0}
    found = {
        "bias": 1.0,
        **shared_shingles(shorter, longer),
        **retelling(pair),
        **shared_anchors(shorter, longer),
        **shared_quotations(shorter, longer),
        "people_alone": alone(shorter.people, longer.people),
        "credits": credits_between(shorter.document, longer.document),
        "agency_again": agency_again(shorter.document, longer.document),
    }
    found["told_and_order"] = min(found["told"], found["told_back"]) * found["order"]
    return {name: found[name] for name in NAMES}


def shared_shingles(shorter: Report, longer: Report) -> dict[str, float]:
    """How much stands word for word in the other; what either page quotes does not count."""
    quoted = shorter.quoted | longer.quoted
    mine, theirs = shorter.shingles - quoted, longer.shingles - quoted
    common = len(mine & theirs)
    return {"verbatim": common / max(len(mine), 1), "verbatim_back": common / max(len(theirs), 1)}


def retelling(pair: Pair) -> dict[str, float]:
    """How much of each page the other tells in the same order, and how much more that is than by chance."""
    gain = pair.lines.likeness * own_share(pair.longer, pair.own_longer)
    gain_back = pair.lines.likeness.T * own_share(pair.shorter, pair.own_shorter)
    forward, back = told(gain, pair.own_shorter), told(gain_back, pair.own_longer)
    chance, chance_back = told_by_chance(gain, pair.own_shorter), told_by_chance(gain_back, pair.own_longer)
    return {"told": forward, "told_back": back, "order": forward - chance, "order_back": back - chance_back}


def shared_anchors(shorter: Report, longer: Report) -> dict[str, float]:
    """Names, days and numbers that both have, that each has alone, and how far they come in the same order."""
    same = same_anchors(shorter.anchors, longer.anchors)
    if not same.size:
        return {"anchors": 0.0, "anchor_order": 0.0}
    shares = (float(same.any(axis=1).mean()), float(same.any(axis=0).mean()))
    kept = same[same.any(axis=1)]
    weights = np.ones(len(kept))
    order = told(kept, weights) - told_by_chance(kept, weights) if len(kept) else 0.0
    return {"anchors": max(shares), "anchor_order": order}


def same_anchors(left: tuple[Anchor, ...], right: tuple[Anchor, ...]) -> Matrix:
    """1 where two anchors are the same name or day, or numbers of one dimension no more than a rounding apart."""
    keys = {key: number for number, key in enumerate(sorted({a.key for a in (*left, *right)}))}
    mine, theirs = (
        np.array([(keys[a.key], a.low, a.high) for a in anchors]).reshape(-1, 3).T for anchors in (left, right)
    )
    same = np.equal.outer(mine[0], theirs[0])
    near = np.less_equal.outer(mine[1] * (1 - ROUNDING), theirs[2])
    near &= np.greater_equal.outer(mine[2], theirs[1] * (1 - ROUNDING))
    return np.asarray(same & near, dtype=np.float64)


def shared_quotations(shorter: Report, longer: Report) -> dict[str, float]:
    """The share of quotations, cut as they are, that each page has alone; 0 where one quotes nobody."""
    if not shorter.quotations or not longer.quotations:
        return {"quotations_alone": 0.0}
    like = np.array([[LCSseq.normalized_similarity(q, r) for r in longer.quotations] for q in shorter.quotations])
    mine, theirs = float((like.max(axis=1) >= SAME_CUT).mean()), float((like.max(axis=0) >= SAME_CUT).mean())
    return {"quotations_alone": 1.0 - max(mine, theirs)}


def alone(left: frozenset[str], right: frozenset[str]) -> float:
    """The smaller of the two shares that each side has alone: own material on both sides; 0 where a side is empty."""
    if not left or not right:
        return 0.0
    return 1.0 - len(left & right) / min(len(left), len(right))


def credits_between(one: Document, other: Document) -> float:
    """1 where a page names the other's outlet or agency as its source."""
    return float(names_source(one, other) or names_source(other, one))


def agency_again(one: Document, other: Document) -> float:
    """Days between two pages that name the same agency, over `NEWS_DAYS`, at most 1: its next report is another one."""
    first, second = known_day(one), known_day(other)
    wires = [[c.name for c in document.credits if c.kind == "wire"] for document in (one, other)]
    if first is None or second is None or not any(same_name(a, b) for a in wires[0] for b in wires[1]):
        return 0.0
    return min(abs((first - second).days) / NEWS_DAYS, 1.0)


def known_day(document: Document) -> date | None:
    """The day a page was written, where it is known to the day."""
    days = document.published.days
    return days.earliest if days.earliest == days.latest else None


def names_source(derived: Document, source: Document) -> bool:
    """Whether `derived` credits the outlet of `source`, or its agency, which is not its own outlet."""
    sources = [c.name for c in source.credits if c.kind == "wire"] + ([source.outlet] if source.outlet else [])
    given = [c.name for c in derived.credits if c.kind != "photo"]
    own = derived.outlet or ""
    return any(same_name(name, text) and not same_name(name, own) for name in sources for text in given)


def same_name(one: str, other: str) -> bool:
    """Whether two names of outlets may be one: the words of one stand in the other, or are its initials."""
    words = [tuple(word.casefold() for word in WORD.findall(name)) for name in (one, other)]
    short, long = sorted(words, key=lambda w: (len(w), w))
    if not short:
        return False
    if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
        return True
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


NAMES = (
    "bias",
    "verbatim",
    "verbatim_back",
    "told",
    "told_back",
    "order",
    "order_back",
    "anchors",
    "anchor_order",
    "quotations_alone",
    "people_alone",
    "credits",
    "agency_again",
    "told_and_order",
)
"""All features, in the order of the weights."""
