"""When a number of a page bears out a number of a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.assess.claims.numbers import Number, holds, within
from readout.model import Range, Span

HERE = Span(0, 2)


def number(low: float | None, high: float | None, *, approximate: bool = False) -> Number:
    return Number(HERE, Range(low, high), "people", None, None, frozenset(), approximate)


@pytest.mark.parametrize(
    ("claimed", "said", "borne_out"),
    [
        ((30, None), (31, 31), True),  # over 30: 31
        ((40, 40), (31, 31), False),
        ((31, 31), (30, None), False),  # 31: "over 30" says less
        ((4, None), (4.5, 5), True),
        ((3, 3), (3, 3), True),
        ((None, 10), (9, 9), True),
        ((None, 10), (None, 11), False),
    ],
)
def test_what_is_said_must_lie_within_what_is_claimed(
    claimed: tuple[float | None, float | None], said: tuple[float | None, float | None], borne_out: bool
) -> None:
    assert holds(number(*claimed), number(*said)) is borne_out


def test_a_rounding_bears_out_the_number_it_rounds_to_and_no_other() -> None:
    assert holds(number(2300, 2300), number(2070, 2530, approximate=True))
    assert not holds(number(2400, 2400), number(2070, 2530, approximate=True))
    assert not holds(number(2300, 2300), number(2070, 2530))


@given(st.integers(-1000, 1000), st.integers(0, 500), st.integers(0, 500))
def test_every_range_lies_within_itself_and_within_wider_ones(low: int, width: int, more: int) -> None:
    inner, outer = Range(low, low + width), Range(low - more, low + width + more)
    assert within(inner, inner)
    assert within(inner, outer)
    assert within(outer, inner) is (more == 0)
