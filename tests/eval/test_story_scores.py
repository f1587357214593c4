from __future__ import annotations

import dataclasses
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from eval.expected import ExpectedFormatError, read_expected
from eval.story import EXPECTED_NAME
from eval.story_scores import score
from eval.tally import Tally
from readout.model import Readout
from tests.eval.accounts import PAGE_LINES, damaged, perfect, write_story
from tests.examples.pages import STORIES, visible_text

CHECKOUT = Path(__file__).resolve().parents[2]
REFERENCE = CHECKOUT.parent / "shared" / "score" / "score_story.py"
OWN_MEASURES = {"altered quotations shown"}
"""Measured here, not by the reference."""


def tallied(folder: Path) -> tuple[Readout, Tally]:
    expected = read_expected(folder / EXPECTED_NAME)
    account = perfect(expected, PAGE_LINES)
    return account, score(expected, account)


def test_an_account_that_meets_everything_scores_one_everywhere(tmp_path: Path) -> None:
    _, tally = tallied(write_story(tmp_path))
    short = {measure: tally.fraction(measure) for measure in tally.totals if tally.fraction(measure) < 1}
    # The tolls differ and are reported as nothing: "compatible left alone" holds. Nothing else may be below one.
    assert short == {}, tally.misses


def test_furniture_in_the_body_and_body_set_aside_both_count(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    account, _ = tallied(folder)
    all_body = dataclasses.replace(account.documents[0], body=())
    tally = score(read_expected(folder / EXPECTED_NAME), dataclasses.replace(account, documents=(all_body,)))
    assert tally.fraction("furniture removed") == 1.0
    assert tally.fraction("documents read") == 0.5
    whole = dataclasses.replace(account.documents[0], body=account.documents[1].body)
    tally = score(read_expected(folder / EXPECTED_NAME), dataclasses.replace(account, documents=(whole,)))
    assert tally.fraction("furniture removed") == 0.0


def test_a_fact_whose_pages_tell_different_things_mixes_two(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    account, tally = tallied(folder)
    assert tally.fraction("items that mix no two facts") == 1.0
    story = account.stories[0]
    met, toll = story.facts
    mixed = dataclasses.replace(met, evidence=(met.evidence[0], toll.evidence[1]))
    story = dataclasses.replace(story, facts=(mixed,))
    tally = score(read_expected(folder / EXPECTED_NAME), dataclasses.replace(account, stories=(story,)))
    assert tally.hits["items that mix no two facts"] < tally.totals["items that mix no two facts"]


def test_a_conflict_needs_a_value_of_its_own_for_each_side(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    account, _ = tallied(folder)
    story = account.stories[0]
    one, other = story.conflicts[0].values
    merged = dataclasses.replace(one, evidence=one.evidence + other.evidence)
    lumped = dataclasses.replace(story.conflicts[0], values=(merged,))
    story = dataclasses.replace(story, conflicts=(lumped,))
    tally = score(read_expected(folder / EXPECTED_NAME), dataclasses.replace(account, stories=(story,)))
    assert tally.fraction("conflicts found") == 0.0
    assert tally.fraction("conflicts that are real") == 0.0


def test_a_span_whose_words_are_not_there_is_false(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    account, _ = tallied(folder)
    story = account.stories[0]
    evidence = tuple(dataclasses.replace(e, text="other words") for e in story.facts[0].evidence)
    story = dataclasses.replace(story, facts=(dataclasses.replace(story.facts[0], evidence=evidence),))
    tally = score(read_expected(folder / EXPECTED_NAME), dataclasses.replace(account, stories=(story,)))
    assert tally.totals["spans true"] - tally.hits["spans true"] == 2


def test_an_altered_quotation_counts_only_where_it_is_marked(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    account, tally = tallied(folder)
    assert tally.fraction("altered quotations shown") == 1.0
    story = account.stories[0]
    unmarked = tuple(
        dataclasses.replace(s, renderings=tuple(dataclasses.replace(r, altered=False) for r in s.renderings))
        for s in story.statements
    )
    account = dataclasses.replace(account, stories=(dataclasses.replace(story, statements=unmarked),))
    assert score(read_expected(folder / EXPECTED_NAME), account).fraction("altered quotations shown") == 0.0


def test_an_entry_that_names_no_page_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / EXPECTED_NAME
    path.write_text("documents: {p0: a.txt}\ncredits: [{q9: here, name: Bell}]\n", encoding="utf-8")
    with pytest.raises(ExpectedFormatError, match="q9"):
        read_expected(path)


def reference() -> ModuleType:
    if not REFERENCE.is_file():
        pytest.skip(f"the reference scorer is not there: {REFERENCE}")
    spec = importlib.util.spec_from_file_location("reference_score_story", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(60))
def test_the_figures_are_those_of_the_reference_scorer(seed: int, tmp_path: Path) -> None:
    scorer = reference()
    path = write_story(tmp_path) / EXPECTED_NAME
    expected = read_expected(path)
    account = damaged(perfect(expected, PAGE_LINES), seed) if seed else perfect(expected, PAGE_LINES)
    wanted, _ = scorer.score(yaml.safe_load(path.read_text(encoding="utf-8")), account.to_dict())
    ours = score(expected, account)
    got = {m: (ours.hits[m], ours.totals[m]) for m in ours.totals if m not in OWN_MEASURES}
    assert got == wanted


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_figures_agree_on_the_examples_own_pages(story: str, seed: int) -> None:
    scorer = reference()
    folder = CHECKOUT / "examples" / story
    expected = read_expected(folder / EXPECTED_NAME)
    texts = {key: visible_text(folder / name) for key, name in expected.documents.items()}
    account = damaged(perfect(expected, texts), seed) if seed else perfect(expected, texts)
    wanted, _ = scorer.score(yaml.safe_load((folder / EXPECTED_NAME).read_text("utf-8")), account.to_dict())
    ours = score(expected, account)
    assert {m: (ours.hits[m], ours.totals[m]) for m in ours.totals if m not in OWN_MEASURES} == wanted
