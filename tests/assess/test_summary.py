"""A fact in one sentence: the page's words, without a dateline, with names for pronouns that nothing else explains."""

from __future__ import annotations

import pytest

from tests.assess.accounts import each_its_own
from tests.builders import event, page


def summary(text: str, extent: str) -> str:
    (fact,) = each_its_own(page(text, events=[event(text, extent, "shut", who=[])])).facts
    return fact.summary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VELDEN, May 3 (Alpine News) - Two bakeries shut their doors on Monday for good.", "Two bakeries shut"),
        ("PORT LORNE — Two bakeries shut their doors on Monday for good, they said.", "Two bakeries shut"),
        ("NATO - the alliance of the west - shut its office in the town on Monday.", "NATO - the alliance"),
        ("Police in Velden - all of them - shut their offices on Monday at noon.", "Police in Velden"),
    ],
)
def test_a_dateline_is_no_part_of_what_happened(text: str, expected: str) -> None:
    assert summary(text, text.rstrip(".")).startswith(expected)
