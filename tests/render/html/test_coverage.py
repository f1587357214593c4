from __future__ import annotations

import dataclasses

from readout.render.html.coverage import reports_of
from readout.render.html.view import StoryView
from tests.render.sample import STORY


def test_a_copy_is_no_report_of_its_own(story: StoryView) -> None:
    assert [report.letters for report in story.reports] == ["A, C", "B"]


def test_coverage_counts_reports_and_names_their_pages(story: StoryView) -> None:
    told = story.coverage(story.facts["fact-grounding"].cites)
    assert (told.letters, told.count) == (("A, C", "B"), 2)
    told = story.coverage(story.facts["fact-inquiry"].cites)
    assert (told.letters, told.count) == (("A", ""), 1)


def test_a_page_of_no_lineage_is_a_report(story: StoryView) -> None:
    bare = dataclasses.replace(STORY, lineages=STORY.lineages[:1])
    found = reports_of(bare, story.outline.sources, story.texts)
    assert sorted(report.letters for report in found) == ["A, C", "B"]


def test_the_origin_is_told_unless_it_is_one_of_the_pages(story: StoryView) -> None:
    named = dataclasses.replace(
        STORY, lineages=(STORY.lineages[0], dataclasses.replace(STORY.lineages[1], origin="Norline"))
    )
    found = reports_of(named, story.outline.sources, story.texts)
    assert [report.origin for report in found] == ["", "Norline"]
