"""Labelled pages to learn from: as they are, and as crawlers leave them.

In: a folder like `extraction/` of the evaluation data (HTML pages, `ground-truth.json` with the article of each).
Out: lines and labels. Nothing of the text is kept in the weights: the classifier sees only the numbers of
`features.py`. Variants thin out the furniture of a page and put furniture of our own (`furniture.toml`) between its
paragraphs, because crawled text mostly has lost its menus and kept what stood inside the article; they cut reports
short and put the openings of other reports below, because short reports on long pages are where a classifier errs.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np

from readout.read.decode import decode
from readout.read.html.parse import parse_html
from readout.read.html.visible import visible_text
from readout.read.train.labels import body_labels

_FURNITURE_INSIDE, _OTHER_STORIES = 0.12, 0.4
"""How often furniture follows a paragraph, and how often other reports stand below the page's own."""
_SHORT, _SHORT_LINES = 0.35, 7
"""How often a report is cut short, and to fewer than how many lines."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """The lines of a page, whether each is body, and the article they were labelled by."""

    key: str
    lines: tuple[str, ...]
    labels: tuple[bool, ...]
    article: str
    html: bytes


def load_pages(data: Path) -> list[LabelledPage]:
    """Every labelled page below `data`, ascending by key; raises FileNotFoundError where the set is not there."""
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    pages = []
    for key, record in sorted(truth.items()):
        path = data / "html" / f"{key}.html.gz"
        if not path.exists():
            continue
        html = gzip.decompress(path.read_bytes())
        tree = parse_html(decode(html, markup=True).text)
        text, marked = visible_text(tree) if tree is not None else ("", [])
        lines = tuple(line.span.of(text) for line in marked)
        article = record["articleBody"]
        pages.append(LabelledPage(key, lines, tuple(body_labels(lines, article)), article, html))
    return pages


def crawled_variant(page: LabelledPage, others: list[LabelledPage], seed: int) -> tuple[list[str], list[bool]]:
    """The page as a crawler leaves it: most menus gone, furniture of our own between the paragraphs."""
    random = np.random.default_rng([seed, *page.key.encode()[:8]])
    keep = random.choice([0.0, 0.05, 0.3, 0.8])
    source = _shortened(page, int(random.integers(1, _SHORT_LINES))) if random.random() < _SHORT else page
    first = next((i for i, body in enumerate(source.labels) if body), 0)
    last = max((i for i, body in enumerate(source.labels) if body), default=0)
    filler = _Filler(page, others, random)
    rows: list[tuple[str, bool]] = []
    for _ in range(random.integers(0, 4)):
        rows += filler.put("before")
    for number, (line, body) in enumerate(zip(source.lines, source.labels, strict=True)):
        inside = first <= number <= last
        if body or random.random() < (max(keep, 0.5) if inside else keep):
            rows.append((line, body))
        if inside and body and random.random() < _FURNITURE_INSIDE:
            rows += filler.put("inside")
    for _ in range(random.integers(0, 5)):
        rows += filler.put("after")
    if random.random() < _OTHER_STORIES:
        rows += filler.stories()
    return [line for line, _ in rows], [body for _, body in rows]


def _shortened(page: LabelledPage, count: int) -> LabelledPage:
    """The page as if its report had ended after `count` lines: short reports stand on long pages."""
    body = [number for number, label in enumerate(page.labels) if label]
    dropped = set(body[count:])
    rows = [
        (line, label) for n, (line, label) in enumerate(zip(page.lines, page.labels, strict=True)) if n not in dropped
    ]
    return replace(page, lines=tuple(line for line, _ in rows), labels=tuple(label for _, label in rows))


class _Filler:
    """Furniture of our own, its gaps filled with headlines and paragraphs of other pages."""

    def __init__(self, page: LabelledPage, others: list[LabelledPage], random: np.random.Generator) -> None:
        self._page, self._others, self._random = page, others, random
        self._table = tomllib.loads(resources.files(__package__).joinpath("furniture.toml").read_text("utf-8"))

    def put(self, pool: str) -> list[tuple[str, bool]]:
        """One piece of furniture of `pool`, as lines that are not body."""
        templates = self._table[pool]
        return [(self._filled(line), False) for line in templates[self._random.integers(len(templates))]]

    def stories(self) -> list[tuple[str, bool]]:
        """The openings of other reports, as stand below a short one: headline and first paragraphs, dated or not."""
        rows: list[tuple[str, bool]] = []
        dates, shape = self._table["dates"], int(self._random.integers(3))
        paragraphs = int(self._random.integers(1, 3))
        for _ in range(self._random.integers(2, 8)):
            title, body = self._other()
            rows += [(title, False)] if shape else []
            rows += [(dates[self._random.integers(len(dates))], False)] if shape == 2 else []
            rows += [(line, False) for line in body[:paragraphs]]
        return rows

    def _other(self) -> tuple[str, list[str]]:
        other = self._others[self._random.integers(len(self._others))]
        body = [line for line, label in zip(other.lines, other.labels, strict=True) if label] or ["Nothing new"]
        heads = [line for line in other.lines if 25 < len(line) < 110 and line not in body]
        heads = heads or ["A headline of another day"]
        return heads[self._random.integers(len(heads))], body

    def _filled(self, template: str) -> str:
        title, body = self._other()
        words = body[0].split()
        teaser = " ".join(words[: self._random.integers(7, 22)]) + self._random.choice(["...", "…", " [...]", " …"])
        names = self._table["names"]
        own = next((line for line in self._page.lines if 25 < len(line) < 110), "News")
        name = names[self._random.integers(len(names))]
        return template.format(title=title, teaser=teaser, name=name, own=own)
