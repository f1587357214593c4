"""`python -m tests.pipeline.killed STORE FOLDER`: adds pages without a model, a page at a time, until it is killed."""

from __future__ import annotations

import sys

import pytest

from readout.pipeline import Configuration, Silent
from readout.pipeline.archive import open_archive
from tests.pipeline.archives import without_model


class Telling(Silent):
    """Says each step, so that whoever kills knows when."""

    def advance(self) -> None:
        sys.stdout.write("step\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with pytest.MonkeyPatch.context() as patch, open_archive(sys.argv[1]) as archive:
        without_model(patch)
        archive.add([sys.argv[2]], Configuration(), Telling())
