"""Places that a corpus leaves untyped in, a narrower choice between country or city, landscape, and building out.

No corpus here with a licence to train on tells these apart throughout, so the words of the name decide where they
can: "River", "Sea" and the continents are landscape, "Airport" and "Stadium" are buildings. The rest may be a GPE or
a landscape, not a building.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.language.train.name_labels import PLACE, mask_of

_BUILDINGS_WORDS = """
airport stadium hall bridge hospital museum street road avenue square palace building tower towers church cathedral
mosque temple station house prison jail theatre theater centre center hotel library gallery school arena park garden
gardens lane drive boulevard highway base camp cemetery court castle plant store mall terminal port harbor harbour
tunnel dam zoo inn monument memorial gate synagogue monastery abbey barracks headquarters plaza
"""
_BUILDINGS = frozenset(_BUILDINGS_WORDS.split())
_LANDSCAPE_WORDS = """
river lake sea ocean mountain mountains mount valley island islands desert bay coast gulf strait peninsula peak hills
forest reef canal basin delta falls glacier plateau canyon beach creek cape
"""
_LANDSCAPE = frozenset(_LANDSCAPE_WORDS.split())
_REGIONS_WORDS = """
europe asia africa antarctica america americas mideast arctic antarctic balkans caucasus sahara sahel caribbean
mediterranean pacific atlantic earth moon mars eurasia scandinavia himalayas alps danube nile amazon
"""
_REGIONS = frozenset(_REGIONS_WORDS.split())
_DIRECTED = frozenset(
    {
        ("middle", "east"),
        ("west", "bank"),
        ("far", "east"),
        ("south", "asia"),
        ("north", "africa"),
        ("latin", "america"),
        ("gaza", "strip"),
    }
)


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
            kinds = _kinds([word.lower() for word in words[index:end]])
            for at in range(index, end):
                refined[at] = mask_of("B" if at == index else "I", kinds)
        index = end
    return refined


def _kinds(words: list[str]) -> tuple[str, ...]:
    head = words[: words.index("of")] if "of" in words[1:] else words
    if head[-1] in _BUILDINGS and len(words) > 1:
        return ("FAC",)
    if (len(words) > 1 and (head[-1] in _LANDSCAPE or words[0] in {"mount", "mt.", "lake", "cape", "gulf"})) or tuple(
        words
    ) in _DIRECTED:
        return ("LOC",)
    if words[-1] in _REGIONS and (
        len(words) == 1
        or words[0] in {"western", "eastern", "central", "southern", "northern", "south-east", "southeast", "the"}
    ):
        return ("GPE", "LOC") if words == ["america"] else ("LOC",)
    return ("GPE", "LOC")
