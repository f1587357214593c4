from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.model.spans import Span
from readout.render.html.align import Shared, Side, align

STORM = "The storm took the roof off the school in Aster."
TREES = "Forty trees fell across the coast road on Sunday night."
MAYOR = "The mayor asked people to stay at home until noon."
SCHOOL = "Lessons begin again on Thursday in the sports hall."


def side(*sentences: str) -> Side:
    text, spans = " ".join(sentences), []
    at = 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return Side(text, spans)


def test_equal_sentences_are_copied() -> None:
    (pair,) = align(side(STORM, TREES), side(MAYOR, STORM), ())
    assert (pair.left, pair.right, pair.relation, pair.moved) == (0, 1, "copied", False)


def test_a_sentence_with_other_words_is_reworded() -> None:
    (pair,) = align(side(TREES), side("Forty trees fell across the coast road late on Sunday."), ())
    assert pair.relation == "reworded"


def test_sentences_of_one_fact_are_paired_whatever_their_words() -> None:
    left, right = side(TREES), side("Dozens of trunks block the way along the sea.")
    assert align(left, right, ()) == ()
    (pair,) = align(left, right, [Shared(Span(0, 11), Span(0, 16), passage=False)])
    assert pair.relation == "same fact"


def test_a_passage_pairs_what_few_words_join() -> None:
    left, right = side(TREES), side("Dozens of trunks block the way along the sea.")
    (pair,) = align(left, right, [Shared(left.spans[0], right.spans[0], passage=True)])
    assert pair.relation == "reworded"


def test_what_stands_in_another_order_is_moved() -> None:
    found = align(side(STORM, TREES, MAYOR), side(TREES, MAYOR, STORM), ())
    assert {(pair.left, pair.moved) for pair in found} == {(0, True), (1, False), (2, False)}


@given(st.permutations([STORM, TREES, MAYOR, SCHOOL]), st.permutations([STORM, TREES, MAYOR, SCHOOL]))
def test_kept_pairs_keep_both_orders(left: list[str], right: list[str]) -> None:
    found = align(side(*left), side(*right), ())
    assert len(found) == 4
    kept = [pair.right for pair in found if not pair.moved]
    assert kept == sorted(kept)
    assert len({pair.right for pair in found}) == len(found)
