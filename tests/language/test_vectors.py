"""Sentence vectors tell the same fact in other words from another fact on the same topic, and that from the rest."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from readout.language import LanguageModel
from readout.model import Span

PAIRS = Path(__file__).with_name("pairs.tsv")
UNTOUCHED_AUC = 0.9525
"""Of the base encoder before training, on the same pairs, at full precision."""


def read_triples() -> list[list[str]]:
    lines = PAIRS.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def area_under_curve(higher: np.ndarray, lower: np.ndarray) -> float:
    return float((higher[:, None] > lower[None, :]).mean())


def test_the_same_fact_is_nearer_than_the_same_topic(model: LanguageModel) -> None:
    columns = []
    triples = read_triples()
    for column in range(4):
        rows = [model.parse(row[column], [Span(0, len(row[column]))]).vectors.sum(0) for row in triples]
        columns.append(np.stack([row / np.linalg.norm(row) for row in rows]))
    same, topic, unrelated = (np.sum(columns[0] * columns[at], 1) for at in (1, 2, 3))
    assert len(triples) == 20
    assert area_under_curve(same, topic) >= UNTOUCHED_AUC
    assert area_under_curve(topic, unrelated) > 0.97
