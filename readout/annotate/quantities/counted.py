"""Finds what a number counts: the noun phrase behind it, what happened to the persons counted, or the toll before it.

In: atoms, the tags of words by offset where a language model gave them, and the end of the number. Out: `Counted`.
Without tags the words themselves decide: the phrase runs to its first plural.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readout.annotate.atoms import Atoms, is_hyphen, low_at
from readout.annotate.numbers import number_words
from readout.annotate.quantities.lexicon import is_person, quantity_words

PHRASE = 7
"""How many atoms a counted noun phrase may be long."""
LONG_BEFORE = 18
"""How many atoms back "the number of" may stand before the number itself."""
NUMBERS = frozenset({"number", "numbers", "tally", "total", "count"})
DEATHS = frozenset({"fatalities", "casualties", "deaths"})
SENTENCE_ENDS = frozenset({".", ";", "!", "?"})
BEFORE = 9
"""How many atoms back a toll may be named ("the death toll from the blast rose to 288")."""

TagAt = Callable[[int], str]
"""The universal part of speech at a text offset; empty where it is not known."""

IRREGULAR = frozenset(
    (
        "people",
        "men",
        "women",
        "children",
        "police",
        "feet",
        "staff",
        "personnel",
        "aircraft",
        "cattle",
        "sheep",
        "fish",
        "seats",
        "crew",
        "mice",
        "media",
        "data",
        "lives",
        "wives",
        "dead",
    )
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: atoms `start` to `end` (exclusive), and whether they are persons."""

    start: int
    end: int
    people: bool


def read_counted(atoms: Atoms, at: int, tag: TagAt, singular: bool = False, fate: bool = True) -> Counted | None:
    """What a number that ends at atom `at` counts; `singular` where the number is one.

    With `fate` the words behind persons that tell what happened to them are taken in.
    """
    start = _start(atoms, at)
    words = quantity_words()
    told = low_at(atoms, start) in words.casualties
    if told and not (
        start + 1 < len(atoms) and (tag(atoms[start + 1].start) == "NOUN" or is_person(low_at(atoms, start + 1)))
    ):
        return Counted(start, start + 1, True)
    head = _head(atoms, start, tag, singular)
    if head is None:
        return None
    people = is_person(low_at(atoms, head)) or _demonym(atoms, head)
    end = head + 1
    if fate and (people or low_at(atoms, head) == "families"):
        end = _happened(atoms, end)
    return Counted(start, end, people)


def _start(atoms: Atoms, at: int) -> int:
    """Skips "of the", "more", "other" between a number and its noun ("dozens of people", "20 of the soldiers")."""
    if is_hyphen(atoms, at):
        at += 1
    part = low_at(atoms, at) == "of" and low_at(atoms, at + 1) in ("the", "its", "their", "some", "about")
    for word in ("of", "the", "these", "those", "his", "her", "its", "their", "our", "more"):
        at = at + 1 if low_at(atoms, at) == word else at
    if part and at < len(atoms):
        at += low_at(atoms, at) in ("some", "about")
        at += atoms[at].is_number or low_at(atoms, at) in number_words().units if at < len(atoms) else 0
    return at


def _head(atoms: Atoms, start: int, tag: TagAt, singular: bool) -> int | None:
    """The head noun of the phrase: with tags the last noun of the run, else the first plural."""
    head: int | None = None
    stops = quantity_words().stops
    for k in range(start, min(len(atoms), start + PHRASE)):
        word = low_at(atoms, k)
        if word in "-–" and is_hyphen(atoms, k):
            continue
        if atoms[k].is_number and k > start and _is_type(atoms, k, tag):
            continue
        made = k + 1 < len(atoms) and atoms[k + 1].is_number and atoms[k + 1].glued and atoms[k].capital  # "A320"
        if (
            not word.isalpha()
            or (word in stops and not is_hyphen(atoms, k + 1) and not made)
            or (atoms[k].glued and k > start and not is_hyphen(atoms, k - 1))
        ):
            break
        pos = tag(atoms[k].start)
        named = k > start and (atoms[k - 1].capital or atoms[k - 1].is_number)
        if head is not None and pos != "NOUN" and not (pos == "PROPN" and named):
            break
        ends = pos in ("AUX", "ADP", "PRON", "DET", "SCONJ", "CCONJ", "PART") or (
            pos == "VERB" and not _participle(word, k > start or tag(atoms[min(k + 1, len(atoms) - 1)].start) == "NOUN")
        )
        if ends and not is_hyphen(atoms, k + 1):
            break
        if (
            pos in ("NOUN", "PROPN")
            or (not pos and (_plural(word) or _demonym(atoms, k) or (singular and k == start)))
            or (word in ("others", "other") and k == start)
        ):
            head = k
            if not pos:
                break
    if head is None or (low_at(atoms, head) == "other" and head == start):
        return None
    return head


