"""The hand-made account, for every test of this room."""

from __future__ import annotations

import pytest

from readout.model import Readout
from tests.render.sample import SAMPLE


@pytest.fixture
def sample() -> Readout:
    return SAMPLE
