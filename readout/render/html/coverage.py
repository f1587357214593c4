"""Agreement counted by independence: which reports there are, and which of them tell a thing.

In come a story and its pages, out go its independent reports (a lineage, or a page that shares nothing with another),
by the day of their first page, then by letter. Ten copies of one report are one report here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.model.account import Lineage, LineageEdge, Page, Story
from readout.render.cites import LAST, Cite
from readout.render.outline import Source


@dataclass(frozen=True, slots=True)
class Report:
    """One independent report: its pages in the order of their days; `origin` names whom it goes back to."""

    id: str
    pages: tuple[Source, ...]
    origin: str
    edges: tuple[LineageEdge, ...]

    @property
    def letters(self) -> str:
        """The letters of its pages: `A, C`."""
        return ", ".join(page.letter for page in self.pages)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which reports tell a thing: for each, in order, the letters of its pages that do; none where it is silent."""

    letters: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many reports tell it."""
        return sum(1 for letters in self.letters if letters)


def reports_of(story: Story, sources: Sequence[Source], pages: Mapping[str, Page]) -> tuple[Report, ...]:
    """The independent reports of a story; every page of the story is in exactly one."""
    known = {source.document: source for source in sources}
    found, left = [], dict(known)
    for lineage in story.lineages:
        own = [left.pop(document) for document in lineage.documents if document in left]
        if own:
            found.append(Report(lineage.id, _by_day(own, pages), _origin(lineage, known), lineage.edges))
    found += [Report(document, (source,), "", ()) for document, source in left.items()]
    return tuple(sorted(found, key=lambda report: _day(report.pages[0], pages)))


def coverage(reports: Iterable[Report], cites: Iterable[Cite]) -> Coverage:
    """Which of the reports tell what stands at these places."""
    cited = {cite.document for cite in cites}
    return Coverage(
        tuple(", ".join([page.letter for page in report.pages if page.document in cited]) for report in reports)
    )


def _by_day(sources: Iterable[Source], pages: Mapping[str, Page]) -> tuple[Source, ...]:
    return tuple(sorted(sources, key=lambda source: _day(source, pages)))


def _day(source: Source, pages: Mapping[str, Page]) -> tuple[str, int, str]:
    published = pages[source.document].published
    return (published.earliest or published.latest or LAST, len(source.letter), source.letter)


def _origin(lineage: Lineage, known: Mapping[str, Source]) -> str:
    """Whom the report goes back to: an agency or another outlet; nothing where it is one of the pages."""
    return "" if lineage.origin in known else lineage.origin or ""
