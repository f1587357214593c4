"""Whether one page carries or rewrites the report of another: a logistic regression over the features of `features`.

The weights stand in `derivation.toml`; `python -m readout.pipeline.train.lineage` fits them on stories whose copies are
known. Every decision can be taken apart into what each feature added.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from readout.lineage.features import NAMES

WEIGHTS = "derivation.toml"


@cache
def weights() -> Mapping[str, float]:
    """Weight by feature; a file that lacks one is an error of the package."""
    table = tomllib.loads(files("readout.lineage").joinpath(WEIGHTS).read_text("utf-8"))["weights"]
    return {name: float(table[name]) for name in NAMES}


def chance(features: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that two pages with these features are one report."""
    total = math.fsum(weight * features[name] for name, weight in weights().items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(features: Mapping[str, float], most: int) -> tuple[tuple[str, float], ...]:
    """What added most to the decision, for or against: (feature, weight times value), the weightiest first."""
    parts = [(name, round(weight * features[name], 4)) for name, weight in weights().items() if name != "bias"]
    return tuple(sorted((p for p in parts if p[1]), key=lambda p: (-abs(p[1]), p[0]))[:most])
