"""The one tree of errors.

    ReadoutError            everything Readout raises on purpose
    ├── UsageError          the call itself is wrong: an unknown option, nothing to read
    ├── InputError          one page cannot be read; the others go on
    ├── ModelError          the language model is missing, damaged or unknown
    └── StoreError          the archive cannot be opened, read or written
        └── UnknownId       it holds no story, page or fact of that id

A message says the problem, the place and the remedy.
"""

from __future__ import annotations


class ReadoutError(Exception):
    """A problem the user can act on: what, where, and what to do."""

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(": ".join(p for p in (where, problem) if p) + (f" ({remedy})" if remedy else ""))


class UsageError(ReadoutError):
    """The call is wrong as a whole; nothing was read."""


class InputError(ReadoutError):
    """One input cannot be read; it becomes a `Refusal` and the rest goes on."""


class ModelError(ReadoutError):
    """The language model cannot be loaded."""


class StoreError(ReadoutError):
    """The archive cannot be opened, read or written."""


class UnknownId(StoreError):  # noqa: N818 - the name says what is wrong
    """The archive holds nothing of that id."""
