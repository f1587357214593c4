"""GUM's entity mentions in, the names among them out.

GUM marks every mention, named or not, with its modifiers ("the former president of France"). A name is the mention
itself where it is made of name-like words, else the run of proper nouns around its head; a leading article, a
trailing possessive and titles ("President") are left out, as UNER does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from readout.language.train.name_labels import PLACE, Span

_PART = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")
_KINDS: dict[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "organization": ("ORG",),
    "place": PLACE,
    "event": ("EVENT", "MISC"),
}
_OTHER_KINDS = ("MISC", "EVENT", "O")
_INNER = frozenset({"of", "for", "the", "&", "-", "'s", "’s", "de", "la", ".", "'"})
_TITLES_WORDS = """
president professor king queen prince princess emperor empress tsar count duke lord lady sir dame major general
colonel captain fellow regent minister secretary chancellor chairman director mayor governor senator judge justice
pope bishop doctor dean god lord
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_CALENDAR_WORDS = """
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday bc ad am pm
"""
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_MAX_NAME_WORDS = 8


class Tree(Protocol):
    """What is needed of a sentence's syntax."""

    @property
    def upos(self) -> list[str]:
        """Universal parts of speech."""
        ...

    @property
    def xpos(self) -> list[str]:
        """Penn tags."""
        ...

    @property
    def heads(self) -> list[int]:
        """Heads, 1-based, 0 for the root."""
        ...

    @property
    def labels(self) -> list[str]:
        """Relations."""
        ...


def gum_name_spans(misc: Sequence[str], words: Sequence[str], tree: Tree) -> tuple[list[Span], list[int]]:
    """Return name spans (0-based, half-open words) and the words that may or may not be names."""
    mentions = sorted(_mentions(misc), key=lambda mention: (mention[0] - mention[1], mention[0]))
    spans: list[Span] = []
    open_words: list[int] = []
    taken = [False] * len(words)
    for start, end, kind in mentions:
        span = _core(start, end, words, tree)
        if span is None or any(taken[span[0] : span[1]]):
            continue
        taken[span[0] : span[1]] = [True] * (span[1] - span[0])
        if kind != "time" and not _is_role(span, words):
            spans.append((*span, _kinds(kind, span, words, tree)))
        elif kind != "time":
            open_words.extend(range(*span))
    open_words += [
        index
        for index, upos in enumerate(tree.upos)
        if upos == "PROPN" and not taken[index] and words[index].lower() not in _CALENDAR
    ]
    return spans, open_words


def _is_role(span: tuple[int, int], words: Sequence[str]) -> bool:
    return words[span[0]].lower() in _TITLES and (span[1] - span[0] == 1 or words[span[0] + 1] == "of")


def _kinds(kind: str, span: tuple[int, int], words: Sequence[str], tree: Tree) -> tuple[str, ...]:
    plural = span[1] - span[0] == 1 and tree.xpos[span[0]] == "NNPS"
    return ("MISC", "PERSON", "O") if kind == "person" and plural else _KINDS.get(kind, _OTHER_KINDS)


def _mentions(misc: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    pending: list[tuple[str, int, str]] = []
    for index, cell in enumerate(misc):
        value = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for match in _PART.finditer(value):
            if match[1]:
                pending.append((match[1], index, match[2]))
            elif pending:
                place = next((at for at in range(len(pending) - 1, -1, -1) if match[3] in (None, pending[at][0])), -1)
                if place >= 0:
                    _, start, kind = pending.pop(place)
                    found.append((start, index + 1, kind))
    return found


def _core(start: int, end: int, words: Sequence[str], tree: Tree) -> tuple[int, int] | None:
    head = next((index for index in range(start, end) if not start < tree.heads[index] <= end), start)
    if tree.upos[head] != "PROPN":
        return None
    while start < head and (
        tree.upos[start] == "DET" or tree.labels[start] == "nmod:desc" or tree.upos[start] == "PUNCT"
    ):
        start += 1
    while end - 1 > head and (words[end - 1] in {"'s", "’s", "'"} or tree.upos[end - 1] == "PUNCT"):
        end -= 1
    inside = range(start, end)
    if end - start <= _MAX_NAME_WORDS and all(
        tree.upos[index] == "PROPN" or _is_inner(words[index]) for index in inside
    ):
        return start, end  # "Department of State", "Peter the Great", but not "Johann and Jacob"
    left, right = head, head + 1
    while (
        left > start
        and (tree.upos[left - 1] == "PROPN" or words[left - 1] == "-")
        and tree.labels[left - 1] != "nmod:desc"
    ):
        left -= 1
    while right < end and tree.upos[right] == "PROPN":
        right += 1
    return left, right


def _is_inner(word: str) -> bool:
    return word in _INNER or (word[:1].isupper() and word.lower() not in {"and", "in"}) or word.isdigit()
