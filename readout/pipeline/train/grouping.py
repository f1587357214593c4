"""Fit the weights of the story decision: `python -m readout.pipeline.train.grouping --data DIR --stories DIR ...`.

In: ECB+, where each topic has two look-alike events, and folders of own example stories, where one event is told in
very different words. Out: `link/stories/likeness.toml`. Pairs of one ECB+ topic weigh full, pairs that nobody would
confuse little. A feature that comes out with a sign that makes no sense is left at zero. Reported: B-cubed of ECB+
subtopics with each half of the topics grouped by weights fitted without them, and the same for the own stories.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from readout.annotate import annotate
from readout.language import load_language_model
from readout.link.stories.groups import average_link
from readout.link.stories.likeness import FEATURES, Matrix, features
from readout.link.stories.settings import StorySettings
from readout.link.stories.signature import PageSignature, sign_page
from readout.model import RawPage
from readout.model.links import AnnotatedPage
from readout.pipeline.train.ecbplus import read_ecbplus
from readout.read import gather, read_page

RIDGE, STEPS = 5.0, 25
FAR, OWN = 0.05, 10.0
"""Weight of a pair from two topics, and of a pair of own pages."""
AGAINST = frozenset({"strangers"})
"""Features that may only speak against one story; the others only for it, but the bias either way."""
HEAD = (
    "# Weights of the decision whether two pages tell one story: a logistic regression over the features of\n"
    "# readout/link/stories/likeness.py. Made by `python -m readout.pipeline.train.grouping`; do not edit by hand.\n"
    "# Trained on ECB+ (Cybulska and Vossen 2014, CC BY 3.0), topics 1 to 35, and on the project's own stories;\n"
    "# nothing of ECB+'s text is in here.\n\n"
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Pages with the story each belongs to and its topic; `share` is the weight of its pairs."""

    pages: tuple[PageSignature, ...]
    stories: tuple[str, ...]
    topics: tuple[str, ...]
    share: float

    def part(self, kept: Sequence[bool]) -> Sample:
        """Only the pages marked."""
        rows = [i for i, keep in enumerate(kept) if keep]
        return Sample(
            tuple(self.pages[i] for i in rows),
            tuple(self.stories[i] for i in rows),
            tuple(self.topics[i] for i in rows),
            self.share,
        )

    def pairs(self) -> tuple[Matrix, Matrix, Matrix]:
        """Features, answers and weights of all pairs."""
        rows, answers, weights = [], [], []
        for i in range(1, len(self.pages)):
            rows.append(features(self.pages[i], self.pages[:i]))
            answers += [float(self.stories[i] == other) for other in self.stories[:i]]
            weights += [self.share * (1.0 if self.topics[i] == other else FAR) for other in self.topics[:i]]
        return np.concatenate(rows), np.array(answers), np.array(weights)


def main() -> int:
    """Annotate, report, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with ecbplus/ in it")
    parser.add_argument("--stories", type=Path, nargs="+", required=True, help="folders whose folders are a story each")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "link" / "stories" / "likeness.toml")
    arguments = parser.parse_args()
    ecb, own = read_topics(arguments.data / "ecbplus"), read_stories(arguments.stories)
    for line in report(ecb, own):
        sys.stdout.write(line + "\n")
    write(arguments.out, fit([ecb, own]))
    return 0


def read_topics(folder: Path) -> Sample:
    """The pages of ECB+."""
    model = load_language_model(threads=2)
    pages, topics, stories = [], [], []
    for gold in read_ecbplus(folder):
        parse = model.parse(gold.document.text, gold.document.body)
        pages.append(sign_page(AnnotatedPage(gold.document, annotate(gold.document, parse))))
        topics.append(gold.topic)
        stories.append(gold.topic + gold.subtopic)
    return Sample(tuple(pages), tuple(stories), tuple(topics), 1.0)


def read_stories(folders: Sequence[Path]) -> Sample:
    """The pages of own stories, a folder each; of the pages only, not of what is expected of them."""
    model = load_language_model(threads=2)
    pages, stories = [], []
    for folder in sorted(story for base in folders for story in base.iterdir() if story.is_dir()):
        for raw in gather([str(path) for path in sorted(folder.iterdir()) if path.suffix != ".yaml"]):
            document = read_page(raw) if isinstance(raw, RawPage) else None
            if document is None or hasattr(document, "problem"):
                continue
            parse = model.parse(document.text, document.body)
            pages.append(sign_page(AnnotatedPage(document, annotate(document, parse))))
            stories.append(folder.name)
    return Sample(tuple(pages), tuple(stories), ("own",) * len(pages), OWN)


def fit(samples: Sequence[Sample]) -> Matrix:
    """Weights in the order of `FEATURES`; where the sign makes no sense it is 0, the rest are fitted without it."""
    parts = [sample.pairs() for sample in samples]
    rows, answers, weights = (np.concatenate([part[i] for part in parts]) for i in range(3))
    kept = list(range(len(FEATURES)))
    while True:
        found = newton(rows[:, kept], answers, weights)
        wrong = [(abs(w), k) for k, w in zip(kept, found, strict=True) if not sensible(FEATURES[k], float(w))]
        if not wrong:
            break
        kept.remove(max(wrong)[1])
    full = np.zeros(len(FEATURES))
    full[kept] = found
    return full


def sensible(name: str, weight: float) -> bool:
    """Whether a weight has the sign that its feature must have."""
    return name == "bias" or (weight <= 0 if name in AGAINST else weight >= 0)


def newton(rows: Matrix, answers: Matrix, weights: Matrix) -> Matrix:
    """Logistic regression by Newton's method, with a ridge towards zero."""
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weights * (answers - chance)) - RIDGE * found
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return found


def report(ecb: Sample, own: Sample) -> list[str]:
    """B-cubed of each half, by weights fitted without it."""
    lines, names = [], sorted(set(own.stories))
    for half in (0, 1):
        tested = [int(t) % 2 == half for t in ecb.topics]
        weights = fit([ecb.part([not t for t in tested]), own])
        lines.append(f"ECB+, topics with remainder {half}: {scores(ecb.part(tested), weights)}")
        tested = [names.index(s) % 2 == half for s in own.stories]
        weights = fit([ecb, own.part([not t for t in tested])])
        lines.append(f"own stories, half {half}: {scores(own.part(tested), weights)}")
    return lines


def scores(sample: Sample, weights: Matrix) -> str:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of the groups that the weights make."""
    size = len(sample.pages)
    chance = np.zeros((size, size))
    for i in range(1, size):
        row = 1.0 / (1.0 + np.exp(-features(sample.pages[i], sample.pages[:i]) @ weights))
        chance[i, :i] = chance[:i, i] = row
    precision = recall = 0.0
    sizes = Counter(sample.stories)
    for group in average_link(chance, StorySettings()):
        for story, count in Counter(sample.stories[i] for i in group).items():
            precision += count * count / len(group) / size
            recall += count * count / sizes[story] / size
    return f"B3 P {precision:.3f} R {recall:.3f} F {2 * precision * recall / (precision + recall):.3f}"


def write(path: Path, weights: Matrix) -> None:
    """The weights as a readable file."""
    rows = "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(FEATURES, weights, strict=True))
    path.write_text(f"{HEAD}[weights]\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
