from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.language.words import make_tokenizer

TOKENIZER = make_tokenizer()


def cut(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a half-hour call", ["a", "half", "-", "hour", "call"]),
        ("non-members and e-mail", ["non-members", "and", "e-mail"]),
        ("U.S.-China ties", ["U.S.", "-", "China", "ties"]),
        ("at 7 p.m.—wasn’t it", ["at", "7", "p.m.", "—", "was", "n’t", "it"]),
        ("Lt. Col. Ada Fox", ["Lt.", "Col.", "Ada", "Fox"]),
        ("won 3-1 and/or drew!!!", ["won", "3", "-", "1", "and", "/", "or", "drew", "!!!"]),
        ("(Reuters): yes", ["(", "Reuters", ")", ":", "yes"]),
        ("the minister’s “plan”", ["the", "minister", "’s", "“", "plan", "”"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, words: list[str]) -> None:
    assert cut(text) == words


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_nothing_of_the_text_is_lost(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_a_long_run_of_one_mark_is_cut_in_passing() -> None:
    assert cut("x " + "-" * 20_000 + " y")[0] == "x"
