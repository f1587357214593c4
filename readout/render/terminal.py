"""The account on a screen and a half, for a desk editor.

In comes a `Readout`, out goes text (with ANSI colour where asked). Every line ends with its sources as marks, [A12]
being line 12 of page A of the key at the end; every state has a word or a mark besides its colour. What a limit
hides is counted where it is hidden.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.model.account import Readout, RefusedPage
from readout.render.cites import Cite
from readout.render.controls import one_line, shortened
from readout.render.dates import in_words
from readout.render.outline import (
    ONE_SCREEN_AND_A_HALF,
    Arranged,
    Difference,
    Limits,
    Line,
    Outline,
    Section,
    Source,
    Speaker,
    arrange,
)

SUMMARY_WIDTH = 180
"""Characters of a fact shown before an ellipsis."""
QUOTE_WIDTH = 240
"""Characters of a statement shown before an ellipsis."""
MARKS_SHOWN = 8
"""Pages marked on a line before the other places are counted."""
TITLE_WIDTH = 48
"""Characters of a page's title in the key."""
BASIS_WIDTH = 24
"""How a page's date is known is told in the key where it takes no more characters."""
TOPICS = 2
"""Topics shown before a statement."""
DOTS = 8
"""Up to so many independent reports are drawn as dots; more are written as numbers."""
SHOW_ALL = "--format html shows all"


def to_terminal(readout: Readout, *, width: int, colour: bool = False, limits: Limits = ONE_SCREEN_AND_A_HALF) -> str:
    """The account as text at most `width` columns wide; ends with a newline."""
    target = io.StringIO()
    console = Console(
        file=target,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    arranged = arrange(readout, limits)
    for number, story in enumerate(arranged.stories):
        if number:
            console.print()
            console.rule(style="dim")
        for block in _story(story):
            console.print(block)
    for block in _left_over(arranged):
        console.print(block)
    return "".join(f"{line.rstrip()}\n" for line in target.getvalue().splitlines()) if not colour else target.getvalue()


def _story(story: Outline) -> Iterable[RenderableType]:
    yield Text(one_line(story.title), style="bold")
    yield Text(_standing(story), style="dim")
    yield from _facts(story.happened, story.independent, dated=True)
    yield from _facts(story.promised, story.independent)
    yield from _speakers(story)
    yield from _differences("Where reports differ", story.conflicts, story.conflicts_hidden)
    yield from _differences("What changed", story.changes, story.changes_hidden)
    yield from _facts(story.open, story.independent)
    yield from _facts(story.single, story.independent)
    yield from _facts(story.background, story.independent)
    yield from _key(story)


def _standing(story: Outline) -> str:
    reports = "1 report" if story.reports == 1 else f"{story.reports} reports, {story.independent} independent"
    return " · ".join(part for part in (story.time, reports) if part)


def _heading(words: str) -> RenderableType:
    return Padding(Text(words.upper(), style="bold cyan"), (1, 0, 0, 0))


def _facts(section: Section, independent: int, *, dated: bool = False) -> Iterable[RenderableType]:
    if not section.lines and not section.hidden:
        return
    yield _heading(section.heading)
    last: tuple[str, str] | None = None
    for line in section.lines:
        if dated and (line.time, line.weekday) != last:
            day = f"{line.weekday}, date not known" if line.weekday else "time not known"
            yield Text(in_words(line.time, weekday=True) or day, style="italic")
            last = (line.time, line.weekday)
        yield _item(_fact(line, independent))
    if section.hidden:
        yield _item(Text(f"{section.hidden} more, {SHOW_ALL}", style="dim"), mark="…")


def _fact(line: Line, independent: int) -> Text:
    words = Text(shortened(line.text, SUMMARY_WIDTH))
    for mark in line.marks:
        words.append(f"  {mark}", style="bold yellow" if mark in ("disputed", "changed") else "magenta")
    if independent > 1:
        words.append(f"  {_coverage(line.reports, independent)}", style="green" if line.reports > 1 else "dim")
    return words.append_text(_marks(line.cites))


def _coverage(reports: int, independent: int) -> str:
    if independent > DOTS:
        return f"{reports}/{independent}"
    return "●" * reports + "○" * (independent - reports)


def _marks(cites: Iterable[Cite]) -> Text:
    """One mark a page, then how many more places there are."""
    first: dict[str, str] = {}
    marks = set()
    for cite in cites:
        first.setdefault(cite.letter, cite.mark)
        marks.add(cite.mark)
    shown = list(first.values())[:MARKS_SHOWN]
    more = f" +{len(marks) - len(shown)}" if len(marks) > len(shown) else ""
    return Text(f" [{' '.join(shown)}{more}]" if marks else "", style="cyan")


def _item(words: Text, *, mark: str = "-", indent: int = 0) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(mark))
    grid.add_column()
    grid.add_row(mark, words)
    return Padding(grid, (0, 0, 0, indent))


