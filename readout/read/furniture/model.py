"""The line classifier: two looks at a page and a decision over all of it.

In: the features of the lines. Out: probabilities. The first look judges every line by itself and its neighbours; the
second also knows what the first said of the surroundings, and how like the report so found a line's words are. The
weights lie beside this file; `python -m readout.read.train` makes them and `weights.md` says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readout.model import ModelError
from readout.read.furniture.sequence import context_features
from readout.read.furniture.shape import Matrix
from readout.read.furniture.trees import Trees
from readout.read.furniture.words import PageWords

_PARTS = ("columns", "thresholds", "leaves", "bias")


@dataclass(frozen=True, slots=True)
class LineModel:
    """Two boosted models; the second reads the first's answers."""

    first: Trees
    second: Trees

    def probabilities(
        self, features: Matrix, lines: Sequence[str], words: PageWords | None = None
    ) -> NDArray[np.float64]:
        """The probability that each line is body, in the order of `lines`."""
        if not lines:
            return np.zeros(0)
        first = self.first.probabilities(features)
        return self.second.probabilities(np.hstack([features, context_features(lines, first, words)]))

    def save(self, path: Path) -> None:
        """Write the model as a compressed npz file."""
        parts = {"first": self.first, "second": self.second}
        arrays = {
            f"{name}_{part}": np.asarray(getattr(trees, part)) for name, trees in parts.items() for part in _PARTS
        }
        np.savez_compressed(path, allow_pickle=False, **arrays)


@cache
def load_line_model(name: str) -> LineModel:
    """The shipped model `name` ("plain" or "html"); raises ModelError where its weights are missing or damaged."""
    try:
        with resources.files(__package__).joinpath(f"weights_{name}.npz").open("rb") as file:
            data = dict(np.load(file).items())
        first, second = (_trees(data, part) for part in ("first", "second"))
    except (OSError, KeyError, ValueError) as error:
        remedy = "install the package again, or run `python -m readout.read.train`"
        raise ModelError(
            "the line classifier's weights cannot be read", where=f"weights_{name}.npz", remedy=remedy
        ) from error
    return LineModel(first, second)


def _trees(data: dict[str, NDArray[np.float64]], part: str) -> Trees:
    columns, thresholds, leaves, bias = (data[f"{part}_{name}"] for name in _PARTS)
    return Trees(columns.astype(np.int16), thresholds.astype(np.float32), leaves.astype(np.float32), float(bias))
