"""What numbers are numbers of: reads `lexicon.toml` once into typed tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The tables of `lexicon.toml`; `measures` maps a word or phrase to its unit."""

    currency_signs: Mapping[str, str]
    dollar_letters: Mapping[str, str]
    currency_codes: Mapping[str, str]
    currency_words: Mapping[str, tuple[str, float]]
    dollar_countries: Mapping[str, str]
    measures: Mapping[tuple[str, ...], str]
    people: frozenset[str]
    casualties: frozenset[str]
    between: frozenset[str]
    tolls: frozenset[str]
    changes: frozenset[str]
    names: frozenset[str]
    labels: frozenset[str]
    kin: frozenset[str]
    no_shares: frozenset[str]
    streets: frozenset[str]
    stops: frozenset[str]
    votes: frozenset[str]
    scores: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """The lexicon, read once."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
    codes = data["currency_codes"]
    return QuantityWords(
        currency_signs=data["currency_signs"],
        dollar_letters=data["dollar_letters"],
        currency_codes={code.lower(): "CNY" if code == "RMB" else code for code in codes["codes"]}
        | data["currency_letters"],
        currency_words={word: (code, float(factor)) for word, (code, factor) in data["currency_words"].items()},
        dollar_countries=data["dollar_countries"],
        measures={
            tuple(word.replace("/", " / ").replace("-", " - ").replace("°", "° ").split()): unit
            for unit, words in data["measures"].items()
            for word in words
        },
        people=frozenset(data["people"]["words"]),
        casualties=frozenset(data["casualties"]["words"]),
        between=frozenset(data["casualties"]["between"]),
        tolls=frozenset(data["toll_words"]["words"]),
        changes=frozenset(data["changes"]["words"]),
        names=frozenset(data["names"]["words"]),
        labels=frozenset(data["labels"]["words"]),
        no_shares=frozenset(data["no_shares"]["words"]),
        kin=frozenset(data["kin"]["words"]),
        streets=frozenset(data["streets"]["words"]),
        stops=frozenset(data["stops"]["words"]),
        votes=frozenset(data["votes"]["words"]),
        scores=frozenset(data["scores"]["words"]),
    )


def singular(word: str) -> str:
    """A regular plural without its ending; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def is_person(word: str) -> bool:
    """Whether a counted noun names persons."""
    people = quantity_words().people
    if word.endswith("sses") and word[:-2] in people:
        return True
    return word in people or singular(word) in people or word.endswith(("men", "women"))
