"""A date with its place, label or author on one line is no headline, and names the day under the headline above it."""

from __future__ import annotations

import pytest

from readout.model import Document, RawPage
from readout.read import read_page
from readout.read.furniture.heads import is_dated_line

REPORT = (
    "The harbour authority closed the northern pier after divers had found cracks in three of its pillars.\n"
    "Ferries to the islands will leave from the fishing port until the pillars have been mended, it said.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Sofia, 11 September 2025",
        "Analysis, 11 August 2026",
        "GABORONE, April 18, 2024 (KNS)",
        "2 February 2026, 12:30. Report by Nils Aasen",
        "1 March 2024 - from our local staff",
        "Local politics | 9 November 2025",
        "Thursday 7 May 2026 | Yara Montes",
        "Broadcast 17 March 2025, 07:00",
    ],
)
def test_a_date_beside_a_place_a_label_or_a_name_is_a_dated_line(line: str) -> None:
    assert is_dated_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "What happened on 5 March 2024",
        "The attacks of 11 September 2001",
        "The pier, closed on 3 May 2024, will open again",
        "Bridge opens, 12 years late, on 4 June 2025",
        "Ferries stop for a week",
    ],
)
def test_a_sentence_or_headline_with_a_date_is_none(line: str) -> None:
    assert not is_dated_line(line)


@pytest.mark.parametrize("line", ["Varna, 11 September 2025", "Analysis, 11 September 2025"])
def test_the_line_above_it_is_the_headline_and_the_day_is_the_reports(line: str) -> None:
    text = f"Coast Courier\nCracked pillars close the northern pier\n{line}\n{REPORT}"
    page = read_page(RawPage("pier.txt", text.encode()))
    assert isinstance(page, Document)
    assert page.title is not None
    assert page.title.of(page.text) == "Cracked pillars close the northern pier"
    assert page.published.days.edtf == "2025-09-11"


def test_the_publisher_above_the_headline_is_not_the_headline() -> None:
    text = f"Harbour Authority, Varna\nPier closed after inspection\nVarna, 11 September 2025\n{REPORT}"
    page = read_page(RawPage("release.txt", text.encode()))
    assert isinstance(page, Document)
    assert page.title is not None
    assert page.title.of(page.text) == "Pier closed after inspection"
