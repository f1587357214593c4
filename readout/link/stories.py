"""Which pages tell the same story.

Each page is a sparse vector of its content words and names and a dense one, the mean of its sentences' vectors; pages
are joined by average-link clustering (Sokal and Michener 1958) over a mixed likeness, as TF-IDF with average link is
the strongest plain method on grouped news. Pages whose dates lie far apart need to be more alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from readout.model import DateRange
from readout.model.links import AnnotatedPage


@dataclass(frozen=True, slots=True)
class StorySettings:
    """What makes two pages one story; fractions are 0 to 1."""

    joined: float = 0.40
    """Average likeness from which two groups of pages are one story."""
    words_weight: float = 0.4
    """Share of the sparse likeness; the rest is the dense one."""
    window: timedelta = timedelta(days=180)
    """Pages surely written further apart than this are less likely one story, but a merger takes a year."""
    far: float = 0.9
    """Factor of the likeness of such pages."""


def group_stories(pages: Sequence[AnnotatedPage], settings: StorySettings | None = None) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into `pages`, each ascending, ordered by first index. The order of `pages` does not matter."""
    settings = settings or StorySettings()
    if not pages:
        return ()
    order = sorted(range(len(pages)), key=lambda i: pages[i].document.id)
    likeness = page_likeness([pages[i] for i in order], settings)
    groups = average_link(likeness, settings.joined)
    return tuple(sorted(tuple(sorted(order[i] for i in group)) for group in groups))


def page_likeness(pages: Sequence[AnnotatedPage], settings: StorySettings) -> NDArray[np.float64]:
    """Likeness 0 to 1 of every pair of pages."""
    sparse, dense = sparse_vectors(pages), dense_vectors(pages)
    likeness = settings.words_weight * (sparse @ sparse.T) + (1 - settings.words_weight) * (dense @ dense.T)
    for i, one in enumerate(pages):
        for j, other in enumerate(pages[:i]):
            if far_apart(one.document.published.days, other.document.published.days, settings.window):
                likeness[i, j] = likeness[j, i] = settings.far * likeness[i, j]
    return likeness


def far_apart(one: DateRange, other: DateRange, window: timedelta) -> bool:
    """Whether the two intervals are surely more than `window` apart."""
    first, second = sorted((one, other), key=lambda d: (d.earliest is not None, d.earliest))
    gaps = [
        b.earliest - a.latest
        for a, b in ((first, second), (second, first))
        if a.latest is not None and b.earliest is not None
    ]
    return any(gap > window for gap in gaps)


def sparse_vectors(pages: Sequence[AnnotatedPage]) -> NDArray[np.float64]:
    """Unit rows of log-scaled word counts; names count double. Smoothed idf, so that a word all share still counts."""
    counts = [term_counts(page) for page in pages]
    terms = sorted(set().union(*counts))
    column = {term: i for i, term in enumerate(terms)}
    frequency = Counter(term for count in counts for term in count)
    matrix = np.zeros((len(pages), len(terms)))
    for row, count in enumerate(counts):
        for term, n in count.items():
            weight = math.log(1 + len(pages) / frequency[term]) + 0.5
            matrix[row, column[term]] = (1 + math.log(n)) * weight * (2.0 if term.startswith("@") else 1.0)
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: NDArray[np.float64] = matrix / np.where(norms == 0, 1.0, norms)
    return unit


def term_counts(page: AnnotatedPage) -> Counter[str]:
    """Content words of the body, and names (marked with @) with the number of their mentions."""
    counts: Counter[str] = Counter(word for sentence in page.annotations.sentences for word in sentence.words)
    for entity in page.annotations.entities:
        counts["@" + (entity.key or entity.name.split()[-1].casefold())] += len(entity.mentions)
    return counts


def dense_vectors(pages: Sequence[AnnotatedPage]) -> NDArray[np.float64]:
    """Unit rows: the mean of a page's sentence vectors."""
    width = max((page.annotations.vectors.shape[1] for page in pages if page.annotations.vectors.size), default=1)
    matrix = np.zeros((len(pages), width))
    for row, page in enumerate(pages):
        if page.annotations.vectors.size:
            mean = page.annotations.vectors.mean(axis=0, dtype=np.float64)
            matrix[row] = mean / (np.linalg.norm(mean) or 1.0)
    return matrix


def average_link(likeness: NDArray[np.float64], joined: float) -> tuple[tuple[int, ...], ...]:
    """Average-link clusters: the two most alike join until no pair reaches `joined`; ties go to the first."""
    sums = likeness.copy()
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(sums))
    members: list[list[int]] = [[i] for i in range(len(sums))]
    while len(sums) > 1:
        mean = sums / np.outer(sizes, sizes)
        i, j = sorted(divmod(int(mean.argmax()), len(mean)))
        if mean[i, j] < joined:
            break
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        sums[i, i] = -np.inf
        sizes[i] += sizes[j]
        members[i] += members.pop(j)
        sums = np.delete(np.delete(sums, j, 0), j, 1)
        sizes = np.delete(sizes, j)
    return tuple(tuple(sorted(group)) for group in members)
