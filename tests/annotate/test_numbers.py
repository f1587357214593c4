from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.atoms import read_atoms
from readout.annotate.numbers import Number, read_number
from readout.annotate.ordinals import read_ordinal
from readout.model import Span


def number(text: str) -> Number:
    read = read_number(read_atoms(text, Span(0, len(text))), 0)
    assert read is not None, text
    return read


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("twelve", 12, 12),
        ("twenty-five", 25, 25),
        ("a hundred and fifty", 150, 150),
        ("two hundred thousand", 200_000, 200_000),
        ("three million two hundred thousand", 3_200_000, 3_200_000),
        ("1,250", 1250, 1250),
        ("4.5 million", 4_500_000, 4_500_000),
        ("5 1/2", 5.5, 5.5),
        ("three and a half", 3.5, 3.5),
        ("11-and-a-half", 11.5, 11.5),
        ("half a million", 500_000, 500_000),
        ("two dozen", 24, 24),
        ("dozens", 24, 99),
        ("hundreds of thousands", 200_000, 999_999),
        ("several hundred", 300, 900),
        ("over 40", 40, None),
        ("at least 288", 288, None),
        ("up to 90", None, 90),
        ("fewer than ten", None, 10),
        ("nearly 60", 54, 60),
        ("just over 200", 200, 220),
        ("about 1,000", 900, 1100),
        ("between 5 and 7", 5, 7),
        ("10 to 12 million", 10_000_000, 12_000_000),
        ("ten or more", 10, None),
        ("300+", 300, None),
    ],
)
def test_a_number_is_the_range_its_words_allow(text: str, low: float | None, high: float | None) -> None:
    read = number(text)
    assert (read.low, read.high) == (low, high)
    assert read.end == len(read_atoms(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "end"), [("54 to 46", 1), ("five six", 1), ("3-1", 1), ("10 or 20", 1), ("7 or 8", 3)]
)
def test_two_numbers_are_one_range_only_where_they_rise(text: str, end: int) -> None:
    assert number(text).end == end


@pytest.mark.parametrize(("text", "place"), [("third", 3), ("21st", 21), ("twenty-first", 21)])
def test_ordinals_are_read_as_places(text: str, place: int) -> None:
    read = read_ordinal(read_atoms(text, Span(0, len(text))), 0)
    assert read is not None
    assert read.low == place


WORDS = st.sampled_from(
    [
        "five",
        "twenty",
        "hundred",
        "and",
        "a",
        "half",
        "-",
        "to",
        "between",
        "million",
        "nearly",
        "dozens",
        "of",
        "3",
        "1/2",
        "½",
        "or",
        "more",
        "%",
        "$",
    ]
)


@given(st.lists(WORDS, max_size=12), st.integers(min_value=0, max_value=12))
def test_every_run_of_number_words_reads_within_itself(words: list[str], i: int) -> None:
    text = " ".join(words)
    atoms = read_atoms(text, Span(0, len(text)))
    read = read_number(atoms, i)
    if read is not None:
        assert i <= read.start < read.end <= len(atoms)
        assert read.low is None or read.high is None or read.low <= read.high


@given(st.text(max_size=80))
def test_atoms_cover_everything_but_white_space(text: str) -> None:
    atoms = read_atoms(text, Span(0, len(text)))
    covered = "".join(text[a.start : a.end] for a in atoms)
    assert covered == "".join(text.split())
