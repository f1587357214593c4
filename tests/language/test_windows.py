from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.language.network import BATCH_PIECES, batches
from readout.language.windows import MAX_PIECES, plan_windows, section_edges


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=900))
def test_every_word_is_spoken_for_once_by_a_window_that_holds_it(sizes: list[int]) -> None:
    plans = plan_windows(["word"] * len(sizes), sizes)
    kept = [word for plan in plans for word in range(plan.keep_start, plan.keep_end)]
    assert kept == list(range(len(sizes)))
    assert all(plan.start <= plan.keep_start <= plan.keep_end <= plan.end for plan in plans)
    assert all(sum(sizes[plan.start : plan.end]) <= MAX_PIECES for plan in plans)


def test_a_long_paragraph_is_cut_where_a_sentence_surely_begins() -> None:
    words = (["The", "mayor", "left", "early", "."] * 60)[:300]
    assert all(words[plan.start] == "The" for plan in plan_windows(words, [1] * len(words)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 200), max_size=80))
def test_batches_hold_every_window_once_and_stay_small(sizes: list[int]) -> None:
    groups = batches(sizes)
    assert sorted(index for group in groups for index in group) == list(range(len(sizes)))
    assert all(max(sizes[index] for index in group) * len(group) <= BATCH_PIECES for group in groups)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["The", "mayor", "left", "early", "."]), max_size=300), st.integers(1, 40))
def test_sections_hold_every_word_once_and_stay_small(words: list[str], limit: int) -> None:
    edges = section_edges(words, limit)
    assert (edges[0], edges[-1]) == (0, len(words))
    assert all(0 <= end - start <= limit for start, end in itertools.pairwise(edges))


def test_a_section_begins_with_a_sentence() -> None:
    words = ["The", "mayor", "left", "early", "."] * 60
    assert all(edge % 5 == 0 for edge in section_edges(words, 64))
