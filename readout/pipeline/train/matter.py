"""Fit the weights of `assess.matter`: `python -m readout.pipeline.train.matter` writes `assess/matter.toml`.

In come own test stories. Two tellings of different pages are of one matter where both stand on anchors of one expected
fact, of both sides of a conflict, or of both sides of a change; two that stand on anchors of nothing in common are not.
Values that only look like a conflict are left out. Method: logistic regression with a ridge, by Newton's method.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from readout.assess.matter import Matters, Telling
from readout.assess.story import gather
from readout.model import Span
from readout.model.links import AnnotatedPage
from readout.pipeline import Configuration, Silent, annotate_pages
from readout.pipeline.stories import link_story
from readout.pipeline.train.stories import find_stories

Matrix = NDArray[np.float64]
Place = tuple[str, Span]
RIDGE, STEPS = 1.0, 40
STORIES = (Path("examples"), Path("eval/stories/development"), Path("eval/stories/training"))
SAME = str.maketrans({0xA0: " ", 0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
"""Characters that pages spell differently."""


def main() -> int:
    """Read the stories, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "assess" / "matter.toml")
    parser.add_argument("--stories", type=Path, nargs="+", default=STORIES)
    arguments = parser.parse_args()
    parts = [pairs_of(folder, read_pages(folder)) for folder in find_stories(arguments.stories)]
    write(arguments.out, *fit_pairs(parts))
    return 0


def read_pages(folder: Path) -> tuple[AnnotatedPage, ...]:
    """The pages that a story's expectations list, understood."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    paths = [str(folder / name) for name in expected["documents"].values()]
    return annotate_pages(paths, Configuration(), Silent()).pages


def pairs_of(folder: Path, pages: Sequence[AnnotatedPage]) -> list[tuple[dict[str, float], bool]]:
    """Features and answer of every pair of tellings of two pages that has an answer."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    parts = link_story(pages)
    matters = Matters(parts.facts, gather(parts))
    named = {Path(page.document.uri).name: page for page in parts.pages}
    documents = {key: named[name] for key, name in expected["documents"].items() if name in named}
    told: dict[Telling, set[str]] = {}
    for topic, place in topics(expected, documents):
        for telling in closest(matters.tellings, place):
            told.setdefault(telling, set()).add(topic)
    found = []
    for one, other in combinations(told, 2):
        common = told[one] & told[other]
        if one.document != other.document and not (common and all(t.startswith("compatible") for t in common)):
            found.append((matters.features(one, other), bool(common)))
    return found


def topics(expected: Mapping[str, Any], documents: Mapping[str, AnnotatedPage]) -> Iterator[tuple[str, Place]]:
    """Every anchored place with the name of what it tells of."""
    for fact in expected["facts"]:
        yield from places(f"fact {fact['id']}", [fact["evidence"]], documents)
    for kind in ("conflicts", "compatible"):
        for i, row in enumerate(expected.get(kind, ())):
            yield from places(f"{kind} {i}", row["sides"], documents)
    for i, row in enumerate(expected.get("changes", ())):
        yield from places(f"changes {i}", [row["from"], row["to"]], documents)


def places(
    topic: str, sides: Sequence[Mapping[str, str]], documents: Mapping[str, AnnotatedPage]
) -> Iterator[tuple[str, Place]]:
    """The anchors of one entry; one that is not in its page's text is left out."""
    for side in sides:
        for key, anchor in side.items():
            page = documents.get(key)
            start = page.document.text.translate(SAME).find(anchor.translate(SAME)) if page else -1
            if page is not None and start >= 0:
                yield topic, (page.document.id, Span(start, start + len(anchor)))


def closest(tellings: Sequence[Telling], place: Place) -> list[Telling]:
    """The tellings with the shortest clause that touches an anchor."""
    document, span = place
    near = [t for t in tellings if t.document == document and t.mention.event.extent.overlaps(span)]
    shortest = min((len(t.mention.event.extent) for t in near), default=0)
    return [t for t in near if len(t.mention.event.extent) == shortest]


def fit_pairs(parts: Sequence[Sequence[tuple[dict[str, float], bool]]]) -> tuple[tuple[str, ...], Matrix]:
    """The names of the features and their weights."""
    rows = [row for part in parts for row in part]
    names = tuple(sorted(rows[0][0]))
    features = np.array([[row[name] for name in names] for row, _ in rows])
    answers = np.array([float(answer) for _, answer in rows])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-features @ weights))
        slope = features.T @ (answers - chance) - RIDGE * weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + RIDGE * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, slope)
    return names, weights


def write(path: Path, names: tuple[str, ...], weights: Matrix) -> None:
    """The weights as a readable file."""
    head = (
        "# Weights of the chance that clauses speak of one matter (readout/assess/matter.py): logistic regression.\n"
        "# Made by `python -m readout.pipeline.train.matter` from the project's own stories; do not edit by hand.\n\n"
    )
    rows = "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(names, weights, strict=True))
    path.write_text(f"{head}[weights]\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
