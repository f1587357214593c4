"""What a checked claim looks like, on a screen and as JSON."""

from __future__ import annotations

import json

import pytest

from readout.model.account import Quote
from readout.model.findings import CheckedClaim, Difference, Dispute, Finding, PageOfFinding, Passage, Side, Support
from readout.render.check import check_to_json, check_to_terminal

TEXT = "Headline\n\nThe mayor opened\nthe bridge in May.\n"
SENTENCE = Quote("d1", 10, 46, TEXT[10:46])
OPENED = Quote("d1", 20, 26, "opened")
PAGES = (PageOfFinding("d1", "a.txt", "Harbour Post", "2025-05-03", TEXT),)


def checked(**parts: object) -> CheckedClaim:
    base: dict[str, object] = {"claim": "The mayor opened it.", "verdict": "confirmed", "lineages": 1}
    passages = (Passage(SENTENCE, (OPENED,)),)
    return CheckedClaim(Finding(**{**base, "passages": passages, **parts}), PAGES)  # type: ignore[arg-type]


def test_a_confirmed_claim_shows_the_words_with_page_and_line() -> None:
    shown = check_to_terminal(checked())
    assert shown.startswith("CONFIRMED: the pages say so\n")
    assert "[A3] The mayor *opened* the bridge in May." in shown
    assert "A  Harbour Post, 2025-05-03" in shown


def test_colour_marks_the_words_instead_of_asterisks() -> None:
    shown = check_to_terminal(checked(), colour=True)
    assert "\x1b[1mopened\x1b[0m" in shown
    assert "*" not in shown


def test_what_differs_is_shown_on_both_sides() -> None:
    difference = Difference("actor", "the minister", "mayor", (OPENED,))
    shown = check_to_terminal(checked(verdict="contradicted", differences=(difference,)))
    assert "who did it: claimed “the minister”, the page says “mayor” [A3]" in shown


def test_both_sides_of_a_dispute_are_shown() -> None:
    dispute = Dispute("conflict", "The pages differ on count.", (Side("side", "31", (OPENED,)), Side("side", "27", ())))
    shown = check_to_terminal(checked(verdict="disputed", disputes=(dispute,)))
    assert "The pages differ on count." in shown
    assert "side: 31 [A3]" in shown
    assert "side: 27" in shown


def test_what_no_page_says_is_named() -> None:
    shown = check_to_terminal(checked(verdict="partly found", missing=("in June",)))
    assert "No page says, with the rest: in June" in shown


def test_facts_are_shown_with_their_standing() -> None:
    shown = check_to_terminal(checked(facts=(Support("f", "The bridge was opened.", 2, ("corroborated",)),)))
    assert "The bridge was opened. (corroborated)" in shown


@pytest.mark.parametrize("evil", ["\x1b[2J", "\u202e"])
def test_no_page_steers_the_terminal(evil: str) -> None:
    quote = Quote("d1", 0, len(evil) + 2, f"a{evil}b")
    shown = check_to_terminal(checked(passages=(Passage(quote, ()),)))
    assert evil not in shown
    assert evil not in check_to_json(checked(passages=(Passage(quote, ()),)))


def test_the_json_has_its_schema_first_and_exact_spans() -> None:
    record = json.loads(check_to_json(checked()))
    assert next(iter(record)) == "schema"
    assert record["schema"] == "readout-check/1"
    assert record["passages"][0]["words"] == [{"document": "d1", "start": 20, "end": 26, "text": "opened"}]
    assert record["documents"] == [
        {"id": "d1", "uri": "a.txt", "outlet": "Harbour Post", "published": "2025-05-03"},
    ]
