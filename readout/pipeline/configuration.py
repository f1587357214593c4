"""What a user may set about a run; every default stands here and only here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings of one run. None of them changes the result, except the language model."""

    workers: int = 1
    """Processes that read and understand pages."""
    threads: int = 2
    """Threads of the language model in each process."""
    language_model: str | None = None
    """Name or path of a spaCy pipeline; None for the shipped model."""
