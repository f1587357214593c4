"""Ordinal numbers: "third", "21st", "twenty-first".

In: atoms of one block and a position. Out: a `Number`, the place in the row, or None.
"""

from __future__ import annotations

from readout.annotate.atoms import Atoms, low_at, skip_hyphen
from readout.annotate.numbers import Number, number_words


def read_ordinal(atoms: Atoms, i: int) -> Number | None:
    """ "third", "21st", "twenty-first" at atom `i`, as the number of the place."""
    words = number_words()
    word = low_at(atoms, i)
    if word in words.ordinals:
        return Number(words.ordinals[word], words.ordinals[word], i, i + 1)
    after = skip_hyphen(atoms, i + 1)
    if word in words.tens and low_at(atoms, after) in words.ordinals and words.ordinals[low_at(atoms, after)] < 10:
        value = words.tens[word] + words.ordinals[low_at(atoms, after)]
        return Number(value, value, i, after + 1)
    if word.isdigit() and low_at(atoms, i + 1) in ("st", "nd", "rd", "th") and atoms[i + 1].glued:
        return Number(float(word), float(word), i, i + 2, digits=True)
    return None
