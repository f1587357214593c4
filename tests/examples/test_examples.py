"""The example stories hold what their expectations point at: every anchor stands exactly once in its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eval.evidence import PageView, folded
from eval.expected import Expected, read_expected
from eval.story import EXPECTED_NAME
from tests.examples.pages import EXAMPLES, STORIES, visible_text


def load(story: str) -> tuple[Expected, dict[str, str]]:
    expected = read_expected(EXAMPLES / story / EXPECTED_NAME)
    return expected, {key: visible_text(EXAMPLES / story / name) for key, name in expected.documents.items()}


def anchors_of(expected: Expected) -> list[tuple[str, str]]:
    placed = [*expected.boilerplate, *expected.credits, *expected.quotations]
    found = [(p.page, p.anchor) for p in placed]
    groups = [fact.evidence for fact in expected.facts]
    groups += [side for d in (*(expected.conflicts or ()), *expected.compatible) for side in d.sides]
    groups += [side for c in (*expected.changes, *expected.altered) for side in (c.before, c.after)]
    return found + [pair for group in groups for pair in group.items()]


@pytest.mark.parametrize("story", STORIES)
def test_every_anchor_stands_exactly_once_in_its_page(story: str) -> None:
    expected, texts = load(story)
    counts = {(key, a): folded(texts[key]).count(folded(a)) for key, a in anchors_of(expected)}
    assert {place: n for place, n in counts.items() if n != 1} == {}
    assert len(counts) > 80


@pytest.mark.parametrize("story", STORIES)
def test_every_page_of_the_folder_is_listed(story: str) -> None:
    expected, _ = load(story)
    pages = {p.name for p in (EXAMPLES / story).iterdir()} - {EXPECTED_NAME}
    assert set(expected.documents.values()) == pages


@pytest.mark.parametrize("story", STORIES)
def test_quoted_words_stand_where_the_anchor_is(story: str) -> None:
    expected, texts = load(story)
    for quotation in expected.quotations:
        text = folded(texts[quotation.page])
        at = text.index(folded(quotation.anchor))
        assert folded(quotation.name) in text[at - 60 : at + 200], quotation


@pytest.mark.parametrize("story", STORIES)
def test_named_people_stand_in_the_pages_that_name_them(story: str) -> None:
    expected, texts = load(story)
    for person in expected.people:
        surname = person.name.split()[-1]
        assert {key for key, text in texts.items() if surname in text} >= set(person.pages), person.name


@pytest.mark.parametrize("story", STORIES)
def test_every_story_has_what_it_is_there_to_show(story: str) -> None:
    expected, texts = load(story)
    assert expected.conflicts
    assert expected.compatible
    assert expected.changes
    assert expected.altered
    assert any(name.endswith(".html") for name in expected.documents.values())
    lengths = {key: len(re.findall(r"\w+", text)) for key, text in texts.items()}
    assert {key: n for key, n in lengths.items() if not 250 <= n <= 520} == {}


def test_there_are_at_least_thirteen_pages_and_a_paragraph_for_each_story() -> None:
    assert sum(len(load(story)[0].documents) for story in STORIES) >= 13
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"**{story}/**" in readme for story in STORIES)


def test_the_wire_copy_shares_its_paragraphs_and_the_other_pages_do_not() -> None:
    _, texts = load("ferry")
    paragraphs = {key: {p for p in folded(text).split("\n") if len(p) > 120} for key, text in texts.items()}
    assert len(paragraphs["f1"] & paragraphs["f2"]) >= 5
    assert not paragraphs["f3"] & (paragraphs["f0"] | paragraphs["f1"] | paragraphs["f4"])


def test_a_conflict_and_an_apparent_one_never_name_the_same_sentences() -> None:
    for story in STORIES:
        expected, _ = load(story)
        real = {str(sorted(side.items())) for d in expected.conflicts or () for side in d.sides}
        for difference in expected.compatible:
            sides = [str(sorted(side.items())) for side in difference.sides]
            assert not all(side in real for side in sides), difference.what


def test_page_views_find_the_sentence_around_an_anchor(tmp_path: Path) -> None:
    from tests.eval.accounts import PAGE_LINES, perfect, write_story

    expected = read_expected(write_story(tmp_path) / EXPECTED_NAME)
    view = PageView(perfect(expected, PAGE_LINES).documents[0])
    start, end = view.sentence("on Monday") or (0, 0)
    assert view.text[start:end].startswith("Ada Quill met")
    assert view.text[start:end].rstrip().endswith("two hours.")
    assert view.sentence("nowhere at all") is None
