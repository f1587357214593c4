from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.language.tree import best_heads, is_tree


def scores_of(seed: int, count: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 24))
def test_heads_always_make_one_tree(seed: int, count: int) -> None:
    heads = best_heads(scores_of(seed, count))
    assert np.count_nonzero(heads == -1) == 1
    assert is_tree(heads)


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_under_its_root_is_found(seed: int) -> None:
    scores = scores_of(seed, 4)
    found = best_heads(scores)
    root = int(np.flatnonzero(found == -1)[0])
    rivals = [
        heads
        for heads in itertools.product(range(-1, 4), repeat=4)
        if [word for word, head in enumerate(heads) if head == -1] == [root]
        and all(word != head for word, head in enumerate(heads))
        and is_tree(np.array(heads))
    ]
    assert total(scores, tuple(found)) == pytest.approx(max(total(scores, heads) for heads in rivals), abs=1e-5)


def test_a_cycle_is_no_tree() -> None:
    assert not is_tree(np.array([1, 0, -1]))
    assert is_tree(np.array([1, 2, -1]))


def test_a_chain_of_two_thousand_words_stays_a_chain() -> None:
    count = 2000
    scores = np.zeros((count, count + 1), np.float32)
    scores[np.arange(count), np.arange(count)] = 5
    assert best_heads(scores).tolist() == [-1, *range(count - 1)]
