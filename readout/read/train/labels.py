"""Which lines of a page are the article, told from the article's text alone.

In: the lines of a page and the article body of a labelled set. Out: True a line that is body. Long lines are
matched by their 4-word shingles; short ones must be a whole line of the article or stand between lines that are; of
lines that stand more often on the page than in the article, those deepest inside the article are taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_ENOUGH = 0.5
_AROUND = 6


def body_labels(lines: Sequence[str], article: str) -> list[bool]:
    """Whether each line belongs to `article`; same order and length as `lines`."""
    truth = _TOKEN.findall(article)
    shingles = Counter(zip(*(truth[i:] for i in range(_SHINGLE)), strict=False))
    whole = Counter(tuple(_TOKEN.findall(line)) for line in article.split("\n"))
    joined = " " + " ".join(truth) + " "
    labels: list[bool] = []
    doubtful: list[int] = []
    tokens = [tuple(_TOKEN.findall(line)) for line in lines]
    for number, words in enumerate(tokens):
        labels.append(_covered(words, shingles) if len(words) >= _SHINGLE else False)
        if words and not labels[-1] and len(words) < 2 * _SHINGLE and " " + " ".join(words) + " " in joined:
            doubtful.append(number)
    _settle_short(labels, doubtful, tokens, whole)
    _settle_repeats(labels, tokens, joined)
    return labels


def _covered(words: tuple[str, ...], shingles: Counter[tuple[str, ...]]) -> bool:
    own = list(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
    return sum(1 for shingle in own if shingle in shingles) >= _ENOUGH * len(own)


def _settle_short(
    labels: list[bool], doubtful: list[int], tokens: list[tuple[str, ...]], whole: Counter[tuple[str, ...]]
) -> None:
    sure = list(labels)
    for number in doubtful:
        before = any(sure[max(0, number - 2) : number])
        after = any(sure[number + 1 : number + 3])
        is_line = whole[tokens[number]] > 0
        labels[number] = (before and after) or (is_line and (before or after))


def _settle_repeats(labels: list[bool], tokens: list[tuple[str, ...]], joined: str) -> None:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, words in enumerate(tokens):
        if labels[number]:
            places[words].append(number)
    kept = list(labels)
    for words, numbers in places.items():
        allowed = max(1, joined.count(" " + " ".join(words) + " "))
        if len(numbers) > allowed:
            depth = {n: sum(kept[max(0, n - _AROUND) : n + _AROUND + 1]) for n in numbers}
            for number in sorted(numbers, key=lambda n: (-depth[n], n))[allowed:]:
                labels[number] = False
