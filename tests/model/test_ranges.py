"""Ranges allow what both allow, and EDTF says exactly the range."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from readout.model import DateRange, Range, Span

ends = st.one_of(st.none(), st.floats(-1e6, 1e6))
Ends = tuple[float | None, float | None]
days = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))


def ordered(low: float | None, high: float | None) -> Range:
    return Range(low, high) if low is None or high is None or low <= high else Range(high, low)


def test_over_five_and_nearly_six_hours_can_both_hold() -> None:
    assert Range(5.0, None).intersection(Range(5.4, 6.0)) == Range(5.4, 6.0)


def test_twelve_and_at_least_eighteen_cannot_both_hold() -> None:
    assert Range(12.0, 12.0).intersection(Range(18.0, None)) is None


@given(ends, ends, ends, ends)
def test_intersection_does_not_depend_on_order(
    a: float | None, b: float | None, c: float | None, d: float | None
) -> None:
    one, other = ordered(a, b), ordered(c, d)
    assert one.intersection(other) == other.intersection(one)
    assert one.intersection(one) == one


@given(days, days)
def test_edtf_is_known_exactly_where_an_end_is(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and first > last:
        first, last = last, first
    edtf = DateRange(first, last).edtf
    assert (edtf is None) == (first is None and last is None)


def test_edtf_is_as_short_as_the_range_allows() -> None:
    assert DateRange(date(2023, 6, 18), date(2023, 6, 18)).edtf == "2023-06-18"
    assert DateRange(date(2023, 6, 1), date(2023, 6, 30)).edtf == "2023-06"
    assert DateRange(date(2023, 1, 1), date(2023, 12, 31)).edtf == "2023"
    assert DateRange(date(2023, 5, 1), date(2023, 6, 30)).edtf == "2023-05/2023-06"
    assert DateRange(None, date(2024, 3, 1)).edtf == "../2024-03-01"


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_span_is_its_slice(text: str, a: int, b: int) -> None:
    span = Span(min(a, b), max(a, b))
    assert span.of(text) == text[span.start : span.end]
    assert span.contains(span)
    assert span.overlaps(span) == (len(span) > 0)
