"""The words of a place's name in, what kind of place it is out, where the words tell.

"River", "Sea" and the continents are landscape (LOC), "Airport" and "Stadium" are buildings (FAC); other names tell
nothing. Training narrows untyped places with this, since no corpus with a licence to train on tells them apart
throughout; reading lets the words win over the scores. To extend: add lower-case words to the lists below.
"""

from __future__ import annotations

from collections.abc import Sequence

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


_LEADING = frozenset({"mount", "mt.", "lake", "cape", "gulf"})
_SIDES = frozenset("western eastern central southern northern south-east southeast".split())  # noqa: SIM905


def place_kind(words: Sequence[str]) -> str | None:
    """Return LOC or FAC where the words of a place's name tell, in any letter case; else None."""
    lower = [word.lower() for word in words]
    head = lower[: lower.index("of")] if "of" in lower[1:] else lower
    if head[-1] in _BUILDINGS and len(lower) > 1:
        return "FAC"
    if len(lower) > 1 and (head[-1] in _LANDSCAPE or lower[0] in _LEADING):
        return "LOC"
    if tuple(lower) in _DIRECTED or (lower[-1] in _REGIONS and (len(lower) == 1 or lower[0] in _SIDES)):
        return "LOC"
    return None
