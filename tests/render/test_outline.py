from __future__ import annotations

import dataclasses

from readout.model import Readout
from readout.model.account import When
from readout.render.outline import EVERYTHING, ONE_SCREEN_AND_A_HALF, Limits, Outline, arrange
from tests.render.sample import SAMPLE, STORY, A, evidence, make_fact


def story_of(readout: Readout, limits: Limits = EVERYTHING) -> Outline:
    return arrange(readout, limits).stories[0]


def with_facts(count: int) -> Readout:
    facts = tuple(
        make_fact(f"fact-{n}", f"Thing {n}", [evidence(A, "passenger")], time=None, weight=n / count)
        for n in range(count)
    )
    return dataclasses.replace(SAMPLE, stories=(dataclasses.replace(STORY, facts=facts, timeline=()),))


def test_every_fact_stands_in_exactly_one_section() -> None:
    shown = [line.id for section in story_of(SAMPLE).sections for line in section.lines]
    assert sorted(shown) == sorted(fact.id for fact in STORY.facts)


def test_what_limits_hide_is_counted() -> None:
    for limits in (ONE_SCREEN_AND_A_HALF, Limits(facts=1, single=2), Limits(facts=0, single=0)):
        sections = story_of(with_facts(30), limits).sections
        assert sum(len(section.lines) + section.hidden for section in sections) == 30


def test_the_weightiest_are_shown_and_ordered_by_time() -> None:
    outline = story_of(SAMPLE, Limits(facts=2))
    assert [line.id for line in outline.happened.lines] == ["fact-grounding", "fact-deaths"]
    assert [line.id for line in outline.single.lines] == ["fact-morning"]


def test_copies_count_once() -> None:
    outline = story_of(SAMPLE)
    assert (outline.reports, outline.independent) == (3, 2)
    assert [source.copies for source in outline.sources] == ["same report as C", "", "same report as A"]


def test_pages_outside_every_story_are_listed() -> None:
    lonely = dataclasses.replace(SAMPLE, stories=())
    assert [source.document for source in arrange(lonely).apart] == ["doc-a", "doc-b", "doc-c"]


def test_a_speaker_nobody_could_name_keeps_the_words_of_the_page() -> None:
    statement = dataclasses.replace(STORY.statements[0], speaker=None)
    story = dataclasses.replace(STORY, statements=(statement,))
    outline = story_of(dataclasses.replace(SAMPLE, stories=(story,)))
    assert outline.speakers[0].name == "passenger Mira Holt"


def test_hidden_statements_are_counted() -> None:
    others = tuple(
        dataclasses.replace(STORY.statements[0], id=f"s{n}", speaker=None, speaker_text=f"Voice {n}") for n in range(9)
    )
    story = dataclasses.replace(STORY, statements=others)
    outline = story_of(dataclasses.replace(SAMPLE, stories=(story,)), Limits(speakers=4))
    assert (len(outline.speakers), outline.speakers_hidden) == (4, 5)


def test_a_time_too_wide_to_order_by_is_said_and_not_ordered_by() -> None:
    wide = dataclasses.replace(STORY.facts[0], time=When("2018-01/2024-02", "2018-01-01", "2024-02-29"))
    story = dataclasses.replace(STORY, facts=(wide, *STORY.facts[1:]), time="2018-01-01/..")
    outline = story_of(dataclasses.replace(SAMPLE, stories=(story,)))
    assert outline.time == ""
    assert [line.id for line in outline.happened.lines][-1] == wide.id
    assert outline.happened.lines[-1].vague == "January 2018 to February 2024"


def test_without_dates_the_days_of_the_week_order_what_happened() -> None:
    said = {"Mon": "Monday", "Sun": "on Sunday night", "Day": None}
    facts = tuple(
        make_fact(key, f"Thing {key}", [evidence(A, "passenger")], time=None, time_words=words, lineages=2)
        for key, words in said.items()
    )
    outline = story_of(dataclasses.replace(SAMPLE, stories=(dataclasses.replace(STORY, facts=facts, timeline=()),)))
    assert [(line.id, line.weekday) for line in outline.happened.lines] == [
        ("Sun", "Sunday"), ("Mon", "Monday"), ("Day", ""),
    ]  # fmt: skip


def test_indirect_words_that_say_little_are_shown_last() -> None:
    first = STORY.statements[0]
    said = [
        dataclasses.replace(first, id="s-noun", direct=False, text="the judiciary"),
        dataclasses.replace(first, id="s-clause", direct=False, text="that the court would sit again"),
    ]
    story = dataclasses.replace(STORY, statements=tuple(said))
    outline = story_of(dataclasses.replace(SAMPLE, stories=(story,)), Limits(statements=1))
    assert [line.id for line in outline.speakers[0].lines] == ["s-clause"]
    assert outline.speakers[0].hidden == 1
