"""Labelled pages to learn from: as they are, and as crawlers leave them.

In: a folder like `extraction/` of the evaluation data (HTML pages, `ground-truth.json` with the article of each).
Out: lines and labels. Nothing of the text is kept in the weights: the classifier sees only the numbers of
`features.py`. Variants thin out the furniture of a page and put furniture of our own (`furniture.toml`) between its
paragraphs, because crawled text mostly has lost its menus and kept what stood inside the article.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np

from readout.read.decode import decode
from readout.read.html.parse import parse_html
from readout.read.html.visible import visible_text
from readout.read.train.labels import body_labels


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
    table = tomllib.loads(resources.files(__package__).joinpath("furniture.toml").read_text("utf-8"))
    keep = random.choice([0.0, 0.05, 0.3, 0.8])
    first = next((i for i, body in enumerate(page.labels) if body), 0)
    last = max((i for i, body in enumerate(page.labels) if body), default=0)
    lines: list[str] = []
    labels: list[bool] = []

    def put(pool: str) -> None:
        for template in table[pool][random.integers(len(table[pool]))]:
            lines.append(_filled(template, page, others, table["names"], random))
            labels.append(False)

    for _ in range(random.integers(0, 4)):
        put("before")
    for number, (line, body) in enumerate(zip(page.lines, page.labels, strict=True)):
        inside = first <= number <= last
        if body or random.random() < (max(keep, 0.5) if inside else keep):
            lines.append(line)
            labels.append(body)
        if inside and body and random.random() < 0.12:
            put("inside")
    for _ in range(random.integers(0, 5)):
        put("after")
    return lines, labels


def _filled(
    template: str, page: LabelledPage, others: list[LabelledPage], names: list[str], random: np.random.Generator
) -> str:
    other = others[random.integers(len(others))]
    body = [line for line, label in zip(other.lines, other.labels, strict=True) if label] or ["Nothing new"]
    before = [line for line in other.lines if 25 < len(line) < 110 and line not in body] or [
        "A headline of another day"
    ]
    words = body[0].split()
    teaser = " ".join(words[: random.integers(7, 22)]) + random.choice(["...", "…", " [...]", " …"])
    title = before[random.integers(len(before))]
    own = next((line for line in page.lines if 25 < len(line) < 110), "News")
    return template.format(title=title, teaser=teaser, name=names[random.integers(len(names))], own=own)
