"""What tests of archives share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.pipeline.archive import open_archive
from readout.pipeline.archive.open import OpenArchive
from tests.pipeline.archives import PAGES, without_model, write_pages
from tests.store.places import place, postgres  # noqa: F401 - fixtures


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with the pages of two stories."""
    return write_pages(tmp_path / "pages", PAGES)


@pytest.fixture
def archive(place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenArchive]:  # noqa: F811
    """An empty archive, over each database."""
    without_model(monkeypatch)
    with open_archive(place) as opened:
        yield opened
