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

from readout.read.furniture.characters import WordSet, word_set
from readout.read.furniture.words import PageWords, words_of

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

    begun: frozenset[str]
    """The first words of all beginnings."""
    longest: int
    """Characters of the longest whole line."""

    def begins_none(self, bare: str, first: str) -> bool:
        """Whether no cue is this whole line or begins with this first word: so with most lines."""
        return not (first in self.begun or bare in self.lines or bare in self.firm_lines)

    def is_whole(self, folded: str) -> bool:
        """Whether a folded line that begins with a letter or number is a cue, but for what ends it."""
        if folded[-1:].isalnum() or (len(folded) > self.longest and folded[-2:-1].isalnum()):
            return folded in self.lines or folded in self.firm_lines
        bare = _bare(folded)
        return bare in self.lines or bare in self.firm_lines


@cache
def lexicon() -> Lexicon:
    """The cue words that come with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))
    phrases = {words: KINDS.index(kind) for kind in reversed(KINDS) for words in table[kind]["inside"]}
    inside = _by_longest_word(phrases)
    lines, firm_lines = (
        {_bare(words): KINDS.index(kind) for kind in reversed(KINDS) for words in part[kind]["line"]}
        for part in (table, {kind: table[kind]["firm"] for kind in KINDS})
    )
    starts, firm_starts = (
        _by_first_word({words: KINDS.index(kind) for kind in reversed(KINDS) for words in part[kind]["start"]})
        for part in (table, {kind: table[kind]["firm"] for kind in KINDS})
    )
    return Lexicon(
        lines=lines,
        starts=starts,
        inside=inside,
        forms={word + ending: word for word in inside for ending in ("s", "") if ending or not word.endswith("s")},
        firm_lines=firm_lines,
        firm_starts=firm_starts,
        begun=frozenset(starts) | frozenset(firm_starts),
        longest=max(map(len, (*lines, *firm_lines))),
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
    """The line without the ornaments at its ends; a copyright sign at its beginning stays."""
    if len(folded) > _LONGEST_INSIDE:
        return folded
    start, end = 0, len(folded)
    while start < end and not (folded[start].isalnum() or folded[start] in "_©"):
        start += 1
    while end > start and not (folded[end - 1].isalnum() or folded[end - 1] == "_"):
        end -= 1
    return folded[start:end]


@dataclass(frozen=True, slots=True)
class Looks:
    """What the lexicon says of each line of a page: the folded line, its cues, its kind where that is certain."""

    folded: tuple[str, ...]
    cues: tuple[tuple[tuple[int, int], ...], ...]
    firm: tuple[str | None, ...]


def look_up(lines: Sequence[str], words: PageWords | None = None) -> Looks:
    """Look every line up once; rows in the order of `lines`. `words` are those of the lines, where they are known."""
    words = words or words_of(lines)
    folded = words.folded_lines
    cues: list[tuple[tuple[int, int], ...]] = [()] * len(folded)
    firm: list[str | None] = [None] * len(folded)
    for number in _begun(folded):
        cues[number], firm[number] = _beginning(folded[number])
    for number, found in _inside(folded, words.holding(_longest_words())).items():
        cues[number] += found
    return Looks(folded, tuple(cues), tuple(firm))


def match_cues(folded: str) -> list[tuple[int, int]]:
    """The (kind index, strength) pairs of a folded line; several kinds may match."""
    found, _ = _beginning(folded)
    held = [(0, part) for part in sorted(lexicon().forms.keys() & set(_WORD.findall(folded)))]
    return [*found, *_inside((folded,), held).get(0, ())]


def begins_like_furniture(folded: str) -> bool:
    """Whether a folded line is a cue or begins with one; the cues in its middle are not looked for."""
    found, firm = _beginning(folded)
    return bool(found) or firm is not None


def firm_kind(folded: str) -> str | None:
    """The kind of a line that is furniture whatever stands around it, or None."""
    return _beginning(folded)[1]


@cache
def _longest_words() -> WordSet:
    return word_set(lexicon().forms)


def _inside(folded: Sequence[str], held: Iterable[tuple[int, str]]) -> dict[int, tuple[tuple[int, int], ...]]:
    """The cues in the middle of lines, by line; `held` are the lines and the longest words of cues in them."""
    words = lexicon()
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for number, word in sorted({*((number, words.forms[part]) for number, part in held), *_wordless(folded)}):
        low = folded[number]
        for phrase, kind in words.inside[word] if len(low) <= _LONGEST_INSIDE else ():
            if phrase in low:
                found[number] = (*found.get(number, ()), (kind, INSIDE))
    return found


def _wordless(folded: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with a cue that has no word: an arrow between two entries of a menu."""
    for phrase, _ in lexicon().inside.get("", ()):
        yield from ((number, "") for number, low in enumerate(folded) if phrase in low)


def _begun(folded: Sequence[str]) -> Iterator[int]:
    """The lines that may be a cue or begin with one, ascending: a look at the first word clears most of them."""
    words = lexicon()
    for number, low in enumerate(folded):
        if not low[:1].isalnum() or low[:_LONGEST_START].partition(" ")[0] in words.begun or words.is_whole(low):
            yield number


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
