"""The cue words of page furniture, read once from `cues.toml`, and how a line meets them.

In: a line. Out: per kind whether the whole line, its beginning or its inside is a cue, and whether that is certain.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from readout.read.furniture.words import JoinedLines, PageWords, fold_lines, words_of

KINDS = (
    "navigation",
    "related",
    "advert",
    "newsletter",
    "share",
    "comment",
    "legal",
    "caption",
    "byline",
    "masthead",
    "other",
)
WHOLE, START, INSIDE = 3, 2, 1
"""How strongly a line meets a cue: it is one, it begins with one, it holds one."""

_WORD = re.compile(r"[^\W_]+")
_EDGES = " \t\u00a0-–—•·|*#>»›→▶►:.,!?…()[]{}\"'“”"
_ORNAMENT = re.compile(r"^[^\w©]+|[^\w]+$")
"""Bullets, arrows and emoji around the words of a line."""
_LEADING = _EDGES.replace("#", "")
_LONGEST_START = 60
_LONGEST_INSIDE = 300
"""Cue words in the middle of longer paragraphs say nothing of the paragraph."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue words by what they match."""

    lines: dict[str, int]
    """Whole line to the index of its kind."""
    starts: dict[str, tuple[tuple[str, int], ...]]
    """First word to the beginnings that start with it, longest first."""
    inside: dict[str, tuple[tuple[str, int], ...]]
    """The longest word of a phrase to the phrases that hold it; "" for those without a word."""
    forms: dict[str, str]
    """The ways in which a page may write the longest word of a phrase, with or without an "s", to that word."""
    firm_lines: dict[str, int]
    firm_starts: dict[str, tuple[tuple[str, int], ...]]

    def begins_none(self, bare: str, first: str) -> bool:
        """Whether no cue is this whole line or begins with this first word: so with most lines."""
        told = first in self.starts or first in self.firm_starts or bare in self.lines or bare in self.firm_lines
        return not told


