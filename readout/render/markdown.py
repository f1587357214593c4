"""The account as Markdown with footnoted sources (CommonMark with footnotes, as GitHub, GitLab and pandoc read it).

In comes a `Readout`, out goes text. Page text can neither make markup nor HTML: every character that could is
escaped. Nothing is left out; each source mark is a footnote that names the page, the line and the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.model.account import Readout
from readout.render.cites import Cite
from readout.render.controls import one_line
from readout.render.dates import in_words
from readout.render.outline import Arranged, Difference, Line, Outline, Section, Source, arrange

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~#!$^@]|:(?=//))")
_LIST_LIKE = re.compile(r"^([-+=]|\d+[.)])")


def to_markdown(readout: Readout) -> str:
    """The account as Markdown; ends with a newline. Footnotes are numbered apart for each story."""
    arranged = arrange(readout)
    lines: list[str] = []
    for number, story in enumerate(arranged.stories, 1):
        prefix = f"{number}-" if len(arranged.stories) > 1 else ""
        lines += [*(["---", ""] if lines else []), *_Story(story, prefix).lines()]
    lines += _left_over(arranged)
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it stands."""
    line = _MARKUP.sub(r"\\\1", one_line(text))
    return _LIST_LIKE.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], line)


class _Story:
    """One story's lines; remembers which sources were cited, for the footnotes."""

    def __init__(self, story: Outline, prefix: str) -> None:
        self._story, self._prefix = story, prefix
        self._cited: dict[str, dict[tuple[int, int], Cite]] = {}

    def lines(self) -> Iterator[str]:
        story = self._story
        yield from (f"# {escaped(story.title)}", "")
        reports = "1 report" if story.reports == 1 else f"{story.reports} reports, {story.independent} independent"
        yield from ("*" + " · ".join(part for part in (story.time, reports) if part) + "*", "")
        yield from self._facts(story.happened, dated=True)
        yield from self._facts(story.promised)
        yield from self._speakers()
        yield from self._differences("Where reports differ", story.conflicts)
        yield from self._differences("What changed", story.changes)
        for section in (story.open, story.single, story.background):
            yield from self._facts(section)
        yield from self._sources()
        yield from self._footnotes()

    def _facts(self, section: Section, *, dated: bool = False) -> Iterator[str]:
        if not section.lines:
            return
        yield from (f"## {section.heading}", "")
        for line in section.lines:
            time = f"**{in_words(line.time, weekday=True) or line.weekday or 'Time not known'}** – " if dated else ""
            yield f"- {time}{self._fact(line)}"
        yield ""

    def _fact(self, line: Line) -> str:
        marks = [f"*{mark}*" for mark in line.marks]
        marks += [line.vague] if line.vague else []
        if self._story.independent > 1:
            marks.append(f"{line.reports} of {self._story.independent} reports")
        return escaped(line.text) + (f" ({', '.join(marks)})" if marks else "") + self._marks(line.cites)

    def _speakers(self) -> Iterator[str]:
        if self._story.speakers:
            yield from ("## Who said what", "")
        for speaker in self._story.speakers:
            office = f", {escaped(speaker.office)}" if speaker.office else ""
            yield from (f"**{escaped(speaker.name)}**{office}", "")
            for line in speaker.lines:
                topic = f"*{escaped(line.time)}:* " if line.time else ""
                altered = " (*words differ*)" if line.marks else ""
                yield f"- {topic}{escaped(line.text)}{altered}{self._marks(line.cites)}"
            yield ""

    def _differences(self, heading: str, differences: tuple[Difference, ...]) -> Iterator[str]:
        if differences:
            yield from (f"## {heading}", "")
        for difference in differences:
            yield f"- {escaped(difference.about)} (*{escaped(difference.explanation)}*)"
            for number, version in enumerate(difference.versions):
                lead = ("was " if number == 0 else "now ") if difference.kind == "change" else ""
                yield f"  - {lead}**{escaped(version.value)}**{self._marks(version.cites)}"
            yield ""

    def _sources(self) -> Iterator[str]:
        yield from ("## Sources", "")
        for source in self._story.sources:
            yield f"- **{source.letter}** {_source(source)}"
        yield ""

    def _marks(self, cites: Iterable[Cite]) -> str:
        marks = []
        for cite in cites:
            places = self._cited.setdefault(cite.mark, {})
            places[cite.start, cite.end] = cite
            marks.append(f"[^{self._prefix}{cite.mark}]")
        return "".join([" ", *dict.fromkeys(marks)]) if marks else ""

    def _footnotes(self) -> Iterator[str]:
        names = {source.letter: source.outlet or source.uri for source in self._story.sources}
        order = sorted(self._cited.values(), key=lambda places: _order(next(iter(places.values()))))
        for places in order:
            cites = sorted(places.values(), key=lambda cite: (cite.start, cite.end))
            words = " … ".join(f"“{escaped(cite.text)}”" for cite in cites)
            first = cites[0]
            yield f"[^{self._prefix}{first.mark}]: {escaped(names.get(first.letter, '?'))}, line {first.line}: {words}"
        yield ""


def _order(cite: Cite) -> tuple[int, str, int]:
    return len(cite.letter), cite.letter, cite.line


def _source(source: Source) -> str:
    known = f"{source.published} ({source.basis})" if source.published else f"date not known ({source.basis})"
    parts = [f"{escaped(source.outlet)}, " if source.outlet else "", escaped(source.uri), f", {escaped(known)}"]
    parts += [f"; {source.copies}"] if source.copies else []
    if source.furniture:
        counts = ", ".join(f"{count} {kind}" for kind, count in source.furniture)
        parts.append(f"; set aside: {escaped(counts)}")
    parts += [f"; {escaped(notice)}" for notice in source.notices]
    return "".join(parts)


def _left_over(arranged: Arranged) -> Iterator[str]:
    if arranged.apart:
        yield from ("## Pages of no story", "", *(f"- {_source(source)}" for source in arranged.apart), "")
    if arranged.refused:
        yield from ("## Not read", "")
        for refused in arranged.refused:
            yield f"- {escaped(refused.uri)}: {escaped(refused.problem)} ({escaped(refused.remedy)})"
