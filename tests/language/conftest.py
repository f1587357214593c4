"""The shipped model, loaded once; tests that need it are skipped where the weights are not there."""

from __future__ import annotations

import pytest

from readout.language import LanguageModel, load_language_model
from readout.language.weights import MANIFEST, SHIPPED


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    if not (SHIPPED / MANIFEST).is_file():
        pytest.skip(f"no weights in {SHIPPED}: run `make model`")
    return load_language_model()
