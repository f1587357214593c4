"""What the language model gives for one text, and the protocol that every language model follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from readout.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class WordVectors:
    """What the encoder made of every word in its sentence, so that any span has a vector.

    `starts` are the words' offsets, ascending; `sums` (words, 384) the sums over a word's pieces and `pieces` their
    number.
    """

    starts: NDArray[np.int64]
    sums: NDArray[np.float32]
    pieces: NDArray[np.int64]

    def mean(self, span: Span) -> NDArray[np.float32]:
        """The unit vector of the words that start inside `span`, mean-pooled over pieces; zeros where none does."""
        first, last = np.searchsorted(self.starts, (span.start, span.end))
        total = self.sums[first:last].sum(axis=0)
        unit: NDArray[np.float32] = (total / max(float(np.linalg.norm(total)), 1e-9)).astype(np.float32)
        return unit


NO_WORDS = WordVectors(np.zeros(0, np.int64), np.zeros((0, 384), np.float32), np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True)
class Parse:
    """One text, analysed.

    `doc.text` is the text exactly, so `token.idx` is an offset of the page. Tokens outside the body carry no tags and
    are their own roots.
    `sentences` ascend, never overlap, and lie inside the body; `vectors` has one unit row of 384 for each.
    """

    doc: Doc
    sentences: tuple[Span, ...]
    vectors: NDArray[np.float32]
    words: WordVectors = NO_WORDS


class LanguageModel(Protocol):
    """Anything that analyses a text."""

    @property
    def name(self) -> str:
        """What the model is called."""
        ...

    @property
    def version(self) -> str:
        """Which version of it this is; ids of annotations depend on it."""
        ...

    def parse(self, text: str, blocks: Sequence[Span]) -> Parse:
        """Analyse the `blocks` (ascending, disjoint spans) of `text`; no sentence crosses a block."""
        ...
