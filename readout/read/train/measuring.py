"""What the classifiers make of pages that they were not fitted on.

In: examples of labelled pages and the probabilities of models fitted without each page. Out: precision, recall and F1
over 4-word shingles of the report as it would be read, means over pages as in scrapinghub's
article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from readout.read.decode import decode
from readout.read.furniture.classify import judge
from readout.read.html.boxes import boxed_kinds
from readout.read.html.metadata import read_metadata
from readout.read.html.parse import parse_html
from readout.read.html.visible import visible_text
from readout.read.title import find_heading
from readout.read.train.boosting import BoostingPlan
from readout.read.train.corpus import LabelledPage
from readout.read.train.fitting import Example, cross_validate

_TOKEN = re.compile(r"\w+")
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Means over the pages, each read by a model that has not seen it, and the pages, the worst first."""

    precision: float
    recall: float
    f1: float
    worst: tuple[tuple[float, str], ...]


def measure_left_out(
    pages: Sequence[LabelledPage], examples: Sequence[Example], plan: BoostingPlan, *, markup: bool
) -> LeftOut:
    """Cross-validate over the pages; raises ValueError where there is none."""
    if not examples:
        raise ValueError("no page to measure")
    scores: list[tuple[float, float]] = []
    worst: list[tuple[float, str]] = []
    for index, chances in sorted(cross_validate(examples, plan).items()):
        page, lines = pages[examples[index].page], examples[index].lines
        tree = parse_html(decode(page.html, markup=True).text) if markup else None
        boxed = boxed_kinds(*visible_text(tree)) if tree is not None else None
        verdicts = judge(lines, chances, markup=markup, boxed=boxed)
        heading = find_heading(lines, verdicts, read_metadata(tree).titles if tree is not None else ())
        head = {heading.title, *heading.standfirst}
        kept = [line for n, line in enumerate(lines) if verdicts[n].body and n not in head]
        scores.append(_score(page.article, "\n".join(kept)))
        worst.append((_f1(*scores[-1]), page.key))
    precision, recall = fmean(p for p, _ in scores), fmean(r for _, r in scores)
    return LeftOut(precision, recall, _f1(precision, recall), tuple(sorted(worst)))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _score(true: str, found: str) -> tuple[float, float]:
    wanted, got = _shingles(true), _shingles(found)
    hits = (wanted & got).total()
    return hits / max(1, got.total()), hits / max(1, wanted.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + _LENGTH]) for i in range(max(1, len(tokens) - _LENGTH + 1)))
