"""The lexicon of words that say the same or the opposite."""

from __future__ import annotations

import pytest

from readout.assess.claims.alignment import is_opposite, likeness, of_one_stem
from readout.assess.claims.lexicon import word_pairs
from readout.model import Span
from readout.model.wording import Word


def word(lemma: str) -> Word:
    return Word(Span(0, len(lemma)), lemma, "VERB", True, None)


def test_no_pair_says_the_same_and_the_opposite() -> None:
    pairs = word_pairs()
    assert not pairs.same & pairs.opposite
    assert all(one < other for one, other in pairs.same | pairs.opposite)


@pytest.mark.parametrize(
    ("one", "other"), [("rise", "fall"), ("survive", "die"), ("charge", "convict"), ("accept", "turn down")]
)
def test_opposites_and_later_steps_never_stand_for_each_other(one: str, other: str) -> None:
    assert is_opposite(word(one), word(other))
    assert is_opposite(word(other), word(one))


def test_small_verbs_of_having_are_one() -> None:
    assert likeness(word("hold"), word("own")) > 0.9


def test_words_with_digits_are_alike_only_where_they_are_the_same() -> None:
    assert likeness(word("330p"), word("310p")) == 0.0
    assert likeness(word("310p"), word("310p")) == 1.0


def test_stems_need_most_of_the_longer_word() -> None:
    assert of_one_stem("mayor", "mayoral")
    assert not of_one_stem("port", "portfolio")
    assert not of_one_stem("sue", "suit")
