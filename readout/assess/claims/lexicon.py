"""Which words say the same and which the opposite, beyond what vectors tell: `words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations


@dataclass(frozen=True, slots=True)
class WordPairs:
    """Pairs of lemmas, each in alphabetical order; `undone` are verbs of what did not come to be."""

    same: frozenset[tuple[str, str]]
    opposite: frozenset[tuple[str, str]]
    undone: frozenset[str]


@cache
def word_pairs() -> WordPairs:
    """The lexicon of the package, read once."""
    data = tomllib.loads(resources.files("readout.assess.claims").joinpath("words.toml").read_text("utf-8"))
    same = {pair for group in data["same"] for pair in _pairs(_lemmas(group), _lemmas(group))}
    opposite = {pair for entry in data["opposite"] for pair in _pairs(_lemmas(entry["one"]), _lemmas(entry["other"]))}
    for entry in data["steps"]:
        groups = [_lemmas(group) for group in entry["groups"]]
        opposite |= {pair for one, other in combinations(groups, 2) for pair in _pairs(one, other)}
    return WordPairs(frozenset(same), frozenset(opposite - same), frozenset(_lemmas(data["undone"])))


def _lemmas(words: str) -> list[str]:
    return [word.replace("_", " ") for word in words.split()]


def _pairs(one: list[str], other: list[str]) -> set[tuple[str, str]]:
    return {(min(a, b), max(a, b)) for a in one for b in other if a != b}
