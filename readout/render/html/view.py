"""What the templates are given: pages cut into lines, places with the offsets that the script uses.

In come a story's outline and its pages, out go records ready to print. Page text is neutralised here and escaped by
the template; offsets become UTF-16 here (by `utf16`), so that the script never converts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from readout.model.account import FurniturePart, Page, Readout
from readout.render.cites import Cite, LineIndex
from readout.render.controls import neutralised, one_line
from readout.render.html.utf16 import Utf16Offsets
from readout.render.outline import Arranged, Outline, Source, arrange


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a page that an item of the account rests on; offsets are UTF-16 units of the page's text."""

    mark: str
    anchor: str
    document: str
    start: int
    end: int
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
    """One line of a page; `start` is in UTF-16 units of the page's text, `kind` that of a line of furniture alone."""

    number: int
    anchor: str
    start: int
    kind: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page, line by line."""

    source: Source
    name: str
    language: str
    link: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story with its pages."""

    outline: Outline
    pages: tuple[PageView, ...]
    offsets: Mapping[str, Utf16Offsets]
    names: Mapping[str, str]

    def places(self, cites: Sequence[Cite]) -> list[Place]:
        """The places behind an item, in the order of its marks."""
        return [self._place(cite) for cite in cites if cite.document in self.offsets]

    def _place(self, cite: Cite) -> Place:
        offsets = self.offsets[cite.document]
        return Place(
            mark=cite.mark,
            anchor=anchor(cite.document, cite.line),
            document=cite.document,
            start=offsets.at(cite.start),
            end=offsets.at(cite.end),
            outlet=self.names[cite.document],
            line=cite.line,
            text=one_line(cite.text),
            note=one_line(cite.note),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words; `changed` where the other wording does not have them."""

    text: str
    changed: bool


def views(readout: Readout) -> tuple[Arranged, tuple[StoryView, ...]]:
    """The whole account, and a view of each story in its order."""
    arranged = arrange(readout)
    pages = {page.id: page for page in readout.documents}
    return arranged, tuple(story_view(outline, pages) for outline in arranged.stories)


def story_view(outline: Outline, pages: Mapping[str, Page]) -> StoryView:
    """One story with its pages, in the order of the outline's sources."""
    shown = tuple(_page_view(source, pages[source.document]) for source in outline.sources)
    return StoryView(
        outline=outline,
        pages=shown,
        offsets={source.document: Utf16Offsets.of(pages[source.document].text) for source in outline.sources},
        names={view.source.document: view.name for view in shown},
    )


def anchor(document: str, line: int) -> str:
    """The address of a line within the HTML."""
    return f"{document}.{line}"


def word_runs(text: str, other: str) -> list[Run]:
    """`text` in runs of words, marked where `other` has other words."""
    words, others = one_line(text).split(), one_line(other).split()
    matcher = SequenceMatcher(
        None, [word.casefold() for word in others], [word.casefold() for word in words], autojunk=False
    )
    return [
        Run(" ".join(words[start:end]), tag != "equal")
        for tag, _, _, start, end in matcher.get_opcodes()
        if end > start
    ]


def _page_view(source: Source, page: Page) -> PageView:
    is_address = page.uri.startswith(("http://", "https://"))
    return PageView(
        source=source,
        name=one_line(page.outlet or page.uri.rsplit("/", 1)[-1]),
        language=page.language,
        link=page.uri if is_address else "",
        lines=tuple(_lines(page)),
    )


def _lines(page: Page) -> Iterator[PageLine]:
    offsets, shown = Utf16Offsets.of(page.text), neutralised(page.text)
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
        yield PageLine(
            number, anchor(page.id, number), offsets.at(start), kinds.pop() if len(kinds) == 1 else "", parts
        )


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
