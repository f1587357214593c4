"""Numbers that are names, labels, addresses or telephone numbers: "Flight 370", "lap 48", "555-1234", "a Boeing 737".

In: atoms and the position of a number. Out: whether it counts nothing.
"""

from __future__ import annotations

import re

from readout.annotate.atoms import HYPHENS, Atoms, low_at
from readout.annotate.quantities.lexicon import quantity_words

PHONE_DIGITS = 7
_AIRLINER = re.compile(r"7[0-9]7|3[0-9]0")
_AIRCRAFT = frozenset({"aircraft", "jet", "jets", "plane", "planes", "jetliner", "airliner", "max", "dreamliner"})
_MAKERS = frozenset({"boeing", "airbus"})


def is_label(atoms: Atoms, i: int) -> bool:
    """Whether the number at atom `i` is (part of) a name, a place in a list, an address or a version."""
    if not atoms[i].is_number:
        return False
    word, before = atoms[i].low, low_at(atoms, i - 1)
    if (word[0] == "0" and len(word) > 1 and word.isdigit()) or (low_at(atoms, i + 1) == "*" and atoms[i + 1].glued):
        return True
    if _AIRLINER.fullmatch(word) and (before in _MAKERS or (word[0] == "7" and low_at(atoms, i + 1) in _AIRCRAFT)):
        return True
    labels = quantity_words().labels
    listed = before == "of" and i > 2 and atoms[i - 2].is_number and low_at(atoms, i - 3) in labels
    return before in labels or listed or _is_name(atoms, i)


def _is_name(atoms: Atoms, i: int) -> bool:
    """Whether the number at atom `i` is (part of) a name, an address, a telephone number or a version."""
    words = quantity_words()
    before = low_at(atoms, i - 1)
    atom = atoms[i]
    if not atom.is_number:
        return False
    if i > 0 and atom.glued and (before in HYPHENS or before.isalpha() or before in "/.:#_@"):
        if before in HYPHENS and i > 1 and atoms[i - 2].is_number and _phone(atoms, i):
            return True
        tied = (
            before in HYPHENS
            and i > 1
            and atoms[i - 2].low.isalpha()
            and atoms[i - 1].glued
            and atoms[i - 2].low != "magnitude"
        )
        named = before.isalpha() and before != "us" and before not in words.currency_codes
        return tied or named or before in ("/", ":", "#", "_", "@")
    if before in words.names and (
        atoms[i - 1].capital or before in ("no", "number", "page", "article", "section", "room", "flight")
    ):
        return True
    if before == "." and low_at(atoms, i - 2) == "no":
        return True
    if _phone(atoms, i) or (low_at(atoms, i + 1) == "/" and atoms[i + 1].glued):
        return True
    street = any(low_at(atoms, i + k) in words.streets and atoms[i + k].capital for k in (2, 3) if i + k < len(atoms))
    return street and i + 1 < len(atoms) and atoms[i + 1].capital and before != "the"


def _phone(atoms: Atoms, i: int) -> bool:
    """Digits in hyphened groups, seven or more in all ("555-1234", "+44 20 7946 0018")."""
    digits, groups, k = 0, 0, i
    while k < len(atoms) and k < i + 8 and (atoms[k].low.isdigit() or (low_at(atoms, k) in "-." and atoms[k].glued)):
        groups += atoms[k].low.isdigit()
        digits += len(atoms[k].low) if atoms[k].low.isdigit() else 0
        k += 1
    return groups > 1 and digits >= PHONE_DIGITS
