"""The words of a sentence with what hangs on them: what a claim and a page are compared by, word for word.

Spans are 0-based half-open code points of `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readout.model.spans import Span

if TYPE_CHECKING:  # loading numpy would double the time of `readout --help`
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something by itself.

    `core` marks the predicates of a sentence and what they take as subject and object; the rest is circumstance.
    `modality` and `polarity` are how the thing stands that the word names, as for an `Event`. `actors` and
    `recipients` are the heads of who does it and to whom it is done, empty for a word that is no verb.
    """

    span: Span
    lemma: str
    pos: str
    core: bool
    governor: Span | None
    """The verb, or word with a copula, whose clause this stands in; None for that of the main clause itself."""
    apposed: bool = False
    """Whether it names an office or kind beside somebody's name."""
    modality: str = "happened"
    polarity: str = "positive"
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    vector: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    """The unit vector of the word in its sentence."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence of a document, in words by place."""

    document: str
    span: Span
    words: tuple[Word, ...]
