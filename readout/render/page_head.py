"""What is known of a page as a whole, for the terminal: who published it, when and how that is known, who is credited.

In comes a page as published, out go blocks of text. Every hint at the date stands on a line of its own with its basis,
its line in the page and what came of it, so that a reader can follow why the date was taken, or why it is open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from readout.model.account import DateHint, Page, PublishedOn
from readout.render.cites import LineIndex
from readout.render.controls import one_line
from readout.render.dates import in_words
from readout.render.read_pages import ReadPage

_TAKEN, _AGAINST, _OTHER = "●", "✗", "○"


def reading_head(page: Page) -> Iterator[RenderableType]:
    """Title, outlet, date with every hint at it, what the page claims of itself, credits, and what was set aside."""
    lines = LineIndex.of(page.text)
    title = f"{page.title.text}" if page.title else "no title found"
    yield Text(one_line(title), style="bold")
    yield Text(one_line(" · ".join([page.outlet or "outlet not known", page.uri, page.language])), style="dim")
    if isinstance(page, ReadPage):
        yield from _claims(page)
    yield Text.assemble(("Written: ", "bold"), one_line(_written(page.published)))
    if page.published.candidates:
        yield _hints(page.published.candidates, lines)
    if page.credits:
        named = (f"{item.name} ({item.kind}, line {lines.line_at(item.start)})" for item in page.credits)
        yield Text.assemble(("Credits: ", "bold"), one_line("; ".join(named)))
    yield Text.assemble(("Read as: ", "bold"), _parts(page))
    for notice in page.notices:
        yield Text(one_line(f"Note: {notice}"), style="yellow")


def _claims(page: ReadPage) -> Iterator[RenderableType]:
    claims = page.claims
    said = [
        f"section {claims.section}" if claims.section else "",
        f"by {', '.join(claims.authors)}" if claims.authors else "",
        f"changed {in_words(claims.modified)}" if claims.modified else "",
        f"at {claims.canonical}" if claims.canonical and claims.canonical != page.uri else "",
    ]
    if any(said):
        yield Text.assemble(("Says of itself: ", "bold"), one_line(" · ".join(filter(None, said))))


def _written(published: PublishedOn) -> str:
    date = in_words(published.edtf)
    return f"{date} ({published.basis})" if date else published.basis


def _hints(hints: tuple[DateHint, ...], lines: LineIndex) -> Table:
    """A row a hint; hints of one day that say the same stand in one row."""
    rows: dict[tuple[str | None, str, str], list[DateHint]] = {}
    for hint in hints:
        rows.setdefault((hint.edtf, hint.use, hint.basis if hint.start is not None else ""), []).append(hint)
    grid = Table.grid(padding=(0, 1, 0, 0))
    for (edtf, use, _), alike in rows.items():
        mark, style = _mark(alike[0])
        place = _places([lines.line_at(hint.start) for hint in alike if hint.start is not None])
        days, bases = in_words(edtf) or "open", ", ".join(_named_once([hint.basis for hint in alike]))
        grid.add_row(f"  {mark}", *(Text(one_line(words), style=style) for words in (days, f"{bases}{place}", use)))
    return grid


def _places(numbers: list[int]) -> str:
    distinct = [str(number) for number in dict.fromkeys(numbers)]
    return f", line{'s' if len(distinct) > 1 else ''} {', '.join(distinct)}" if distinct else ""


def _named_once(bases: list[str]) -> list[str]:
    """Bases of one family with its name before the first: "metadata: OpenGraph", "Dublin Core"."""
    seen: set[str] = set()
    told = []
    for basis in dict.fromkeys(bases):
        family, colon, rest = basis.partition(": ")
        told.append(rest if colon and family in seen else basis)
        seen.add(family)
    return told


def _mark(hint: DateHint) -> tuple[str, str]:
    if hint.use.startswith(("names", "not before this", "not after this")) and not hint.use.endswith(
        ("agrees", "closer")
    ):
        return _TAKEN, "green" if hint.use.startswith("names") else ""
    if hint.use.startswith(("contradicts", "set aside")):
        return _AGAINST, "yellow"
    return _OTHER, "dim"


def _parts(page: Page) -> str:
    counts = Counter(part.kind for part in page.furniture)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    aside = ", ".join(f"{count} {kind}" for kind, count in ranked)
    body = "1 part of the report" if len(page.body) == 1 else f"{len(page.body)} parts of the report"
    return f"{body}; set aside: {aside or 'nothing'}"
