"""A number is revised where the words around it say so; ranges and clock times revise nothing."""

from __future__ import annotations

import re

import pytest

from readout.annotate.revisions import find_revisions
from readout.model import Quantity, Range, Sentence, Span

NUMBER = re.compile(r"\b(?:\d+|four|six|seven|twelve)\b")


def revised(text: str) -> list[tuple[str, str]]:
    """(old, new) words of every revision of a one-line text whose numbers count people."""
    quantities = [Quantity(Span(m.start(), m.end()), Range(1.0, 1.0), None, "count") for m in NUMBER.finditer(text)]
    sentences = [Sentence(Span(m.start(), m.end())) for m in re.finditer(r"[^.]+\.?", text)]
    return [(r.old.of(text), r.new.of(text)) for r in find_revisions(text, sentences, quantities, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court cut his term from six to four.", [("six", "four")]),
        ("The number was corrected to 13 on Monday from 18.", [("18", "13")]),
        ("The mayor puts it at 21, not 23.", [("23", "21")]),
        ("Investigators now speak of seven and no longer of twelve.", [("twelve", "seven")]),
        ("Sales came to 40, up from 36.", [("36", "40")]),
        ("The zone was widened from four to seven. It was 12 before.", [("four", "seven")]),
        ("Judges cut the fine from 6 to eight and a half.", [("6", "eight and a half")]),
    ],
)
def test_a_replaced_number_and_the_one_that_replaced_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert revised(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The shop is open from six to seven.",
        "Between four and six were hurt.",
        "Some 12 of the 18 are at home.",
        "The term was cut to 4. The other got 6.",
        "It works for the 4, not the 12.",
        "Its thrust rose to 7 from two segmented boosters.",
    ],
)
def test_ranges_parts_and_other_sentences_revise_nothing(text: str) -> None:
    assert revised(text) == []
