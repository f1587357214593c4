"""Words of a sentence in, runs of capitalised words out that can only be organisations ("State Department").

The training corpora hold little news, and the network misses such names before a noun ("the State Department
spokesman"). A run counts where its last word is one of the heads below; to extend, add capitalised words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_HEAD_WORDS = """
Department Ministry Committee Commission Council Agency Bureau Administration Authority Parliament Congress Senate
Party Federation Association Institute University Foundation Organization Organisation Corporation Corp. Inc. Ltd.
Bank Court Tribunal Police Army Navy Guard Command Union Alliance Coalition Front League Society Service Services
Airlines Airways Motors Group Holdings Fund Board Cabinet Assembly
"""
ORGANISATION_HEADS = frozenset(_HEAD_WORDS.split())
_NEVER_FIRST = frozenset(
    {"The", "A", "An", "This", "That", "His", "Her", "Its", "Their", "Our", "My", "Your", "In", "At"}
)
_HEADLINE_SHARE = 0.6  # with more capitalised words than this a sentence is a headline, where capitals tell nothing


def organisation_runs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs (half-open) of at least two capitalised words that end in the head of an organisation."""
    capitals = [word[:1].isupper() and (word[1:].islower() or "." in word) for word in words]
    letters = sum(word[:1].isalpha() for word in words)
    if not letters or sum(word[:1].isupper() for word in words) > _HEADLINE_SHARE * letters:
        return
    for index, word in enumerate(words):
        if word not in ORGANISATION_HEADS or (index + 1 < len(words) and capitals[index + 1]):
            continue
        start = index
        while start > 0 and capitals[start - 1] and words[start - 1] not in _NEVER_FIRST:
            start -= 1
        if index > start:
            yield start, index + 1
