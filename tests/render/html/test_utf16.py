from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.render.html.utf16 import Utf16Offsets

TEXT = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("🚢👩‍🚒“”é")), max_size=80)


def javascript_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXT)
def test_every_offset_is_the_length_of_what_stands_before(text: str) -> None:
    offsets = Utf16Offsets.of(text)
    assert [offsets.at(at) for at in range(len(text) + 1)] == [
        javascript_length(text[:at]) for at in range(len(text) + 1)
    ]


@given(TEXT, st.data())
def test_a_span_cut_out_in_utf16_is_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets, units = Utf16Offsets.of(text), text.encode("utf-16-le")
    assert units[2 * offsets.at(start) : 2 * offsets.at(end)].decode("utf-16-le") == text[start:end]
