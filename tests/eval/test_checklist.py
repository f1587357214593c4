from __future__ import annotations

from pathlib import Path

import pytest

from eval import checklist
from eval.report import MissingDataError
from eval.tally import Tally

LIST = Path(checklist.__file__).with_name(checklist.FILE)


def test_the_list_has_ten_sentences_of_each_kind_and_no_name_that_is_not_in_its_sentence() -> None:
    sentences = checklist.read_checklist(LIST)
    kinds = [one.kind for one in sentences]
    assert {kind: kinds.count(kind) for kind in kinds} == dict.fromkeys(kinds, 10)
    assert len(sentences) == 100
    for one in sentences:
        assert all(words in one.text for name in one.names for _, words in name.readings)
        assert one.syntax


@pytest.mark.parametrize(
    ("found", "hits", "total"),
    [
        ([("ORG", "Novex"), ("GPE", "Lund")], 2, 2),
        ([("PERSON", "Novex"), ("GPE", "Lund")], 1, 3),
        ([("ORG", "Novex")], 1, 2),
        ([("ORG", "Novex"), ("LOC", "Lund"), ("PERSON", "Ada")], 2, 2),
        ([("ORG", "Novex"), ("LOC", "Lund"), ("MISC", "Swedish")], 2, 2),
    ],
)
def test_names_are_right_missed_or_invented(found: list[tuple[str, str]], hits: int, total: int) -> None:
    names = tuple(checklist.read_name(written) for written in ("ORG Novex", "GPE|LOC Lund", "?PERSON Ada"))
    tally = Tally()
    right = checklist.count_names(checklist.HardSentence("kind", "text", names, ()), found, tally)
    assert (tally.hits["kind names"], tally.totals["kind names"]) == (hits, total)
    assert right == (hits == total)


def test_an_absent_list_is_missing_data(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"checklist\.toml"):
        checklist.measure(tmp_path)
