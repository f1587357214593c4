"""Which lines of a page are the report, and what the others are.

In: the lines of a page and, for HTML, the features of their markup. Out: one `Verdict` a line, in order. The
classifier decides; a few wordings are furniture whatever it thinks ("firm" cues), and a page on which it finds next
to nothing is read with a lower bar rather than not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.cues import START, Looks, look_up
from readout.read.furniture.features import line_features
from readout.read.furniture.forms import formed_kinds, has_sentences, is_paragraph
from readout.read.furniture.kinds import kinds_of
from readout.read.furniture.model import load_line_model
from readout.read.furniture.sequence import decide
from readout.read.furniture.shape import Matrix
from readout.read.furniture.words import PageWords, words_of

PLAIN_COSTS, HTML_COSTS = (0.1, 0.5), (0.05, 0.0)
"""Costs of a furniture line inside the report and of a turn; by cross-validation on the labelled pages."""
PLAIN_BAR, HTML_BAR = 0.45, 0.43
"""Probability from which a line is body; below one half because a lost sentence costs more than a kept teaser."""
LEAST_BODY_CHARS = 150
_GAP_LINES = 4
_LIKELY = 0.4
"""Probability from which a paragraph next to the report is taken back."""
_LOW_BAR = 0.6
_LONG_LINE = 60
_FIRM_CHARS = 200
"""Longer lines that begin like furniture are sentences more often than not."""


class Verdict(NamedTuple):
    """What a line is: `body` or not, the classifier's probability, and the kind of furniture it is or would be."""

    body: bool
    probability: float
    kind: str


def classify(
    lines: Sequence[str],
    markup: Matrix | None = None,
    boxed: Sequence[str | None] | None = None,
    words: PageWords | None = None,
) -> list[Verdict]:
    """A verdict a line, in the order of `lines`; for HTML `markup` has a row and `boxed` a kind or None a line.

    `words` are those of the lines, where they are known.
    """
    words = words or words_of(lines)
    looks = look_up(lines, words)
    features = line_features(lines, looks, words) if lines else np.zeros((0, 0), dtype=np.float32)
    name = "plain" if markup is None else "html"
    whole = features if markup is None else np.hstack([features, markup])
    chances = load_line_model(name).probabilities(whole, lines, words)
    held = _held(lines, looks, formed_kinds(lines, words), boxed)
    return _judge(lines, looks, chances, markup is not None, held)


def judge(
    lines: Sequence[str], chances: NDArray[np.float64], *, markup: bool, boxed: Sequence[str | None] | None = None
) -> list[Verdict]:
    """A verdict a line from the probabilities of any model, in the order of `lines`; `boxed` as in `classify`."""
    looks = look_up(lines)
    return _judge(lines, looks, chances, markup, _held(lines, looks, formed_kinds(lines), boxed))


def _held(
    lines: Sequence[str], looks: Looks, formed: Sequence[str | None], boxed: Sequence[str | None] | None
) -> list[str | None]:
    """The kind of each line that is furniture whatever the classifier thinks: by its words, its form, its element."""
    firm = [kind if len(low) < _FIRM_CHARS else None for low, kind in zip(looks.folded, looks.firm, strict=True)]
    return [kind or form or box for kind, form, box in zip(firm, formed, boxed or [None] * len(lines), strict=True)]


def _judge(
    lines: Sequence[str],
    looks: Looks,
    chances: NDArray[np.float64],
    markup: bool,
    firm: Sequence[str | None],
) -> list[Verdict]:
    usual, costs = (HTML_BAR, HTML_COSTS) if markup else (PLAIN_BAR, PLAIN_COSTS)
    bar = _bar(chances, lines, usual)
    # a page of a sentence or two has no run of lines to prefer
    kept = _decide(chances, bar, firm, costs if bar == usual else (0.0, 0.0))
    kept = _rejoin(lines, kept, looks.cues, firm, None if markup else chances.tolist())
    kinds = kinds_of(lines, looks, firm, kept)
    return list(map(Verdict._make, zip(kept, chances.tolist(), kinds, strict=True)))


def _rejoin(
    lines: Sequence[str],
    kept: list[bool],
    cues: Sequence[Sequence[tuple[int, int]]],
    firm: Sequence[str | None],
    chances: Sequence[float] | None,
) -> list[bool]:
    """Take a paragraph back that only an advert parts from the report: a turn costs more than it is worth."""
    kept = list(kept)
    for index in range(1, len(lines)):
        if kept[index] or firm[index] is not None:
            continue
        before = index - 1
        while before > index - _GAP_LINES and firm[before] in {"advert", "caption", "related", "newsletter"}:
            before -= 1
        if not kept[before] or any(strength >= START for _, strength in cues[index]):
            continue
        if (is_paragraph(lines[index]) and (before == index - 1 or firm[index - 1] in {"advert", "caption"})) or (
            chances is not None and chances[index] > _LIKELY and not cues[index] and has_sentences(lines[index])
        ):
            kept[index] = True
    return kept


def _bar(chances: NDArray[np.float64], lines: Sequence[str], bar: float) -> float:
    """The usual bar, or a lower one where hardly anything reaches it."""
    body = sum(len(line) for line, chance in zip(lines, chances.tolist(), strict=True) if chance > bar)
    long = [chance for line, chance in zip(lines, chances.tolist(), strict=True) if len(line) > _LONG_LINE]
    return bar if body >= LEAST_BODY_CHARS or not long else min(bar, _LOW_BAR * max(long))


def _decide(
    chances: NDArray[np.float64], bar: float, firm: Sequence[str | None], costs: tuple[float, float]
) -> list[bool]:
    """The best reading of the page, with the bar moved to one half and firm furniture held out."""
    shifted = np.clip(chances + (0.5 - bar), 0.0, 1.0)
    held = np.array([kind is not None for kind in firm], dtype=bool)
    kept = decide(np.where(held, 0.0, shifted), np.ones(len(shifted)), costs)
    return [body and kind is None for body, kind in zip(kept, firm, strict=True)]
