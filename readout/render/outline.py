"""The account in the order a desk editor reads it; every readable format prints this.

In comes one `Story` with its pages, out goes an `Outline`: what happened in order, what was promised, what stands
open, who said what, conflicts, changes, what only one page says, what was set aside. Every fact stands in exactly
one section. The choice of what is shown first goes by `Fact.weight`; the order within a section goes by time.
Limits are parameters, and what they hide is counted in the section that hides it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.model.account import Change, Conflict, Evidence, Fact, Page, Readout, RefusedPage, Side, Statement, Story
from readout.render.cites import LAST, Citations, Cite, by_day
from readout.render.dates import days_spanned, in_words, week_of, weekday_in

TELLING_WORDS = 4
"""Words of indirect speech from which it is shown among the first."""
LAST_DAY = 10**9  # more days than any limit: an open end
EXACT_DAYS = 62
"""A time that allows more days than this puts nothing in order: the line stands among those without a time."""
STORY_DAYS = 366
"""A story's time that allows more days than this is not worth a headline."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines a section shows at most; None shows all."""

    facts: int | None = None
    promised: int | None = None
    open: int | None = None
    background: int | None = None
    single: int | None = None
    speakers: int | None = None
    statements: int | None = None
    conflicts: int | None = None
    changes: int | None = None


ONE_SCREEN_AND_A_HALF = Limits(
    facts=10, promised=5, open=3, background=2, single=4, speakers=6, statements=2, conflicts=6, changes=3
)
EVERYTHING = Limits()


