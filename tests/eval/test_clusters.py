"""The coreference scores on clusterings small enough to count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.clusters import b_cubed, best_alignment, ceaf_e, f1, muc

GOLD = [frozenset("abc"), frozenset("de")]


def test_a_perfect_answer_scores_one() -> None:
    assert f1(muc(GOLD, GOLD)) == f1(b_cubed(GOLD, GOLD)) == f1(ceaf_e(GOLD, GOLD)) == 1


def test_one_cluster_of_all_has_full_recall_only() -> None:
    merged = [frozenset("abcde")]
    assert muc(GOLD, merged) == (3, 4, 3, 3)
    right, total, *_ = b_cubed(GOLD, merged)
    assert right / total == pytest.approx((3 * 3 + 2 * 2) / 5 / 5)


def test_the_best_alignment_is_found_where_greed_fails() -> None:
    assert best_alignment([[0.9, 0.8], [0.8, 0.0]]) == pytest.approx(1.6)
    assert best_alignment([[0.1], [0.7], [0.3]]) == pytest.approx(0.7)


def test_nothing_found_is_zero_not_an_error() -> None:
    assert f1(ceaf_e(GOLD, [])) == 0


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=14))
def test_the_alignment_found_part_by_part_is_the_best_of_all(places: list[tuple[int, int]]) -> None:
    gold = [frozenset(i for i, (g, _) in enumerate(places) if g == n) for n in {g for g, _ in places}]
    found = [frozenset(i for i, (_, f) in enumerate(places) if f == n) for n in {f for _, f in places}]
    whole = [[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in gold]
    assert ceaf_e(gold, found)[0] == pytest.approx(best_alignment(whole))
