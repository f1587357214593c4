"""Cells: nothing is a formula, numbers stay numbers, and what was written can be read again."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.render.controls import neutralised
from readout.render.exchange.cells import BYTE_ORDER_MARK, Cell, cell, guarded, to_delimited, unguarded

FORMULA = "=+-@＝＋－＠﹦﹢﹣﹫−"
QUOTES = "\"'“”‘’« \u200b\u00a0"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from(FORMULA + QUOTES + ";|\t\n\r,0aä🚢")), max_size=40)


def begins_formula(text: str) -> bool:
    """Whether what stands first, behind quotation marks and blanks, could begin a formula."""
    return text.lstrip(QUOTES)[:1] in tuple(FORMULA)


def read(written: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True))


@given(TEXT)
def test_the_guard_can_be_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(TEXT)
def test_no_cell_begins_a_formula(text: str) -> None:
    shown = str(cell(text))
    if not re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?%?", shown):
        assert shown.startswith("'") or not (begins_formula(shown) or shown[:1] in tuple("\t\r\n"))


@given(TEXT)
def test_no_part_begins_a_formula_for_a_reader_with_other_separators(text: str) -> None:
    for part in re.split(r"[;|\t\n\r]", str(cell(text)))[1:]:
        assert part.startswith("'") or not begins_formula(part)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@x", "\t1", "\rx", "\n=1", '"=1', "' =1", "＝1", "“−1x", "\u200b=1"]
)
def test_formulas_are_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}" or guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["a;=1", "a|@x", "a\t+x", "a\n-x", "a; “=1"])
def test_formulas_behind_other_separators_are_guarded(text: str) -> None:
    assert "'" in guarded(text)
    assert not guarded(text).startswith("'")


@pytest.mark.parametrize(
    "text", ["", "a", "5 - 3", "a=b", "-5", "+3.2%", "-1,5", "e-mail@example.org", "'tis", "“So be it”"]
)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-5, -5),
        (2.0, 2),
        (2.5, 2.5),
        (0, 0),
        (True, "true"),
        (False, "false"),
        (None, ""),
        (("a", "b"), "a; b"),
        ((), ""),
    ],
)
def test_values(value: Cell, shown: object) -> None:
    assert cell(value) == shown
    assert type(cell(value)) is type(shown)


def test_what_steers_is_shown_and_keeps_its_length() -> None:
    text = "a\x00\x1b[2J\u202eb\u2066"
    assert str(cell(text)) == neutralised(text)
    assert len(str(cell(text))) == len(text)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5), st.sampled_from([",", "\t"]), st.booleans())
def test_rows_are_read_again(rows: list[list[str]], delimiter: str, bom: bool) -> None:
    written = to_delimited(("a", "b"), rows, delimiter=delimiter, bom=bom)
    assert written.startswith(BYTE_ORDER_MARK) is bom
    header, *body = read(written.removeprefix(BYTE_ORDER_MARK) if bom else written, delimiter)
    assert header == ["a", "b"]
    assert [[unguarded(value) for value in row] for row in body] == [
        [neutralised(value) for value in row] for row in rows
    ]


def test_a_million_characters_are_one_cell() -> None:
    for text in ("=" * 10**6, "\n" * 10**6, " " * 10**6, '"' * 10**6, ";=" * 500_000):
        assert unguarded(guarded(text)) == text
