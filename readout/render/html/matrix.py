"""Claims against sources: what each page says to each fact.

In come a story, its lines and its reports, out goes one row a fact, the weightiest first, and one cell a page, the
pages of one report side by side. No cell says who is right: a page *differs* where it gives another value than most
independent reports do (where none does, every value is shown as differing); a page is *silent* where no words of it
were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from readout.model.account import Evidence, Fact, Quote, Side, Story
from readout.render.cites import Cite
from readout.render.html.coverage import Report
from readout.render.html.repeats import joined_cites, once
from readout.render.outline import MODALITY_MARKS, Line

State = Literal["asserts", "differs", "overtaken", "denies", "open", "silent"]
STATES: tuple[tuple[State, str, str], ...] = (
    ("asserts", "✓", "says so"),
    ("differs", "≠", "says otherwise, with its value"),
    ("overtaken", "↷", "an earlier state, since overtaken"),
    ("open", "◌", "planned, asked for, possible or not known on this page"),
    ("denies", "✗", "denies it"),
    ("silent", "–", "no words on it were found"),
)
"""Every state with its mark and its meaning, as the legend tells them."""
MARKS: Mapping[State, str] = {state: mark for state, mark, _ in STATES}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one page says to one fact: its state in a word, its value where pages differ, its words."""

    state: State
    words: str
    cites: tuple[Cite, ...]

    @property
    def mark(self) -> str:
        """The sign of the state."""
        return MARKS[self.state]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact; cells are in the order of the columns."""

    line: Line
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All of it; columns are the pages of the reports, in order."""

    reports: tuple[Report, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        """How many pages."""
        return sum(len(report.pages) for report in self.reports)


SILENT = Cell("silent", "silent", ())


@dataclass(frozen=True, slots=True)
class _Dispute:
    """The sides of one conflict by page, and the side that most independent reports take, if one does."""

    slot: str
    values: Mapping[str, tuple[str, ...]]
    usual: str | None


def matrix(story: Story, lines: Mapping[str, Line], reports: Sequence[Report]) -> Matrix:
    """Claims against sources; facts that tie in weight keep the order of the story."""
    disputes = _disputes(story, reports)
    overtaken = _overtaken(story)
    order = [page.document for report in reports for page in report.pages]
    rows = []
    for fact in sorted(story.facts, key=lambda fact: -fact.weight):
        judge = _Judge(fact, lines[fact.id], disputes.get(fact.id, ()), overtaken.get(fact.id, {}))
        rows.append(Row(lines[fact.id], tuple(judge.cell(document) for document in order)))
    return Matrix(tuple(reports), _once(rows))


def _once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of one sentence to which every page says the same, as one with the places of all."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault((row.line.text, tuple((cell.state, cell.words) for cell in row.cells)), []).append(row)
    return tuple(
        Row(
            once((row.line for row in group), key=lambda line: line.text)[0].line,
            tuple(
                replace(same[0], cites=joined_cites(cell.cites for cell in same))
                for same in zip(*(row.cells for row in group), strict=True)
            ),
        )
        for group in groups.values()
    )


class _Judge:
    """What pages say to one fact."""

    def __init__(
        self, fact: Fact, line: Line, disputes: Sequence[_Dispute], overtaken: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._fact, self._disputes, self._overtaken = fact, disputes, overtaken
        self._evidence: dict[str, list[Evidence]] = {}
        self._cites: dict[str, list[Cite]] = {}
        for item in fact.evidence:
            self._evidence.setdefault(item.document, []).append(item)
        for cite in line.cites:
            self._cites.setdefault(cite.document, []).append(cite)

    def cell(self, document: str) -> Cell:
        """What the page says; silent where it says nothing."""
        evidence = self._evidence.get(document)
        if not evidence:
            return SILENT
        cites = tuple(self._cites.get(document, ()))
        state, words = self._said(document, evidence)
        return Cell(state, words, cites)

    def _said(self, document: str, evidence: Sequence[Evidence]) -> tuple[State, str]:
        usual, other = self._values(document)
        if other:
            return "differs", "; ".join((*other, *usual))
        if document in self._overtaken:
            return "overtaken", "earlier: " + "; ".join(self._overtaken[document])
        modalities = {item.modality for item in evidence}
        if len(modalities) == 1 and self._fact.modality not in modalities and self._told_as_it_stands:
            (only,) = modalities
            if only == "happened":
                return "differs", "says it happened"
            return "denies" if only == "denied" else "open", "denies" if only == "denied" else MODALITY_MARKS[only]
        return "asserts", "; ".join(usual) or "says so"

    @property
    def _told_as_it_stands(self) -> bool:
        """Whether any page says of it what the account does; where none does, the pages do not differ in that."""
        return any(item.modality == self._fact.modality for item in self._fact.evidence)

    def _values(self, document: str) -> tuple[list[str], list[str]]:
        """The values that the page gives where pages differ: as most do, and otherwise; several are named."""
        usual: dict[str, None] = {}
        other: dict[str, None] = {}
        for dispute in self._disputes:
            for value in dispute.values.get(document, ()):
                words = f"{dispute.slot} {value}" if len(self._disputes) > 1 else value
                (usual if value == dispute.usual else other)[words] = None
        return list(usual), list(other)


def _disputes(story: Story, reports: Sequence[Report]) -> Mapping[str, list[_Dispute]]:
    lineage = {page.document: report.id for report in reports for page in report.pages}
    found: dict[str, list[_Dispute]] = {}
    for conflict in story.conflicts:
        dispute = _Dispute(conflict.slot, _by_page(conflict.values), _usual(conflict.values, lineage))
        for fact in conflict.facts:
            found.setdefault(fact, []).append(dispute)
    return found


def _overtaken(story: Story) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each fact, the pages that tell only what was overtaken, with their values."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for change in story.changes:
        now = {quote.document for quote in change.to.evidence}
        for quote in _not_of(change.from_.evidence, now):
            for fact in change.facts:
                values = found.setdefault(fact, {}).setdefault(quote.document, ())
                if change.from_.value not in values:
                    found[fact][quote.document] = (*values, change.from_.value)
    return found


def _not_of(quotes: Sequence[Quote], documents: set[str]) -> Iterator[Quote]:
    return (quote for quote in quotes if quote.document not in documents)


def _by_page(sides: Sequence[Side]) -> Mapping[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for side in sides:
        for quote in side.evidence:
            if side.value not in values.get(quote.document, ()):
                values[quote.document] = (*values.get(quote.document, ()), side.value)
    return values


def _usual(sides: Sequence[Side], lineage: Mapping[str, str]) -> str | None:
    """The value that more independent reports give than any other."""
    carried = {side.value: len({lineage.get(q.document, q.document) for q in side.evidence}) for side in sides}
    most = max(carried.values(), default=0)
    leading = [value for value, count in carried.items() if count == most]
    return leading[0] if len(leading) == 1 else None
