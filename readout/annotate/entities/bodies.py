"""State and city bodies: those written small ("Leeds police", "China's foreign ministry"), and the country inside
their names.

In: the names of a page. Out: the same with the bodies added, the country's adjective taken into a body's name, and
kept as a mention of its own beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name, phrase_at

_STATE_HEADS = frozenset(
    [
        "ministry",
        "department",
        "embassy",
        "consulate",
        "parliament",
        "army",
        "navy",
        "police",
        "government",
        "cabinet",
        "senate",
        "congress",
        "court",
        "military",
    ]
)


def with_bodies(page: Page, lexicon: Lexicon, names: list[Name]) -> list[Name]:
    """Add the bodies written small: "Leeds police", "the Chilean army", "China's foreign ministry"."""
    at_end = {name.last: name for name in names if name.type in ("PLACE", "COUNTRY")}
    taken = {word for name in names for word in range(name.first, name.last)}
    found: list[Name] = []
    for start, end in page.sentences:
        for word in range(start, end):
            first = _body_start(page, lexicon, word, start)
            if first is None or word in taken or (page.capital(word) and not page.opens_sentence(word)):
                continue
            if word + 1 < end and f"{page.lower[word]} {page.lower[word + 1]}" in lexicon.sets["bodies.nouns"]:
                continue  # "military" in "military court"
            owner = at_end.get(first)
            if owner is not None:
                found.append(Name(owner.first, word + 1, "ORGANIZATION", 1))
            elif page.lower[word] in ("ministry", "department"):
                found.append(Name(first, word + 1, "ORGANIZATION", 1))
            elif page.lower[word] == "police" and _acts_alone(page, word):
                found.append(Name(word, word + 1, "ORGANIZATION", 1))
    swallowed = {word for name in found for word in range(name.first, name.last)}
    kept = [
        replace(name, inner=True) if name.first in swallowed else name
        for name in names
        if name.first not in swallowed or name.phrase is not None
    ]
    return [*kept, *found]


def _acts_alone(page: Page, word: int) -> bool:
    """Whether "police" without a place does or says something."""
    if page.dep[word] in ("nsubj", "nsubj:pass"):
        return all(
            page.dep[child] not in ("amod", "compound", "det") or page.lower[child] == "the"
            for child in page.children[word]
        )
    return page.lower[word - 2 : word] == ("according", "to") or page.lower[word - 1 : word] == ("told",)


def _body_start(page: Page, lexicon: Lexicon, word: int, start: int) -> int | None:
    """Where "police", "air force", "foreign ministry" begins whose last word this is."""
    nouns = lexicon.sets["bodies.nouns"]
    if word > start and f"{page.lower[word - 1]} {page.lower[word]}" in nouns:
        return word - 1
    if page.lower[word] in nouns:
        return word
    if (
        page.lower[word] in ("ministry", "department")
        and word > start
        and page.lower[word - 1] in lexicon.sets["titles.portfolios"]
    ):
        return word - 1
    return None


def with_country(page: Page, lexicon: Lexicon, name: Name) -> Name:
    """Take the country's adjective into the name of a state institution: "Chinese Foreign Ministry"."""
    if name.type != "ORGANIZATION" or name.phrase or name.first == 0 or not _is_state(page, name):
        return name
    first = name.first - 1
    if page.sentence[first] != page.sentence[name.first]:
        return name
    phrase = lexicon.phrases.get(page.words[first])
    return replace(name, first=first) if phrase and phrase.key and phrase.use in ("name", "adjective") else name


def _is_state(page: Page, name: Name) -> bool:
    return any(page.lower[i] in _STATE_HEADS for i in range(name.first, name.last))


def inner_countries(page: Page, lexicon: Lexicon, names: Sequence[Name]) -> Iterator[Name]:
    """The country inside the name of its institution."""
    for name in names:
        if name.type != "ORGANIZATION" or name.last - name.first < 2:
            continue
        match = phrase_at(page, lexicon, name.first, name.last - 1)
        if match and match[1].key and match[1].use in ("name", "adjective") and (name.phrase or _is_state(page, name)):
            yield Name(name.first, match[0], match[1].type, 3, match[1], inner=True)
