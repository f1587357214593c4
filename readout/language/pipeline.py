"""A user's own spaCy pipeline behind the `LanguageModel` protocol.

The pipeline analyses each block by itself, so that no sentence crosses a block; the pieces are put together into one
`Doc` over the whole text. Its labels are its own: pipelines that follow Universal Dependencies fit later stages best.
Sentence vectors are the shipped model's, since stages compare them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from readout.language.parse import Parse
from readout.language.shipped import ShippedModel
from readout.language.spacy_import import import_spacy
from readout.model.errors import ModelError
from readout.model.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class PipelineModel:
    """A spaCy pipeline for words, tags, trees and names, with the shipped model's sentence vectors."""

    def __init__(self, pipeline: Language, vectors: ShippedModel) -> None:
        self._pipeline, self._vectors = pipeline, vectors

    @classmethod
    def load(cls, name: str) -> PipelineModel:
        """Load the pipeline called `name` (package or folder); raises `ModelError` where it does not serve."""
        pipeline = _load_pipeline(name)
        if not {"parser", "senter", "sentencizer"} & set(pipeline.pipe_names):
            raise ModelError(
                f"the spaCy pipeline {name} does not find sentences",
                remedy="take one with a parser, a senter or a sentencizer",
            )
        return cls(pipeline, ShippedModel.load())

    @property
    def name(self) -> str:
        """The pipeline's own name."""
        return f"{self._pipeline.meta.get('lang', '')}_{self._pipeline.meta.get('name', '')}"

    @property
    def version(self) -> str:
        """The pipeline's own version."""
        return str(self._pipeline.meta.get("version", ""))

    def parse(self, text: str, blocks: Sequence[Span]) -> Parse:
        """Analyse `blocks` of `text`, each by itself."""
        from spacy.tokens import Doc

        parts: list[Doc] = []
        sentences: list[Span] = []
        at = 0
        for block in blocks:
            if block.start > at:
                parts.append(self._bare(text[at : block.start]))
            parsed = self._pipeline(block.of(text))
            sentences.extend(_sentence_spans(parsed, block.start))
            parts.append(parsed)
            at = block.end
        if at < len(text):
            parts.append(self._bare(text[at:]))
        doc = Doc.from_docs(parts, ensure_whitespace=False) if parts else self._pipeline.make_doc(text)
        words = self._vectors.parse(text, sentences).words
        rows = [words.mean(span) for span in sentences]
        vectors = np.stack(rows) if rows else np.zeros((0, 384), np.float32)
        return Parse(doc, tuple(sentences), vectors, words)

    def _bare(self, text: str) -> Doc:
        doc = self._pipeline.make_doc(text)
        for token in doc:
            token.is_sent_start = True
        return doc


def _load_pipeline(name: str) -> Language:
    """Load the spaCy pipeline `name`; raises `ModelError` that says which of the ways to fail it was."""
    import_spacy()
    import spacy

    folder = Path(name)
    if folder.is_dir() and not (folder / "config.cfg").is_file():
        raise ModelError(
            "the folder holds no spaCy pipeline: it has no config.cfg",
            where=name,
            remedy="give the folder that `Language.to_disk` wrote",
        )
    try:
        return spacy.load(folder if folder.is_dir() else name)
    except (OSError, ValueError, ImportError) as error:
        known = folder.is_dir() or spacy.util.is_package(name)
        problem = f"the spaCy pipeline {name} cannot be loaded: {str(error).splitlines()[0]}"
        raise ModelError(
            problem if known else f"no spaCy pipeline called {name}",
            remedy="take a pipeline made for this release of spaCy"
            if known
            else "install it, or give the path of its folder",
        ) from error


def _sentence_spans(doc: Doc, offset: int) -> list[Span]:
    spans = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            spans.append(Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1])))
    return spans
