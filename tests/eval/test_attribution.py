"""The attribution measure: brat standoff read, aligned and scored by words."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.attribution import Scores, Triple, Words, align, find_pairs, read_brat, score
from eval.report import MissingDataError

TEXT = 'Vega said the dam held. "It was close," Brandt added.'
BRAT = """T1\tSource 0 4\tVega
T2\tCue 5 9\tsaid
T3\tContent 10 13;14 22\tthe dam held
T4\tAttribution 5 9\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 24 39\t"It was close,"
T6\tCue 47 52\tadded
T7\tAttribution-no-source 47 52\tadded
E2\tAttribution-no-source:T7 Content:T5 Cue:T6
"""


@pytest.fixture
def gold(tmp_path: Path) -> list[Triple]:
    path = tmp_path / "a_x.ann"
    path.write_text(BRAT, encoding="utf-8")
    return read_brat(path, Words(TEXT))


def test_standoff_becomes_word_sets(gold: list[Triple]) -> None:
    assert gold == [
        Triple(frozenset({2, 3, 4}), frozenset({0}), frozenset({1}), False),
        Triple(frozenset({5, 6, 7}), frozenset(), frozenset({9}), True),
    ]


def test_the_annotation_scores_one_against_itself(gold: list[Triple]) -> None:
    scores = Scores()
    score(gold, gold, scores)
    for name in ("content", "source", "cue", "triple", "triple_exact", "direct_content", "content_tokens"):
        assert scores.of(name).f1() == 1.0, name


def test_half_a_content_counts_half_for_recall(gold: list[Triple]) -> None:
    scores = Scores()
    guess = Triple(frozenset({2}), frozenset({0}), frozenset({1}), False)
    score([guess], gold[:1], scores)
    assert scores.of("content").precision() == 1.0
    assert scores.of("content").recall() == pytest.approx(1 / 3)
    assert scores.of("content_exact").f1() == 0.0


def test_a_wrong_source_makes_no_triple(gold: list[Triple]) -> None:
    scores = Scores()
    score([Triple(gold[0].content, frozenset({8}), gold[0].cue, False)], gold[:1], scores)
    assert scores.of("content").f1() == 1.0
    assert scores.of("triple").f1() == 0.0


def test_alignment_is_one_to_one(gold: list[Triple]) -> None:
    assert sorted(align([gold[1], gold[0], gold[0]], gold)) == [(0, 1), (1, 0)]


def test_missing_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError):
        find_pairs(tmp_path)


def test_pairs_are_found_by_folder_and_split(tmp_path: Path) -> None:
    for split in ("one", "two"):
        for kind, name in (("text", "a.txt"), ("attributions", "a_x.ann"), ("attributions", "ab_x.ann")):
            folder = tmp_path / "attribution" / split / kind
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("", encoding="utf-8")
    assert [[p.name for p in own] for _, own in find_pairs(tmp_path)] == [["a_x.ann"], ["a_x.ann"]]
    assert len(find_pairs(tmp_path, "two")) == 1