def _speakers(story: Outline) -> Iterable[RenderableType]:
    if not story.speakers:
        return
    yield _heading("Who said what")
    for speaker in story.speakers:
        yield from _speaker(speaker)
    if story.speakers_hidden:
        yield _item(Text(f"{story.speakers_hidden} statements by others, {SHOW_ALL}", style="dim"), mark="…")


def _speaker(speaker: Speaker) -> Iterable[RenderableType]:
    office = f", {one_line(speaker.office)}" if speaker.office else ""
    more = f"  … {speaker.hidden} more" if speaker.hidden else ""
    yield Text.assemble((one_line(speaker.name), "bold"), (office, ""), (more, "dim"))
    for line in speaker.lines:
        topic = f"{one_line(', '.join(line.time.split(', ')[:TOPICS]))}: " if line.time else ""
        words = Text.assemble((topic, "dim"), shortened(line.text, QUOTE_WIDTH))
        for mark in line.marks:
            words.append(f"  {mark}", style="bold yellow")
        yield _item(words.append_text(_marks(line.cites)))


def _differences(heading: str, differences: tuple[Difference, ...], hidden: int) -> Iterable[RenderableType]:
    if not differences and not hidden:
        return
    yield _heading(heading)
    for difference in differences:
        about = Text.assemble(
            shortened(difference.about, SUMMARY_WIDTH), (f"  {one_line(difference.explanation)}", "dim")
        )
        yield _item(about, mark="→" if difference.kind == "change" else "≠")
        for number, version in enumerate(difference.versions):
            lead = ("was " if number == 0 else "now ") if difference.kind == "change" else ""
            words = Text.assemble((lead, "dim"), (one_line(version.value), "bold"))
            if version.cites and version.cites[0].text != version.value:
                words.append(f"  “{shortened(version.cites[0].text, QUOTE_WIDTH // 2)}”", style="dim")
            yield _item(words.append_text(_marks(version.cites)), mark="·", indent=2)
    if hidden:
        yield _item(Text(f"{hidden} more, {SHOW_ALL}", style="dim"), mark="…")


def _key(story: Outline) -> Iterable[RenderableType]:
    yield _heading("Sources")
    names = Counter(source.uri.rstrip("/").rsplit("/", 1)[-1] for source in story.sources)
    for source in story.sources:
        yield _item(_source(source, short=max(names.values()) == 1), mark=source.letter)
    note = "[A12] is line 12 of page A; `readout read PAGE` shows the lines."
    if story.independent > 1:
        note += f" {_coverage(1, story.independent)} is one of {story.independent} independent reports."
    yield Text(note, style="dim")
    parts = Counter[str]()
    for source in story.sources:
        parts.update(dict(source.furniture))
    if parts:
        yield Text(f"Set aside as furniture: {_counts(parts)}.", style="dim")


def _counts(parts: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(parts.items(), key=lambda item: (-item[1], item[0])))


def _source(source: Source, *, short: bool = False) -> Text:
    """Outlet or address, title, date; `short` leaves the folders of the address to the other formats."""
    address = source.uri.rstrip("/").rsplit("/", 1)[-1] if short else source.uri
    words = Text(one_line(source.outlet or address), style="bold")
    about = [f"“{shortened(source.title, TITLE_WIDTH)}”"] if source.title else []
    about += [one_line(address)] if source.outlet else []
    basis = f" ({one_line(source.basis)})" if len(source.basis) <= BASIS_WIDTH else ""  # `readout read` tells it whole
    about.append(f"{source.published}{basis}" if source.published else "date not known")
    words.append(f"  {', '.join(about)}", style="dim")
    if source.copies:
        words.append(f"; {source.copies}", style="yellow")
    for notice in source.notices:
        words.append(f"; {one_line(notice)}", style="yellow")
    return words


def _left_over(arranged: Arranged) -> Iterable[RenderableType]:
    if arranged.apart:
        yield _heading("Pages of no story")
        for source in arranged.apart:
            yield _item(_source(source))
    if arranged.refused:
        yield _heading("Not read")
        for refused in arranged.refused:
            yield _item(_refused(refused))


def _refused(refused: RefusedPage) -> Text:
    return Text.assemble(one_line(refused.uri), (f": {one_line(refused.problem)} ({one_line(refused.remedy)})", "dim"))