def _is_type(atoms: Atoms, k: int, tag: TagAt) -> bool:
    """Whether a number inside the phrase is a make: "two F-16 jets", "25 Airbus A320 jets"."""
    if is_hyphen(atoms, k - 1):
        return atoms[k - 2].text.isupper()
    follows = k + 1 < len(atoms) and not atoms[k + 1].capital and tag(atoms[k + 1].start) == "NOUN"
    return atoms[k - 1].capital and follows


def _participle(word: str, inside: bool) -> bool:
    """A participle inside the phrase ("20 newly built homes") does not end it."""
    return inside and word.endswith(("ed", "ing"))


def _plural(word: str) -> bool:
    return word in IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word.endswith("men")


def _demonym(atoms: Atoms, i: int) -> bool:
    """ "Iraqis", "Americans", "Japanese" behind a number are persons."""
    return atoms[i].capital and low_at(atoms, i).endswith(
        ("ans", "ians", "is", "ese", "nis", "lis", "ards", "ers", "ese")
    )


def _happened(atoms: Atoms, end: int) -> int:
    """Takes in "killed", "were injured", "feared dead", "left homeless" behind the persons counted."""
    words = quantity_words()
    at = end
    for _ in range(4):
        if low_at(atoms, at) in words.casualties:
            return at + 1
        if low_at(atoms, at) not in words.between:
            return end
        at += 1
    return end


def read_fate(atoms: Atoms, at: int) -> Counted | None:
    """What happened to persons that only a number names: "54 are missing", "118 have been rescued"."""
    if low_at(atoms, at) not in quantity_words().between:
        return None
    end = _happened(atoms, at)
    return Counted(end - 1, end, True) if end > at else None


def read_toll_before(atoms: Atoms, i: int) -> Counted | None:
    """The toll before a bare number: "killing 20", "the death toll rose to 288", "the number of dead is 27"."""
    words = quantity_words().tolls
    verb = low_at(atoms, i - 1)
    if verb in words and verb not in ("dead", "toll"):
        return Counted(i - 1, i, True)
    found = _number_of(atoms, i) or _toll(atoms, i) or _fated(atoms, i)
    return found if found is not None and _is_told_of(atoms, found.end, i) else None


def _fated(atoms: Atoms, i: int) -> Counted | None:
    """The people of "the dead of the fire are now five", "the injured now number 40": told by what became of them."""
    if low_at(atoms, i - 1) not in _AMOUNTING and low_at(atoms, i - 2) not in _AMOUNTING:
        return None
    for k in range(i - 2, max(0, i - BEFORE), -1):
        word = low_at(atoms, k)
        if word in SENTENCE_ENDS or word in (",", "and") or atoms[k].is_number:
            return None
        if word in ("dead", "injured", "wounded", "missing") and low_at(atoms, k - 1) == "the":
            behind = low_at(atoms, k + 1)
            return (
                Counted(k, k + 1, True) if behind in ("of", "in", "from", "are", "now", "number", "numbered") else None
            )
    return None


_AMOUNTING = frozenset({"are", "number", "numbered", "numbers", "is", "were", "now"})


def _is_told_of(atoms: Atoms, first: int, i: int) -> bool:
    """Whether the number at `i` is still the toll's where another stands between ("from 31 to 27", "27 and not 31")."""
    between = any(atoms[k].is_number or low_at(atoms, k) in number_words().units for k in range(first, i))
    return not between or low_at(atoms, i - 1) in ("to", "not", "from", "than", "against")


def _number_of(atoms: Atoms, i: int) -> Counted | None:
    """The persons of "the number of survivors went up to 131", up to the word that says what became of them."""
    for k in range(i - 2, max(0, i - LONG_BEFORE), -1):
        if low_at(atoms, k) in SENTENCE_ENDS:
            return None
        if low_at(atoms, k) in NUMBERS and low_at(atoms, k + 1) == "of":
            return _persons(atoms, k + 2, i)
    return None


def _persons(atoms: Atoms, first: int, last: int) -> Counted | None:
    start = first + (low_at(atoms, first) in ("the", "those", "these"))
    end, told = start, False
    for k in range(start, min(last, start + PHRASE)):
        word = low_at(atoms, k)
        fate = word in quantity_words().casualties
        if fate or (is_person(word) and end == start) or (is_person(word) and told):
            end, told = k + 1, told or fate
    return Counted(start, end, True) if end > start else None


def _toll(atoms: Atoms, i: int) -> Counted | None:
    """The toll named before a number."""
    for k in range(i - 1, max(-1, i - LONG_BEFORE), -1):
        word = low_at(atoms, k)
        if word in SENTENCE_ENDS or (i - k >= BEFORE and word not in ("toll", "tolls") and word in DEATHS):
            return None
        if word in ("toll", "tolls", "fatalities", "casualties", "deaths"):
            start = k - 1 if low_at(atoms, k - 1) in ("death", "casualty") else k
            return Counted(start, k + 1, True)
    return None
