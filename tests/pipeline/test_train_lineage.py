"""The copy decision is fitted on stories, left to the prior where they say nothing, and written as it is read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np

from readout.lineage.decision import weights
from readout.lineage.features import NAMES
from readout.pipeline.train.lineage import StoryPairs, fit, report, write


def pairs(name: str, *, order: float) -> StoryPairs:
    """A story with one copy, of which only `order` speaks, and three other pairs."""
    features = np.zeros((4, len(NAMES)))
    features[:, NAMES.index("bias")] = 1.0
    features[0, NAMES.index("order")] = order
    return StoryPairs(name, features, np.array([1.0, 0.0, 0.0, 0.0]))


def test_what_marks_copies_in_the_stories_gains_weight_and_the_rest_keeps_the_prior() -> None:
    few, many = fit([pairs("one", order=0.3)]), fit([pairs(str(n), order=0.3) for n in range(30)])
    assert many[NAMES.index("order")] > few[NAMES.index("order")]
    assert many[NAMES.index("verbatim")] == few[NAMES.index("verbatim")]


def test_the_report_judges_each_story_by_the_others() -> None:
    lines = list(report([pairs(str(n), order=0.9) for n in range(6)]))
    assert lines[0] == "stories left out one by one: 6 of 6 copies joined, 0 pairs joined wrongly"


def test_the_weights_that_ship_are_those_of_the_features(tmp_path: Path) -> None:
    assert tuple(weights()) == NAMES
    path = tmp_path / "derivation.toml"
    write(path, np.arange(len(NAMES), dtype=np.float64))
    assert tuple(tomllib.loads(path.read_text("utf-8"))["weights"].values()) == tuple(range(len(NAMES)))
