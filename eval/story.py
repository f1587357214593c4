"""The `story` measure: the whole pipeline over stories whose pages a careful reader has read before.

In comes a folder with `expected.yaml` and its pages, or a folder of such folders; out go fractions pooled over the
stories, the counts behind them, and a note a story. Only the pages that `expected.yaml` lists are read, each story by
itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.expected import Expected, read_expected
from eval.report import MissingDataError, Report
from eval.story_scores import score
from eval.tally import Tally
from readout.model import Readout

EXPECTED_NAME = "expected.yaml"


@dataclass(frozen=True, slots=True)
class ScoredStory:
    """One story's expectations and how the account of its pages met them."""

    expected: Expected
    account: Readout
    tally: Tally


def story_folders(data: Path, split: str = "") -> list[Path]:
    """Folders with an `expected.yaml`, `data` itself or below it, sorted; `split` keeps the one of that name.

    Raises `MissingDataError` where there is none.
    """
    found = sorted({path.parent for path in data.rglob(EXPECTED_NAME)}) if data.is_dir() else []
    chosen = [folder for folder in found if not split or folder.name == split]
    if not chosen:
        wanted = f"{split}/{EXPECTED_NAME}" if split else EXPECTED_NAME
        raise MissingDataError(f"no {wanted} in or below {data}: name a folder of stories with --data")
    return chosen


def read_story(folder: Path, expected: Expected) -> Readout:
    """The account of the pages that the expectations list, in their order."""
    from readout.pipeline import Configuration, Silent, brief

    return brief([str(folder / name) for name in expected.documents.values()], Configuration(), Silent())


def score_folder(folder: Path) -> ScoredStory:
    """Read one story and hold the account against what is expected of it."""
    expected = read_expected(folder / EXPECTED_NAME)
    account = read_story(folder, expected)
    return ScoredStory(expected, account, score(expected, account))


def measure(data: Path, split: str = "") -> Report:
    """Every measure pooled over the stories in `data`; raises `MissingDataError` where there is none."""
    scored = [score_folder(folder) for folder in story_folders(data, split)]
    pooled = Tally()
    for story in scored:
        pooled.add(story.tally)
    return Report(
        name="story",
        measures={measure: pooled.fraction(measure) for measure in pooled.totals},
        counts=pooled.counts(),
        notes=tuple(note for story in scored for note in _notes(story)),
        misses=tuple(f"{story.expected.story}: {miss}" for story in scored for miss in story.tally.misses),
    )


def _notes(story: ScoredStory) -> list[str]:
    name = story.expected.story
    refused = [f"{name}: refused {page.uri}: {page.problem}" for page in story.account.refused]
    return [f"{name}: {story.tally.line()}", *refused]
