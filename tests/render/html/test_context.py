from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.render.html.context import NOTHING, REACH, context

TEXT = "The pier was closed.\nDivers found 31 people on Sunday, the coast guard said. Nobody else was seen."


def around(words: str, text: str = TEXT) -> tuple[str, str]:
    start = text.index(words)
    found = context(text, start, start + len(words))
    return found.before, found.after


def test_the_rest_of_the_sentence_stands_around() -> None:
    assert around("31") == ("Divers found ", " people on Sunday, the coast guard said.")


def test_an_abbreviation_does_not_end_the_sentence() -> None:
    text = "She left. The ship sailed at 1 p.m. with 162 people, Dr. Imperial said. It sank."
    assert around("162", text) == ("The ship sailed at 1 p.m. with ", " people, Dr. Imperial said.")


@pytest.mark.parametrize(("words", "sides"), [("The pier", ("", " was closed.")), ("was seen.", ("Nobody else ", ""))])
def test_the_ends_of_a_text_are_ends(words: str, sides: tuple[str, str]) -> None:
    assert around(words) == sides


def test_a_long_sentence_is_cut_at_words_and_says_so() -> None:
    text = "word " * 100 + "VALUE" + " word" * 100
    before, after = around("VALUE", text)
    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert max(len(before), len(after)) <= REACH + 1


def test_a_long_place_needs_no_context() -> None:
    assert context("a" * 300, 100, 200) == NOTHING


@given(st.text(alphabet="ab .!?\n\u202e🚢", max_size=80), st.integers(0, 80), st.integers(0, 20))
def test_what_is_shown_stands_there(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = context(text, start, end)
    assert "\u202e" not in found.before + found.after
    assert "".join(found.before.split()).replace("\ufffd", "\u202e") == "" or "".join(found.before.split()).replace(
        "\ufffd", "\u202e"
    ) in "".join(text[:start].split())
