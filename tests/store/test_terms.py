"""Words as they are looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.store.terms import BREAK, LONGEST, MOST_BYTES, fold, line_of, placed_terms, terms_of, wanted


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The café's OWNER", ["the", "cafe", "s", "owner"]),
        ("Łódź, Straße; Ørsted", ["lodz", "strasse", "orsted"]),
        ("U.S. 1,300 co-operate", ["u", "s", "1", "300", "co", "operate"]),
        ("ﬁnal x²", ["final", "x2"]),
        ("_under_score_", ["under", "score"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


@given(st.text())
def test_a_term_has_no_character_that_a_database_reads(text: str) -> None:
    for term in terms_of(text):
        assert 0 < len(term) <= LONGEST
        assert term.isalnum()
        assert fold(term) == term or len(fold(term)) <= LONGEST
    assert line_of([text]).split() == terms_of(text)


@given(st.text())
def test_places_are_of_the_text_as_it_stands(text: str) -> None:
    for term, span in placed_terms(text):
        assert fold(span.of(text)) == term


def test_a_query_is_words_and_phrases_and_nothing_else() -> None:
    assert wanted('peace "two  Towns" -OR (x)').phrases == (("two", "towns"), ("peace",), ("or",), ("x",))
    assert wanted('"unclosed words').phrases == (("unclosed",), ("words",))
    assert wanted("“curly phrase”").phrases == (("curly", "phrase"),)
    assert wanted('"" * ^').phrases == ()


def test_phrases_do_not_reach_over_a_break() -> None:
    assert line_of(["Ann Lee", "Bo Ray"]) == f"ann lee {BREAK} bo ray"


def test_marks_do_not_overlap() -> None:
    text = "the coast guard of the coast"
    assert [span.of(text) for span in wanted('"coast guard" coast').places(text)] == ["coast guard", "coast"]


def test_a_page_of_a_million_letters_is_kept_short() -> None:
    assert line_of(["x" * 1_000_000]) == "x" * LONGEST
    assert len(line_of(["wörter " * 200_000]).encode()) <= MOST_BYTES
