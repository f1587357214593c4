"""Fit the copy decision: `python -m readout.pipeline.train.lineage` writes `lineage/derivation.toml`.

In: own test stories whose `expected.yaml` says in `copies` which pages carry or rewrite one report; every other pair of
a story's pages is independent. Each story is judged once by weights fitted on the others; the weights that ship are
then fitted on all of them. News clusters are for measuring (`python -m eval copies`) and never seen here.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from readout.lineage.features import NAMES, make_pair, measure_pair
from readout.lineage.report import make_report
from readout.pipeline import Configuration, Silent, annotate_pages
from readout.pipeline.train.stories import find_stories

Matrix = NDArray[np.float64]

RIDGE = 0.3
"""How firmly the prior holds, in pairs."""
STEPS = 30
CLOSE = 1e-9
"""A step this small is halved no more."""
STORIES = (Path("examples"), Path("eval/stories/development"))


@dataclass(frozen=True, slots=True)
class StoryPairs:
    """The page pairs of one story: features in the order of `NAMES`, and 1 where a pair is one report."""

    name: str
    features: Matrix
    answers: Matrix


def main() -> int:
    """Read, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "lineage" / "derivation.toml")
    parser.add_argument(
        "--stories", type=Path, nargs="+", default=STORIES, help="folders of stories with expected.yaml"
    )
    arguments = parser.parse_args()
    stories = [story for folder in find_stories(arguments.stories) for story in read_copies(folder)]
    for line in report(stories):
        sys.stdout.write(line + "\n")
    write(arguments.out, fit(stories))
    return 0


def read_copies(folder: Path) -> Iterator[StoryPairs]:
    """The pairs of a story; nothing where its file does not say which pages are copies."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    if "copies" not in expected:
        return
    names = {Path(name).name: key for key, name in expected["documents"].items()}
    pages = annotate_pages([str(folder / name) for name in expected["documents"].values()], Configuration(), Silent())
    reports = {names[Path(page.document.uri).name]: make_report(page) for page in pages.pages}
    together = {pair for keys in expected["copies"] for pair in combinations(sorted(keys), 2)}
    pairs = list(combinations(sorted(reports), 2))
    found = [measure_pair(make_pair(reports[one], reports[other])) for one, other in pairs]
    features = np.array([[pair[name] for name in NAMES] for pair in found])
    yield StoryPairs(folder.name, features, np.array([float(pair in together) for pair in pairs]))


def fit(stories: Sequence[StoryPairs]) -> Matrix:
    """Weights of a logistic regression by Newton's method, pulled towards the prior."""
    table = tomllib.loads(files("readout.pipeline.train").joinpath("derivation_prior.toml").read_text("utf-8"))
    prior = np.array([float(table[name]) for name in NAMES])
    features, answers = (
        np.concatenate(parts) for parts in zip(*((s.features, s.answers) for s in stories), strict=True)
    )
    weights, loss = prior.copy(), penalty(prior, prior, features, answers)
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-features @ weights))
        slope = features.T @ (answers - chance) - RIDGE * (weights - prior)
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        while (tried := penalty(weights + step, prior, features, answers)) > loss and np.abs(step).max() > CLOSE:
            step = step / 2
        weights, loss = weights + step, tried
    return weights


def penalty(weights: Matrix, prior: Matrix, features: Matrix, answers: Matrix) -> float:
    """What the fit makes small: the log loss, and the ridge that pulls towards the prior."""
    margin = np.where(answers > 0, 1.0, -1.0) * (features @ weights)
    return float(np.logaddexp(0.0, -margin).sum() + RIDGE / 2 * ((weights - prior) ** 2).sum())


def report(stories: Sequence[StoryPairs]) -> Iterator[str]:
    """Precision and recall of pairs in stories that were left out of the fit, and the closest calls."""
    right = said = wanted = 0
    lowest, highest = 1.0, 0.0
    for number, story in enumerate(stories):
        weights = fit([*stories[:number], *stories[number + 1 :]])
        chance = 1.0 / (1.0 + np.exp(-story.features @ weights))
        joined, copies = chance >= 0.5, story.answers > 0
        right, said, wanted = right + int((joined & copies).sum()), said + int(joined.sum()), wanted + int(copies.sum())
        lowest = min([lowest, *chance[copies].tolist()])
        highest = max([highest, *chance[~copies].tolist()])
    yield f"stories left out one by one: {right} of {wanted} copies joined, {said - right} pairs joined wrongly"
    yield f"the least sure copy has {lowest:.2f}, the likeliest other pair {highest:.2f}"


def write(path: Path, weights: Matrix) -> None:
    """The weights as a readable file."""
    head = (
        "# Weights of the copy decision: a logistic regression over the features of readout/lineage/features.py.\n"
        "# Made by `python -m readout.pipeline.train.lineage` from own test stories; do not edit by hand.\n\n"
    )
    rows = "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(NAMES, weights, strict=True))
    path.write_text(f"{head}[weights]\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
