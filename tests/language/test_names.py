from __future__ import annotations

import numpy as np

from readout.language.name_rules import NameSpan
from readout.language.names import NameDecoder

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-GPE", "I-GPE", "B-LOC", "I-LOC", "B-FAC", "I-FAC")


def decode(*rows: dict[str, float], words: str = "") -> list[NameSpan]:
    scores = np.full((len(rows), len(LABELS)), -9, np.float32)
    for index, row in enumerate(rows):
        for label, score in row.items():
            scores[index, LABELS.index(label)] = score
    return NameDecoder(LABELS).decode(scores, words.split() if words else ["x"] * len(rows))


def test_neighbouring_names_stay_apart() -> None:
    rows = [{"B-ORG": 5}, {"B-PERSON": 5}, {"I-PERSON": 5}, {"O": 5}]
    assert decode(*rows) == [NameSpan(0, 1, "ORG"), NameSpan(1, 3, "PERSON")]


def test_a_name_never_begins_inside() -> None:
    assert decode({"O": 5}, {"I-PERSON": 4, "B-PERSON": 3}) == [NameSpan(1, 2, "PERSON")]


def test_the_type_of_the_whole_name_wins_over_a_single_word() -> None:
    assert decode({"B-PERSON": 3, "B-ORG": 2.5}, {"I-ORG": 6, "I-PERSON": 1}) == [NameSpan(0, 2, "ORG")]


def test_no_words_give_no_names() -> None:
    assert NameDecoder(LABELS).decode(np.zeros((0, len(LABELS)), np.float32), []) == []


def test_ranks_leave_the_name() -> None:
    rows = [{"B-PERSON": 5}, {"I-PERSON": 5}]
    assert decode(*rows, words="Gen. Okafor") == [NameSpan(1, 2, "PERSON")]
    assert decode({"B-PERSON": 5}, {"B-PERSON": 5}, words="Gen. Okafor") == [NameSpan(1, 2, "PERSON")]


def test_the_words_of_a_place_say_what_it_is() -> None:
    rows = [{"B-GPE": 5}, {"I-GPE": 5}]
    assert decode(*rows, words="Riverton Airport") == [NameSpan(0, 2, "FAC")]
    assert decode(*rows, words="Lake Orta") == [NameSpan(0, 2, "LOC")]
    assert decode({"B-LOC": 3}, {"I-LOC": 3}, words="San Tomas") == [NameSpan(0, 2, "GPE")]


def test_places_of_uncertain_kind_still_win_over_no_name() -> None:
    assert decode({"O": 2, "B-GPE": 1.5, "B-LOC": 1.5, "B-FAC": 1.5}) == [NameSpan(0, 1, "GPE")]


def test_an_organisation_goes_on_over_of() -> None:
    rows = [{"B-ORG": 5}, {"I-ORG": 5}, {"I-ORG": 3}, {"O": 5}, {"B-GPE": 5}]
    assert decode(*rows, words="Supreme Court of the Union") == [NameSpan(0, 5, "ORG")]
