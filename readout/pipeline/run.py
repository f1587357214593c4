"""From paths to understood pages, or to the whole account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.model import Readout, Refusal
from readout.model.account import RefusedPage
from readout.model.links import AnnotatedPage
from readout.pipeline.configuration import Configuration
from readout.pipeline.progress import Progress
from readout.pipeline.reading import Stdin as Stdin
from readout.pipeline.reading import read_pages


@dataclass(frozen=True, slots=True)
class AnnotatedPages:
    """Pages as understood, by id, and the inputs that were refused, by address."""

    pages: tuple[AnnotatedPage, ...]
    refused: tuple[Refusal, ...]


def annotate_pages(
    paths: Sequence[str], configuration: Configuration, progress: Progress, stdin: Stdin | None = None
) -> AnnotatedPages:
    """Read and understand every page below `paths`."""
    from readout.pipeline.pages import understand

    read = read_pages(paths, configuration, progress, stdin)
    return AnnotatedPages(understand(read.documents, configuration, progress), read.refused)


def brief(
    paths: Sequence[str], configuration: Configuration, progress: Progress, stdin: Stdin | None = None
) -> Readout:
    """One account for every story that the pages below `paths` tell."""
    from readout.pipeline.stories import tell_stories

    understood = annotate_pages(paths, configuration, progress, stdin)
    pages, stories = tell_stories(understood.pages, progress)
    refused = tuple(RefusedPage(r.uri, r.problem, r.remedy, r.repeated) for r in understood.refused)
    return Readout(documents=pages, stories=stories, refused=refused)
