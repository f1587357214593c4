"""Which version of the program read or understood a page, so that a newer one knows what to do anew.

Out: a short text that changes with the version of the program, the shape of what is kept, and the language model.
"""

from __future__ import annotations

from functools import cache

from readout import __version__
from readout.model import Annotations, Document
from readout.store.codec import shape_of

SHIPPED = "shipped"
"""Stands for the language model that ships with readout; it changes with the program's version only."""


@cache
def reading_version() -> str:
    """What pages read by this program are marked with."""
    return f"{__version__}/{shape_of(Document)}"


@cache
def understanding_version(language_model: str | None) -> str:
    """What pages understood by this program with this language model are marked with; all begin as that of "" is."""
    return f"{__version__}/{shape_of(Annotations)}/{SHIPPED if language_model is None else language_model}"
