from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from readout.render.html.words import compared, tokens

SENTENCES = st.lists(st.sampled_from(["the", "ferry", "sank", "31", "27", "people", "“died”", "."]), max_size=14).map(
    " ".join
)


@given(st.text(max_size=80), st.text(max_size=80))
@example("a\u3042\u4e00 b_c 🚢", "")
@example("", " ")
def test_both_sides_restore_the_texts(left: str, right: str) -> None:
    ours, theirs = compared(left, right)
    assert "".join(run.text for run in ours) == left
    assert "".join(run.text for run in theirs) == right


@given(SENTENCES, SENTENCES)
def test_sentences_of_common_words_are_restored_too(left: str, right: str) -> None:
    ours, theirs = compared(left, right)
    assert "".join(run.text for run in ours) == left
    assert "".join(run.text for run in theirs) == right


@given(SENTENCES)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {run.kind for run in compared(text, text)[0]} <= {"same"}


@given(SENTENCES, SENTENCES)
def test_what_is_the_same_is_the_same_on_both_sides(left: str, right: str) -> None:
    ours, theirs = (
        " ".join(" ".join(run.text for run in side if run.kind == "same").split()) for side in compared(left, right)
    )
    assert ours == theirs


def test_a_replaced_word_is_changed_on_both_sides() -> None:
    ours, theirs = compared("We heard a bang and then silence", "We heard a crash and then silence")
    assert [run.text for run in ours if run.kind == "changed"] == ["bang"]
    assert [run.text for run in theirs if run.kind == "changed"] == ["crash"]


def test_an_added_word_stands_only_there() -> None:
    ours, theirs = compared("The captain was arrested", "The captain was arrested at the pier")
    assert {run.kind for run in ours} == {"same"}
    assert [run.text for run in theirs if run.kind == "only"] == ["at the pier"]


def test_case_and_the_form_of_quotation_marks_are_no_difference() -> None:
    ours, _ = compared("“We cannot wait,” she said", '"we cannot wait," she said')
    assert {run.kind for run in ours} == {"same"}


def test_a_lone_word_between_differences_belongs_to_them() -> None:
    ours, _ = compared("officials of the port said nine", "sailors of many boats told ten")
    assert [run.text for run in ours if run.kind != "same"] == ["officials of the port said nine"]


def test_white_space_around_a_difference_is_none() -> None:
    _, theirs = compared("It sank", "It sank (late) on Friday")
    assert [run.text for run in theirs if run.kind == "only"] == ["(late) on Friday"]


def test_words_without_spaces_are_compared_sign_by_sign() -> None:
    assert tokens("船沈没") == ["船", "沈", "没"]
    assert [run.text for run in compared("客船が沈没した", "客船が転覆した")[0] if run.kind != "same"] == ["沈没"]
