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
class Parse:
    """One text, analysed.

    `doc.text` is the text exactly, so `token.idx` is an offset of the page. Tokens outside the body carry no tags and
    are their own roots.
    `sentences` ascend, never overlap, and lie inside the body; `vectors` has one unit row of 384 for each.
    """

    doc: Doc
    sentences: tuple[Span, ...]
    vectors: NDArray[np.float32]


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
