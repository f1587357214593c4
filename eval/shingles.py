"""Scores a text extraction as scrapinghub's article-extraction-benchmark does.

In: true and extracted texts. Out: precision, recall and F1 over multisets of 4-word shingles: mean precision and mean
recall over the pages, and the harmonic mean of the two means
(https://github.com/scrapinghub/article-extraction-benchmark, own implementation).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

_TOKEN = re.compile(r"\w+")
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class TextScore:
    """Means over pages."""

    precision: float
    recall: float
    f1: float


def score_texts(pairs: Sequence[tuple[str, str]]) -> TextScore:
    """Score (true, extracted) pairs; raises ValueError where there is none."""
    if not pairs:
        raise ValueError("no page to score")
    each = [_page(true, found) for true, found in pairs]
    precision, recall = fmean(p for p, _ in each), fmean(r for _, r in each)
    total = precision + recall
    return TextScore(precision, recall, 2 * precision * recall / total if total else 0.0)


def _page(true: str, found: str) -> tuple[float, float]:
    wanted, got = _shingles(true), _shingles(found)
    hits = (wanted & got).total()
    extra, missed = got.total() - hits, wanted.total() - hits
    precision = 1.0 if not extra and (not missed or not hits) else hits / (hits + extra)
    recall = 1.0 if not missed and (not extra or not hits) else hits / (hits + missed)
    return precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + _LENGTH]) for i in range(max(1, len(tokens) - _LENGTH + 1)))
