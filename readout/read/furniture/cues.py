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

from readout.read.furniture.words import PageWords, fold_lines, words_of

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


def _bare(folded: str) -> str:
    # the ends alone: a pattern over the whole of a long line would be tried at every place of it
    if len(folded) > _LONGEST_INSIDE or (folded[:1].isalnum() and folded[-1:].isalnum()):
        return folded
    return _ORNAMENT.sub("", folded)


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
    inside = lexicon().inside
    alone = [low.removesuffix("s") in inside if low.isalnum() else _is_telling(low) for low in words.folded]
    telling = words.per_line(alone).tolist()
    found = [_look(low, tells > 0) for low, tells in zip(folded, telling, strict=True)]
    return Looks(folded, tuple(cues for cues, _ in found), tuple(firm for _, firm in found))


def match_cues(folded: str) -> list[tuple[int, int]]:
    """The (kind index, strength) pairs of a folded line; several kinds may match."""
    return list(_look(folded, telling=True)[0])


def firm_kind(folded: str) -> str | None:
    """The kind of a line that is furniture whatever stands around it, or None."""
    return _look(folded, telling=False)[1]


def _is_telling(folded: str) -> bool:
    """Whether words without white space between them, folded, hold one of a phrase that is looked for inside lines."""
    inside = lexicon().inside
    return any(word.removesuffix("s") in inside for word in _WORD.findall(folded))


def _look(folded: str, telling: bool) -> tuple[tuple[tuple[int, int], ...], str | None]:
    """The cues of a folded line and its firm kind; phrases inside it are looked for where its words are `telling`."""
    words, bare = lexicon(), _bare(folded)
    head = folded[:_LONGEST_START].lstrip(_LEADING)
    found: list[tuple[int, int]] = []
    kind = words.lines.get(bare)
    if kind is not None:
        found.append((kind, WHOLE))
    firm = words.firm_lines.get(bare)
    # a bracket may belong to the cue
    for begun in (head, "(" + head) if folded[:1] == "(" else (head,):
        first = begun.split(" ", 1)[0]
        found += [(kind, START) for start, kind in words.starts.get(first, ()) if begun.startswith(start)]
        if firm is None:
            firm = next((kind for start, kind in words.firm_starts.get(first, ()) if begun.startswith(start)), None)
    if len(folded) <= _LONGEST_INSIDE:
        found += [(kind, INSIDE) for phrase, kind in words.inside.get("", ()) if phrase in folded]
        held = sorted({word.removesuffix("s") for word in _WORD.findall(folded)} - {""}) if telling else ()
        for word in held:
            found += [(kind, INSIDE) for phrase, kind in words.inside.get(word, ()) if phrase in folded]
    return tuple(found), None if firm is None else KINDS[firm]
