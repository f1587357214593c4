"""Every story below `eval/stories` can be scored: its anchors, people and quotations stand where it says they do."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from eval.evidence import folded
from eval.expected import Expected, read_expected
from eval.story import EXPECTED_NAME
from readout.pipeline import Configuration, Silent, read_pages
from tests.examples.pages import visible_text

STORIES = Path(__file__).resolve().parents[2] / "eval" / "stories"
FOLDERS = sorted(path.parent for path in STORIES.rglob(EXPECTED_NAME))
NAMES = [str(folder.relative_to(STORIES)) for folder in FOLDERS]
SENTENCE_END = re.compile(r"[.!?][\"')]?\s*\Z")

each_story = pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)


@cache
def loaded(folder: Path) -> tuple[Expected, dict[str, str]]:
    """The expectations and the folded text of each page, read as the scorer reads it."""
    expected = read_expected(folder / EXPECTED_NAME)
    paths = {key: str(folder / name) for key, name in expected.documents.items()}
    read = read_pages(list(paths.values()), Configuration(), Silent())
    by_uri = {page.uri: folded(page.text) for page in read.documents}
    return expected, {key: by_uri[path] for key, path in paths.items()}


def evidence(expected: Expected) -> list[tuple[str, str]]:
    """Page and anchor of everything whose sentence is looked for."""
    groups = [fact.evidence for fact in expected.facts]
    groups += [side for d in (*(expected.conflicts or ()), *expected.compatible) for side in d.sides]
    groups += [side for c in (*expected.changes, *expected.altered) for side in (c.before, c.after)]
    return [pair for group in groups for pair in group.items()]


def test_there_are_stories_of_every_part() -> None:
    assert {name.split("/")[0] for name in NAMES} == {"development", "held-out", "training"}


@each_story
def test_every_anchor_stands_exactly_once_in_its_page(folder: Path) -> None:
    expected, texts = loaded(folder)
    places = {(p.page, p.anchor) for p in (*expected.credits, *expected.quotations)} | set(evidence(expected))
    counts = {(key, anchor): texts[key].count(folded(anchor)) for key, anchor in places}
    assert {place: n for place, n in counts.items() if n != 1} == {}


@each_story
def test_every_anchor_of_furniture_stands_exactly_once_in_what_is_seen(folder: Path) -> None:
    # Of what is seen, not of what is read: a consent layer never becomes text of the page.
    expected, texts = loaded(folder)
    seen = {key: folded(visible_text(folder / name)) for key, name in expected.documents.items()}
    counts = {(p.page, p.anchor): seen[p.page].count(folded(p.anchor)) for p in expected.boilerplate}
    assert {place: n for place, n in counts.items() if n != 1} == {}
    assert {p for p in expected.boilerplate if texts[p.page].count(folded(p.anchor)) > 1} == set()


@each_story
def test_no_evidence_anchor_runs_past_its_sentence(folder: Path) -> None:
    expected, _ = loaded(folder)
    ends = [(key, anchor) for key, anchor in evidence(expected) if SENTENCE_END.search(folded(anchor))]
    assert ends == [], "an anchor that ends a sentence is widened to the next one"
    assert [(key, anchor) for key, anchor in evidence(expected) if "\n" in anchor] == []


@each_story
def test_every_page_of_the_folder_is_listed(folder: Path) -> None:
    expected, texts = loaded(folder)
    assert set(expected.documents.values()) == {p.name for p in folder.iterdir()} - {EXPECTED_NAME}
    assert 5 <= len(texts) <= 8


@each_story
def test_what_is_asked_of_a_fact_is_asked_of_a_page_that_tells_it(folder: Path) -> None:
    expected, _ = loaded(folder)
    ids = [fact.id for fact in expected.facts]
    assert len(ids) == len(set(ids))
    assert all(fact.evidence for fact in expected.facts)
    assert {fact.id for fact in expected.facts if not set(fact.modality) <= set(fact.evidence)} == set()


@each_story
def test_quoted_words_stand_where_the_anchor_is(folder: Path) -> None:
    expected, texts = loaded(folder)
    for quotation in expected.quotations:
        at = texts[quotation.page].index(folded(quotation.anchor))
        near = texts[quotation.page][max(0, at - 80) : at + 320]
        assert folded(quotation.name) in near, quotation


@each_story
def test_people_stand_in_the_pages_that_name_them(folder: Path) -> None:
    expected, texts = loaded(folder)
    for person in expected.people:
        surname = folded(person.name.split()[-1])
        assert {key for key, text in texts.items() if surname in text} >= set(person.pages), person.name
