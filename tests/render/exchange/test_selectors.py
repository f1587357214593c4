"""Selectors: a position and a quote that each lead back to the very words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.render.exchange.selectors import CONTEXT, selectors, text_quote

FEW = st.text(st.sampled_from("ab \n🚢é"), max_size=120)
ANY = st.text(max_size=200)


def places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


@given(st.one_of(FEW, ANY), st.data())
def test_a_quote_with_its_context_stands_in_one_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text_quote(text, start, end, data.draw(st.integers(0, 40)))
    whole = quote.prefix + quote.exact + quote.suffix
    assert quote.exact == text[start:end]
    if whole or not text:
        assert [at + len(quote.prefix) for at in places(text, whole)] == [start]


@given(st.one_of(FEW, ANY), st.data())
def test_the_position_slices_to_the_exact_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    position, quote = selectors(text, start, end)
    assert position == {"type": "TextPositionSelector", "start": start, "end": end}
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"] == text[start:end]
    assert set(quote) <= {"type", "exact", "prefix", "suffix"}


def test_context_is_short_where_it_is_enough() -> None:
    text = "a" * 500 + "needle" + "b" * 500
    quote = text_quote(text, 500, 506)
    assert (len(quote.prefix), len(quote.suffix)) == (CONTEXT, CONTEXT)


def test_context_grows_until_the_place_is_plain() -> None:
    sentence = "They said so again and again and again. "
    text = sentence * 20
    start = len(sentence) * 7
    quote = text_quote(text, start, start + 4)
    assert len(quote.prefix) > CONTEXT
    assert places(text, quote.prefix + quote.exact + quote.suffix) == [start - len(quote.prefix)]


def test_a_million_times_the_same_character() -> None:
    text = "a" * 10**6
    assert text_quote(text, 500_000, 500_001).exact == "a"
