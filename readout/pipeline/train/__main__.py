"""Fit the same-fact weights: `python -m readout.pipeline.train --data DIR` writes `link/same_fact.toml`.

They are fitted on own test stories first, and on ECB+ with a tenth of their weight. A third of the stories and of the
topics is kept from training to report on; the weights that ship are then fitted on everything.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from readout.annotate import annotate
from readout.language import load_language_model
from readout.link.clusters import join_pairs
from readout.model.links import AnnotatedPage
from readout.pipeline.train.ecbplus import GoldPage, read_ecbplus
from readout.pipeline.train.pairs import Matrix, Pairs, Topic, fit, make_topic
from readout.pipeline.train.stories import find_stories, read_story

Part = TypeVar("Part")

HELD_OUT = 3
RIDGE = 10.0
STEPS = 15
ECB_WEIGHT = 0.1
"""Weight of all of ECB+ against all of the stories: its chains are of single words, a story's facts of clauses."""
STORIES = (Path("examples"), Path("eval/stories/development"))


def main() -> int:
    """Annotate, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with ecbplus/ in it")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "link" / "same_fact.toml")
    parser.add_argument(
        "--stories", type=Path, nargs="+", default=STORIES, help="folders of stories with expected.yaml"
    )
    arguments = parser.parse_args()
    stories = [read_story(folder) for folder in find_stories(arguments.stories)]
    model = load_language_model(threads=2)
    pages = []
    for gold in read_ecbplus(arguments.data / "ecbplus"):
        parse = model.parse(gold.document.text, gold.document.body)
        pages.append((gold, AnnotatedPage(gold.document, annotate(gold.document, parse))))
    topics = make_topics(pages)
    corpus = [t.pairs for t in topics]
    kept = fit([(1.0, inside(stories)), (ECB_WEIGHT, inside(corpus))], ridge=RIDGE, steps=STEPS)
    for line in (*pairwise(outside(stories), kept), *report(outside(topics), kept)):
        sys.stdout.write(line + "\n")
    write(arguments.out, stories[0].names, fit([(1.0, stories), (ECB_WEIGHT, corpus)], ridge=RIDGE, steps=STEPS))
    return 0


def inside(parts: Sequence[Part]) -> list[Part]:
    """What is trained on before reporting."""
    return [part for i, part in enumerate(parts) if i % HELD_OUT]


def outside(parts: Sequence[Part]) -> list[Part]:
    """What is kept for the report."""
    return [part for i, part in enumerate(parts) if not i % HELD_OUT]


def pairwise(stories: Sequence[Pairs], weights: Matrix) -> list[str]:
    """Precision and recall over the pairs of the stories kept for the report."""
    answers = np.concatenate([pairs.answers for pairs in stories])
    chance = 1 / (1 + np.exp(-np.concatenate([pairs.features for pairs in stories]) @ weights))
    lines = []
    for joined in (0.3, 0.4, 0.5, 0.6, 0.7):
        right, said = float(answers[chance >= joined].sum()), int((chance >= joined).sum())
        lines.append(f"stories, pairs, joined {joined}: P {right / max(said, 1):.3f} R {right / answers.sum():.3f}")
    return lines


def make_topics(pages: list[tuple[GoldPage, AnnotatedPage]]) -> list[Topic]:
    """One `Topic` a topic folder; its two events together, so that look-alikes are among the pairs."""
    grouped: dict[str, list[tuple[GoldPage, AnnotatedPage]]] = defaultdict(list)
    for gold, page in pages:
        grouped[gold.topic].append((gold, page))
    return [make_topic(name, [g for g, _ in both], [p for _, p in both]) for name, both in grouped.items()]


def report(topics: list[Topic], weights: Matrix) -> list[str]:
    """Pairwise and B-cubed figures of the held-out topics at several thresholds."""
    lines = []
    for joined in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        for mean in (0.2, 0.3, 0.4, 0.5):
            precision, recall = b_cubed(topics, weights, joined, mean)
            f1 = 2 * precision * recall / (precision + recall)
            lines.append(f"joined {joined} mean {mean}: B3 P {precision:.3f} R {recall:.3f} F {f1:.3f}")
    return lines


def b_cubed(topics: list[Topic], weights: Matrix, joined: float, mean: float) -> tuple[float, float]:
    """B-cubed precision and recall (Bagga and Baldwin 1998) over all mentions of all topics."""
    precision = recall = count = 0.0
    for topic in topics:
        size = len(topic.chains)
        score = np.zeros((size, size))
        score[np.tril_indices(size, -1)] = 1 / (1 + np.exp(-topic.pairs.features @ weights)) if size > 1 else 0.0
        score += score.T
        rows, columns = np.nonzero(np.triu(score >= joined, 1))
        pairs = [(float(score[i, j]), int(i), int(j)) for i, j in zip(rows, columns, strict=True)]
        for group in join_pairs(score, pairs, mean):
            for i in group:
                hits = sum(topic.chains[i] == topic.chains[j] for j in group)
                precision += hits / len(group)
                recall += hits / topic.chains.count(topic.chains[i])
                count += 1
    return precision / count, recall / count


def write(path: Path, names: tuple[str, ...], weights: Matrix) -> None:
    """The weights as a readable file."""
    head = (
        "# Weights of the same-fact decision: a logistic regression over the features of readout/link/features.py.\n"
        "# Made by `python -m readout.pipeline.train`; do not edit by hand.\n"
        "# Trained on the project's own stories (examples, eval/stories/development) and on ECB+ (Cybulska and Vossen\n"
        "# 2014), topics 1 to 35, CC BY 3.0; nothing of its text is in here.\n\n"
    )
    rows = "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(names, weights, strict=True))
    path.write_text(f"{head}[weights]\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
