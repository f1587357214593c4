"""From aligned pages to lineages: which derive from which, and how many independent reports there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from readout.lineage.alignment import Match, Report, align, make_report
from readout.model import Document, stable_id
from readout.model.links import AnnotatedPage, Derivation, LineageGroup, Passage

WIRE_KINDS = frozenset({"wire", "broadcaster", "reported-by"})


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Thresholds of the copy decision; all are fractions 0 to 1 unless said otherwise."""

    least_likeness: float = 0.55
    """A pair of sentences below this shares a topic, not a text."""
    shortest_line: int = 6
    """Words; shorter sentences ("She declined to comment.") recur between independent reports."""
    joined: float = 0.5
    """Share of the shorter report (words outside quotation marks) from which two pages are one lineage."""
    partial: float = 0.2
    """Share from which the derivation is shown without joining the pages."""
    verbatim: float = 0.8
    """Mean verbatim share of the matched sentences from which a derivation is a copy and not a rewrite."""


def trace_lineages(pages: Sequence[AnnotatedPage], settings: LineageSettings | None = None) -> tuple[LineageGroup, ...]:
    """One group for every independent report among `pages`, ascending by its smallest document id.

    Quadratic in the pages of one story, which the caller bounds; see `alignment` for the method.
    """
    settings = settings or LineageSettings()
    ordered = sorted(pages, key=lambda page: page.document.id)
    reports = [make_report(page) for page in ordered]
    found = []
    for (page_a, report_a), (page_b, report_b) in combinations(zip(ordered, reports, strict=True), 2):
        derivation = derive(page_a.document, report_a, page_b.document, report_b, settings)
        if derivation:
            found.append(derivation)
    return group(ordered, found, settings)


def derive(
    a: Document, report_a: Report, b: Document, report_b: Report, settings: LineageSettings
) -> Derivation | None:
    """How page `a` and page `b` share a report, or None where they do not."""
    shorter, longer = sorted((report_a, report_b), key=lambda r: (r.size, r.document))
    matches = align(shorter, longer, least_likeness=settings.least_likeness, shortest_line=settings.shortest_line)
    shared = sum(shorter.lines[m.left].own * m.likeness for m in matches)
    score = shared / max(shorter.size, 1)
    if score < settings.partial:
        return None
    derived, source = direction(a, b, shorter.document)
    kind = kind_of(a, b, score, matches, settings)
    passages = tuple(
        Passage(first.span, second.span) if shorter.document == derived else Passage(second.span, first.span)
        for first, second in ((shorter.lines[m.left], longer.lines[m.right]) for m in matches)
    )
    return Derivation(derived, source, kind, round(score, 4), tuple(sorted(passages, key=lambda p: p.derived)))


def kind_of(a: Document, b: Document, score: float, matches: Sequence[Match], settings: LineageSettings) -> str:
    """Copy, rewrite, update (the same outlet's later version) or partial."""
    if score < settings.joined:
        return "partial"
    if a.outlet is not None and a.outlet == b.outlet:
        return "update"
    verbatim = sum(m.verbatim for m in matches) / max(len(matches), 1)
    return "copy" if verbatim >= settings.verbatim else "rewrite"


def direction(a: Document, b: Document, shorter: str) -> tuple[str, str]:
    """(derived, source): the page that credits the other, else the later, else the shorter is derived."""
    for one, other in ((a, b), (b, a)):
        if other.outlet and any(other.outlet.casefold() in c.name.casefold() for c in one.credits if c.kind != "photo"):
            return one.id, other.id
    day_a, day_b = known_day(a), known_day(b)
    if day_a and day_b and day_a != day_b:
        return (a.id, b.id) if day_a > day_b else (b.id, a.id)
    return (a.id, b.id) if a.id == shorter else (b.id, a.id)


def known_day(document: Document) -> date | None:
    """The day a page was written, where it is known to the day."""
    days = document.published.days
    return days.earliest if days.earliest == days.latest else None


def group(
    pages: Sequence[AnnotatedPage], derivations: Sequence[Derivation], settings: LineageSettings
) -> tuple[LineageGroup, ...]:
    """Pages joined by derivations that reach `settings.joined`, with every derivation that touches them inside."""
    root = {page.document.id: page.document.id for page in pages}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for derivation in derivations:
        if derivation.score >= settings.joined:
            first, second = sorted((find(derivation.derived), find(derivation.source)))
            root[second] = first
    members: dict[str, list[Document]] = {}
    for page in pages:
        members.setdefault(find(page.document.id), []).append(page.document)
    return tuple(
        LineageGroup(
            stable_id("lin", *(d.id for d in documents)),
            tuple(d.id for d in documents),
            origin_of(documents, derivations),
            tuple(d for d in derivations if find(d.derived) == key),
        )
        for key, documents in sorted(members.items())
    )


def origin_of(documents: Sequence[Document], derivations: Sequence[Derivation]) -> str | None:
    """The agency that the pages name, else the page that none of the others is derived from the other way round."""
    agencies = sorted({c.name for d in documents for c in d.credits if c.kind in WIRE_KINDS})
    if len(agencies) == 1:
        return agencies[0]
    if len(documents) == 1:
        return None
    inside = {d.id for d in documents}
    derived = {d.derived for d in derivations if d.source in inside}
    sources = sorted(inside - derived)
    return sources[0] if len(sources) == 1 else None
