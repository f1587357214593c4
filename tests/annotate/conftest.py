"""What the tests of the annotate room share: a text of one's own, read and parsed by the shipped model."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from readout.language import LanguageModel, Parse, load_language_model
from readout.model import DateRange, Document, ModelError, Published, Span, stable_id

Understand = Callable[[str], tuple[Document, Parse]]


@pytest.fixture(scope="session")
def language_model() -> LanguageModel:
    try:
        return load_language_model()
    except ModelError as error:
        pytest.skip(f"the language model's weights are missing: {error}")


@pytest.fixture(scope="session")
def understand(language_model: LanguageModel) -> Understand:
    """A document whose body is one block a non-blank line, and its parse."""

    def read(text: str) -> tuple[Document, Parse]:
        body = tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))
        published = Published(DateRange(None, None), "none")
        document = Document(stable_id("doc", text), "test.txt", None, None, published, "en", text, body, ())
        return document, language_model.parse(text, body)

    return read
