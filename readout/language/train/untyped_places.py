"""Masks of a sentence in, the same with places that the corpus leaves untyped narrowed by the words of their names.

What the words do not tell may be a country, a city or a landscape, but no building. "America" may be either.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.language.places import place_kind
from readout.language.train.name_labels import PLACE, mask_of


def refine_places(words: Sequence[str], masks: Sequence[int]) -> list[int]:
    """Return `masks` with untyped places narrowed by their words."""
    refined = list(masks)
    begin, inside = mask_of("B", PLACE), mask_of("I", PLACE)
    index = 0
    while index < len(words):
        end = index + 1
        if masks[index] == begin:
            while end < len(words) and masks[end] == inside:
                end += 1
            kind = place_kind(words[index:end])
            kinds = (kind,) if kind and words[index:end] != ["America"] else ("GPE", "LOC")
            for at in range(index, end):
                refined[at] = mask_of("B" if at == index else "I", kinds)
        index = end
    return refined
