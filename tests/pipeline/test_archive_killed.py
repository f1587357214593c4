"""kill -9 at any moment of `add`: nothing committed is lost, and the next run ends where an undisturbed one does."""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from pathlib import Path

import pytest

from readout.model.account import Page, Story
from readout.pipeline import Silent
from readout.pipeline.archive import open_archive
from readout.pipeline.archive.open import OpenArchive
from tests.pipeline.archives import PAGES, put, without_model, write_pages

ROOT = Path(__file__).parents[2]
STEPS = 2 * len(PAGES) + 2
"""Pages read, pages understood, stories told."""


def everything(archive: OpenArchive) -> tuple[tuple[Page, ...], list[Story]]:
    account = archive.accounts()
    stories = [dataclasses.replace(story, id="") for story in account.stories]
    return account.documents, sorted(stories, key=lambda story: story.documents)


def add_until(store: Path, folder: Path, steps: int) -> bool:
    """Start a run and kill it after so many steps; whether it ended by itself before."""
    command = [sys.executable, "-m", "tests.pipeline.killed", str(store), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as run:  # noqa: S603
        assert run.stdout is not None
        for _ in range(steps):
            if not run.stdout.readline():
                break
        run.kill()
        run.wait()
    return run.returncode == 0


def test_a_killed_run_loses_no_page_and_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, store = write_pages(tmp_path / "pages", PAGES), tmp_path / "killed.db"
    chance = random.Random(9)  # noqa: S311 - moments, not secrets
    seen: set[str] = set()
    for kill in [chance.randint(1, STEPS) for _ in range(4)]:
        add_until(store, folder, kill)
        with open_archive(str(store)) as archive:
            state = archive.state()
            held = {page.id for page in archive.accounts().documents}
            assert seen <= held, "what a story told was lost"
            assert state.pages >= min(kill, len(PAGES)), "a page that was read was lost"
            seen = held
    without_model(monkeypatch)
    with open_archive(str(store)) as archive, open_archive(str(tmp_path / "whole.db")) as whole:
        put(archive, folder)
        put(whole, folder)
        assert archive.state().pending == 0
        assert everything(archive) == everything(whole)
        assert not archive.verify(Silent()).false
