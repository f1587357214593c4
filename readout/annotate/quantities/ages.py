"""Ages told as a description: "a man of 84 from Antwerp" is one person, not 84; so "turned 18", "died at 77".

In: atoms and the place of a number. Out: whether the number is how old the person before it is.
"""

from __future__ import annotations

from readout.annotate.atoms import Atoms, low_at
from readout.annotate.quantities.lexicon import is_person

ARTICLES = frozenset({"a", "an", "the"})
TURNING = frozenset({"turn", "turned", "turns", "turning"})
DYING = frozenset({"died", "dies", "die", "dead", "passed"})
AFTER = frozenset(
    {"from", "who", "died", "has", "had", "was", "is", "and", "in", "near", "with", "whose", "on", "living"}
)
"""Words that may follow an age; any other noun is what the number counts ("a team of 84 divers")."""


def is_of_that_age(atoms: Atoms, i: int, end: int) -> bool:
    """Whether the number at atoms `i` to `end` (exclusive) is the age of the one person named before it."""
    after, before = low_at(atoms, end), low_at(atoms, i - 1)
    closed = not after or not after[0].isalpha() or after in AFTER
    if before in TURNING or (before == "at" and low_at(atoms, i - 2) in DYING):
        return closed
    if before == "of" and low_at(atoms, i - 3) in ARTICLES:
        return closed and _is_one_person(low_at(atoms, i - 2))
    aside = before == "," and after == "," and any(low_at(atoms, i - k) in ARTICLES for k in (3, 4))
    return aside and _is_one_person(low_at(atoms, i - 2))


def _is_one_person(noun: str) -> bool:
    return not noun.endswith("s") and is_person(noun)
