"""Which facts matter most.

Weight is a sum of what a desk editor looks for: told by many independent reports, close to what the whole story is
about, high up in the pages, concrete, and news rather than history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.model.links import AnnotatedPage, EventMention, FactGroup


@dataclass(frozen=True, slots=True)
class RankSettings:
    """Shares of the weight; they sum to 1."""

    reports: float = 0.35
    central: float = 0.25
    early: float = 0.15
    concrete: float = 0.15
    news: float = 0.10


class StorySense:
    """What a whole story is about: the mean meaning of its sentences."""

    def __init__(self, pages: Mapping[str, AnnotatedPage], lineages: int, settings: RankSettings | None = None) -> None:
        self._pages, self._lineages, self._settings = pages, lineages, settings or RankSettings()
        rows = [page.annotations.vectors for _, page in sorted(pages.items()) if page.annotations.vectors.size]
        centre = np.concatenate(rows).mean(axis=0) if rows else np.zeros(1)
        self._centre: NDArray[np.float64] = centre / (np.linalg.norm(centre) or 1.0)

    def weight(self, group: FactGroup, lineages: int) -> float:
        """0 to 1, larger for what belongs on top."""
        share, mentions = self._settings, group.mentions
        concrete = (
            any(m.event.type for m in mentions) + any(m.values for m in mentions) + any(m.roles for m in mentions)
        )
        return (
            share.reports * (lineages / max(self._lineages, 1))
            + share.central * max(self._central(m) for m in mentions)
            + share.early * max(self._early(m) for m in mentions)
            + share.concrete * concrete / 3
            + share.news * (not all(m.event.background for m in mentions))
        )

    def _central(self, mention: EventMention) -> float:
        vectors = self._pages[mention.document].annotations.vectors
        return max(0.0, float(vectors[mention.sentence] @ self._centre)) if vectors.size else 0.0

    def _early(self, mention: EventMention) -> float:
        total = len(self._pages[mention.document].annotations.sentences)
        return 1.0 - mention.sentence / max(total, 1)
