from __future__ import annotations

import dataclasses
import re

from readout.render.html.coverage import Report
from readout.render.html.graph import graph
from readout.render.html.view import StoryView


def test_every_report_has_a_lane_with_its_pages(story: StoryView) -> None:
    found = story.graph()
    assert [[node.source.letter for node in lane.nodes] for lane in found.lanes] == [["A", "C"], ["B"]]
    assert len({lane.y for lane in found.lanes}) == 2


def test_a_line_leads_from_the_copy_to_its_source(story: StoryView) -> None:
    lane = story.graph().lanes[0]
    (link,) = lane.links
    x = [float(number) for number in re.findall(r"-?\d+\.\d", link.path)]
    source, copy = lane.nodes
    assert abs(x[0] - copy.x) < abs(x[0] - source.x)
    assert abs(x[-2] - source.x) < abs(x[-2] - copy.x)


def test_pages_of_one_day_do_not_stand_on_each_other(story: StoryView) -> None:
    nodes = story.graph().lanes[0].nodes
    assert nodes[1].x - nodes[0].x >= 100
    assert nodes[-1].x < story.graph().width


def test_the_same_is_told_in_words(story: StoryView) -> None:
    (derived,) = story.graph().derived[story.reports[0].id]
    assert (derived.page.letter, derived.of.letter, derived.passages) == ("C", "A", 1)
    assert 0 < derived.shared < 1


def test_a_kind_without_a_word_is_shown_as_it_is(story: StoryView) -> None:
    edge = dataclasses.replace(story.reports[0].edges[0], kind="translation")
    report = dataclasses.replace(story.reports[0], edges=(edge,))
    assert graph((report,), story.texts).derived[report.id][0].verb == "translation"


def test_many_reports_are_counted_where_they_are_not_drawn(story: StoryView) -> None:
    single = story.reports[1]
    many = [Report(f"r{index}", single.pages, "", ()) for index in range(30)]
    found = graph([story.reports[0], *many], story.texts)
    assert (len(found.lanes), found.undrawn, len(found.reports)) == (1, 30, 31)
