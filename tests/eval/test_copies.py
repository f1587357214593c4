"""The labels of page pairs are sound, and pairs are scored as the module says."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.copies import (
    ID_LENGTH,
    KNOWN,
    Article,
    LabelledPair,
    best_f1,
    headline_likeness,
    read_articles,
    read_labels,
    score_pairs,
)
from eval.report import MissingDataError

LABELS = ("copy", "rewrite", "partial", "independent")
PAIRS = [LabelledPair("a", b, label) for b, label in zip("bcde", LABELS, strict=True)]


def article(title: str) -> Article:
    return Article("", "", "", "", title, "", "")


def test_every_pair_is_labelled_once_and_by_ids_alone() -> None:
    pairs = read_labels()
    assert len(pairs) == 150
    assert len({(p.one, p.other) for p in pairs}) == 150
    assert {p.label for p in pairs} == KNOWN
    for pair in pairs:
        assert pair.one < pair.other
        assert {len(pair.one), len(pair.other)} == {ID_LENGTH}


def test_an_unknown_label_is_told(tmp_path: Path) -> None:
    path = tmp_path / "labels.tsv"
    path.write_text("# two pages\none\tother\tlabel\nb\ta\tcopied\n", encoding="utf-8")
    with pytest.raises(ValueError, match="copied"):
        read_labels(path)


def test_joining_pages_that_share_passages_counts_as_wrong_unless_left_out() -> None:
    strict = score_pairs(PAIRS, [True, False, True, False], partial=True)
    assert (strict.right, strict.joined, strict.wanted) == (1, 2, 2)
    assert strict.f1 == pytest.approx(0.5)
    assert score_pairs(PAIRS, [True, False, True, False], partial=False).precision == 1.0


def test_nothing_joined_is_nothing_right() -> None:
    assert score_pairs(PAIRS, [False] * 4, partial=True).f1 == 0.0


def test_the_best_threshold_is_the_most_favourable() -> None:
    assert best_f1(PAIRS, [0.9, 0.6, 0.2, 0.1]) == 1.0


def test_headlines_are_compared_by_their_words() -> None:
    assert headline_likeness(article("Dam bursts near Orlo"), article("dam bursts")) == pytest.approx(0.5)
    assert headline_likeness(article(""), article("")) == 0.0


def test_missing_articles_are_told(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="2 labelled articles"):
        read_articles(tmp_path, {"a", "b"})