@cache
def lexicon() -> Lexicon:
    """The cue words that come with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))
    phrases = {words: KINDS.index(kind) for kind in reversed(KINDS) for words in table[kind]["inside"]}
    inside = _by_longest_word(phrases)
    return Lexicon(
        {_bare(words): KINDS.index(k) for k in reversed(KINDS) for words in table[k]["line"]},
        _by_first_word({words: KINDS.index(k) for k in reversed(KINDS) for words in table[k]["start"]}),
        inside,
        {word + ending: word for word in inside for ending in ("s", "") if ending or not word.endswith("s")},
        {_bare(words): KINDS.index(k) for k in reversed(KINDS) for words in table[k]["firm"]["line"]},
        _by_first_word({words: KINDS.index(k) for k in reversed(KINDS) for words in table[k]["firm"]["start"]}),
    )


def _by_longest_word(phrases: dict[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    table: dict[str, list[tuple[str, int]]] = {}
    for phrase, kind in sorted(phrases.items()):
        longest = max(_WORD.findall(phrase), key=len, default="").removesuffix("s")
        table.setdefault(longest, []).append((phrase, kind))
    return {word: tuple(entries) for word, entries in table.items()}


def _by_first_word(starts: dict[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    table: dict[str, list[tuple[str, int]]] = {}
    for words, kind in sorted(starts.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(words.split(" ", 1)[0], []).append((words, kind))
    return {first: tuple(entries) for first, entries in table.items()}


def _bare(folded: str) -> str:
    # the ends alone: a pattern over the whole of a long line would be tried at every place of it
    return _ORNAMENT.sub("", folded) if len(folded) <= _LONGEST_INSIDE else folded


@dataclass(frozen=True, slots=True)
class Looks:
    """What the lexicon says of each line of a page: the folded line, its cues, its kind where that is certain."""

    folded: tuple[str, ...]
    cues: tuple[tuple[tuple[int, int], ...], ...]
    firm: tuple[str | None, ...]


def look_up(lines: Sequence[str], words: PageWords | None = None) -> Looks:
    """Look every line up once; rows in the order of `lines`. `words` are those of the lines, where they are known."""
    words = words or words_of(lines)
    folded = tuple(fold_lines(lines))
    begun = [_beginning(low) for low in folded]
    inside = _inside(folded, _cue_words(words))
    cues = tuple(found + inside.get(number, ()) for number, (found, _) in enumerate(begun))
    return Looks(folded, cues, tuple(firm for _, firm in begun))


def match_cues(folded: str) -> list[tuple[int, int]]:
    """The (kind index, strength) pairs of a folded line; several kinds may match."""
    found, _ = _beginning(folded)
    forms = lexicon().forms
    held = ((0, forms[part]) for part in _WORD.findall(folded) if part in forms)
    return [*found, *_inside((folded,), held).get(0, ())]


def begins_like_furniture(folded: str) -> bool:
    """Whether a folded line is a cue or begins with one; the cues in its middle are not looked for."""
    found, firm = _beginning(folded)
    return bool(found) or firm is not None


def firm_kind(folded: str) -> str | None:
    """The kind of a line that is furniture whatever stands around it, or None."""
    return _beginning(folded)[1]


def _cue_words(words: PageWords) -> Iterator[tuple[int, str]]:
    """Each line of a page with each word in it that is the longest of a cue; a page has few such words."""
    forms = lexicon().forms
    telling = {number: {forms[low]} for number, low in enumerate(words.folded) if low in forms}
    mixed = [number for number, low in enumerate(words.folded) if not low.isalpha()]
    parted = JoinedLines([words.folded[number] for number in mixed])
    for part in sorted(forms.keys() & set(_WORD.findall(parted.text))):
        for place in parted.holding(part):
            telling.setdefault(mixed[place], set()).add(forms[part])
    marked = np.zeros(len(words.folded), dtype=np.bool_)
    marked[list(telling)] = True
    for at in np.flatnonzero(marked[words.word]).tolist():
        for word in telling[int(words.word[at])]:
            yield int(words.line[at]), word


def _inside(folded: Sequence[str], words: Iterable[tuple[int, str]]) -> dict[int, tuple[tuple[int, int], ...]]:
    """The cues in the middle of lines, by line; `words` are the lines and the words of cues in them."""
    table = lexicon().inside
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for word, line in sorted({*((word, line) for line, word in words), *_wordless(folded)}):
        low = folded[line]
        for phrase, kind in table[word] if len(low) <= _LONGEST_INSIDE else ():
            if phrase in low:
                found[line] = (*found.get(line, ()), (kind, INSIDE))
    return found


def _wordless(folded: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The lines with a cue that has no word: an arrow between two entries of a menu."""
    for phrase, _ in lexicon().inside.get("", ()):
        yield from (("", number) for number, low in enumerate(folded) if phrase in low)


def _beginning(folded: str) -> tuple[tuple[tuple[int, int], ...], str | None]:
    """The cues that a folded line is or begins with, and its firm kind."""
    words = lexicon()
    bare = folded if folded[:1].isalnum() and folded[-1:].isalnum() else _bare(folded)
    head = folded[:_LONGEST_START]
    head = head.lstrip(_LEADING) if head[:1] in _LEADING else head
    if folded[:1] != "(" and words.begins_none(bare, head.split(" ", 1)[0]):
        return (), None
    found: tuple[tuple[int, int], ...] = ()
    kind, firm = words.lines.get(bare), words.firm_lines.get(bare)
    if kind is not None:
        found = ((kind, WHOLE),)
    # a bracket may belong to the cue
    for begun in (head, "(" + head) if folded[:1] == "(" else (head,):
        first = begun.split(" ", 1)[0]
        for start, kind in words.starts.get(first, ()):
            if begun.startswith(start):
                found += ((kind, START),)
        if firm is None and first in words.firm_starts:
            firm = next((kind for start, kind in words.firm_starts[first] if begun.startswith(start)), None)
    return found, None if firm is None else KINDS[firm]
