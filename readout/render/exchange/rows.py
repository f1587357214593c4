"""The rows of each table: what stands in which column.

In comes one story with its names, out come rows as mappings from column to value; a column that a row does not name is
empty. `tables` puts them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from readout.model.account import Amount, Change, Conflict, Evidence, Fact, Page, RoleFiller, Side, When
from readout.render.cites import Quoted
from readout.render.exchange.cells import Cell, number
from readout.render.exchange.named import NamedStory, digest, in_place

TableName = Literal["evidence", "values", "facts", "statements", "conflicts", "changes", "entities", "documents"]
Row = Mapping[str, Cell]
ACTOR, RECIPIENT = "actor", "recipient"

# --- parts of rows ----------------------------------------------------------------------------------------------------
STORY = ("story", "story_title")
FACT = (
    *("fact", "summary", "status", "modality", "polarity", "type", "mode", "commitment", "background"),
    *("actors", "recipients", "others", "time", "earliest", "latest", "time_words", "place"),
    *("values", "topics", "weight", "lineages", "origins"),
)
PAGE = ("outlet", "published", "published_basis", "document", "uri", "lineage")
SPAN = ("start", "end", "text")


def _story_part(story: NamedStory) -> Row:
    return {"story": story.story.id, "story_title": story.story.title}


def _fact_part(story: NamedStory, fact: Fact) -> Row:
    return {
        "fact": fact.id,
        "summary": fact.summary,
        "status": tuple(fact.status),
        "modality": fact.modality,
        "polarity": fact.polarity,
        "type": fact.event.type,
        "mode": fact.event.mode,
        "commitment": fact.commitment,
        "background": fact.background,
        "actors": names_of(story, fact, ACTOR),
        "recipients": names_of(story, fact, RECIPIENT),
        "others": tuple(
            f"{filler.role}: {story.name(filler.entity) or filler.entity}"
            for filler in fact.participants
            if filler.role not in (ACTOR, RECIPIENT)
        ),
        **_time_part(fact.time),
        "time_words": fact.time_words,
        "place": story.name(fact.place),
        "values": tuple(amount_in_words(value) for value in fact.values),
        "topics": fact.topics,
        "weight": fact.weight,
        "lineages": fact.lineages,
        "origins": fact.origins,
    }


def names_of(story: NamedStory, fact: Fact, role: str) -> tuple[str, ...]:
    """The names of those who take part in a role, in the order of the account."""
    return tuple(_filler_name(story, filler) for filler in fact.participants if filler.role == role)


def _filler_name(story: NamedStory, filler: RoleFiller) -> str:
    return story.name(filler.entity) or filler.entity


def _time_part(time: When | None) -> Row:
    return {"time": time.edtf, "earliest": time.earliest, "latest": time.latest} if time else {}


def _place_part(story: NamedStory, quoted: Quoted) -> Row:
    page = story.pages.get(quoted.document)
    known = _known_of(page) if page else {}
    return {
        "document": quoted.document,
        **known,
        "lineage": story.lineages[quoted.document].id if quoted.document in story.lineages else None,
        "start": quoted.start,
        "end": quoted.end,
        "text": quoted.text,
    }


def _known_of(page: Page) -> Row:
    return {
        "outlet": page.outlet,
        "published": page.published.edtf,
        "published_basis": page.published.basis,
        "uri": page.uri,
    }


def amount_in_words(value: Amount) -> str:
    """A slot with its range and unit: `deaths: 27-31 people`, `count: 40 or more`."""
    low, high = (None if bound is None else str(number(bound)) for bound in (value.low, value.high))
    if low is None and high is None:
        said = "?"
    elif low == high:
        said = low or ""
    elif high is None:
        said = f"{low} or more"
    else:
        said = f"up to {high}" if low is None else f"{low}-{high}"
    return f"{value.slot}: {said}{f' {value.unit}' if value.unit else ''}"


# --- the tables -------------------------------------------------------------------------------------------------------
def _evidence(story: NamedStory) -> Iterator[Row]:
    for fact in story.story.facts:
        about = {**_story_part(story), **_fact_part(story, fact)}
        for place in in_place(fact.evidence):
            yield {**about, **_said_part(story, place), **_place_part(story, place)}


def _said_part(story: NamedStory, place: Evidence) -> Row:
    return {
        "said_modality": place.modality,
        "said_values": tuple(amount_in_words(value) for value in place.values),
        "said_by": story.speaker(place.attribution),
        "statement": place.attribution,
        "stated_at": place.stated_at,
    }


def _values(story: NamedStory) -> Iterator[Row]:
    for fact in story.story.facts:
        about: Row = {**_story_part(story), "fact": fact.id, "summary": fact.summary, "status": tuple(fact.status)}
        for place in in_place(fact.evidence):
            for value in place.values:
                yield {
                    **about,
                    "slot": value.slot,
                    "low": value.low,
                    "high": value.high,
                    "unit": value.unit,
                    **_said_part(story, place),
                    **_place_part(story, place),
                }


def _facts(story: NamedStory) -> Iterator[Row]:
    for fact in story.story.facts:
        pages = {place.document for place in fact.evidence}
        outlets = {story.pages[page].outlet for page in pages if page in story.pages}
        yield {
            **_story_part(story),
            **_fact_part(story, fact),
            "documents": len(pages),
            "places": len(fact.evidence),
            "outlets": tuple(sorted(outlet for outlet in outlets if outlet)),
        }


def _statements(story: NamedStory) -> Iterator[Row]:
    for statement in story.story.statements:
        about: Row = {
            **_story_part(story),
            "statement": statement.id,
            "speaker": story.name(statement.speaker),
            "speaker_text": statement.speaker_text,
            "addressees": tuple(story.name(entity) or entity for entity in statement.addressees),
            "direct": statement.direct,
            "words": statement.text,
            "topics": statement.topics,
        }
        for place in in_place(statement.renderings):
            yield {**about, "altered": place.altered, **_place_part(story, place)}


def _conflicts(story: NamedStory) -> Iterator[Row]:
    for conflict in story.story.conflicts:
        about: Row = {**_difference_part(story, conflict), "conflict": conflict.id, "kind": conflict.kind}
        for side_number, side in enumerate(conflict.values, 1):
            yield from _side_rows(story, {**about, "side": side_number}, side)


def _changes(story: NamedStory) -> Iterator[Row]:
    for change in story.story.changes:
        about: Row = {**_difference_part(story, change), "change": change.id}
        yield from _side_rows(story, {**about, "side": "from"}, change.from_)
        yield from _side_rows(story, {**about, "side": "to"}, change.to)


def _difference_part(story: NamedStory, difference: Conflict | Change) -> Row:
    known = [story.facts[fact] for fact in difference.facts if fact in story.facts]
    return {
        **_story_part(story),
        "slot": difference.slot,
        "explanation": difference.explanation,
        "facts": difference.facts,
        "summaries": tuple(fact.summary for fact in known),
    }


def _side_rows(story: NamedStory, about: Row, side: Side) -> Iterator[Row]:
    for place in in_place(side.evidence):
        yield {**about, "value": side.value, **_place_part(story, place)}
    if not side.evidence:
        yield {**about, "value": side.value}


def _entities(story: NamedStory) -> Iterator[Row]:
    for entity in story.story.entities:
        country = story.country(entity.id)
        offices = (f"{role.title} ({of})" if (of := story.name(role.of)) else role.title for role in entity.roles)
        first = in_place(entity.mentions)[:1]
        yield {
            **_story_part(story),
            "entity": entity.id,
            "name": entity.name,
            "entity_type": entity.type,
            "country": country.alpha_3 if country else None,
            "aliases": entity.aliases,
            "offices": tuple(dict.fromkeys(offices)),
            "mentions": len(entity.mentions),
            "documents": len({mention.document for mention in entity.mentions}),
            **(_place_part(story, first[0]) if first else {}),
        }


def _documents(story: NamedStory) -> Iterator[Row]:
    for page in story.ordered_pages():
        yield page_row(page, story)


def page_row(page: Page, story: NamedStory | None) -> Row:
    """One page; `story` is None where it tells none."""
    lineage = story.lineages.get(page.id) if story else None
    return {
        **(_story_part(story) if story else {}),
        "document": page.id,
        **_known_of(page),
        "title": page.title.text if page.title else None,
        "published_earliest": page.published.earliest,
        "published_latest": page.published.latest,
        "language": page.language,
        "lineage": lineage.id if lineage else page.lineage,
        "origin": lineage.origin if lineage else None,
        "credits": tuple(dict.fromkeys(credit.name for credit in page.credits)),
        "code_points": len(page.text),
        "sha256": digest(page.text),
        "notices": page.notices,
    }


@dataclass(frozen=True, slots=True)
class Maker:
    """The columns of a table, and its rows of one story."""

    columns: tuple[str, ...]
    rows: Callable[[NamedStory], Iterator[Row]]


_SAID = ("said_modality", "said_values", "said_by", "statement", "stated_at")
_VALUE = ("slot", "low", "high", "unit", "said_modality", "said_by", "stated_at")
_STATEMENT = ("statement", "speaker", "speaker_text", "addressees", "direct", "words", "topics", "altered")
_DIFFERENCE = ("slot", "explanation", "facts", "summaries", "side", "value")
_ENTITY = ("entity", "name", "entity_type", "country", "aliases", "offices", "mentions", "documents")
_DOCUMENT = ("document", "uri", "outlet", "title", "published", "published_earliest", "published_latest")
_READ = ("published_basis", "language", "lineage", "origin", "credits", "code_points", "sha256", "notices")
MAKERS: Mapping[TableName, Maker] = {
    "evidence": Maker((*STORY, *FACT, *_SAID, *PAGE, *SPAN), _evidence),
    "values": Maker((*STORY, "fact", "summary", "status", *_VALUE, *PAGE, *SPAN), _values),
    "facts": Maker((*STORY, *FACT, "documents", "places", "outlets"), _facts),
    "statements": Maker((*STORY, *_STATEMENT, *PAGE, *SPAN), _statements),
    "conflicts": Maker((*STORY, "conflict", "kind", *_DIFFERENCE, *PAGE, *SPAN), _conflicts),
    "changes": Maker((*STORY, "change", *_DIFFERENCE, *PAGE, *SPAN), _changes),
    "entities": Maker((*STORY, *_ENTITY, "document", "start", "end", "text"), _entities),
    "documents": Maker((*STORY, *_DOCUMENT, *_READ), _documents),
}
