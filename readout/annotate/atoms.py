"""Atoms: the smallest pieces the grammars of times and quantities read.

In: the text and one body block. Out: words of letters, numbers of digits and single signs, each with its offsets.
The pieces do not depend on any tokenizer's habits with hyphens, apostrophes and units ("34-year-old", "$1.5bn",
"4:30pm"), so the grammars read the same whichever language model stands below; tags and trees are looked up by offset.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.model.spans import Span

# One alternative a kind, no nested repetition over the same characters: the match is linear in the text.
_ATOM = re.compile(r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|[^\W\d_]+|[^\s]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
HYPHENS = frozenset("-‐‑‒–—")
APOSTROPHES = frozenset("'’‘`")


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of text. `low` is its lower-case form; `glued` that no white space stands before it."""

    text: str
    low: str
    start: int
    end: int
    glued: bool

    @property
    def is_number(self) -> bool:
        """Whether the piece is written in digits."""
        return self.low[0].isdigit() and _NUMBER.fullmatch(self.low) is not None

    @property
    def capital(self) -> bool:
        """Whether the piece begins with a capital letter."""
        return self.text[0].isupper()


Atoms = tuple[Atom, ...]


def read_atoms(text: str, block: Span) -> Atoms:
    """The atoms of one block, ascending; offsets are 0-based half-open code points of `text`."""
    found: list[Atom] = []
    last = -1
    for match in _ATOM.finditer(text, block.start, block.end):
        word = match.group()
        found.append(Atom(word, word.lower(), match.start(), match.end(), match.start() == last))
        last = match.end()
    return tuple(found)


def low_at(atoms: Atoms, i: int) -> str:
    """The lower-case form of atom `i`, or the empty string outside the block."""
    return atoms[i].low if 0 <= i < len(atoms) else ""


def skip_hyphen(atoms: Atoms, i: int) -> int:
    """The index after a hyphen that ties two words (glued on its left), or `i` itself."""
    if 0 < i < len(atoms) and atoms[i].low in HYPHENS and atoms[i].glued:
        return i + 1
    return i


def is_hyphen(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` is a hyphen or dash glued to the word before it."""
    return skip_hyphen(atoms, i) == i + 1


def matches(atoms: Atoms, i: int, words: tuple[str, ...]) -> bool:
    """Whether the atoms from `i` on are exactly `words`."""
    return i >= 0 and all(low_at(atoms, i + k) == word for k, word in enumerate(words))
