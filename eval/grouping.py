"""The `grouping` measure: news articles put together by event, in B-cubed precision, recall and F1.

In come `*.jsonl` files whose records have `text`, `published` and `event` (and `title` where there is one); every
article goes through the reader's record, the language model and `readout.link.group_stories`. B-cubed: Bagga and
Baldwin 1998. Beside it stands TF-IDF with cosine and average link (Sokal and Michener 1958), cut where it serves it
best: the plain method at its most favourable, so that a figure above it means something.

A folder of own stories (`--data eval/stories/development`) is grouped all together, and each story alone: `whole` is
the share of stories that come out as one both ways, since a story torn apart is the worse mistake there.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.report import MissingDataError, Report
from eval.story import EXPECTED_NAME
from readout.model import DateRange, Document, Published, Span, stable_id

FOLDER = "stories-news-cluster"
WORD = re.compile(r"[^\W\d_]{2,}|\d+")
PARAGRAPH = re.compile(r"[^\n]+")

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Article:
    """One record of the data: what it says, when it came out, and which event it is about."""

    uri: str
    title: str
    text: str
    published: date | None
    event: str


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed scores, each a mean over items, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(groups: Sequence[Sequence[int]], labels: Sequence[str]) -> BCubed:
    """B-cubed of groups of indices against labels; every index stands in exactly one group, else `ValueError`."""
    if sorted(i for group in groups for i in group) != list(range(len(labels))):
        raise ValueError("the groups do not hold every item exactly once")
    sizes = Counter(labels)
    precision = recall = 0.0
    for group in groups:
        for label, count in Counter(labels[i] for i in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[label]
    n = len(labels) or 1
    return BCubed(precision / n, recall / n)


def tfidf(texts: Sequence[str]) -> Matrix:
    """One unit row a text: 1 + log(count), times log((1 + n) / (1 + texts with the word)) + 1."""
    counts = [Counter(word.lower() for word in WORD.findall(text)) for text in texts]
    seen = Counter(word for count in counts for word in count)
    column = {word: i for i, word in enumerate(sorted(seen))}
    rows = np.zeros((len(texts), len(column)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            rows[row, column[word]] = (1 + math.log(times)) * (math.log((1 + len(texts)) / (1 + seen[word])) + 1)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Matrix = rows / np.where(lengths > 0, lengths, 1)
    return scaled


def average_link(likeness: Matrix) -> list[tuple[float, int, int]]:
    """The merges of average-link clustering, nearest first: (likeness, kept, absorbed); of ties the lowest indices."""
    near = likeness.astype(float).copy()
    np.fill_diagonal(near, -np.inf)
    sizes = np.ones(len(near))
    merges = []
    for _ in range(len(near) - 1):
        kept, absorbed = sorted(divmod(int(np.argmax(near)), len(near)))
        merges.append((float(near[kept, absorbed]), kept, absorbed))
        joined = (sizes[kept] * near[kept] + sizes[absorbed] * near[absorbed]) / (sizes[kept] + sizes[absorbed])
        joined[kept] = -np.inf
        near[kept], near[:, kept] = joined, joined
        near[absorbed], near[:, absorbed] = -np.inf, -np.inf
        sizes[kept] += sizes[absorbed]
    return merges


def cut(merges: Sequence[tuple[float, int, int]], items: int, threshold: float) -> list[list[int]]:
    """The groups that merges of at least the threshold make, each ascending, by first index."""
    groups = {i: [i] for i in range(items)}
    for likeness, kept, absorbed in merges:
        if likeness < threshold:
            break
        groups[kept] = sorted(groups[kept] + groups.pop(absorbed))
    return sorted(groups.values())


def best_cut(merges: Sequence[tuple[float, int, int]], labels: Sequence[str]) -> tuple[float, BCubed]:
    """The threshold that gives the best F1, and its scores."""
    thresholds = sorted({round(likeness, 6) for likeness, _, _ in merges}) or [0.0]
    scored = [(t, b_cubed(cut(merges, len(labels), t), labels)) for t in thresholds]
    return max(scored, key=lambda pair: (pair[1].f1, pair[0]))


def read_articles(data: Path, split: str = "") -> list[Article]:
    """The labelled articles of a file, or of the files in the data's folder; raises `MissingDataError` without any."""
    base = data / FOLDER if (data / FOLDER).is_dir() else data
    files = [data] if data.is_file() else sorted(base.rglob("*.jsonl")) if base.is_dir() else []
    lines = [line for f in files if not split or split in f.stem for line in f.read_text("utf-8").splitlines()]
    articles = [_article(json.loads(line)) for line in lines if line.strip()]
    labelled = [a for a in articles if a is not None]
    if not labelled:
        raise MissingDataError(f"no *.jsonl with text, published and event in {base}: name the folder with --data")
    return labelled


