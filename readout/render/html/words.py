"""Two texts word by word: what is the same, what one has in the place of other words, what only one has.

In come two texts, out come runs whose texts, joined, give each of them back exactly. The method is the longest common
subsequence of words (Hunt and McIlroy 1976, bit-parallel in rapidfuzz); letter case and the form of quotation marks
do not count. A single common word between two differences is taken into them: it says nothing and breaks the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

RunKind = Literal["same", "changed", "only"]
LONE_WORDS = 1
"""An equal run of so many words between two differences is part of the difference."""

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff"  # kana and Chinese characters: no white space between words
_TOKEN = re.compile(rf"\s+|[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")
_SAME_SIGN = str.maketrans("’‘‛“”„«»–—", '\'\'\'"""""--')


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: the same in both, `changed` (the other has other words here), or there `only`."""

    text: str
    kind: RunKind


@dataclass(frozen=True, slots=True)
class _Step:
    """Tokens of the left and of the right that stand for each other."""

    equal: bool
    left: tuple[int, int]
    right: tuple[int, int]


def tokens(text: str) -> list[str]:
    """The text in words, signs and white space; joined they are the text."""
    return _TOKEN.findall(text)


def word_keys(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [_key(token) for token in tokens(text) if token[0].isalnum()]


def compared(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs; each side's texts, joined, are that side."""
    ours, theirs = tokens(left), tokens(right)
    steps = _joined(_steps(ours, theirs), ours)
    one = [Run("".join(ours[slice(*step.left)]), _kind(step, step.right)) for step in steps]
    two = [Run("".join(theirs[slice(*step.right)]), _kind(step, step.left)) for step in steps]
    return tuple(_bare(one)), tuple(_bare(two))


def _key(token: str) -> str:
    return " " if token.isspace() else token.casefold().translate(_SAME_SIGN)


def _kind(step: _Step, other: tuple[int, int]) -> RunKind:
    if step.equal:
        return "same"
    return "changed" if other[1] > other[0] else "only"


def _bare(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs that have text; white space around a difference is none."""
    for run in runs:
        words = run.text.strip()
        if run.kind == "same" or not words:
            yield from [Run(run.text, "same")] if run.text else []
            continue
        before, _, after = run.text.partition(words)
        yield from (part for part in (Run(before, "same"), Run(words, run.kind), Run(after, "same")) if part.text)


def _steps(ours: Sequence[str], theirs: Sequence[str]) -> list[_Step]:
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    one = [numbers.setdefault(_key(token), len(numbers)) for token in ours]
    two = [numbers.setdefault(_key(token), len(numbers)) for token in theirs]
    return [
        _Step(code.tag == "equal", (code.src_start, code.src_end), (code.dest_start, code.dest_end))
        for code in Indel.opcodes(one, two)
    ]


def _joined(steps: Sequence[_Step], ours: Sequence[str]) -> list[_Step]:
    """Neighbouring differences as one, lone equal words between them included."""
    joined: list[_Step] = []
    for index, step in enumerate(steps):
        inside = 0 < index < len(steps) - 1
        lone = sum(1 for token in ours[slice(*step.left)] if token[0].isalnum()) <= LONE_WORDS
        equal = step.equal and not (inside and lone)
        if joined and joined[-1].equal == equal:
            last = joined.pop()
            step = _Step(equal, (last.left[0], step.left[1]), (last.right[0], step.right[1]))
        joined.append(_Step(equal, step.left, step.right))
    return joined
