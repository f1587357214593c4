"""Sayings by their form: posts with a signature, headlines with a colon, clauses set against one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.attribution import find_attributions
from readout.language import Parse
from readout.model import Document

Understand = Callable[[str], tuple[Document, Parse]]


def _said(understand: Understand, text: str) -> list[tuple[str, str]]:
    document, parse = understand(text)
    found = find_attributions(document, parse, ())
    return [(a.source.of(text) if a.source else "", " ".join(c.of(text) for c in a.content)) for a in found]


@pytest.mark.parametrize("joint", [" ", "\n"])
def test_a_signature_names_who_posted(understand: Understand, joint: str) -> None:
    post = "The pier is open again, thank you all."
    text = f"{post}{joint}— Ada Vega (@adavega) 3 May 2021"
    assert ("Ada Vega", post) in _said(understand, text)


def test_a_headlines_colon_names_its_source(understand: Understand) -> None:
    text = "Two held after raid on harbour: police"
    assert _said(understand, text) == [("police", "Two held after raid on harbour")]


def test_a_clause_set_against_it_is_anothers(understand: Understand) -> None:
    text = "The ministry said the dam was safe, while a union leader said the wall had cracked."
    assert ("The ministry", "the dam was safe") in _said(understand, text)


def test_giving_a_name_is_no_saying(understand: Understand) -> None:
    assert _said(understand, "The couple own a boat called Lark.") == []


def test_who_stands_before_told_speaks(understand: Understand) -> None:
    text = "“The car hit the wall,” local police chief Omar Hadi Karim told AFP."
    assert [source for source, _ in _said(understand, text)] == ["local police chief Omar Hadi Karim"]


def test_pointing_out_is_saying(understand: Understand) -> None:
    text = "The groups pointed out that the lake had dried."
    assert _said(understand, text) == [("The groups", "that the lake had dried")]
