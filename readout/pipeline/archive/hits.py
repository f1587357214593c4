"""From what was found to what is shown: the words, which of them were looked for, and where they stand.

In: a query and rows of the archive. Out: `Hits`. A fact shows its summary, a statement its words, a page the sentence
around what was looked for; the place is the first evidence that holds most of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from readout.model import Document, Span, UsageError
from readout.model.account import Evidence, Fact, Quote, Rendering, Statement
from readout.model.archive import HIT_KINDS, Hit, Hits, Query
from readout.store import accounts, pages
from readout.store.cards import PageCard
from readout.store.codec import decode
from readout.store.finding import Found, Sought, find
from readout.store.terms import Wanted, as_phrase, wanted

MOST = 500
"""Hits given at a time; more are had with `offset`."""
PASSAGE = 240
"""Code points of a page shown around the first word that was looked for."""
_ENDS = re.compile(r"[.!?][\"'”’)]*\s|\n")


def search(connection: Connection, query: Query) -> Hits:
    """What the archive holds of a query, best first; raises UsageError for a limit or offset that is none."""
    if not 0 <= query.limit <= MOST or query.offset < 0:
        raise UsageError(f"a search gives 0 to {MOST} hits at a time", remedy=f"ask for at most {MOST}")
    looked = wanted(query.text)
    if query.text.strip() and not looked.phrases:
        return Hits((), 0)  # nothing in it is a word
    columns = [("words", looked)]
    for name, value in (("names", query.who), ("topics", query.topic), ("outlets", query.outlet)):
        if value is not None:
            columns.append((name, as_phrase(value)))
    if query.status is not None:
        columns.append(("status", as_phrase(query.status.replace("-", ""))))
    if any(not asked.phrases for _, asked in columns[1:]):
        return Hits((), 0)
    kinds = tuple(kind for kind in HIT_KINDS if kind in query.kinds)
    since = query.since.isoformat() if query.since else None
    found, total = find(connection, Sought(tuple(columns), kinds, since), query.limit, query.offset)
    return Hits(_shown(connection, found, looked), total)


def _shown(connection: Connection, found: Sequence[Found], looked: Wanted) -> tuple[Hit, ...]:
    titles = accounts.titles_of(connection, sorted({row.story for row in found}))
    records = {(row.story, row.id): _record(row) for row in found if row.kind != "page"}
    documents = pages.told_documents(connection, [row.id for row in found if row.kind == "page"])
    speakers = {r.speaker: key for key, r in records.items() if isinstance(r, Statement) and r.speaker}
    names = accounts.names_of_entities(connection, [(key[0], one) for one, key in speakers.items()])
    cited = {d for r in records.values() for d in _documents(r)} | set(documents)
    cards = pages.cards_of(connection, sorted(cited))
    hits = []
    for row in found:
        title = titles.get(row.story, "")
        if row.kind == "page":
            hits.append(_page_hit(row, title, documents[row.id], looked))
        else:
            hits.append(_record_hit(row, title, records[row.story, row.id], looked, cards, names))
    return tuple(hits)


def _record(row: Found) -> Fact | Statement:
    content = row.content or b""
    return decode(Fact, content) if row.kind == "fact" else decode(Statement, content)


def _documents(record: Fact | Statement) -> list[str]:
    return [place.document for place in (record.evidence if isinstance(record, Fact) else record.renderings)]


def _record_hit(
    row: Found,
    title: str,
    record: Fact | Statement,
    looked: Wanted,
    cards: Mapping[str, PageCard],
    names: Mapping[tuple[str, str], str],
) -> Hit:
    places: Sequence[Evidence | Rendering] = record.evidence if isinstance(record, Fact) else record.renderings
    text = record.summary if isinstance(record, Fact) else record.text
    place = max(places, key=lambda p: (_met(p.text, looked), p.text.casefold() in text.casefold()))
    card = cards.get(place.document)
    if isinstance(record, Fact):
        day, who = (record.time.edtf if record.time else None), None
    else:
        day = card.written if card else None
        who = names.get((row.story, record.speaker or ""), record.speaker_text)
    return Hit(
        kind=row.kind,
        id=row.id,
        story=row.story,
        story_title=title,
        text=text,
        marks=looked.places(text),
        place=Quote(place.document, place.start, place.end, place.text),
        outlet=card.outlet if card else None,
        day=day,
        who=who,
    )


def _met(text: str, looked: Wanted) -> int:
    """How many of the words looked for stand in a text."""
    return len({span.of(text).casefold() for span in looked.places(text)})


def _page_hit(row: Found, title: str, document: Document, looked: Wanted) -> Hit:
    span = _passage(document, looked)
    text = span.of(document.text)
    return Hit(
        kind="page",
        id=row.id,
        story=row.story,
        story_title=title,
        text=text,
        marks=looked.places(text),
        place=Quote(document.id, span.start, span.end, text),
        outlet=document.outlet,
        day=document.published.days.edtf,
    )


def _passage(document: Document, looked: Wanted) -> Span:
    """The part of the body that holds most of what was looked for, the first of those that hold as much."""
    blocks = [*([document.title] if document.title else []), *document.body]
    best, most = (blocks[0] if blocks else Span(0, 0)), 0
    for block in blocks:
        met = _met(block.of(document.text), looked)
        if met > most:
            best, most = block, met
    return _window(document.text, best, looked)


def _window(text: str, block: Span, looked: Wanted) -> Span:
    """At most `PASSAGE` code points of a block, from a sentence's beginning where that is near."""
    if len(block) <= PASSAGE:
        return block
    inside = block.of(text)
    places = looked.places(inside)
    first = places[0].start if places else 0
    begun = [m.end() for m in _ENDS.finditer(inside, max(0, first - PASSAGE // 2), first)]
    start = begun[-1] if begun else (0 if first < PASSAGE // 2 else inside.rfind(" ", 0, first) + 1)
    end = min(len(inside), start + PASSAGE)
    if end < len(inside):
        space = inside.rfind(" ", start + PASSAGE // 2, end)
        end = space if space > 0 else end
    return Span(block.start + start, block.start + end)
