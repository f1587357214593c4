"""Fits boosted oblivious trees with numpy alone: logistic loss, second-order gains, histograms of binned features.

In: features, labels, weights. Out: `Trees`. After Prokhorenkova et al., "CatBoost" (NeurIPS 2018), for the shape of
the trees, and Chen and Guestrin, "XGBoost" (KDD 2016), for the gain. Deterministic for a seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.trees import Trees

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BoostingPlan:
    """How a model is fitted; chosen by cross-validation over the pages."""

    trees: int = 120
    depth: int = 5
    rate: float = 0.12
    penalty: float = 4.0
    """L2 penalty on the leaves, in units of row weight."""
    bins: int = 32
    columns_fraction: float = 0.5
    rows_fraction: float = 0.8
    seed: int = 7


def fit_trees(
    features: NDArray[np.float32], labels: NDArray[np.bool_], weights: Floats, plan: BoostingPlan | None = None
) -> Trees:
    """Fit a model; `weights` have mean one. Raises ValueError where all labels are the same."""
    plan = plan or BoostingPlan()
    if labels.all() or not labels.any():
        raise ValueError("labels of both kinds are needed")
    random = np.random.default_rng(plan.seed)
    edges = [_edges(features[:, c], plan.bins) for c in range(features.shape[1])]
    binned = np.stack([np.searchsorted(e, features[:, c], "left") for c, e in enumerate(edges)]).astype(np.int64)
    share = float(np.average(labels, weights=weights))
    bias = float(np.log(share / (1 - share)))
    scores = np.full(len(labels), bias)
    columns = np.zeros((plan.trees, plan.depth), dtype=np.int16)
    thresholds = np.full((plan.trees, plan.depth), np.inf, dtype=np.float32)
    leaves = np.zeros((plan.trees, 1 << plan.depth), dtype=np.float32)
    for tree in range(plan.trees):
        chance = 1 / (1 + np.exp(-scores))
        slope, curve = weights * (labels - chance), weights * chance * (1 - chance)
        use = random.random(len(labels)) < plan.rows_fraction
        pool = np.flatnonzero(random.random(len(edges)) < plan.columns_fraction)
        leaf = _grow(binned, edges, slope * use, curve * use, pool, plan, columns[tree], thresholds[tree])
        size = 1 << plan.depth
        up = np.bincount(leaf, slope * use, size)
        leaves[tree] = plan.rate * up / (np.bincount(leaf, curve * use, size) + plan.penalty)
        scores += leaves[tree][leaf]
    return Trees(columns, thresholds, leaves, bias)


def _edges(column: NDArray[np.float32], bins: int) -> NDArray[np.float32]:
    """Thresholds between bins: quantiles of the distinct values."""
    values = np.unique(column)
    if len(values) <= bins:
        return np.asarray((values[:-1] + values[1:]) / 2, dtype=np.float32)
    cuts = np.quantile(column, np.linspace(0, 1, bins + 1)[1:-1])
    return np.unique(np.concatenate([cuts, np.quantile(values, np.linspace(0, 1, 9)[1:-1])])).astype(np.float32)


def _grow(
    binned: NDArray[np.int64],
    edges: list[NDArray[np.float32]],
    slope: Floats,
    curve: Floats,
    pool: NDArray[np.int64],
    plan: BoostingPlan,
    columns: NDArray[np.int16],
    thresholds: NDArray[np.float32],
) -> NDArray[np.int64]:
    """Choose the questions of one tree, level by level; returns the leaf of every row."""
    leaf = np.zeros(len(slope), dtype=np.int64)
    for level in range(plan.depth):
        best = (1e-9, -1, 0)
        for column in pool:
            if len(edges[column]):
                gain, cut = _best_cut(
                    binned[column], leaf, slope, curve, (1 << level, len(edges[column]) + 1, plan.penalty)
                )
                best = max(best, (gain, int(column), cut))
        if best[1] < 0:
            break
        columns[level], thresholds[level] = best[1], edges[best[1]][best[2]]
        leaf += (binned[best[1]] > best[2]).astype(np.int64) << level
    return leaf


def _best_cut(
    bins: NDArray[np.int64], leaf: NDArray[np.int64], slope: Floats, curve: Floats, sizes: tuple[int, int, float]
) -> tuple[float, int]:
    """The gain of the best threshold of one column, and its place, over all leaves together."""
    leaves, width, penalty = sizes
    key = leaf * width + bins
    up = np.cumsum(np.bincount(key, slope, leaves * width).reshape(leaves, width), axis=1)
    mass = np.cumsum(np.bincount(key, curve, leaves * width).reshape(leaves, width), axis=1)
    all_up, all_mass = up[:, -1:], mass[:, -1:]
    left = up**2 / (mass + penalty)
    right = (all_up - up) ** 2 / (all_mass - mass + penalty)
    gains = (left + right - all_up**2 / (all_mass + penalty)).sum(axis=0)[:-1]
    cut = int(np.argmax(gains))
    return float(gains[cut]), cut
