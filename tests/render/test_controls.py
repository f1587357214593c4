from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from readout.render.controls import neutralised, one_line, shortened
from readout.render.json import serialised

ANY_TEXT = st.text(st.characters(exclude_categories=()))
STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(ANY_TEXT)
def test_neutralised_text_keeps_offsets_and_steers_nothing(text: str) -> None:
    shown = neutralised(text)
    assert len(shown) == len(text)
    shown.encode()
    for character in shown:
        assert unicodedata.bidirectional(character) not in STEERING
        assert character in "\t\n\r" or unicodedata.category(character) not in ("Cc", "Cs")


@given(ANY_TEXT)
def test_json_is_exact_and_safe_to_print(text: str) -> None:
    written = serialised({"text": text})
    assert json.loads(written)["text"] == text
    assert neutralised(written) == written
    written.encode()


def test_escape_sequence_and_override_become_visible() -> None:
    assert one_line("\x1b[31mred\x07 \u202eabc") == "␛[31mred␇ �abc"


def test_emoji_joined_with_zero_width_joiner_stays_whole() -> None:
    assert neutralised("👩‍🚒") == "👩‍🚒"


@given(ANY_TEXT, st.integers(2, 60))
def test_shortened_is_never_longer_and_says_so(text: str, limit: int) -> None:
    line, cut = one_line(text), shortened(text, limit)
    assert len(cut) <= limit
    assert cut == line or cut.endswith("…")
