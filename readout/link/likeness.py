"""How alike passages of a story's pages are:

the words they share, weighed by rarity within the story, and their vectors.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readout.model import Span
from readout.model.links import AnnotatedPage

Matrix = NDArray[np.float64]

FEW = 4.0
"""Weight of about one rare word."""


class Passages:
    """The sentences of a story's pages, indexed for comparison of any spans within them."""

    def __init__(self, pages: Sequence[AnnotatedPage]) -> None:
        self._pages = {page.document.id: page for page in pages}
        self._ends = {page.document.id: [s.span.end for s in page.annotations.sentences] for page in pages}
        sentences = [frozenset(s.words) for page in pages for s in page.annotations.sentences]
        self._frequency = Counter(word for words in sentences for word in words)
        self._sentences = max(len(sentences), 1)

    def weight(self, word: str) -> float:
        """Inverse sentence frequency within the story, at least 0."""
        return math.log((self._sentences + 1) / (self._frequency.get(word, 0) + 0.5))

    def words(self, document: str, span: Span) -> frozenset[str]:
        """The content words that start inside `span`."""
        found: set[str] = set()
        for sentence in self._pages[document].annotations.sentences[bisect_right(self._ends[document], span.start) :]:
            if sentence.span.start >= span.end:
                break
            found.update(
                w for w, at in zip(sentence.words, sentence.starts, strict=True) if span.start <= at < span.end
            )
        return frozenset(found)

    def shared(self, passages: Sequence[frozenset[str]]) -> Matrix:
        """Likeness by words of every pair of `passages`, 0 (nothing in common) to nearly 1 (the same words).

        The mean of overlap coefficient and Jaccard over weighted words; `FEW` is added below, so that one or two words
        in common, however complete, are no full agreement.
        """
        vocabulary = sorted(frozenset().union(*passages)) if passages else []
        column = {word: i for i, word in enumerate(vocabulary)}
        present = np.zeros((len(passages), len(vocabulary)))
        for row, words in enumerate(passages):
            present[row, [column[word] for word in words]] = 1.0
        weights = np.array([self.weight(word) for word in vocabulary])
        both = (present * weights) @ present.T
        own = present @ weights
        smaller = np.minimum(own[:, None], own[None, :])
        union = own[:, None] + own[None, :] - both
        likeness: Matrix = 0.5 * (both / (smaller + FEW) + both / (union + FEW))
        return likeness

    def meaning(self, places: Sequence[tuple[str, int]]) -> Matrix:
        """Cosine, at least 0, of the sentences at (document id, sentence index), every pair."""
        return cosines([self._pages[document].annotations.vectors[sentence] for document, sentence in places])

    def event_meaning(self, places: Sequence[tuple[str, int]]) -> tuple[Matrix, Matrix]:
        """Cosines, at least 0, of the clauses and of the triggers of the events at (document id, event index)."""
        rows = [self._pages[document].annotations.event_vectors[:, event] for document, event in places]
        return cosines([row[0] for row in rows]), cosines([row[1] for row in rows])


def cosines(rows: Sequence[NDArray[np.float32]]) -> Matrix:
    """Dot products, at least 0, of every pair of unit rows."""
    vectors = np.stack(rows).astype(np.float64) if rows else np.zeros((0, 1))
    likeness: Matrix = np.clip(vectors @ vectors.T, 0.0, 1.0)
    return likeness
