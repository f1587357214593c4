from __future__ import annotations

import copy
import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model import UsageError
from readout.pipeline.verify import FalseSpan, verification, verify
from readout.render.annotations import annotations_file
from tests.render.pages import ANNOTATIONS, DOCUMENTS
from tests.render.sample import SAMPLE

ACCOUNT: dict[str, Any] = SAMPLE.to_dict()


def broken() -> dict[str, Any]:
    return copy.deepcopy(ACCOUNT)


def test_a_true_account_has_no_false_span_and_says_how_many_were_checked() -> None:
    result = verification(ACCOUNT, DOCUMENTS)
    assert result.false == ()
    assert result.remarks == ()
    assert result.pages == 3
    assert result.checked == 40


def test_pages_by_themselves_are_checked_too() -> None:
    account = annotations_file([(DOCUMENTS[0], ANNOTATIONS)]).to_dict()
    assert verify(account, DOCUMENTS) == ()
    account["documents"][0]["times"][0]["text"] = "Tuesday"
    assert [false.path for false in verify(account, DOCUMENTS)] == ["$.documents[0].times[0]"]


def test_a_changed_word_is_named_with_what_stands_there() -> None:
    account = broken()
    account["stories"][0]["facts"][1]["evidence"][0]["text"] = "Four people were killed"
    assert verify(account, DOCUMENTS) == (
        FalseSpan(
            "$.stories[0].facts[1].evidence[0]",
            "pages/courier.html",
            "Four people were killed",
            "Three people were killed",
            "other words",
        ),
    )


def test_offsets_are_code_points_past_an_emoji() -> None:
    account = broken()
    rendering = account["stories"][0]["statements"][0]["renderings"][0]
    rendering["start"] += 1
    rendering["end"] += 1
    assert [false.found for false in verify(account, DOCUMENTS)] == ["e heard a crash and then silence,"]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 2), ("0", 4), (True, 4), (None, 4), (1.0, 4)])
def test_offsets_that_are_none_are_named(start: object, end: object) -> None:
    account = broken()
    account["stories"][0]["conflicts"][0]["values"][0]["evidence"][0].update(start=start, end=end)
    assert [false.problem for false in verify(account, DOCUMENTS)] == ["bad offsets"]


def test_evidence_without_offsets_is_false() -> None:
    account = broken()
    for key in ("start", "end"):
        del account["stories"][0]["facts"][0]["evidence"][0][key]
    assert [false.problem for false in verify(account, DOCUMENTS)] == ["bad offsets"]


def test_a_span_past_the_end_of_the_page_is_named() -> None:
    account = broken()
    account["documents"][0]["body"][0]["end"] = 10_000
    assert [(false.path, false.problem) for false in verify(account, DOCUMENTS)] == [
        ("$.documents[0].body[0]", "outside the page")
    ]


def test_evidence_from_a_page_the_account_does_not_have_is_named() -> None:
    account = broken()
    account["stories"][0]["facts"][0]["evidence"][0]["document"] = "doc-z"
    assert [false.problem for false in verify(account, DOCUMENTS)] == ["unknown page"]


def test_a_missing_page_is_named_once() -> None:
    assert verify(ACCOUNT, DOCUMENTS[1:]) == (
        FalseSpan("$.documents[0]", "pages/courier.html", None, None, "page missing"),
    )


def test_a_page_that_changed_is_found_by_its_address_with_a_remark() -> None:
    changed = dataclasses.replace(DOCUMENTS[2], id="doc-new", text=DOCUMENTS[2].text.replace("Three", "Seven"))
    result = verification(ACCOUNT, [*DOCUMENTS[:2], changed])
    assert len(result.remarks) == 1
    assert result.remarks[0].startswith("pages/mirror.txt")
    words = {(false.said, false.found) for false in result.false}
    assert ("Three people were killed", "Seven people were killed") in words


def test_the_text_of_the_page_itself_is_checked() -> None:
    account = broken()
    account["documents"][1]["text"] = account["documents"][1]["text"].replace("newsletter", "newspaper")
    (false,) = verify(account, DOCUMENTS)
    assert false.path == "$.documents[1].text"
    assert "newspaper" in (false.said or "")
    assert "newsletter" in (false.found or "")


@given(st.integers(0, len(DOCUMENTS[0].text) - 20), st.integers(1, 30))
def test_no_shift_of_a_span_goes_unnoticed(start: int, shift: int) -> None:
    page = DOCUMENTS[0]
    words = page.text[start : start + 20]
    moved = {"document": page.id, "start": start + shift, "end": start + shift + len(words), "text": words}
    account = {"schema": "readout/1", "documents": [{"id": page.id, "uri": page.uri}], "more": moved}
    end = start + shift + len(words)
    same = end <= len(page.text) and page.text[start + shift : start + shift + len(words)] == words
    assert (verify(account, DOCUMENTS) == ()) == same


@pytest.mark.parametrize(
    "account", [{}, {"schema": "other/1"}, {"schema": "readout/1"}, {"schema": "readout/1", "documents": [1]}]
)
def test_what_is_no_account_is_refused(account: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        verify(account, DOCUMENTS)


def test_spans_of_a_missing_page_do_not_count_as_checked() -> None:
    result = verification(ACCOUNT, DOCUMENTS[:1])
    assert 0 < result.checked < verification(ACCOUNT, DOCUMENTS).checked
    assert [false.problem for false in result.false] == ["page missing", "page missing"]
