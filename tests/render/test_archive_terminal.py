"""What an archive tells, as a person reads it on a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from readout.model.account import Conflict, Fact
from readout.model.archive import StoryDiff
from readout.render.archive_terminal import diff_to_terminal
from tests.render.sample import STORY

THEN, NOW = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 9, tzinfo=UTC)
CONFLICT = Conflict("con-1", (STORY.facts[0].id,), "count", "numeric", (), "The pages differ on count.")


def diff(facts: tuple[Fact, ...], **more: object) -> StoryDiff:
    usual: dict[str, object] = {
        "story": "s-1", "title": "A ferry", "since": THEN, "until": NOW, "new": False, "pages": (), "moved": (),
        "gone": (), "statements": (), "conflicts": (CONFLICT,), "settled": (), "changes": (),
    }  # fmt: skip
    return StoryDiff(facts=facts, **{**usual, **more})  # type: ignore[arg-type]


def test_a_difference_is_told_with_what_it_is_about() -> None:
    fact = replace(STORY.facts[0], summary="162 people were on board.")
    shown = " ".join(diff_to_terminal(diff((fact,)), width=100).split())
    assert "162 people were on board. The pages differ on count." in shown


def test_a_difference_of_a_fact_told_elsewhere_stands_alone() -> None:
    assert "- The pages differ on count." in diff_to_terminal(diff(()), width=100)


def test_nothing_new_is_said() -> None:
    assert "nothing new" in diff_to_terminal(diff((), conflicts=()), width=100)


def test_words_of_a_page_do_not_steer_the_screen() -> None:
    shown = diff_to_terminal(diff((replace(STORY.facts[0], summary="\x1b[31mred\u202e backwards"),)), width=100)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_several_facts_of_one_sentence_are_one_line() -> None:
    facts = tuple(replace(STORY.facts[0], id=f"fact-{n}", summary="Two shops shut.", time=None) for n in range(6))
    shown = diff_to_terminal(diff(facts, conflicts=()), width=100)
    assert shown.count("Two shops shut.") == 1
    assert "more of them" not in shown
