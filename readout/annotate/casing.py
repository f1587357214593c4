"""Words that stay small where a headline or a title capitalises all others."""

from __future__ import annotations

SMALL_IN_TITLES = frozenset(
    (
        "a",
        "after",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "or",
        "out",
        "over",
        "per",
        "so",
        "the",
        "to",
        "under",
        "up",
        "via",
        "vs",
        "with",
    )
)
