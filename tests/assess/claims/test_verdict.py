"""Which sentences speak for a claim and which against it."""

from __future__ import annotations

from readout.assess.claims import Comparison, Part, Told, judge
from readout.assess.claims.records import Match, Slot
from readout.model import Span

CLAIM = Told("claim", "Roth met Vega in Lund", Span(0, 21), (), (), (), (), ())
ROTH, MET, VEGA, LUND = Span(0, 4), Span(5, 8), Span(9, 13), Span(17, 21)
LINES = "Roth saw Vega in Lund.\nThe talks in Lund were opened by Moss.\n"


def told(line: int) -> Told:
    start = sum(len(text) + 1 for text in LINES.split("\n")[:line])
    return Told("page", LINES, Span(start, start + len(LINES.split("\n")[line])), (), (), (), (), ())


def part(slot: Slot, claimed: Span, match: Match, line: int, words: str | None = None) -> Part:
    at = LINES.index(words, told(line).span.start) if words is not None else None
    return Part(slot, claimed, match, Span(at, at + len(words)) if at is not None and words is not None else None)


OTHERWISE = Comparison(
    told(1),
    (
        part("actor", ROTH, "differs", 1, "Moss"),
        part("word", MET, "same", 1, "talks"),
        part("place", LUND, "same", 1, "Lund"),
    ),
)
SAID = Comparison(
    told(0),
    (
        part("actor", ROTH, "same", 0, "Roth"),
        part("word", MET, "same", 0, "saw"),
        part("place", LUND, "same", 0, "Lund"),
    ),
)
UNSAID = Comparison(SAID.told, (*SAID.parts, part("number", VEGA, "unsaid", 0)))
TOUCHED = Comparison(SAID.told, (*SAID.parts, part("number", VEGA, "unsaid", 0, "Vega")))


def test_a_sentence_that_bears_out_every_part_confirms() -> None:
    assert judge(CLAIM, [OTHERWISE, SAID], {}).verdict == "confirmed"


def test_one_that_tells_a_part_otherwise_contradicts() -> None:
    found = judge(CLAIM, [OTHERWISE], {})
    assert found.verdict == "contradicted"
    assert [(d.claimed, d.found) for d in found.differences] == [("Roth", "Moss")]


def test_nothing_is_contradicted_that_a_nearer_sentence_bears_out() -> None:
    assert judge(CLAIM, [OTHERWISE, UNSAID], {}).verdict == "partly found"


def test_the_nearest_sentence_is_the_one_that_speaks_of_the_number() -> None:
    other = Comparison(told(1), UNSAID.parts)
    found = judge(CLAIM, [other, TOUCHED], {})
    assert [passage.sentence.start for passage in found.passages] == [TOUCHED.told.span.start]
    assert found.missing == ("Vega",)
