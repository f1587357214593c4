from __future__ import annotations

import numpy as np
import pytest

from readout.language.sentences import MAX_SENTENCE_WORDS, dateline_end, sentence_starts


def starts(words: str, wanted: set[int], glued: frozenset[int] = frozenset()) -> list[int]:
    cut = words.split()
    scores = np.array([3.0 if index in wanted else -3.0 for index in range(len(cut))], np.float32)
    return sentence_starts(cut, [index not in glued for index in range(len(cut))], scores)


def test_the_model_decides_where_no_rule_speaks() -> None:
    assert starts("They met . Then they left .", {0, 3}) == [0, 3]


@pytest.mark.parametrize("title", ["Gen.", "Mr.", "Sen.", "Lt."])
def test_no_sentence_begins_after_a_rank(title: str) -> None:
    assert starts(f"He saw {title} Okafor today .", {0, 3}) == [0]


def test_no_sentence_begins_with_a_closing_mark() -> None:
    assert starts("“ No . ” he said .", {0, 3}, frozenset({1, 2, 3})) == [0]


def test_a_block_always_begins_a_sentence() -> None:
    assert starts("markets fell", set()) == [0]


def test_endless_runs_are_cut() -> None:
    found = starts(" ".join(["cell"] * 2000), {0})
    assert all(end - start <= MAX_SENTENCE_WORDS for start, end in zip(found, [*found[1:], 2000], strict=True))


def test_a_stop_before_a_capital_ends_the_sentence_even_in_doubt() -> None:
    assert starts("They met . Then they left .", set()) == [0, 3]
    assert starts("They met . then they left .", set()) == [0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("RIVERTON ( AP ) — The mayor left .", 5),
        ("RIVERTON , June 18 ( Reuters ) - The mayor left .", 8),
        ("NEW RIVERTON -- The mayor left .", 3),
        ("FLOODS KILL 12 - OFFICIALS SAY", 0),
        ("The mayor - a judge - left .", 0),
        ("RIVERTON", 0),
    ],
)
def test_datelines_are_told_from_sentences(text: str, count: int) -> None:
    assert dateline_end(text.split()) == count
