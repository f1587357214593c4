from __future__ import annotations

import dataclasses

from readout.render.html.repeats import once, said_once
from readout.render.html.view import StoryView


def test_a_page_tells_its_own_words_in_their_order(story: StoryView) -> None:
    (reading,) = story.readings(["doc-b"])
    assert [line.id for line in reading.facts] == ["fact-morning", "fact-deaths", "fact-grounding", "fact-early"] or [
        line.cites[0].start for line in reading.facts
    ] == sorted(line.cites[0].start for line in reading.facts)
    assert {
        cite.document for line in (*reading.facts, *(one.line for one in reading.statements)) for cite in line.cites
    } == {"doc-b"}
    assert [(one.who, one.line.id) for one in reading.statements] == [("Mira Holt", "stmt-heard")]


def test_pages_come_as_asked(story: StoryView) -> None:
    assert [reading.source.document for reading in story.readings(["doc-c", "doc-a"])] == ["doc-c", "doc-a"]


def test_lines_of_one_sentence_are_one_with_all_places(story: StoryView) -> None:
    one, other = story.facts["fact-deaths"], story.facts["fact-grounding"]
    twin = dataclasses.replace(other, id="twin", text=one.text, time=one.time)
    (found,) = once([one, twin])
    assert found.also == ("twin",)
    assert found.line.id == one.id
    assert {cite.mark for cite in found.line.cites} == {cite.mark for line in (one, twin) for cite in line.cites}
    assert set(found.line.marks) >= set(one.marks)


def test_one_sentence_at_two_times_stays_two(story: StoryView) -> None:
    line = story.facts["fact-deaths"]
    assert len(once([line, dataclasses.replace(line, id="twin", time="2024-06")])) == 2


def test_a_quotation_within_a_longer_statement_is_part_of_it(story: StoryView) -> None:
    line = story.statements["stmt-heard"]
    first = line.cites[0]
    longer = dataclasses.replace(
        line, id="longer", marks=(), cites=(dataclasses.replace(first, start=first.start - 5, end=first.end + 9),)
    )
    part = dataclasses.replace(line, id="part", marks=("words differ",), cites=(first,))
    (found,) = said_once([part, longer])
    assert (found.line.id, found.also, found.line.marks) == ("longer", ("part",), ("words differ",))


def test_a_quotation_that_another_page_has_too_stands_for_itself(story: StoryView) -> None:
    line = story.statements["stmt-heard"]
    first = line.cites[0]
    longer = dataclasses.replace(
        line, id="longer", cites=(dataclasses.replace(first, start=first.start - 5, end=first.end + 9),)
    )
    assert [one.line.id for one in said_once([line, longer])] == ["stmt-heard", "longer"]
