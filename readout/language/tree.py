"""Arc scores of one sentence in, a tree with one root and no cycle out.

Most sentences need no repair: the best head of each word already makes a tree, which a vectorised check sees. The
others go through the maximum spanning arborescence of Chu, Liu and Edmonds, with the best root fixed first. Numpy
only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_NEVER = np.float32(-1e9)


def best_heads(scores: Scores) -> Heads:
    """Return the head of each word, -1 for the one root.

    `scores` has shape (words, 1 + words): column 0 scores the root, column j + 1 the j-th word as head.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = _NEVER
    heads: Heads = scores.argmax(1) - 1
    if np.count_nonzero(heads == -1) == 1 and is_tree(heads):
        return heads
    root = _best_root(scores)
    scores[:, 0] = _NEVER
    scores[root] = _NEVER
    scores[root, 0] = 0
    heads = scores.argmax(1) - 1
    return heads if is_tree(heads) else _spanning_tree(scores, root)


def is_tree(heads: Heads) -> bool:
    """Return whether every word reaches a root: pointers are doubled until they have covered the longest path."""
    jumps = np.where(heads < 0, np.arange(len(heads)), heads)
    for _ in range(max(1, len(heads).bit_length())):
        jumps = jumps[jumps]
    return bool((heads[jumps] < 0).all())


def _best_root(scores: Scores) -> int:
    rest = scores[:, 1:].max(1) if scores.shape[1] > 2 else np.zeros(len(scores), np.float32)
    candidates = scores.argmax(1) == 0
    margin = scores[:, 0] - rest
    return int(np.where(candidates, margin, margin - 1e6).argmax())


def _spanning_tree(scores: Scores, root: int) -> Heads:
    """Contract cycles one by one (Chu-Liu/Edmonds), on the dense matrix without the root column."""
    count = len(scores)
    weights = scores[:, 1:].astype(np.float64)
    return _edmonds(weights, root) if count > 1 else np.array([-1])


def _edmonds(weights: NDArray[np.float64], root: int) -> Heads:
    heads: Heads = weights.argmax(1)
    heads[root] = -1
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    outside = np.setdiff1d(np.arange(len(heads)), cycle)
    inside_cost = weights[cycle, heads[cycle]]
    entering = weights[np.ix_(cycle, outside)] - inside_cost[:, None]
    leaving = weights[np.ix_(outside, cycle)]
    size = len(outside)
    small = np.full((size + 1, size + 1), -1e12)
    small[:size, :size] = weights[np.ix_(outside, outside)]
    small[size, :size] = entering.max(0)
    small[:size, size] = leaving.max(1)
    solved = _edmonds(small, int(np.flatnonzero(outside == root)[0]))
    result = heads.copy()
    for index, word in enumerate(outside):
        head = solved[index]
        result[word] = -1 if head < 0 else int(cycle[leaving[index].argmax()]) if head == size else int(outside[head])
    entry = int(entering[:, solved[size]].argmax())
    result[cycle[entry]] = outside[solved[size]]
    return result


def _find_cycle(heads: Heads) -> Heads | None:
    state = np.zeros(len(heads), np.int8)
    for start in range(len(heads)):
        path = []
        word = start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if word >= 0 and state[word] == 1:
            return np.array(path[path.index(word) :])
        state[path] = 2
    return None
