from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.annotate.quantities import find_quantities
from readout.annotate.times import find_times
from readout.language import LanguageModel, Parse
from readout.model import DateRange, Document, Published, Quantity, Range, Span
from tests.work import calls

BLANK = spacy.blank("en")


def as_document(text: str) -> Document:
    return Document(
        "d", "d", None, None, Published(DateRange(None, None), "none"), "en", text, (Span(0, len(text)),), ()
    )


def blank(text: str) -> Parse:
    return Parse(BLANK(text), (), np.zeros((0, 384), np.float32))


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(as_document(text), blank(text)))


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [f.span.of(text) for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit", "kind"),
    [
        ("The loss was $1.5 million.", "$1.5 million", 1_500_000, 1_500_000, "USD", "money"),
        ("The loss was more than €3bn.", "more than €3bn", 3e9, None, "EUR", "money"),
        ("It cost $5 to $10 million.", "$5 to $10 million", 5_000_000, 10_000_000, "USD", "money"),
        ("It cost between £2 and £3.", "between £2 and £3", 2, 3, "GBP", "money"),
        ("It cost C$40.", "C$40", 40, 40, "CAD", "money"),
        ("A gust of 90 miles an hour.", "90 miles an hour", 90, 90, "mph", "measure"),
        ("It cost 20 million yuan.", "20 million yuan", 20_000_000, 20_000_000, "CNY", "money"),
        ("It cost 5 million pounds.", "5 million pounds", 5_000_000, 5_000_000, "GBP", "money"),
        ("Turnout was 12 percent.", "12 percent", 12, 12, "percent", "percent"),
        ("Turnout was nearly 60%.", "nearly 60%", 54, 60, "percent", "percent"),
        ("It fell two percentage points.", "two percentage points", 2, 2, "percentage point", "percent"),
        ("It is 200 km away.", "200 km", 200, 200, "km", "measure"),
        ("A 200-mile drive.", "200-mile", 200, 200, "mile", "measure"),
        ("Winds of up to 120 miles per hour.", "up to 120 miles per hour", None, 120, "mph", "measure"),
        ("It reached 30 degrees Celsius.", "30 degrees Celsius", 30, 30, "degree Celsius", "measure"),
        ("A magnitude-6.4 quake.", "magnitude-6.4", 6.4, 6.4, "magnitude", "measure"),
        ("A 6.4-magnitude quake.", "6.4-magnitude", 6.4, 6.4, "magnitude", "measure"),
        ("They offered 310p a share.", "310p", 3.1, 3.1, "GBP", "money"),
        ("It had a strength of 2.1.", "strength of 2.1", 2.1, 2.1, "magnitude", "measure"),
        ("The dead of the fire are now five.", "five", 5, 5, "people", "count"),
        ("A grandmother of 81 died.", "81", 81, 81, "year", "measure"),
        ("With 10 pounds of flour.", "10 pounds", 10, 10, "pound", "measure"),
    ],
)
def test_amounts_with_a_unit(
    text: str, words: str, low: float | None, high: float | None, unit: str, kind: str
) -> None:
    found = only(text)
    assert (found.span.of(text), found.unit, found.kind) == (words, unit, kind)
    assert found.amount == Range(low, high)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "of"),
    [
        ("At least 288 people were killed.", 288, None, "people", "people were killed"),
        ("The blast left 40 injured.", 40, 40, "people", "injured"),
        ("Landslides hit the valley, killing 20.", 20, 20, "people", "killing"),
        ("The death toll rose to 45.", 45, 45, "people", "death toll"),
        ("Dozens of soldiers fled.", 24, 99, "people", "soldiers"),
        ("As many as 120,000 homes lost power.", None, 120_000, None, "homes"),
        ("A fire destroyed two hundred buildings.", 200, 200, None, "buildings"),
        ("The plane carried 149 passengers.", 149, 149, "people", "passengers"),
        ("Some 300 Iraqis crossed.", 270, 330, "people", "Iraqis"),
    ],
)
def test_counts_say_what_they_count(
    text: str, low: float | None, high: float | None, unit: str | None, of: str
) -> None:
    found = only(text)
    assert (found.amount, found.unit, found.of, found.kind) == (Range(low, high), unit, of, "count")
    assert found.of_span is not None
    assert found.of_span.of(text) == of


def test_approximation_is_marked() -> None:
    assert only("Nearly 50 buses burned.").approximate
    assert not only("Exactly 50 buses burned.").approximate


def test_ages_are_measures_of_their_person() -> None:
    text = "Jane Roe, 34, was held; a 12-year-old girl was freed."
    first, second = quantities(text)
    assert (first.amount, first.unit, first.of) == (Range(34, 34), "year", "Jane Roe")
    assert (second.amount, second.unit, second.kind, second.of) == (Range(12, 12), "year", "measure", "girl")


def test_ordinals_are_told_apart() -> None:
    found = only("It was the third strike.")
    assert (found.kind, found.amount) == ("ordinal", Range(3, 3))


def test_votes_and_scores_give_a_number_a_side() -> None:
    votes = quantities("The senate passed it 54 to 46.")
    assert [(q.amount.low, q.unit) for q in votes] == [(54, "votes"), (46, "votes")]
    score = quantities("The visitors won 3-1 in the rain.")
    assert [(q.amount.low, q.kind) for q in score] == [(3, "score"), (1, "score")]


@pytest.mark.parametrize(
    "text",
    [
        "Flight 370 vanished.",
        "The F-16 landed.",
        "Covid-19 spread.",
        "The G20 met.",
        "The hotline is 555-1234.",
        "He lives at 10 Downing Street.",
        "It happened in 2016.",
        "They met on March 3.",
        "Talks lasted five hours.",
        "No one came.",
        "She recalled 9/11.",
    ],
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Militants freed 21 kidnapped girls.", "kidnapped girls"),
        ("The ship had six crew members.", "crew members"),
        ("Two F-16 jets flew past.", "F-16 jets"),
    ],
)
def test_the_counted_phrase_follows_the_tags(text: str, of: str, language_model: LanguageModel) -> None:
    document = as_document(text)
    (found,) = find_quantities(document, language_model.parse(text, document.body))
    assert found.of == of


PIECES = st.sampled_from(
    [
        "$", "5", "million", "to", "between", "and", "percent", "%", "people", "killed", "Monday", "2016",
        "three", "hours", "-", "year", "old", "km", "half", "of", "the", "dozens", "first", "magnitude", "€",
        "1,000", "1", ",", "(", ")", ".", "nearly", "or", "more", "a", "won",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_spans_ascend_and_never_overlap_a_time(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = quantities(text)
    spans = sorted([q.span for q in found] + [t.span for t in find_times(as_document(text), blank(text))])
    assert [q.span for q in found] == sorted(q.span for q in found)
    for before, after in pairwise(spans):
        assert before.end <= after.start
    for one in found:
        assert one.amount.low is None or one.amount.high is None or one.amount.low <= one.amount.high


@pytest.mark.parametrize("piece", ["5 ", "5-", "$5 to ", "1,000,", "the ", "dozens of ", "killed 5 "])
def test_the_cost_grows_with_the_page_not_faster(piece: str) -> None:
    parse = Parse(BLANK.make_doc("x"), (), np.zeros((0, 384), np.float32))

    def cost(length: int) -> int:
        document = as_document(piece * (length // len(piece)))
        return calls(lambda: find_quantities(document, parse))

    assert cost(16_000) < 5 * cost(4_000)
