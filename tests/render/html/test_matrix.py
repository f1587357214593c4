from __future__ import annotations

import dataclasses

from readout.render.html.matrix import Cell, Matrix, matrix
from readout.render.html.view import StoryView
from tests.render.sample import DEATHS, GROUNDING, STORY


def cells(found: Matrix, fact: str) -> dict[str, Cell]:
    """The cells of one fact by page."""
    order = [page.document for report in found.reports for page in report.pages]
    row = next(row for row in found.rows if row.line.id == fact)
    return dict(zip(order, row.cells, strict=True))


def changed(story: StoryView, **changes: object) -> Matrix:
    """The matrix of the story with other parts."""
    return matrix(dataclasses.replace(STORY, **changes), story.facts, story.reports)  # type: ignore[arg-type]


def test_pages_of_one_report_stand_side_by_side(story: StoryView) -> None:
    assert [[page.document for page in report.pages] for report in story.matrix().reports] == [
        ["doc-a", "doc-c"],
        ["doc-b"],
    ]


def test_facts_come_by_weight(story: StoryView) -> None:
    assert [row.line.id for row in story.matrix().rows][:2] == ["fact-grounding", "fact-deaths"]


def test_what_a_page_says_has_its_words(story: StoryView) -> None:
    found = cells(story.matrix(), "fact-grounding")
    assert {cell.state for cell in found.values()} == {"asserts"}
    assert found["doc-c"].cites[0].document == "doc-c"


def test_silent_is_not_denied(story: StoryView) -> None:
    silent = cells(story.matrix(), "fact-inquiry")["doc-b"]
    assert (silent.state, silent.cites) == ("silent", ())
    denying = dataclasses.replace(
        GROUNDING, evidence=(GROUNDING.evidence[0], dataclasses.replace(GROUNDING.evidence[1], modality="denied"))
    )
    found = cells(changed(story, facts=(denying, *STORY.facts[1:])), "fact-grounding")
    assert (found["doc-b"].state, found["doc-b"].words) == ("denies", "denies")
    assert found["doc-b"].mark != found["doc-c"].mark


def test_where_no_value_leads_every_page_differs(story: StoryView) -> None:
    found = cells(changed(story, changes=()), "fact-deaths")
    assert {page: (cell.state, cell.words) for page, cell in found.items()} == {
        "doc-a": ("differs", "3"),
        "doc-c": ("differs", "3"),
        "doc-b": ("differs", "2"),
    }


def test_a_page_differs_from_what_most_independent_reports_say(story: StoryView) -> None:
    apart = [
        dataclasses.replace(report, id=report.id + letter) for report, letter in zip(story.reports, "12", strict=True)
    ]
    third = dataclasses.replace(apart[0], id="own", pages=(apart[0].pages[1],))
    reports = (dataclasses.replace(apart[0], pages=apart[0].pages[:1]), apart[1], third)
    found = cells(matrix(dataclasses.replace(STORY, changes=()), story.facts, reports), "fact-deaths")
    assert (found["doc-a"].state, found["doc-a"].words) == ("asserts", "3")
    assert (found["doc-b"].state, found["doc-b"].words) == ("differs", "2")


def test_what_was_overtaken_is_told_as_earlier(story: StoryView) -> None:
    (change,) = STORY.changes
    turned = dataclasses.replace(
        change, from_=dataclasses.replace(change.from_, evidence=(STORY.conflicts[0].values[0].evidence[1],))
    )
    found = cells(changed(story, conflicts=(), changes=(turned,)), "fact-deaths")
    assert (found["doc-c"].state, found["doc-c"].words) == ("overtaken", "earlier: 1")
    assert found["doc-b"].state == "asserts"


def test_two_conflicts_of_one_fact_are_told_apart(story: StoryView) -> None:
    (first,) = STORY.conflicts
    second = dataclasses.replace(first, id="conf-2", slot="time", kind="temporal")
    found = cells(changed(story, conflicts=(first, second), changes=()), "fact-deaths")
    assert found["doc-b"].words == "deaths 2; time 2"


def test_facts_of_one_sentence_said_alike_are_one_row(story: StoryView) -> None:
    twin = dataclasses.replace(DEATHS, id="fact-twin")
    lines = {**story.facts, "fact-twin": dataclasses.replace(story.facts["fact-deaths"], id="fact-twin")}
    rows = matrix(
        dataclasses.replace(STORY, facts=(*STORY.facts, twin), conflicts=(), changes=()), lines, story.reports
    ).rows
    assert len(rows) == len(STORY.facts)
