"""What a page is compared by when stories are found: a few kilobytes that depend on this page alone.

In: an annotated page. Out: its terms, those of its first lines, its names and its numbers as weighted vectors, its
main names, and the meaning of its first sentences. Terms stand as the numbers of `terms.number`, ascending.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.link.stories.terms import RARE, number, parts, passages, rarity
from readout.model import DateRange, Entity
from readout.model.links import AnnotatedPage

LEAD_WORDS, LEAD_SENTENCES = 60, 4
"""What counts as the beginning of a page: where news says what it is about."""
KEPT = 300
"""Strongest terms kept of a page."""
MAIN = 4
"""Main names of a page."""
POWER = 1.5
"""Exponent of rarity in a term's weight."""
FORE = 1.5
"""A name at the beginning counts this many times as much among the main ones."""

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Bag:
    """A sparse unit vector: numbers of terms, ascending, and their weights."""

    terms: Numbers
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PageSignature:
    """One page, ready to be compared; `id` is the document's."""

    id: str
    days: DateRange
    words: Bag
    lead: Bag
    names: Bag
    numbers: Bag
    unknown: Numbers
    """Terms the background table does not know."""
    rare: Numbers
    """Parts of names that are rare in general."""
    main: Numbers
    """The rarest part of each main name."""
    meaning: NDArray[np.float16]
    """Unit mean of the first sentences' vectors; empty where there is none."""

    def keys(self, most: int) -> tuple[int, ...]:
        """The numbers of the page's strongest terms, strongest first: words and names together."""
        terms = np.concatenate([self.words.terms, self.names.terms])
        weights = np.concatenate([self.words.weights, self.names.weights])
        order = np.lexsort((terms, -weights))
        return tuple(dict.fromkeys(int(terms[i]) for i in order))[:most]


def sign_page(page: AnnotatedPage) -> PageSignature:
    """The signature of a page; the same page has the same one in every run."""
    words, lead, begun = count_words(page)
    names, main = count_names(page.annotations.entities, begun)
    named = set(words) | set(names)
    return PageSignature(
        id=page.document.id,
        days=page.document.published.days,
        words=bag(words),
        lead=bag(lead),
        names=bag(names),
        numbers=bag(count_numbers(page), plain=True),
        unknown=numbers_of(t for t in named if not passages(t) and not t.isdigit()),
        rare=numbers_of(t for t in names if passages(t) <= RARE),
        main=numbers_of(main),
        meaning=meaning(page.annotations.vectors[:LEAD_SENTENCES]),
    )


def count_words(page: AnnotatedPage) -> tuple[Counter[str], Counter[str], int]:
    """Terms of the body, terms of its beginning, and the offset where the beginning ends."""
    words, lead, seen, end = Counter[str](), Counter[str](), 0, 0
    for sentence in page.annotations.sentences:
        found = [term for word in sentence.words for term in parts(word)]
        if seen < LEAD_WORDS:
            lead.update(found)
            end = sentence.span.end
        words.update(found)
        seen += len(sentence.words)
    return words, lead, end


def count_names(entities: Iterable[Entity], begun: int) -> tuple[Counter[str], list[str]]:
    """Mentions by name part, and the rarest part of each of the main names, the weightiest first."""
    counts, ranked = Counter[str](), []
    for entity in entities:
        starts = [m.span.start for m in entity.mentions if m.kind == "name"]
        terms = sorted({term for name in (entity.name, *entity.aliases) for term in parts(name)})
        if not starts or not terms:
            continue
        counts.update(dict.fromkeys(terms, len(starts)))
        rarest = max(terms, key=lambda t: (rarity(t), t))
        fore = FORE if min(starts) < begun else 1.0
        ranked.append((math.sqrt(len(starts) * fore) * rarity(rarest), rarest))
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    return counts, list(dict.fromkeys(term for _, term in ranked))[:MAIN]


def count_numbers(page: AnnotatedPage) -> Counter[str]:
    """The numbers a page gives with what they count, as their range and unit; single digits say nothing."""
    return Counter(
        f"{q.amount.low:g} {q.amount.high:g} {q.unit}"
        for q in page.annotations.quantities
        if q.amount.low is not None and q.amount.high is not None and q.amount.high >= 10
    )


def bag(counts: Mapping[str, int], *, plain: bool = False) -> Bag:
    """The `KEPT` strongest terms as a unit vector: log-scaled counts by rarity, or without rarity where `plain`."""
    weighted = [((1 + math.log(n)) * (1.0 if plain else max(rarity(t), 0.02) ** POWER), t) for t, n in counts.items()]
    strongest = sorted(weighted, key=lambda pair: (-pair[0], pair[1]))[:KEPT]
    terms = np.array([number(term) for _, term in strongest], dtype=np.uint32)
    weights = np.array([weight for weight, _ in strongest], dtype=np.float32)
    terms, first = np.unique(terms, return_index=True)
    weights = weights[first]
    return Bag(terms, weights / (np.linalg.norm(weights) or 1.0))


def numbers_of(terms: Iterable[str]) -> Numbers:
    """The numbers of some terms, ascending."""
    return np.unique(np.array([number(term) for term in terms], dtype=np.uint32))


def meaning(vectors: NDArray[np.float32]) -> NDArray[np.float16]:
    """The unit mean of some vectors."""
    if not vectors.size:
        return np.zeros(0, dtype=np.float16)
    mean = vectors.mean(axis=0, dtype=np.float64)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), dtype=np.float16)
