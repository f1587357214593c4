from __future__ import annotations

import pytest

from readout.language import pieces


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", pieces.SHAPE_LOWER),
        ("Beijing", pieces.SHAPE_TITLE),
        ("NATO", pieces.SHAPE_UPPER),
        ("W.", pieces.SHAPE_INITIAL),
        ("McKay", pieces.SHAPE_MIXED),
        ("F-16", pieces.SHAPE_DIGIT),
        ("—", pieces.SHAPE_OTHER),
        ("", pieces.SHAPE_OTHER),
    ],
)
def test_shape_tells_letter_cases_apart(word: str, shape: int) -> None:
    assert pieces.shape_of(word) == shape


def test_typographic_marks_are_spelled_in_ascii() -> None:
    assert [pieces.spell(word) for word in ("“", "’s", "–", "—", "''")] == ['"', "'s", "-", "-", '"']


def test_long_dashes_are_never_glued_but_hyphens_are() -> None:
    words = ["talks", "—", "long", "-", "planned"]
    assert pieces.glue_flags(words, [True, False, False, False, False]) == [False, False, False, True, True]


def test_window_names_first_and_last_piece_of_each_word() -> None:
    window = pieces.build_window([[7], [8, 9, 10]], [1, 2])
    assert window.ids == [pieces.CLS_ID, 7, 8, 9, 10, pieces.SEP_ID]
    assert (window.firsts, window.lasts) == ([1, 2], [1, 4])
    assert window.shapes == [0, 1, 2, 2, 2, 0]
