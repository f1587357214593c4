"""Name types and how each corpus' own types map onto them.

Corpora differ in what they tell apart, so a word has a *set* of allowed labels, kept as a bit mask, and training
maximises the summed probability of the set: UNER's LOC says "a country, a place or a building" and leaves the choice
to the corpora that know (partial annotation, Tsuboi et al. 2008).
"""

from __future__ import annotations

from collections.abc import Sequence

TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "MISC")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in ("B", "I")))
ANYTHING = (1 << len(LABELS)) - 1
_INDEX = {label: index for index, label in enumerate(LABELS)}
PLACE = ("GPE", "LOC", "FAC")
Span = tuple[int, int, tuple[str, ...]]

_PERSON = ("person", "politician", "writer", "musicalartist", "scientist", "researcher")
_ORGANISATION = ("organisation", "politicalparty", "university", "band")
_EVENT = ("event", "election", "conference")
_WORK = ("award", "book", "album", "song", "poem", "product", "misc", "theory", "programlang")
_JOURNAL = ("magazine", "academicjournal")

SCHEMES: dict[str, dict[str, tuple[str, ...]]] = {
    "uner": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "OTH": ("MISC", "EVENT"), "O": ("O",)},
    "wikigold": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": ("EVENT", "MISC", "O")},
    "crossner": {
        **dict.fromkeys(_PERSON, ("PERSON",)),
        **dict.fromkeys(_ORGANISATION, ("ORG",)),
        **dict.fromkeys(_EVENT, ("EVENT",)),
        **dict.fromkeys(_WORK, ("MISC",)),
        **dict.fromkeys(_JOURNAL, ("ORG", "MISC")),
        "country": ("GPE",),
        "location": PLACE,
        "astronomicalobject": ("LOC", "MISC"),
    },
}
_UNMARKED = ("MISC", "O")  # field terms ("linear regression") that news does not call names


def mask_of(prefix: str, kinds: Sequence[str]) -> int:
    """Return the bit mask of `prefix` (B or I) with each of `kinds`; the kind "O" allows no name at all."""
    return sum(1 << (_INDEX["O"] if kind == "O" else _INDEX[f"{prefix}-{kind}"]) for kind in kinds)


def inside(mask: int) -> int:
    """Return what the later parts of a split word may be, given the mask of the whole word."""
    begins = sum(1 << index for index, label in enumerate(LABELS) if label.startswith("B-"))
    return mask & ~begins | (mask & begins) << 1


def masks(labels: Sequence[str], scheme: str) -> list[int]:
    """Return allowed-label masks for IOB1 or IOB2 `labels` in the types of `scheme`."""
    kinds = SCHEMES[scheme]
    result: list[int] = []
    previous = "O"
    for label in labels:
        kind = label[2:] if label != "O" else "O"
        starts = label.startswith("B-") or previous != kind
        result.append(1 if label == "O" else mask_of("B" if starts else "I", kinds.get(kind, _UNMARKED)))
        previous = kind
    return result


def span_masks(count: int, spans: Sequence[Span], open_words: Sequence[int]) -> list[int]:
    """Return masks for `count` words with names at `spans` (half-open) and anything allowed at `open_words`."""
    result = [1] * count
    for index in open_words:
        result[index] = ANYTHING
    for start, end, kinds in spans:
        for index in range(start, end):
            result[index] = mask_of("B" if index == start else "I", kinds)
    return result
