"""A claim put to an account of three small pages: what is confirmed, and above all what is not."""

from __future__ import annotations

import json

import pytest

from readout.model import UsageError
from readout.model.findings import CheckedClaim
from readout.pipeline import Configuration, Silent, brief
from readout.pipeline.accounts import read_account
from readout.pipeline.check import Prepared, check, check_claim, prepare

PAGES = {
    "a.txt": (
        "Tarn Valley Courier",
        "Mine fire in Oskel: 14 miners rescued, mayor promises inquiry",
        "OSKEL, 3 June 2025 - Fourteen miners were rescued on Tuesday after a fire broke out in the Brannock mine near "
        "Oskel, the fire service said.",
        'Mayor Ilka Sandvoss ordered an inquiry into the fire. "We will find out who slept," she told reporters.',
        "The owner of the mine, Grendal Coal, denied that a pump had failed. Its director, Tomas Ferrow, said that he "
        "would sue the newspaper that had written so.",
        "The company will pay each family 4,000 crowns. A vote of the union on a strike is planned for Friday.",
    ),
    "b.txt": (
        "Oskel Evening Post",
        "Fire in Brannock mine: fourteen brought up alive",
        "4 June 2025",
        "All 14 miners who were trapped in the Brannock mine by Tuesday's fire have been saved. Rescuers worked for "
        "nine hours.",
        "Ilka Sandvoss, the mayor of Oskel, has ordered an inquiry. Grendal Coal, which owns the mine, employs 210 "
        "people.",
    ),
}
"""Paragraphs of each page."""
CONFIGURATION = Configuration(threads=1)


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text("\n\n".join(text), encoding="utf-8")
    made = brief([str(folder)], CONFIGURATION, Silent()).to_dict()
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def prepared(account: dict[str, object]) -> tuple[Prepared, ...]:
    return prepare(read_account(account), CONFIGURATION, Silent())


@pytest.mark.parametrize(
    "claim",
    [
        "Ilka Sandvoss ordered an inquiry into the fire.",
        "The mayor of Oskel, Ilka Sandvoss, has ordered an inquiry.",
        "More than ten miners were rescued.",
        "14 miners were saved.",
        "Grendal Coal owns the mine.",
        "Grendal Coal employs 210 people.",
        "Ferrow will sue a newspaper.",
    ],
)
def test_what_a_page_says_in_other_words_is_confirmed_with_its_words(
    prepared: tuple[Prepared, ...], claim: str
) -> None:
    found = check(claim, prepared, CONFIGURATION)
    assert found.verdict == "confirmed"
    assert found.lineages >= 1
    assert all(passage.words for passage in found.passages)


@pytest.mark.parametrize(
    ("claim", "slot"),
    [
        ("Nineteen miners were rescued.", "number"),
        ("More than 20 miners were rescued.", "number"),
        ("Tomas Ferrow ordered an inquiry into the fire.", "actor"),
        ("Tomas Ferrow has sued the newspaper.", "modality"),
        ("Ilka Sandvoss did not order an inquiry into the fire.", "polarity"),
        ("Grendal Coal said that a pump had failed.", "modality"),
    ],
)
def test_a_claim_with_one_part_altered_is_contradicted_by_that_part(
    prepared: tuple[Prepared, ...], claim: str, slot: str
) -> None:
    found = check(claim, prepared, CONFIGURATION)
    assert found.verdict == "contradicted"
    assert slot in {difference.slot for difference in found.differences}
    assert all(difference.evidence for difference in found.differences)


@pytest.mark.parametrize(
    "claim",
    [
        "Ilka Sandvoss resigned as mayor of Oskel.",
        "Three miners died in the fire.",
        "Grendal Coal paid each family 4,000 crowns.",
        "The union voted for a strike.",
        "Only nine miners were rescued.",
        "The newspaper will sue Tomas Ferrow.",
        "Haldor Quist ordered an inquiry into the fire.",
        "Ilka Sandvoss ordered an inquiry into the fire on Sunday.",
    ],
)
def test_nothing_is_confirmed_that_no_page_says(prepared: tuple[Prepared, ...], claim: str) -> None:
    assert check(claim, prepared, CONFIGURATION).verdict != "confirmed"


def test_every_span_is_the_slice_of_its_page(account: dict[str, object]) -> None:
    checked = check_claim("Ilka Sandvoss ordered an inquiry.", read_account(account), CONFIGURATION, Silent())
    texts = {page.id: page.text for page in checked.documents}
    quotes = [q for p in checked.finding.passages for q in (p.sentence, *p.words)]
    assert quotes
    assert all(texts[q.document][q.start : q.end] == q.text for q in quotes)


def test_two_reports_that_say_so_are_counted_apart(prepared: tuple[Prepared, ...]) -> None:
    found = check("Ilka Sandvoss ordered an inquiry.", prepared, CONFIGURATION)
    assert found.lineages == 2
    assert found.facts


def test_the_parts_that_no_page_says_are_named(prepared: tuple[Prepared, ...]) -> None:
    found = check("Haldor Quist ordered an inquiry into the fire.", prepared, CONFIGURATION)
    assert "Haldor Quist" in (*found.missing, *(d.claimed for d in found.differences))


def test_the_same_claim_gives_the_same_finding(account: dict[str, object]) -> None:
    def once() -> CheckedClaim:
        return check_claim("14 miners were saved.", read_account(account), CONFIGURATION, Silent())

    assert once() == once()


def test_an_account_without_pages_is_refused() -> None:
    empty = read_account({"schema": "readout/1", "documents": [], "stories": []})
    with pytest.raises(UsageError, match="no pages"):
        check_claim("It rained.", empty, CONFIGURATION, Silent())


@pytest.mark.parametrize("record", [{}, {"schema": "readout-annotations/1"}, {"schema": "readout/1", "documents": 3}])
def test_what_is_no_account_is_refused_with_a_remedy(record: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="make one with"):
        read_account(record)


def test_an_account_read_back_is_the_account_that_was_written(account: dict[str, object]) -> None:
    assert read_account(account).to_dict() == account
