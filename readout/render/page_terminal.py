"""Pages by themselves on the terminal: how each was read, and what was understood of it.

In come pages as published, out goes text with the page's own line numbers, so that a mark like [A12] of an account
can be looked up. Furniture is named in words at its line besides being dim; what stands in a line but outside it is
kept.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import pairwise

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.model.account import Page
from readout.render.annotations import (
    AnnotatedPage,
    AnnotationsFile,
    AttributionOnPage,
    EntityOnPage,
    EventOnPage,
    QuantityOnPage,
    TimeOnPage,
)
from readout.render.cites import LineIndex
from readout.render.controls import neutralised, one_line, shortened
from readout.render.dates import in_words
from readout.render.page_head import reading_head

FURNITURE_STYLES = {
    "navigation": "blue",
    "related": "magenta",
    "advert": "red",
    "newsletter": "red",
    "share": "blue",
    "comment": "yellow",
    "legal": "yellow",
    "caption": "green",
    "byline": "cyan",
    "masthead": "cyan",
}
QUOTE_WIDTH = 160
"""Characters of a statement shown before an ellipsis; the JSON has all."""


def pages_to_terminal(pages: Iterable[Page], width: int, *, colour: bool = False) -> str:
    """How each page was read: head, then every line with its number and, where it is furniture, the kind."""
    return _printed((block for page in pages for block in (*reading_head(page), _lines(page))), width, colour)


def annotations_to_terminal(result: AnnotationsFile, width: int, *, colour: bool = False) -> str:
    """What was understood of each page: names, times, quantities, who said what, events, each with its line."""
    return _printed((block for page in result.documents for block in (*_head(page), *_understood(page))), width, colour)


def _printed(blocks: Iterable[RenderableType], width: int, colour: bool) -> str:
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
    for block in blocks:
        console.print(block)
    return target.getvalue() if colour else "".join(f"{line.rstrip()}\n" for line in target.getvalue().splitlines())


def _head(page: Page) -> Iterable[RenderableType]:
    title = page.title.text if page.title else "no title found"
    yield Text(one_line(title), style="bold")
    published = page.published
    date = in_words(published.edtf) or "date not known"
    facts = [page.outlet or "outlet not known", page.uri, f"{date} ({published.basis})", page.language]
    yield Text(one_line(" · ".join(facts)), style="dim")
    hints = [f"{in_words(hint.edtf) or 'open'} ({hint.basis}{_at(page, hint.start)})" for hint in published.candidates]
    if hints:
        yield Text(one_line("Dates on the page: " + "; ".join(hints)))
    credits = [f"{credit.name} ({credit.kind}{_at(page, credit.start)})" for credit in page.credits]
    if credits:
        yield Text(one_line("Credits: " + "; ".join(credits)))
    for notice in page.notices:
        yield Text(one_line(f"Note: {notice}"), style="yellow")


def _at(page: Page, offset: int | None) -> str:
    return "" if offset is None else f", line {LineIndex.of(page.text).line_at(offset)}"


def _lines(page: Page) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim")
    grid.add_column(style="dim")
    grid.add_column()
    starts = (*LineIndex.of(page.text).starts, len(page.text))
    kinds = sorted((part.start, part.end, part.kind) for part in page.furniture)
    first = 0
    for number, (start, end) in enumerate(pairwise(starts), 1):
        text = page.text[start:end].rstrip()
        if not text.strip():
            continue
        while first < len(kinds) and kinds[first][1] <= start:
            first += 1
        words, named = _dressed(text, start, kinds, first)
        grid.add_row(str(number), named, words)
    return Padding(grid, (1, 0, 1, 0))


def _dressed(text: str, start: int, kinds: list[tuple[int, int, str]], first: int) -> tuple[Text, str]:
    """One line with its furniture coloured, and the kinds of that furniture in words."""
    words, named = Text(neutralised(text).replace("\t", " ")), []
    for low, high, kind in kinds[first:]:
        if low >= start + len(text):
            break
        words.stylize(f"dim {FURNITURE_STYLES.get(kind, 'white')}", max(0, low - start), high - start)
        named.append(kind)
    return words, ", ".join(dict.fromkeys(named))


def _understood(page: AnnotatedPage) -> Iterable[RenderableType]:
    lines = LineIndex.of(page.text)
    names = {entity.id: entity.name for entity in page.entities}
    yield from _part("Names", (_entity(entity, names, lines) for entity in page.entities))
    yield from _part(
        "Times",
        (f"“{time.text}” · {time.kind} · {_time(time)}  [{lines.line_at(time.start)}]" for time in page.times),
    )
    yield from _part(
        "Quantities",
        (
            f"“{item.text}” · {_amount(item.low, item.high, item.unit)}{_counted(item)} [{lines.line_at(item.start)}]"
            for item in page.quantities
        ),
    )
    yield from _part("Who said what", (_attribution(item, names, lines) for item in page.attributions))
    yield from _part("Events", (_event(item, names, lines) for item in page.events))
    yield Text(f"{len(page.sentences)} sentences\n", style="dim")


def _part(heading: str, items: Iterable[str]) -> Iterable[RenderableType]:
    yield Padding(Text(heading.upper(), style="bold cyan"), (1, 0, 0, 0))
    grid = Table.grid(padding=(0, 1, 0, 0))
    for item in items:
        grid.add_row("-", Text(one_line(item)))
    yield grid if grid.row_count else Text("none found", style="dim")


def _counted(item: QuantityOnPage) -> str:
    return f" ({item.of})" if item.of and item.of != item.unit else ""


def _entity(entity: EntityOnPage, names: dict[str, str], lines: LineIndex) -> str:
    offices = "; ".join(role.title + (f" of {names[role.of]}" if role.of in names else "") for role in entity.roles)
    also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    where = " ".join(dict.fromkeys(str(lines.line_at(mention.start)) for mention in entity.mentions))
    return f"{entity.name} · {entity.type.lower()}{f', {offices}' if offices else ''}{also} [{where}]"


def _attribution(item: AttributionOnPage, names: dict[str, str], lines: LineIndex) -> str:
    who = names.get(item.speaker or "", item.source.text if item.source else "speaker not found")
    words = shortened(" … ".join(part.text for part in item.content), QUOTE_WIDTH)
    quoted = f"“{words}”" if item.direct else words
    return f"{who}: {quoted} [{lines.line_at(item.content[0].start) if item.content else '?'}]"


def _event(event: EventOnPage, names: dict[str, str], lines: LineIndex) -> str:
    who = "".join(f", {part.role} {names.get(part.entity or '', part.span.text)}" for part in event.participants)
    kind = " ".join(part for part in (event.type, event.mode) if part) or event.lemma
    marks = [
        event.modality,
        *(["negative"] if event.polarity == "negative" else []),
        *([event.state] if event.state else []),
    ]
    values = "".join(f", {value.slot} {_amount(value.low, value.high, value.unit)}" for value in event.values)
    return f"“{event.trigger.text}” · {kind} ({', '.join(marks)}){who}{values} [{lines.line_at(event.trigger.start)}]"


def _time(time: TimeOnPage) -> str:
    amount, days = _amount(time.low, time.high, time.unit), in_words(time.edtf)
    first, second = (amount, days) if time.kind == "duration" else (days, amount)
    return first or second or time.reason or "open"


def _amount(low: float | None, high: float | None, unit: str | None) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        words = f"{low:g}"
    elif high is None:
        words = f"{low:g} or more"
    else:
        words = f"up to {high:g}" if low is None else f"{low:g} to {high:g}"
    return f"{words} {unit}" if unit else words
