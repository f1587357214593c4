"""Quotation marks: which words stand in them, whatever the marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.attribution.quotes import DASHED, TURN, UNCLOSED, Quotation, find_quotations
from readout.model import DateRange, Document, Published, Span
from tests.work import calls


def page(text: str) -> Document:
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Document("doc-1", "t.txt", None, None, Published(DateRange(None, None), "none"), "en", text, body, ())


def quoted(text: str) -> list[list[str]]:
    return [[part.of(text) for part in q.parts] for q in find_quotations(page(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vega called the plan “sound”.", [["sound"]]),
        ('"We will rebuild," Vega said.', [["We will rebuild"]]),
        ("„Wir bauen“, sagte sie.", [["Wir bauen"]]),
        ("«We build», she said.", [["We build"]]),
        ("``We build,'' she said.", [["We build"]]),
        ("''We build,'' she said. ''Now.''", [["We build"], ["Now."]]),
        ("‘We build,’ she said.", [["We build"]]),
        ("“He told me ‘never again’ and left,” she said.", [["He told me ‘never again’ and left"]]),
        ("“We fear the “old river” more,” she said.", [["We fear the “old river” more"]]),
        ("The workers’ hall and the city's '90s bridge aren't safe.", []),
        ("The board is 6' 2\" long.", []),
        ("A stray mark” ends nothing here.", []),
        ("He spoke of the “old” and the “new” dam.", [["old"], ["new"]]),
        ("‘The workers’ hall is ours,’ she said.", [["The workers’ hall is ours"]]),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_a_quotation_goes_on_where_the_next_paragraph_reopens_it() -> None:
    text = "“The dam held.\n“It will hold again,” Vega said."
    assert quoted(text) == [["The dam held.", "It will hold again"]]


def test_paragraphs_that_close_their_marks_stay_apart() -> None:
    assert quoted("“The dam held.”\n“It will hold again,” Vega said.") == [["The dam held."], ["It will hold again"]]


def test_an_unclosed_quotation_ends_at_the_speaker() -> None:
    found = find_quotations(page("“The dam held, Vega told reporters on the bridge."))
    assert [q.form for q in found] == [UNCLOSED]
    assert quoted("“The dam held, Vega told reporters on the bridge.") == [["The dam held"]]


def test_an_unclosed_quotation_without_a_speaker_ends_with_its_block() -> None:
    assert quoted("“The dam held all night long.\nThe town slept.") == [["The dam held all night long."]]


@pytest.mark.parametrize(
    "text",
    ["– The dam held all night, Vega told reporters.", "— The dam held all night,” Vega told reporters."],
)
def test_a_dash_opens_speech_where_a_speaker_follows(text: str) -> None:
    found = find_quotations(page(text))
    assert [q.form for q in found] == [DASHED]
    assert quoted(text) == [["The dam held all night"]]


def test_a_list_item_is_no_speech() -> None:
    assert quoted("- Bread and water for three days") == []


def test_a_closing_mark_alone_closes_the_sentence_before_a_speaker() -> None:
    assert quoted("Rain fell. The dam held all night,” said Vega.") == [["The dam held all night"]]


def test_a_transcript_turn_is_speech() -> None:
    text = "VEGA: The dam held all night."
    assert [q.form for q in find_quotations(page(text))] == [TURN]
    assert quoted(text) == [["The dam held all night."]]


def check(text: str, quotations: tuple[Quotation, ...]) -> None:
    ends = 0
    for quotation in quotations:
        assert quotation.parts
        for part in quotation.parts:
            assert ends <= part.start < part.end <= len(text)
            assert part.of(text).strip() == part.of(text)
            ends = part.end


@given(st.text(alphabet="ab S.,:!?\n\"'“”‘’„«»`–—- \xa0", max_size=200))
def test_any_mess_of_marks_gives_ascending_spans(text: str) -> None:
    check(text, find_quotations(page(text)))


@pytest.mark.parametrize("unit", ["“a ", "a” ", '"a ', "'a ", "– a, b ", "``a ", "''", "A, b c d e f ", "AB: "])
def test_cost_grows_no_faster_than_the_page(unit: str) -> None:
    def cost(length: int) -> int:
        text = unit * (length // len(unit))
        return calls(lambda: check(text, find_quotations(page(text))))

    assert cost(16_000) < 5 * cost(4_000)
