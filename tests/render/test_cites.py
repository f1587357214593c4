from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from readout.model.account import Quote
from readout.render.cites import Citations, LineIndex, by_day, letter_of
from tests.render.sample import SAMPLE, A, B, quote


@given(st.text("ab\n\r🚢", max_size=60), st.data())
def test_line_numbers_are_an_editors(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        return  # between CR and LF no line ends
    ends = before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert LineIndex.of(text).line_at(offset) == ends + 1


def test_letters_go_on_after_z() -> None:
    assert [letter_of(index) for index in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_marks_resolve_to_page_and_line() -> None:
    citations = Citations(SAMPLE.documents)
    cites = citations.cites([quote(B, "one death"), quote(A, "passenger"), quote(A, "passenger")])
    assert [cite.mark for cite in cites] == ["A6", "B5"]
    assert A.text.splitlines()[6 - 1].count("passenger") == 1


def test_a_page_that_is_not_there_is_marked_unknown() -> None:
    assert Citations(SAMPLE.documents).cite(Quote("doc-gone", 0, 1, "x")).mark == "?0"


def test_letters_go_by_the_day_whatever_the_order() -> None:
    days = {"doc-x": ("2024-05-07", "2024-05-07"), "doc-y": (None, "2024-05-01"), "doc-z": ("2024-05-06", "2024-05-06")}
    pages = [
        replace(A, id=key, published=replace(A.published, earliest=first, latest=last))
        for key, (first, last) in days.items()
    ]
    for order in (pages, pages[::-1]):
        assert [page.id for page in by_day(order)] == ["doc-z", "doc-x", "doc-y"]
        assert [Citations(order).letter(key) for key in sorted(days)] == ["B", "C", "A"]
