"""Finds the amounts of a page: money, percentages, measures, counts with what is counted, ordinals, scores.

In: a `Document` and its `Parse` (tags sharpen what is counted; the grammar works without them). Out: `Quantity`s, spans
ascending and disjoint, none inside an expression of time. A number that is a name ("Flight 370", "F-16", "G20"), a
date, a telephone number or an address is not an amount. Scores ("3-1") and votes ("54 to 46") give one quantity a side.
The scan moves forward only with bounded look-ahead: linear in the page.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from readout.annotate.atoms import HYPHENS, Atoms, is_hyphen, low_at
from readout.annotate.numbers import Number, number_words, read_cardinal, read_number
from readout.annotate.ordinals import read_ordinal
from readout.annotate.quantities.amounts import READERS, Amount, amount_of
from readout.annotate.quantities.changes import read_change
from readout.annotate.quantities.counted import Counted, TagAt, read_counted, read_fate, read_toll_before
from readout.annotate.quantities.labels import is_label
from readout.annotate.quantities.lexicon import quantity_words
from readout.annotate.times import Scan, scan_times
from readout.model.annotations import Quantity
from readout.model.document import Document
from readout.model.ranges import Range
from readout.model.spans import Span

if TYPE_CHECKING:
    from readout.language import Parse

CONTEXT = 12
"""How many atoms to both sides may hold the word that makes "3-1" a score or "54 to 46" a vote."""


def find_quantities(document: Document, parse: Parse, scans: tuple[Scan, ...] | None = None) -> tuple[Quantity, ...]:
    """Every amount of the body; `scans` are those of `scan_times`, where they are at hand.

    Spans are 0-based half-open code points of `document.text`, ascending and disjoint; `of` is the slice of `of_span`.
    """
    tags = {token.idx: token.pos_ for token in parse.doc if token.pos_}

    def tag(offset: int) -> str:
        return tags.get(offset, "")

    found: list[Quantity] = []
    for scan in scan_times(document) if scans is None else scans:
        found.extend(_read_block(document.text, scan, tag))
    return tuple(found)


def _read_block(text: str, scan: Scan, tag: TagAt) -> list[Quantity]:
    atoms = scan.atoms
    taken = {k for reading in scan.times for k in range(reading.start, reading.end)}
    found: list[Quantity] = []
    i = 0
    while i < len(atoms):
        if i in taken:
            i += 1
            continue
        pair = _read_pair(atoms, i, taken)
        if pair:
            found.extend(_record(text, atoms, amount, None) for amount in pair)
            i = pair[-1].end
            continue
        change = read_change(atoms, i, tag, taken)
        if change:
            found.extend(
                _record(text, atoms, amount, counted or _rate(atoms, amount, tag)) for amount, counted in change
            )
            i = change[-1][0].end
            continue
        read = _read_at(atoms, i, tag)
        if read is None or any(k in taken for k in range(read[0].start, read[0].end)):
            i += 1
            continue
        amount, counted = read
        found.append(_record(text, atoms, amount, counted))
        i = amount.end
    return found


def _record(text: str, atoms: Atoms, amount: Amount, counted: Counted | None) -> Quantity:
    span = Span(atoms[amount.start].start, atoms[amount.end - 1].end)
    of = Span(atoms[counted.start].start, atoms[counted.end - 1].end) if counted else None
    return Quantity(span, amount.range, amount.unit, amount.kind, of.of(text) if of else None, of, amount.approximate)


def _read_at(atoms: Atoms, i: int, tag: TagAt) -> tuple[Amount, Counted | None] | None:
    """The amount at atom `i`, the longest reading first, with what it counts."""
    low = atoms[i].low
    if low == "up" and low_at(atoms, i + 1) == "to" and low_at(atoms, i - 1) in quantity_words().changes:
        return None  # "went up to 131" tells where it arrived, "up to 131" alone a bound
    if (low not in _starters() and not low[0].isdigit()) or is_label(atoms, i):
        return None
    best: Amount | None = None
    for read in READERS:
        amount = read(atoms, i)
        if amount is not None and (best is None or amount.end > best.end):
            best = amount
    if best is not None:
        return best, _whose(atoms, best, tag)
    return _ordinal(atoms, i, tag) or _count(atoms, i, tag)


@cache
def _starters() -> frozenset[str]:
    """Every word an amount can begin with, digits apart; elsewhere nothing is tried."""
    words = quantity_words()
    money = words.currency_signs.keys() | words.dollar_letters.keys() | words.currency_codes.keys()
    return number_words().starters | money | {"magnitude", "strength", "aged", "age", "u", "minus", "-", "−", "in"}


def _whose(atoms: Atoms, amount: Amount, tag: TagAt) -> Counted | None:
    """What a share, an age or a measure is of: "12 percent of voters", "a 34-year-old teacher"."""
    if amount.kind == "percent" and (low_at(atoms, amount.end) == "of" or low_at(atoms, amount.end - 2) == "in"):
        return read_counted(atoms, amount.end, tag)
    rate = _rate(atoms, amount, tag)
    if rate is not None:
        return rate
    if amount.kind in ("percent", "money") and low_at(atoms, amount.start - 1) in _ARTICLES:
        return _described(atoms, amount.end, tag)
    age = low_at(atoms, amount.end - 1) in ("old", "olds")
    if age or (amount.kind == "measure" and (low_at(atoms, amount.end) == "of" or is_hyphen(atoms, amount.end - 2))):
        return read_counted(atoms, amount.end, tag, singular=True, fate=False)
    if amount.kind == "measure" and amount.unit == "year" and low_at(atoms, amount.start - 1) in (",", "("):
        first = amount.start - 2
        while first > 0 and atoms[first - 1].capital and amount.start - first < NAME_WORDS:
            first -= 1
        return Counted(first, amount.start - 1, True)
    return None


def _rate(atoms: Atoms, amount: Amount, tag: TagAt) -> Counted | None:
    """What money is paid for each of: "$45 per share", "$15 an hour"; a price is no sum."""
    if amount.kind != "money" or low_at(atoms, amount.end) not in ("a", "an", "per"):
        return None
    noun = amount.end + 1
    fits = noun < len(atoms) and atoms[noun].low.isalpha() and tag(atoms[noun].start) in ("", "NOUN")
    known = tag(atoms[noun].start) == "NOUN" or low_at(atoms, amount.end) == "per" if fits else False
    return Counted(noun, noun + 1, False) if known else None


def _described(atoms: Atoms, at: int, tag: TagAt) -> Counted | None:
    """The noun right behind an amount with an article: "a 4.5% stake", "the $1.2bn loan"."""
    at += is_hyphen(atoms, at)
    if at >= len(atoms) or tag(atoms[at].start) not in ("NOUN", "ADJ"):
        return None
    return read_counted(atoms, at, tag, singular=True, fate=False)


_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "another", "this", "that"})
NAME_WORDS = 6
BARE = 10
"""Smaller bare numbers with nothing counted are labels far more often than amounts."""


def _ordinal(atoms: Atoms, i: int, tag: TagAt) -> tuple[Amount, Counted | None] | None:
    ordinal = read_ordinal(atoms, i)
    if ordinal is None or (low_at(atoms, i) == "second" and low_at(atoms, i - 1) in ("a", "per", "every")):
        return None
    counted = read_counted(atoms, ordinal.end, tag, singular=True)
    named = low_at(atoms, ordinal.end) in quantity_words().streets and atoms[ordinal.end].capital
    if (
        named
        or (counted is None and tag(atoms[i].start) == "ADV")
        or low_at(atoms, ordinal.end) in ("lady", "name", "names")
    ):
        return None
    return amount_of(ordinal, None, "ordinal", (i, ordinal.end)), counted


def _count(atoms: Atoms, i: int, tag: TagAt) -> tuple[Amount, Counted | None] | None:
    number = read_number(atoms, i)
    if number is None:
        return None
    if number.end < len(atoms) and atoms[number.end].glued and atoms[number.end].text[0].isalpha():
        return None  # "2People": a label run into a text
    if low_at(atoms, i - 1) == "of" and low_at(atoms, i - 2) == "group":
        return None
    if low_at(atoms, number.end) == "times" and low_at(atoms, number.end + 1) in _COMPARED:
        return None
    if number.value is not None and _is_voted(atoms, i, number.end):
        return amount_of(number, "votes", "count", (i, number.end)), None
    first = next((k for k in range(i, number.end) if atoms[k].is_number), i)
    if (first != i and is_label(atoms, first)) or (low_at(atoms, number.end - 1) == "few" and number.end == i + 1):
        return None
    if is_hyphen(atoms, number.end) and low_at(atoms, number.end + 1).endswith(("ed", "fold", "time", "off")):
        return None  # "two-pronged", "three-time champion"
    counted = read_counted(atoms, number.end, tag, singular=number.value == 1 or is_hyphen(atoms, number.end))
    if counted is None:
        counted = read_fate(atoms, number.end) or read_toll_before(atoms, i)
    if not _counts(atoms, i, number, counted, tag):
        return None
    member = is_hyphen(atoms, number.end) and low_at(atoms, number.end + 1) in ("member", "strong")
    people = counted is not None and (member or (counted.people and not _in_compound(atoms, number)))
    unit = "people" if people else None
    return amount_of(number, unit, "count", (i, number.end)), counted


_COMPARED = frozenset(
    ["as", "more", "higher", "larger", "bigger", "greater", "faster", "lower", "less", "the", "his", "her", "its"]
)
"""Behind "three times": a ratio, no count."""


def _is_voted(atoms: Atoms, i: int, end: int) -> bool:
    """Whether a bare number is a side of a vote: "311 in favour", "204 against"."""
    after = low_at(atoms, end)
    side = after in ("against", "abstained", "abstaining") or (
        after == "in" and low_at(atoms, end + 1) in ("favor", "favour")
    )
    return side and bool(_sentence_words(atoms, i, end) & quantity_words().votes)


def _in_compound(atoms: Atoms, number: Number) -> bool:
    """ "a two-man team": the hyphen ties the number to a description of something else."""
    return is_hyphen(atoms, number.end) and low_at(atoms, number.end + 1) not in ("member", "strong")


def _counts(atoms: Atoms, i: int, number: Number, counted: Counted | None, tag: TagAt) -> bool:
    """Whether a bare number is an amount at all."""
    before, after = low_at(atoms, i - 1), low_at(atoms, number.end)
    if number.value == 1 and not number.digits:
        if number.end < len(atoms) and atoms[number.end].capital:
            return False  # "one China", "One Direction"
        loose = before in (
            "no",
            "any",
            "every",
            "this",
            "that",
            "the",
            "which",
            "some",
            "each",
            "another",
            "number",
            "someone",
        )
        return (
            counted is not None
            and not loose
            and after
            not in (
                "of",
                "another",
                "thing",
                "way",
                "day",
                "side",
                "hand",
                "such",
                "time",
                "by",
                "reason",
                "point",
                "-",
                "can",
                "who",
                "or",
            )
            and before != "-"
        )
    if counted is not None or number.bent not in ("", "exactly"):
        return counted is not None or number.digits or not number.vague
    if _is_subject(atoms, i, number, tag):
        return True
    if number.vague or before in HYPHENS or after in HYPHENS or not before:
        return False
    listed = atoms[i - 1].capital or before.isdigit() or before in ("and", ",", "ages", "aged")
    return (number.high or 0) >= BARE and not listed


def _is_subject(atoms: Atoms, i: int, number: Number, tag: TagAt) -> bool:
    """Whether a number alone begins its sentence as what is told of: "Five have been caught", "31 of them came in"."""
    if low_at(atoms, i - 1) not in ("", ".", "!", "?", ";") or number.end >= len(atoms) or number.vague:
        return False
    if low_at(atoms, number.end) == "of":
        return low_at(atoms, number.end + 1) in ("them", "those", "these")
    return tag(atoms[number.end].start) in ("AUX", "VERB") and tag(atoms[i].start) == "NUM"


def _read_pair(atoms: Atoms, i: int, taken: set[int]) -> tuple[Amount, Amount] | None:
    """Both sides of a score ("3-1") or a vote ("54 to 46"), where a word near by says that it is one."""
    if (
        not atoms[i].is_number
        or "." in atoms[i].low
        or (i > 0 and atoms[i].glued and low_at(atoms, i - 1) not in '(“"')
    ):
        return None
    first = read_cardinal(atoms, i)
    if first is None or first.value is None or first.end != i + 1:
        return None
    votes = 1 if low_at(atoms, i + 1) in ("vote", "votes") else 0
    at = i + 1 + votes
    joint = low_at(atoms, at)
    if (joint not in HYPHENS and joint not in ("to", "against")) or at + 1 in taken:
        return None
    second = read_cardinal(atoms, at + 1)
    if (
        second is None
        or second.value is None
        or second.end != at + 2
        or low_at(atoms, second.end) in HYPHENS
        or "." in atoms[at + 1].low
    ):
        return None
    near = _sentence_words(atoms, i, at)
    words = quantity_words()
    if near & words.votes and (first.value > second.value or votes) and _pair_like(first, second, 2000):
        return _pair(first, second, "votes", "count", i + 1)
    if near & words.scores and joint in HYPHENS and _pair_like(first, second, 200):
        return _pair(first, second, None, "score", i + 1)
    return None


def _sentence_words(atoms: Atoms, i: int, end: int) -> set[str]:
    """The words around a pair, within its sentence and `CONTEXT` atoms."""
    first, last = i, end
    while first > max(0, i - CONTEXT) and low_at(atoms, first - 1) not in (".", "!", "?"):
        first -= 1
    while last < min(len(atoms), end + CONTEXT) and low_at(atoms, last) not in (".", "!", "?"):
        last += 1
    return {low_at(atoms, k) for k in range(first, last)}


def _pair_like(first: Number, second: Number, most: float) -> bool:
    return all(n.value is not None and n.value.is_integer() and n.value <= most for n in (first, second))


def _pair(first: Number, second: Number, unit: str | None, kind: str, end: int) -> tuple[Amount, Amount]:
    left = Amount(Range(first.low, first.high), unit, kind, first.start, end)
    return left, replace(left, range=Range(second.low, second.high), start=second.start, end=second.end)
