"""What the templates are given: pages cut into lines, places with the offsets that the scripts use, the story's views.

In come a story, its pages and the way addresses are made, out goes a record ready to print. Page text is neutralised
here and escaped by the template; offsets become UTF-16 here (by `utf16`), so that the scripts need not convert them.
Each view is worked out when a template asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.model.account import FurniturePart, Page, Readout, Story
from readout.render.cites import Cite, LineIndex
from readout.render.controls import neutralised, one_line
from readout.render.html.compare import Comparison, compare, pairs
from readout.render.html.context import Context, context
from readout.render.html.coverage import Coverage, Report, coverage, reports_of
from readout.render.html.graph import Graph, graph
from readout.render.html.links import Links
from readout.render.html.matrix import Matrix, matrix
from readout.render.html.names import Name, names
from readout.render.html.reader import Reading, readings
from readout.render.html.repeats import Once, once, said_once
from readout.render.html.said import Topic, said
from readout.render.html.timeline import Timeline, timeline
from readout.render.html.utf16 import Utf16Offsets
from readout.render.outline import Line, Outline, Source, outline


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a page that an item of the account rests on.

    `start` and `end` are UTF-16 units of the page's text; `points` are the same as code
    points, and `at` has them as they stand in an address where they differ, else nothing.
    """

    mark: str
    href: str
    document: str
    start: int
    end: int
    at: str
    points: tuple[int, int]
    outlet: str
    line: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a line; `kind` is empty in the body, else the kind of furniture."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page; `start` counts UTF-16 units, `point` code points; `kind` is set for a line of furniture."""

    number: int
    anchor: str
    start: int
    point: int
    kind: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page, line by line."""

    source: Source
    name: str
    title: str
    language: str
    link: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story with its pages."""

    story: Story
    outline: Outline
    pages: tuple[PageView, ...]
    reports: tuple[Report, ...]
    links: Links
    facts: Mapping[str, Line]
    statements: Mapping[str, Line]
    offsets: Mapping[str, Utf16Offsets]
    texts: Mapping[str, Page]

    def places(self, cites: Sequence[Cite]) -> list[Place]:
        """The places behind an item, in the order of its marks."""
        return [self._place(cite) for cite in cites if cite.document in self.offsets]

    def around(self, place: Place) -> Context:
        """The rest of the sentence around a few words."""
        return context(self.texts[place.document].text, *place.points)

    def name(self, document: str) -> str:
        """The outlet of a page, or its address where it names none."""
        page = self.texts[document]
        return one_line(page.outlet or page.uri.rsplit("/", 1)[-1])

    def coverage(self, cites: Sequence[Cite]) -> Coverage:
        """Which independent reports tell a thing."""
        return coverage(self.reports, cites)

    def once(self, lines: Sequence[Line]) -> list[Once]:
        """Lines that say the same at the same time, each once."""
        return once(lines)

    def said_once(self, lines: Sequence[Line]) -> list[Once]:
        """The statements of one speaker, without those that are part of another."""
        return said_once(lines)

    def matrix(self) -> Matrix:
        """Claims against sources."""
        return matrix(self.story, self.facts, self.reports)

    def timeline(self) -> Timeline:
        """When it happened and when it was reported."""
        return timeline(self.story, self.facts, self.outline.sources, self.texts)

    def said(self) -> tuple[Topic, ...]:
        """Who said what by topic."""
        return said(self.story, self.statements)

    def graph(self) -> Graph:
        """Where the reports come from."""
        return graph(self.reports, self.texts)

    def named(self) -> tuple[Name, ...]:
        """Everybody and everything the story names."""
        own = [self.texts[source.document] for source in self.outline.sources]
        return names(self.story, {**self.facts, **self.statements}, own)

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """What each of these pages says."""
        speakers = {line.id: speaker.name for speaker in self.outline.speakers for line in speaker.lines}
        return readings(self.facts.values(), (self.statements.values(), speakers), self.reports, documents)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All pairs of its pages, those with most in common first."""
        return tuple(pair for pair in pairs(self.story) if set(pair) <= self.texts.keys())

    def pair(self, left: str, right: str) -> tuple[str, str] | None:
        """The pair with most in common that has these pages on these sides; empty leaves a side open."""
        if left and right:
            return left, right
        one = left or right
        found = next((pair for pair in self.pairs() if one in pair or not one), None)
        if found is None or not one:
            return found
        other = found[0] if found[1] == one else found[1]
        return (one, other) if left else (other, one)

    def compare(self, left: str, right: str) -> Comparison:
        """Two of its pages side by side."""
        return compare(self.story, self.texts, left, right)

    def _place(self, cite: Cite) -> Place:
        offsets = self.offsets[cite.document]
        start, end = offsets.at(cite.start), offsets.at(cite.end)
        return Place(
            mark=cite.mark,
            href=self.links.span(self.story.id, cite.document, cite.start, cite.end),
            document=cite.document,
            start=start,
            end=end,
            at="" if (start, end) == (cite.start, cite.end) else f"{cite.start}-{cite.end}",
            points=(cite.start, cite.end),
            outlet=self.name(cite.document),
            line=cite.line,
            text=one_line(cite.text),
            note=one_line(cite.note),
        )


def story_views(readout: Readout, links: Links) -> tuple[StoryView, ...]:
    """A view of each story, in the order of the account."""
    pages = {page.id: page for page in readout.documents}
    return tuple(story_view(story, pages, links) for story in readout.stories)


def story_view(story: Story, pages: Mapping[str, Page], links: Links) -> StoryView:
    """One story with its pages, in the order of its outline."""
    arranged = outline(story, pages)
    own = {source.document: pages[source.document] for source in arranged.sources}
    offsets = {document: Utf16Offsets.of(page.text) for document, page in own.items()}
    return StoryView(
        story=story,
        outline=arranged,
        pages=tuple(_page_view(source, own[source.document], offsets[source.document]) for source in arranged.sources),
        reports=reports_of(story, arranged.sources, own),
        links=links,
        facts={line.id: line for section in arranged.sections for line in section.lines},
        statements={line.id: line for speaker in arranged.speakers for line in speaker.lines},
        offsets=offsets,
        texts=own,
    )


def anchor(document: str, line: int) -> str:
    """The id of a line within the HTML."""
    return f"{document}.{line}"


def _page_view(source: Source, page: Page, offsets: Utf16Offsets) -> PageView:
    is_address = page.uri.startswith(("http://", "https://"))
    return PageView(
        source=source,
        name=one_line(page.outlet or page.uri.rsplit("/", 1)[-1]),
        title=one_line(page.title.text) if page.title else "",
        language=page.language,
        link=page.uri if is_address else "",
        lines=tuple(_lines(page, offsets)),
    )


def _lines(page: Page, offsets: Utf16Offsets) -> Iterator[PageLine]:
    shown = neutralised(page.text)
    furniture = sorted(page.furniture, key=lambda part: (part.start, part.end))
    starts, first = (*LineIndex.of(page.text).starts, len(page.text)), 0
    for number, (start, end) in enumerate(pairwise(starts), 1):
        text = shown[start:end].rstrip("\r\n")
        if not text.strip():
            continue
        while first < len(furniture) and furniture[first].end <= start:
            first += 1
        parts = tuple(_parts(text, start, furniture, first))
        kinds = {part.kind for part in parts if part.text.strip()}
        kind = kinds.pop() if len(kinds) == 1 else ""
        yield PageLine(number, anchor(page.id, number), offsets.at(start), start, kind, parts)


def _parts(text: str, start: int, furniture: Sequence[FurniturePart], first: int) -> Iterator[Part]:
    done = 0
    for index in range(first, len(furniture)):
        part = furniture[index]
        low, high = max(part.start - start, done), min(part.end - start, len(text))
        if low >= len(text):
            break
        if low > done:
            yield Part(text[done:low], "")
        if high > low:
            yield Part(text[low:high], part.kind)
        done = max(done, high)
    if done < len(text):
        yield Part(text[done:], "")
