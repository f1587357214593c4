"""What a user may set about a run; every default stands here and only here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings of one run. None of them changes the result but the language model and what is fetched."""

    workers: int = 1
    """Processes that read and understand pages."""
    threads: int = 2
    """Threads of the language model in each process."""
    language_model: str | None = None
    """Name or path of a spaCy pipeline; None for the shipped model."""
    offline: bool = False
    """Addresses of the network are refused."""
    cache: bool = True
    """Fetched pages are kept where their host allows it, and not asked for again."""
    fields: tuple[str, ...] = ()
    """Under which names the records of an export keep a part of the page: `text=body`, `published=date,day`."""
    names: tuple[tuple[str, str], ...] = ()
    """Files whose path says nothing, and the name each goes by: those that a browser sent."""
