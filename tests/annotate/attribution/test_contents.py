"""Where contents end, who speaks along, and what is nobody's word."""

from __future__ import annotations

import pytest

from readout.model import Attribution
from tests.annotate.attribution.test_attributions import Read
from tests.annotate.conftest import Understand


def statements(read: Read) -> list[Attribution]:
    return [a for a in read.found if a.kind == "statement"]


def test_a_content_holds_its_closing_mark(understand: Understand) -> None:
    read = Read(understand, 'The mayor said that crowds were stirring up "social unrest."')
    indirect = next(a for a in read.found if not a.direct)
    assert indirect.content[-1].of(read.document.text).endswith('"social unrest."')


def test_a_content_does_not_end_inside_a_quotation(understand: Understand) -> None:
    text = "Rao had promised to improve the service “exactly so that all are heard at the table.”"
    read = Read(understand, text, ["Rao"])
    for attribution in read.found:
        for span in attribution.content:
            words = span.of(text)
            assert words.count("“") == words.count("”")


def test_words_that_interrupt_are_outside_the_content(understand: Understand) -> None:
    read = Read(understand, "'That's a deal,\" Holst says, \"if it works.'", ["Holst"])
    direct = next(a for a in read.found if a.direct)
    assert [span.of(read.document.text) for span in direct.content] == ["That's a deal", "if it works."]


def test_who_interrupts_two_quotations_says_both(understand: Understand) -> None:
    text = "Rao had promised to speak “so that all are heard,” said Ben Holt, “and to avoid errors.”"
    read = Read(understand, text, ["Rao"], ["Ben Holt"])
    assert {a.speaker for a in read.found if a.direct} == {"Ben Holt"}


def test_all_who_speak_are_kept(understand: Understand) -> None:
    read = Read(understand, "Roth and Vega said the bridge was safe.", ["Roth"], ["Vega"])
    (saying,) = statements(read)
    assert (saying.speaker, saying.speakers) == ("Roth", ("Vega",))


def test_who_tells_stands_before_the_verb(understand: Understand) -> None:
    text = "“It looks very good,” Ada Vega, a chemist at Selm University, told RBC."
    read = Read(understand, text, ["Ada Vega"], other=["RBC"])
    direct = next(a for a in read.found if a.direct)
    assert (direct.speaker, direct.addressees) == ("Ada Vega", ("RBC",))


@pytest.mark.parametrize(
    "text",
    [
        "If all goes according to plan, the station will open in May.",
        "Seats are given out according to age.",
        "The mayor did not respond to requests for comment.",
        "The singer is best known for her roles in old plays.",
    ],
)
def test_nobody_says_what_goes_by_itself(understand: Understand, text: str) -> None:
    assert not statements(Read(understand, text))


def test_a_law_may_be_a_source(understand: Understand) -> None:
    assert statements(Read(understand, "According to the report, the bridge must be closed."))
