"""Ages told as a description: "a man of 84 from Antwerp" is one person, not 84.

In: atoms and the place of a number. Out: whether the number is how old the person before it is.
"""

from __future__ import annotations

from readout.annotate.atoms import Atoms, low_at
from readout.annotate.quantities.lexicon import is_person

AFTER = frozenset(
    {"from", "who", "died", "has", "had", "was", "is", "and", "in", "near", "with", "whose", "on", "living"}
)
"""Words that may follow an age; any other noun is what the number counts ("a team of 84 divers")."""


def is_of_that_age(atoms: Atoms, i: int, end: int) -> bool:
    """Whether the number at atoms `i` to `end` (exclusive) is the age of the one person named before it."""
    if low_at(atoms, i - 1) != "of" or low_at(atoms, i - 3) not in ("a", "an", "the"):
        return False
    after, person = low_at(atoms, end), low_at(atoms, i - 2)
    closed = not after or not after[0].isalpha() or after in AFTER
    return closed and not person.endswith("s") and is_person(person)
