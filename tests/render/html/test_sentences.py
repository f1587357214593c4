from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.account import Block
from readout.render.html.sentences import sentences
from tests.render.sample import B


def cut(text: str) -> list[str]:
    page = dataclasses.replace(B, text=text, body=(Block(0, len(text)),), furniture=())
    return [span.of(text) for span in sentences(page)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The ship sank. Nobody drowned.", ["The ship sank.", "Nobody drowned."]),
        ("Dr. Imperial treated them. All lived.", ["Dr. Imperial treated them.", "All lived."]),
        ("The U.S. Senate voted. It failed.", ["The U.S. Senate voted.", "It failed."]),
        ("J. Vane promised it.", ["J. Vane promised it."]),
        ("“Why now?” he asked. She left!", ["“Why now?” he asked.", "She left!"]),
        ("It cost 3.5 million. And more.", ["It cost 3.5 million.", "And more."]),
        ("one line\nanother line", ["one line", "another line"]),
        ("船は沈んだ。誰も死ななかった。", ["船は沈んだ。", "誰も死ななかった。"]),
        ("هل غرقت السفينة! لا أحد مات.", ["هل غرقت السفينة!", "لا أحد مات."]),
    ],
)
def test_sentences_are_cut_where_a_reader_cuts_them(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(st.text(alphabet="aB .!?\n”)。é🚢", max_size=60))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_furniture_is_not_read() -> None:
    assert not any("newsletter" in span.of(B.text) for span in sentences(B))
