from __future__ import annotations

import dataclasses

from readout.render.html.view import StoryView
from tests.render.sample import A, B, C


def test_every_sentence_of_both_pages_stands_in_one_row(story: StoryView) -> None:
    comparison = story.compare("doc-a", "doc-b")
    for page, halves in ((A, [row.left for row in comparison.rows]), (B, [row.right for row in comparison.rows])):
        cites = [half.cite for half in halves if half]
        starts = [cite.start for cite in cites]
        assert starts == sorted(set(starts))
        body = "".join(page.text[block.start : block.end] for block in page.body)
        assert "".join("".join(cite.text for cite in cites).split()) == "".join(body.split())


def test_the_runs_of_a_half_are_its_words(story: StoryView) -> None:
    for row in story.compare("doc-a", "doc-c").rows:
        for half in (row.left, row.right):
            assert half is None or "".join(run.text for run in half.runs) == half.cite.text


def test_a_copy_has_its_edge_and_its_reworded_sentences(story: StoryView) -> None:
    comparison = story.compare("doc-a", "doc-c")
    assert comparison.edge is not None
    reworded = [row for row in comparison.rows if row.kind == "reworded" and row.left and row.right]
    assert any("Three people were killed" in row.left.cite.text for row in reworded if row.left)


def test_what_stands_alone_is_lit_and_counted(story: StoryView) -> None:
    comparison = story.compare("doc-a", "doc-b")
    alone = [half for row in comparison.rows for half in (row.left, row.right) if half and half.relation is None]
    assert len(alone) == comparison.only_left + comparison.only_right
    assert {run.kind for half in alone for run in half.runs} == {"only"}
    assert all(row.kind == "apart" for row in comparison.rows for half in (row.left, row.right) if half in alone)


def test_independent_pages_are_paired_by_what_they_tell(story: StoryView) -> None:
    rows = story.compare("doc-a", "doc-b").rows
    paired = [(row.left.cite.text, row.right.cite.text) for row in rows if row.left and row.right]
    assert any("We heard a crash" in left and "We heard a bang" in right for left, right in paired)


def test_the_pair_with_most_in_common_comes_first_and_its_source_stands_left(story: StoryView) -> None:
    pairs = story.pairs()
    assert pairs[0] == ("doc-a", "doc-c")
    assert {frozenset(pair) for pair in pairs} == {
        frozenset(p) for p in ("ab", "ac", "bc") for p in [{f"doc-{x}" for x in p}]
    }
    assert C.id in pairs[0]


def test_a_story_of_one_page_has_no_pairs(story: StoryView) -> None:
    alone = dataclasses.replace(story, story=dataclasses.replace(story.story, documents=("doc-a",), lineages=()))
    assert alone.pairs() == ()
