"""The chance that two pages tell one story, from what they share: a logistic regression over eight features.

In: one signature and others. Out: features or chances, one row or number for each of the others; exactly symmetric. The
weights are trained (`pipeline.train.grouping`; `likeness.toml`), but for the pages' days: no set that may be trained on
has look-alikes with dates, so what months between two pages count against them is a prior.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from readout.link.stories.signature import Numbers, PageSignature
from readout.model import DateRange

Matrix = NDArray[np.float64]

FEATURES = ("words", "lead", "names", "numbers", "unknown", "rare_names", "strangers", "meaning", "bias")
BAGS = ("words", "lead", "names", "numbers")
MONTH, DAYS_WEIGHT = 30.0, 0.15
"""Log-odds that are lost with the logarithm of the months between two pages."""


@cache
def story_weights() -> Matrix:
    """Weights in the order of `FEATURES`."""
    table = tomllib.loads(files("readout.link.stories").joinpath("likeness.toml").read_text("utf-8"))["weights"]
    return np.array([float(table[name]) for name in FEATURES])


def chances(one: PageSignature, others: Sequence[PageSignature]) -> Matrix:
    """The chance that `one` and each of the others tell one story."""
    if not others:
        return np.zeros(0)
    gaps = np.array([days_between(one.days, other.days) for other in others], dtype=np.float64)
    score = (features(one, others) * story_weights()).sum(axis=1) - DAYS_WEIGHT * np.log1p(gaps / MONTH)
    chance: Matrix = 1.0 / (1.0 + np.exp(-score))
    return chance


def features(one: PageSignature, others: Sequence[PageSignature]) -> Matrix:
    """(others, features): cosines, and the logarithm of one more than the shared unknown terms and rare names."""
    made = np.zeros((len(others), len(FEATURES)))
    for column, name in enumerate(BAGS):
        mine = getattr(one, name)
        bags = [getattr(other, name) for other in others]
        owner, theirs = joined([b.terms for b in bags])
        weights = np.concatenate([b.weights for b in bags]).astype(np.float64)
        place, hit = find(theirs, mine.terms)
        products = weights[hit] * mine.weights.astype(np.float64)[place[hit]]
        made[:, column] = np.bincount(owner[hit], weights=products, minlength=len(others))
    made[:, 4] = np.log1p(shared(one.unknown, [o.unknown for o in others]))
    made[:, 5] = np.log1p(shared(one.rare, [o.rare for o in others]))
    made[:, 6] = strangers(one, others)
    made[:, 7] = alike(one.meaning, [o.meaning for o in others])
    made[:, 8] = 1.0
    return made


def joined(arrays: Sequence[Numbers]) -> tuple[NDArray[np.intp], Numbers]:
    """The arrays one after the other, and whose each element is."""
    return np.repeat(np.arange(len(arrays)), [len(a) for a in arrays]), np.concatenate(arrays)


def find(wanted: Numbers, ascending: Numbers) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each wanted number would stand, and whether it stands there."""
    if not len(ascending):
        return np.zeros(len(wanted), dtype=np.intp), np.zeros(len(wanted), dtype=np.bool_)
    place = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    return place, ascending[place] == wanted


def shared(mine: Numbers, theirs: Sequence[Numbers]) -> NDArray[np.intp]:
    """How many numbers each of the others has in common with `mine`."""
    owner, terms = joined(theirs)
    return np.bincount(owner[find(terms, mine)[1]], minlength=len(theirs))


def strangers(one: PageSignature, others: Sequence[PageSignature]) -> Matrix:
    """1 where both have main names and neither page knows any of the other's."""
    mine = [one.words.terms, one.names.terms]
    mains = [o.main for o in others]
    owner, terms = joined(mains)
    known = find(terms, mine[0])[1] | find(terms, mine[1])[1]
    met = np.bincount(owner[known], minlength=len(others))
    met += shared(one.main, [o.words.terms for o in others]) + shared(one.main, [o.names.terms for o in others])
    apart: Matrix = ((met == 0) & (len(one.main) > 0) & np.array([len(m) > 0 for m in mains])).astype(np.float64)
    return apart


def alike(mine: NDArray[np.float16], theirs: Sequence[NDArray[np.float16]]) -> Matrix:
    """Cosines, at least 0; 0 where one has no meaning."""
    made = np.zeros(len(theirs))
    rows = [i for i, other in enumerate(theirs) if len(other) == len(mine) > 0]
    if rows:
        matrix = np.stack([theirs[i] for i in rows]).astype(np.float64)
        made[rows] = np.maximum((matrix * mine.astype(np.float64)).sum(axis=1), 0.0)
    return made


def days_between(one: DateRange, other: DateRange) -> int:
    """Days that surely lie between two intervals; 0 where unknown."""
    gaps = [
        (later.earliest - former.latest).days
        for former, later in ((one, other), (other, one))
        if former.latest is not None and later.earliest is not None
    ]
    return max([0, *gaps])
