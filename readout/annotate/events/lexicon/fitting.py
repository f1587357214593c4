"""Words that must stand around a verb for a mode to hold, read once from `fitting.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class FittingWords:
    """Lemmas by what they name, and the verbs of each mode that need them."""

    persons: frozenset[str]
    measured: frozenset[str]
    scholars: frozenset[str]
    findings: frozenset[str]
    places: frozenset[str]
    modes: Mapping[str, frozenset[str]]


@functools.cache
def load_fitting() -> FittingWords:
    """Read the shipped words."""
    data = tomllib.loads(resources.files(__package__).joinpath("fitting.toml").read_text("utf-8"))
    modes = {mode: frozenset(verbs.split()) for mode, verbs in data["modes"].items()}
    return FittingWords(
        frozenset(data["persons"].split()),
        frozenset(data["measured"].split()),
        frozenset(data["scholars"].split()),
        frozenset(data["findings"].split()),
        frozenset(data["places"].split()),
        modes,
    )