@dataclass(frozen=True, slots=True)
class Line:
    """One fact or statement with its marks; `reports` is the number of independent reports behind it."""

    id: str
    time: str
    text: str
    marks: tuple[str, ...]
    reports: int
    origins: int
    cites: tuple[Cite, ...]
    vague: str = ""
    """A time too wide to put the line in order, in words."""
    plain: str = ""
    """A statement's words without quotation marks."""
    weekday: str = ""
    """The day of the week that the pages name, where no date follows."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; `hidden` is how many more there are."""

    heading: str
    lines: tuple[Line, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker's statements."""

    id: str
    name: str
    office: str
    lines: tuple[Line, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a conflict or a change: what is said, and where."""

    value: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A conflict (its sides) or a change (earlier, then later)."""

    id: str
    kind: str
    about: str
    explanation: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One page in the key: what its letter stands for, and what of it was set aside."""

    letter: str
    document: str
    outlet: str
    uri: str
    title: str
    published: str
    basis: str
    copies: str
    furniture: tuple[tuple[str, int], ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """One story, arranged."""

    id: str
    title: str
    time: str
    reports: int
    independent: int
    happened: Section
    promised: Section
    open: Section
    speakers: tuple[Speaker, ...]
    speakers_hidden: int
    conflicts: tuple[Difference, ...]
    conflicts_hidden: int
    changes: tuple[Difference, ...]
    changes_hidden: int
    single: Section
    background: Section
    sources: tuple[Source, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section of facts, in reading order."""
        return (self.happened, self.promised, self.open, self.single, self.background)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The whole result: one outline a story, pages of no story, and what was not read."""

    stories: tuple[Outline, ...]
    apart: tuple[Source, ...]
    refused: tuple[RefusedPage, ...]


def arrange(readout: Readout, limits: Limits = EVERYTHING) -> Arranged:
    """The account in reading order; stories and pages keep the order of the account."""
    pages = {page.id: page for page in readout.documents}
    told = {document for story in readout.stories for document in story.documents}
    apart = [page for page in readout.documents if page.id not in told]
    return Arranged(
        stories=tuple(outline(story, pages, limits) for story in readout.stories),
        apart=tuple(_source(page, Citations(apart), {}) for page in by_day(apart)),
        refused=readout.refused,
    )


def outline(story: Story, pages: Mapping[str, Page], limits: Limits = EVERYTHING) -> Outline:
    """One story in reading order."""
    own = by_day(pages[document] for document in story.documents if document in pages)
    citations = Citations(own)
    names = {entity.id: entity.name for entity in story.entities}
    said_by = {
        statement.id: names.get(statement.speaker or "", statement.speaker_text) for statement in story.statements
    }
    lines = {fact.id: _fact_line(fact, citations, said_by) for fact in story.facts}
    sections = _sections(story, lines, limits)
    speakers, speakers_hidden = _speakers(story, citations, limits)
    conflicts = tuple(_conflict(item, story, citations) for item in story.conflicts)
    changes = tuple(_change(item, story, citations) for item in story.changes)
    return Outline(
        id=story.id,
        title=story.title,
        time=in_words(story.time) if (days_spanned(story.time) or LAST_DAY) <= STORY_DAYS else "",
        reports=len(story.documents),
        independent=_independent(story),
        **sections,
        speakers=speakers,
        speakers_hidden=speakers_hidden,
        conflicts=conflicts[: limits.conflicts],
        conflicts_hidden=len(conflicts[limits.conflicts :]) if limits.conflicts is not None else 0,
        changes=changes[: limits.changes],
        changes_hidden=len(changes[limits.changes :]) if limits.changes is not None else 0,
        sources=tuple(_source(page, citations, _copies(story, citations)) for page in own),
    )


def _independent(story: Story) -> int:
    grouped = {document for lineage in story.lineages for document in lineage.documents}
    return len(story.lineages) + sum(1 for document in story.documents if document not in grouped)


def _sections(story: Story, lines: Mapping[str, Line], limits: Limits) -> dict[str, Section]:
    """Facts by what became of them; what only one report says and has no room in the first goes to `single`."""
    kinds: dict[str, list[Fact]] = {"happened": [], "promised": [], "open": [], "background": []}
    for fact in story.facts:
        kinds[_kind(fact)].append(fact)
    alone = [fact for fact in kinds["happened"] if fact.lineages <= 1] if _independent(story) > 1 else []
    told = [fact for fact in kinds["happened"] if fact not in alone]
    room = None if limits.facts is None else limits.facts - len(told)
    if room is None or room > 0:  # with few shared facts, the weightiest of the others belong to the order of events
        dated = [fact for fact in alone if lines[fact.id].time or lines[fact.id].weekday][:room]
        told, alone = told + dated, [fact for fact in alone if fact not in dated]

    said: set[str] = set()

    def unsaid(facts: Sequence[Fact]) -> list[Fact]:
        """Without those whose sentence already stands above: several facts of one sentence are one line."""
        fresh = {fact.summary: fact for fact in reversed(facts) if fact.summary not in said}
        said.update(fresh)
        return [fact for fact in facts if fresh.get(fact.summary) is fact]

    week = week_of(line.weekday for line in lines.values() if line.weekday)

    def day(line: Line) -> int:
        return week.index(line.weekday) if line.weekday else len(week)

    def section(heading: str, facts: Sequence[Fact], limit: int | None) -> Section:
        shown = facts if limit is None else unsaid(sorted(facts, key=lambda fact: -fact.weight))[:limit]
        ordered = sorted(shown, key=lambda fact: (lines[fact.id].time or LAST, day(lines[fact.id]), -fact.weight))
        return Section(heading, tuple(lines[fact.id] for fact in ordered), len(facts) - len(shown))

    return {
        "happened": section("What happened, in order", told, limits.facts),
        "promised": section("Agreed or promised", kinds["promised"], limits.promised),
        "open": section("Planned, asked for, denied or open", kinds["open"], limits.open),
        "single": section("What only one report says", alone, limits.single),
        "background": section("Background", kinds["background"], limits.background),
    }


def _kind(fact: Fact) -> str:
    if fact.commitment:
        return "promised"
    if fact.background:
        return "background"
    return "happened" if fact.modality == "happened" else "open"


MODALITY_MARKS = {
    "planned": "planned",
    "possible": "possible",
    "requested": "asked for",
    "denied": "denied",
    "unknown": "not known",
}


def _fact_line(fact: Fact, citations: Citations, said_by: Mapping[str, str]) -> Line:
    marks = [MODALITY_MARKS[fact.modality]] if fact.modality in MODALITY_MARKS else []
    marks += [mark for mark, status in (("disputed", "contested"), ("changed", "changed")) if status in fact.status]
    time = fact.time.edtf or "" if fact.time else ""
    exact = (days_spanned(time) or LAST_DAY) <= EXACT_DAYS
    return Line(
        id=fact.id,
        time=time if exact else "",
        text=fact.summary,
        marks=tuple(marks),
        reports=fact.lineages,
        origins=fact.origins,
        vague="" if exact else in_words(time),
        weekday=weekday_in(fact.time_words) if not exact or not time else "",
        cites=citations.cites(fact.evidence, (_note(item, fact, said_by) for item in fact.evidence)),
    )


def _note(item: Evidence, fact: Fact, said_by: Mapping[str, str]) -> str:
    """What this page says otherwise than the fact as a whole, and whose word it is."""
    modality = MODALITY_MARKS.get(item.modality, item.modality) if item.modality != fact.modality else ""
    speaker = said_by.get(item.attribution or "", "")
    return "; ".join(part for part in (modality, f"says {speaker}" if speaker else "") if part)


NOT_NAMED = ("", "")
"""Key of the statements whose speaker no page names."""


def _speakers(story: Story, citations: Citations, limits: Limits) -> tuple[tuple[Speaker, ...], int]:
    """Speakers by how much of them the pages carry, unnamed ones last; statements by how many pages carry each."""
    entities = {entity.id: entity for entity in story.entities}
    by_speaker: dict[tuple[str, str], list[Statement]] = {}
    for statement in story.statements:
        named = statement.speaker in entities
        key = (statement.speaker or "", "") if named else ("", statement.speaker_text.casefold())
        by_speaker.setdefault(key, []).append(statement)
    ranked = sorted(by_speaker.items(), key=lambda item: (item[0] == NOT_NAMED, -_carried(_telling(item[1])), item[0]))
    speakers = []
    for (entity, _), statements in ranked[: limits.speakers]:
        known = entities.get(entity)
        telling = _telling(statements)
        first = sorted(statements, key=lambda s: (s not in telling, -_carried([s]), not s.direct))
        shown = first[: limits.statements]
        speakers.append(
            Speaker(
                id=entity or f"speaker-{statements[0].id}",
                name=known.name if known else statements[0].speaker_text or "Speaker not named",
                office=known.roles[0].title if known and known.roles else "",
                lines=tuple(_statement_line(statement, story, citations) for statement in shown),
                hidden=len(statements) - len(shown),
            )
        )
    return tuple(speakers), sum(len(statements) for _, statements in ranked[len(speakers) :])


def _telling(statements: Sequence[Statement]) -> list[Statement]:
    """Those that say something by themselves: quotations, and indirect words that are more than a name or a noun."""
    return [said for said in statements if said.direct or len(said.text.split()) >= TELLING_WORDS]


def _carried(statements: Iterable[Statement]) -> int:
    return len({(statement.id, rendering.document) for statement in statements for rendering in statement.renderings})


def _statement_line(statement: Statement, story: Story, citations: Citations) -> Line:
    lineage = {document: item.id for item in story.lineages for document in item.documents}
    documents = {rendering.document for rendering in statement.renderings}
    altered = any(rendering.altered for rendering in statement.renderings)
    return Line(
        id=statement.id,
        time=statement.topics[0] if statement.topics else "",
        text=_quoted(statement.text) if statement.direct else statement.text,
        marks=("words differ",) if altered else (),
        reports=len({lineage.get(document, document) for document in documents}),
        origins=1,
        cites=citations.cites(statement.renderings),
        plain=statement.text,
    )


def _quoted(words: str) -> str:
    return words if words.startswith(("“", '"', "«", "„")) else f"“{words}”"


def _conflict(conflict: Conflict, story: Story, citations: Citations) -> Difference:
    sides = tuple(_version(side, citations) for side in conflict.values)
    return Difference(conflict.id, conflict.kind, _about(conflict, story), conflict.explanation, sides)


def _change(change: Change, story: Story, citations: Citations) -> Difference:
    sides = (_version(change.from_, citations), _version(change.to, citations))
    return Difference(change.id, "change", _about(change, story), change.explanation, sides)


def _about(difference: Conflict | Change, story: Story) -> str:
    """What a difference is about: the summary of its fact, or the slot where it names none."""
    summaries = {fact.id: fact.summary for fact in story.facts}
    return next((summaries[fact] for fact in difference.facts if fact in summaries), difference.slot)


def _version(side: Side, citations: Citations) -> Version:
    return Version(side.value, citations.cites(side.evidence))


def _copies(story: Story, citations: Citations) -> dict[str, str]:
    """For each page, which other pages carry the same report, in words."""
    words = {}
    for lineage in story.lineages:
        for document in lineage.documents:
            others = sorted(citations.letter(other) for other in lineage.documents if other != document)
            if others:
                words[document] = f"same report as {', '.join(others)}"
    return words


def _source(page: Page, citations: Citations, copies: Mapping[str, str]) -> Source:
    kinds = Counter(part.kind for part in page.furniture)
    return Source(
        letter=citations.letter(page.id),
        document=page.id,
        outlet=page.outlet or "",
        uri=page.uri,
        title=page.title.text if page.title else "",
        published=in_words(page.published.edtf),
        basis=page.published.basis,
        copies=copies.get(page.id, ""),
        furniture=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        notices=page.notices,
    )
