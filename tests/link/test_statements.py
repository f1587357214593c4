"""The same words in two pages are one statement; a bare pronoun is none."""

from __future__ import annotations

from readout.link import gather_statements, group_statements
from readout.model.links import AnnotatedPage
from tests.builders import page, quotation

WORDS = "the bridge will be closed until the cracked cable has been replaced"


def count(*pages: AnnotatedPage) -> int:
    return len(group_statements(pages, gather_statements(pages, ())))


def said(text: str, words: str, *, direct: bool = True) -> AnnotatedPage:
    return page(text, attributions=[quotation(text, words, None, direct=direct)])


def test_the_same_quotation_in_two_pages_is_one_statement() -> None:
    assert count(said(f"“{WORDS}”, she said.", WORDS), said(f"She told us: “{WORDS}”.", WORDS)) == 1


def test_a_short_quoted_word_joins_nothing_without_a_speaker() -> None:
    assert count(said("They called it “robust”.", "robust"), said("He spoke of “robust” talks.", "robust")) == 2


def test_copies_of_indirect_words_are_one_also_without_a_speaker() -> None:
    one = said(f"Officials said that {WORDS}.", WORDS, direct=False)
    two = said(f"According to officials, {WORDS}.", WORDS, direct=False)
    assert count(one, two) == 1


def test_a_bare_pronoun_is_no_statement() -> None:
    assert count(said("The company denied that.", "that", direct=False)) == 0
