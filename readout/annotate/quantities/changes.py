"""Amounts before and after a change: "the toll rose from 12 to 19", "sales rose from £3bn to £4bn", "fell $2 to $71".

In: atoms and a position. Out: two amounts where a word near by says that one became the other; they are no range.
"""

from __future__ import annotations

from readout.annotate.atoms import Atoms, low_at
from readout.annotate.numbers import read_cardinal
from readout.annotate.quantities.amounts import READERS, Amount, amount_of
from readout.annotate.quantities.counted import SENTENCE_ENDS, Counted, TagAt, read_counted, read_toll_before
from readout.annotate.quantities.lexicon import quantity_words

REACH = 12
"""How many atoms back the word of change may stand."""
LONGEST_AMOUNT = 6
CONTEXT_BEFORE = 4
"""How many atoms before an amount its readers may look at."""


def read_change(atoms: Atoms, i: int, tag: TagAt, taken: set[int]) -> list[tuple[Amount, Counted | None]]:
    """Both numbers of a change that begins at atom `i`: two amounts; nothing where no change is said."""
    return _read_moved(atoms, i, taken) or _read_counts(atoms, i, tag, taken)


def _read_moved(atoms: Atoms, i: int, taken: set[int]) -> list[tuple[Amount, Counted | None]]:
    """Amounts with a unit each: "from £3.1bn to £3.4bn", "(fell) $1.40 to $71.20", "from 5% to 7%"."""
    start = i + 1 if low_at(atoms, i) == "from" else i
    by_sign = start == i and low_at(atoms, i) in quantity_words().currency_signs
    if start == i and not (by_sign and low_at(atoms, i - 1) in quantity_words().changes):
        return []
    to = next((k for k in range(start + 1, start + 1 + LONGEST_AMOUNT) if low_at(atoms, k) == "to"), None)
    if to is None or not _changes(atoms, i) or to in taken:
        return []
    before = max(0, start - CONTEXT_BEFORE)
    first = _longest(atoms[before:to], start - before)
    second = _longest(atoms, to + 1)
    if first is None or second is None or first.end + before != to or first.unit != second.unit:
        return []
    return [(Amount(first.range, first.unit, first.kind, start, to, first.approximate), None), (second, None)]


def _longest(atoms: Atoms, i: int) -> Amount | None:
    found = [amount for read in READERS if (amount := read(atoms, i)) is not None]
    return max(found, key=lambda amount: amount.end, default=None)


def _read_counts(atoms: Atoms, i: int, tag: TagAt, taken: set[int]) -> list[tuple[Amount, Counted | None]]:
    """Both numbers of "the toll rose from 12 to 19": two amounts, not a range; nothing where that is not said."""
    if low_at(atoms, i) != "from" or i + 3 >= len(atoms) or not _changes(atoms, i):
        return []
    first = read_cardinal(atoms, i + 1)
    if first is None or first.value is None or low_at(atoms, first.end) != "to":
        return []
    second = read_cardinal(atoms, first.end + 1)
    if second is None or second.value is None or any(k in taken for k in range(i, second.end)):
        return []
    if any((unit := read(atoms, first.end + 1)) is not None and unit.end > second.end for read in READERS):
        return []
    counted = read_counted(atoms, second.end, tag) or read_toll_before(atoms, i)
    if counted is None:
        return []
    unit_word = "people" if counted.people else None
    spans = ((first, i + 1), (second, first.end + 1))
    return [(amount_of(number, unit_word, "count", (at, number.end)), counted) for number, at in spans]


def _changes(atoms: Atoms, i: int) -> bool:
    """Whether a word shortly before says that a number became another."""
    words = quantity_words().changes
    for k in range(i - 1, max(-1, i - REACH), -1):
        if low_at(atoms, k) in SENTENCE_ENDS:
            return False
        if low_at(atoms, k) in words:
            return True
    return False
