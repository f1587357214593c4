"""Words as evidence: how rare a term is in general, from a table that ships, so that a run's own pages decide nothing.

In: lemmas and names. Out: folded terms (lower case, no accents, no possessive), their rarity 0 to 1, and numbers that
stand for them in a signature, the same in every run. Rarity is the inverse passage frequency (Sparck Jones 1972).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

PART = re.compile(r"[^\W_]{2,}")
RARE = 2
"""Passages of the table up to which a name says by itself what a page is about."""


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """Passages counted in all, and passages by folded word."""
    total, counts = 0, Counter[str]()
    for line in files("readout.link.stories").joinpath("background.tsv").read_text("utf-8").splitlines():
        word, _, number = line.partition("\t")
        if word == ".":
            total = int(number)
        elif number:
            counts[fold(word)] += int(number)
    return total, counts


def passages(term: str) -> int:
    """Passages of the table that hold a folded term; 0 for one it does not know."""
    return background()[1].get(term, 0)


def rarity(term: str) -> float:
    """0 for a word that stands everywhere, 1 for one that the table does not know."""
    total, _ = background()
    return math.log((total + 1) / (max(passages(term), 1) + 1)) / math.log((total + 1) / 2)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Lower case without accents and possessive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain.replace("’", "'").removesuffix("'s")


def parts(word: str) -> Iterator[str]:
    """The terms of a word or name: its folded runs of two or more letters or digits."""
    yield from PART.findall(fold(word))


@lru_cache(maxsize=1 << 17)
def number(term: str) -> int:
    """A term's number, 32 bits of its hash; the same in every run."""
    return int.from_bytes(blake2b(term.encode(), digest_size=4).digest(), "big")