def _article(record: dict[str, object]) -> Article | None:
    if not record.get("text") or not record.get("event"):
        return None
    day = str(record.get("published") or "")[:10]
    known = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else None
    uri = str(record.get("url") or record.get("id") or "")
    return Article(uri, str(record.get("title") or ""), str(record["text"]), known, str(record["event"]))


def as_document(article: Article, place: int) -> Document:
    """The article as a page without furniture; `place` keeps the ids of equal texts apart."""
    text = f"{article.title}\n\n{article.text}" if article.title else article.text
    days = DateRange(article.published, article.published)
    return Document(
        id=stable_id("d", place, text),
        uri=article.uri,
        outlet=None,
        title=Span(0, len(article.title)) if article.title else None,
        published=Published(days, "the data's own record"),
        language="en",
        text=text,
        body=tuple(Span(m.start(), m.end()) for m in PARAGRAPH.finditer(text)),
        furniture=(),
    )


def grouped(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """The stories that the pipeline makes of the articles, as groups of their indices."""
    from readout.link import group_stories
    from readout.pipeline import Configuration, Silent
    from readout.pipeline.pages import understand

    documents = [as_document(article, i) for i, article in enumerate(articles)]
    place = {document.id: i for i, document in enumerate(documents)}
    pages = understand(documents, Configuration(), Silent())
    return tuple(tuple(place[pages[i].document.id] for i in group) for group in group_stories(pages))


def measure_stories(folders: Sequence[Path]) -> Report:
    """B-cubed of the pages of own stories grouped together, and how many stories are whole, together and alone."""
    from readout.link import group_stories
    from readout.model.links import AnnotatedPage
    from readout.pipeline import Configuration, Silent
    from readout.pipeline.run import annotate_pages

    pages: list[AnnotatedPage] = []
    labels: list[str] = []
    alone = {}
    for folder in folders:
        paths = [str(path) for path in sorted(folder.iterdir()) if path.name != EXPECTED_NAME]
        found = annotate_pages(paths, Configuration(), Silent()).pages
        alone[folder.name] = len(group_stories(found))
        pages += found
        labels += [folder.name] * len(found)
    groups = group_stories(pages)
    scores = b_cubed(groups, labels)
    parts = Counter(label for group in groups for label in {labels[i] for i in group})
    torn = sorted(name for name in alone if alone[name] > 1 or parts[name] > 1)
    whole = 1 - len(torn) / len(alone)
    return Report(
        name="grouping",
        measures={"b3_f1": scores.f1, "b3_precision": scores.precision, "b3_recall": scores.recall, "whole": whole},
        counts={"pages": len(pages), "stories": len(alone), "groups": len(groups)},
        notes=tuple(f"{name}: {alone[name]} alone, {parts[name]} among all" for name in torn),
    )


def measure(data: Path, split: str = "") -> Report:
    """B-cubed of the pipeline's stories and of the plain method; raises `MissingDataError` without data."""
    stories = sorted(path.parent for path in data.glob(f"*/{EXPECTED_NAME}")) if data.is_dir() else []
    if stories:
        return measure_stories(stories)
    articles = read_articles(data, split)
    labels = [a.event for a in articles]
    groups = grouped(articles)
    ours = b_cubed(groups, labels)
    rows = tfidf([f"{a.title}\n{a.text}" for a in articles])
    threshold, plain = best_cut(average_link(rows @ rows.T), labels)
    return Report(
        name="grouping",
        measures={
            "b3_f1": ours.f1,
            "b3_precision": ours.precision,
            "b3_recall": ours.recall,
            "tfidf_b3_f1": plain.f1,
            "tfidf_b3_precision": plain.precision,
            "tfidf_b3_recall": plain.recall,
        },
        counts={"articles": len(articles), "events": len(set(labels)), "groups": len(groups)},
        notes=(f"TF-IDF, average link, cut at its best threshold for this data ({threshold:.3f})",),
    )
