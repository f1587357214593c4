from __future__ import annotations

import numpy as np

from readout.language.clauses import Clauses, correct_clauses


def corrected(*rows: tuple[str, str, int, str]) -> list[tuple[int, str]]:
    """Rows are word, Penn tag, head, relation; heads and relations come out."""
    words, tags, heads, labels = zip(*rows, strict=True)
    clauses = Clauses(words, tags, np.array(heads), list(labels))
    correct_clauses(clauses)
    return list(zip(clauses.heads.tolist(), clauses.labels, strict=True))


def test_who_follows_the_cue_said_it() -> None:
    found = corrected(
        ("“", "``", 1, "punct"),
        ("Enough", "JJ", 4, "nsubj"),
        ("!", ".", 1, "punct"),
        ("”", "''", 1, "punct"),
        ("shouted", "VBD", -1, "root"),
        ("a", "DT", 6, "det"),
        ("woman", "NN", 4, "obj"),
    )
    assert found[1] == (4, "ccomp")
    assert found[6] == (4, "nsubj")


def test_a_subject_before_the_cue_goes_to_the_rest_of_the_quotation() -> None:
    found = corrected(
        ("“", "``", 2, "punct"),
        ("The", "DT", 2, "det"),
        ("dam", "NN", 5, "nsubj"),
        (",", ",", 2, "punct"),
        ("”", "''", 2, "punct"),
        ("added", "VBD", -1, "root"),
        ("Fox", "NNP", 5, "obj"),
        (",", ",", 9, "punct"),
        ("“", "``", 9, "punct"),
        ("broke", "VBD", 5, "ccomp"),
    )
    assert found[2] == (9, "nsubj")
    assert found[6] == (5, "nsubj")


def test_words_in_marks_that_are_a_subject_stay_one() -> None:
    rows = (
        ("The", "DT", 3, "det"),
        ("“", "``", 3, "punct"),
        ("iron", "NN", 3, "compound"),
        ("lady", "NN", 5, "nsubj"),
        ("”", "''", 3, "punct"),
        ("met", "VBD", -1, "root"),
        ("miners", "NNS", 5, "obj"),
    )
    assert corrected(*rows) == [(head, label) for _, _, head, label in rows]


def test_two_subjects_are_shared_with_the_verb_that_has_none() -> None:
    found = corrected(
        ("Rebels", "NNS", 4, "nsubj"),
        ("left", "VBD", 4, "ccomp"),
        ("Lund", "NNP", 1, "obj"),
        (",", ",", 1, "punct"),
        ("said", "VBD", -1, "root"),
        ("Fox", "NNP", 4, "nsubj"),
    )
    assert found[0] == (1, "nsubj")
    found = corrected(
        ("Rebels", "NNS", 1, "nsubj"),
        ("left", "VBD", 4, "ccomp"),
        (",", ",", 1, "punct"),
        ("Fox", "NNP", 1, "nsubj"),
        ("said", "VBD", -1, "root"),
    )
    assert found[3] == (4, "nsubj")


def test_a_rank_hangs_on_the_name() -> None:
    found = corrected(
        ("Lt.", "NNP", 1, "nmod:desc"),
        ("Gen.", "NNP", 4, "nsubj"),
        ("Ada", "NNP", 1, "flat"),
        ("Fox", "NNP", 2, "flat"),
        ("left", "VBD", -1, "root"),
    )
    assert found == [(2, "nmod:desc"), (2, "nmod:desc"), (4, "nsubj"), (2, "flat"), (-1, "root")]
