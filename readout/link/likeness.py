"""How alike two passages of a story's pages are: their words weighed by rarity within the story, and their vectors."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from readout.model import Span
from readout.model.links import AnnotatedPage


class Passages:
    """The sentences of a story's pages, indexed for comparison of any spans within them."""

    def __init__(self, pages: Sequence[AnnotatedPage]) -> None:
        self._pages = {page.document.id: page for page in pages}
        sentences = [frozenset(s.words) for page in pages for s in page.annotations.sentences]
        self._frequency = Counter(word for words in sentences for word in words)
        self._sentences = max(len(sentences), 1)

    def weight(self, word: str) -> float:
        """Inverse sentence frequency within the story, at least 0."""
        return math.log((self._sentences + 1) / (self._frequency.get(word, 0) + 0.5))

    def words(self, document: str, span: Span) -> frozenset[str]:
        """The content words that start inside `span`."""
        found: set[str] = set()
        sentences = self._pages[document].annotations.sentences
        first = bisect_left([s.span.end for s in sentences], span.start)
        for sentence in sentences[first:]:
            if sentence.span.start >= span.end:
                break
            found.update(
                w for w, at in zip(sentence.words, sentence.starts, strict=True) if span.start <= at < span.end
            )
        return frozenset(found)

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted overlap coefficient and Jaccard, averaged: 0 (nothing in common) to 1 (the same words)."""
        both = self._sum(one & other)
        smaller, union = min(self._sum(one), self._sum(other)), self._sum(one | other)
        return 0.5 * (both / smaller + both / union) if smaller else 0.0

    def vector(self, document: str, sentence: int) -> NDArray[np.float32]:
        """The unit vector of a sentence."""
        row: NDArray[np.float32] = self._pages[document].annotations.vectors[sentence]
        return row

    def _sum(self, words: Iterable[str]) -> float:
        return math.fsum(sorted(self.weight(word) for word in words))
