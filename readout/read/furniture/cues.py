"""The cue words of page furniture, read once from `cues.toml`, and how a line meets them.

In: a line. Out: per kind whether the whole line, its beginning or its inside is a cue, and whether that is certain.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

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
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_EDGES = " \t\u00a0-–—•·|*#>»›→▶►:.,!?…()[]{}\"'“”"
_ORNAMENT = re.compile(r"^[^\w©]+|[^\w]+$")
"""Bullets, arrows and emoji around the words of a line."""
_LEADING = _EDGES.replace("#", "")
_LONGEST_START = 60
_LONGEST_INSIDE = 300
"""Cue words in the middle of longer paragraphs say nothing of the paragraph."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue words by what they match."""

    lines: dict[str, int]
    """Whole line to the index of its kind."""
    starts: dict[str, tuple[tuple[str, int], ...]]
    """First word to the beginnings that start with it, longest first."""
    inside: dict[str, tuple[tuple[str, int], ...]]
    """The longest word of a phrase to the phrases that hold it; "" for those without a word."""
    firm_lines: dict[str, int]
    firm_starts: dict[str, tuple[tuple[str, int], ...]]


@cache
def lexicon() -> Lexicon:
    """The cue words that come with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))
    inside = {words: KINDS.index(kind) for kind in reversed(KINDS) for words in table[kind]["inside"]}
    return Lexicon(
        {_bare(words): KINDS.index(k) for k in reversed(KINDS) for words in table[k]["line"]},
        _by_first_word({words: KINDS.index(k) for k in reversed(KINDS) for words in table[k]["start"]}),
        _by_longest_word(inside),
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


def fold(line: str) -> str:
    """A line as the lexicon writes it: lower case, straight quotes, numbers as "#"."""
    return _NUMBER.sub("#", line.translate(_QUOTES).lower())


def _bare(folded: str) -> str:
    # the ends alone: a pattern over the whole of a long line would be tried at every place of it
    return folded if len(folded) > _LONGEST_INSIDE else _ORNAMENT.sub("", folded)


@dataclass(frozen=True, slots=True)
class Looks:
    """What the lexicon says of each line of a page: the folded line, its cues, its kind where that is certain."""

    folded: tuple[str, ...]
    cues: tuple[tuple[tuple[int, int], ...], ...]
    firm: tuple[str | None, ...]


def look_up(lines: Sequence[str]) -> Looks:
    """Look every line up once; rows in the order of `lines`."""
    folded = tuple(fold(line) for line in lines)
    return Looks(folded, tuple(tuple(match_cues(low)) for low in folded), tuple(firm_kind(low) for low in folded))


def match_cues(folded: str) -> list[tuple[int, int]]:
    """The (kind index, strength) pairs of a folded line; several kinds may match."""
    words, bare = lexicon(), _bare(folded)
    found: list[tuple[int, int]] = []
    kind = words.lines.get(bare)
    if kind is not None:
        found.append((kind, WHOLE))
    found += [(kind, START) for kind in _starts(folded, words.starts)]
    if len(folded) <= _LONGEST_INSIDE:
        held = {word.removesuffix("s") for word in _WORD.findall(folded)} | {""}
        hits = sorted(held.intersection(words.inside))
        found += [(kind, INSIDE) for word in hits for phrase, kind in words.inside[word] if phrase in folded]
    return found


def firm_kind(folded: str) -> str | None:
    """The kind of a line that is furniture whatever stands around it, or None."""
    words, bare = lexicon(), _bare(folded)
    kind = words.firm_lines.get(bare)
    if kind is not None:
        return KINDS[kind]
    return next((KINDS[kind] for kind in _starts(folded, words.firm_starts)), None)


def _starts(folded: str, starts: dict[str, tuple[tuple[str, int], ...]]) -> list[int]:
    found = []
    head = folded[:_LONGEST_START].lstrip(_LEADING)
    for start in (head, "(" + head) if folded.startswith("(") else (head,):
        entries = starts.get(start.split(" ", 1)[0], ())
        found += [kind for words, kind in entries if start.startswith(words)]
    return found
