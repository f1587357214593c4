from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.grouping import as_document, average_link, b_cubed, best_cut, cut, read_articles, tfidf
from eval.report import MissingDataError


def test_one_group_for_everything_has_full_recall_and_poor_precision() -> None:
    scores = b_cubed([[0, 1, 2, 3]], ["a", "a", "b", "b"])
    assert (scores.precision, scores.recall) == (0.5, 1.0)
    assert scores.f1 == pytest.approx(2 / 3)


def test_every_item_alone_has_full_precision_and_poor_recall() -> None:
    scores = b_cubed([[0], [1], [2], [3]], ["a", "a", "a", "b"])
    assert scores.precision == 1.0
    assert scores.recall == pytest.approx((3 * 1 / 3 + 1) / 4)


def test_a_worked_case() -> None:
    # Items 0 and 1 are right together; 2 strays into their group; 3 is left alone.
    scores = b_cubed([[0, 1, 2], [3]], ["a", "a", "b", "b"])
    assert scores.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert scores.recall == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)


def test_groups_that_lose_an_item_are_refused() -> None:
    with pytest.raises(ValueError, match="exactly once"):
        b_cubed([[0]], ["a", "a"])


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_scores_lie_between_0_and_1_and_the_labels_own_groups_are_perfect(labels: list[str], chance: object) -> None:
    own = [[i for i, label in enumerate(labels) if label == wanted] for wanted in sorted(set(labels))]
    assert b_cubed(own, labels).f1 == pytest.approx(1.0)
    scores = b_cubed([[i] for i in range(len(labels))], labels)
    assert 0 < scores.recall <= 1
    assert scores.precision == 1.0


def test_average_link_joins_by_the_mean_of_all_pairs() -> None:
    likeness = np.array([[1.0, 0.9, 0.5], [0.9, 1.0, 0.1], [0.5, 0.1, 1.0]])
    merges = average_link(likeness)
    assert merges[0] == (pytest.approx(0.9), 0, 1)
    assert merges[1] == (pytest.approx(0.3), 0, 2)
    assert cut(merges, 3, 0.4) == [[0, 1], [2]]
    assert cut(merges, 3, 0.2) == [[0, 1, 2]]


def test_the_plain_method_tells_two_subjects_apart() -> None:
    texts = [
        "The ferry sank off the island and divers searched the ferry",
        "Divers found the ferry that sank near the island",
        "The bank raised its interest rate to fight inflation",
        "Inflation fell after the bank raised the interest rate",
    ]
    rows = tfidf(texts)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    _, scores = best_cut(average_link(rows @ rows.T), ["x", "x", "y", "y"])
    assert scores.f1 == 1.0


def test_articles_without_a_label_are_left_out_and_none_at_all_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "stories-news-cluster"
    folder.mkdir()
    with pytest.raises(MissingDataError, match="stories-news-cluster"):
        read_articles(tmp_path)
    rows = [
        {"text": "One.\nTwo.", "published": "2025-02-01T10:00:00", "event": "e", "title": "T", "url": "u"},
        {"text": "Unlabelled."},
    ]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (article,) = read_articles(tmp_path)
    assert article.published == date(2025, 2, 1)
    document = as_document(article, 0)
    assert [span.of(document.text) for span in document.body] == ["T", "One.", "Two."]
    assert document.id != as_document(article, 1).id
