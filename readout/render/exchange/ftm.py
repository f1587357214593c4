"""The account as entities of FollowTheMoney (https://followthemoney.tech), one JSON object a line.

In comes a `Readout`, out go pages (Article), people, organisations and governments (Person, Organization, PublicBody)
and events with a type or mode (Event), which name who is involved and the pages that prove them. All values are lists
of strings, as the model asks. What it has no word for (spans, statements, conflicts, independence) is in the JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.model.account import Fact, NamedEntity, Page, Readout
from readout.render.exchange.named import NamedStory, named_stories
from readout.render.exchange.tables import json_lines

SCHEMATA = {"PERSON": "Person", "ORGANIZATION": "Organization", "COUNTRY": "PublicBody"}
"""Who can take part. A country that acts is its government."""
LANGUAGES = {"en": "eng"}
"""BCP 47 to ISO 639-3; only languages that are read."""
Values = dict[str, list[str]]


def to_ftm(readout: Readout) -> str:
    """The entities of an account: pages by id, then each story's actors and events."""
    return json_lines(_entities(readout))


def _entities(readout: Readout) -> Iterator[dict[str, object]]:
    for page in sorted(readout.documents, key=lambda page: page.id):
        yield _entity(page.id, "Article", _article(page))
    for story in named_stories(readout):
        for entity in story.story.entities:
            if entity.type in SCHEMATA:
                yield _entity(entity.id, SCHEMATA[entity.type], _actor(story, entity))
        for fact in story.story.facts:
            if fact.event.type is not None or fact.event.mode is not None:
                yield _entity(fact.id, "Event", _event(story, fact))


def _entity(identifier: str, schema: str, values: Values) -> dict[str, object]:
    return {"id": identifier, "schema": schema, "properties": {name: found for name, found in values.items() if found}}


def _article(page: Page) -> Values:
    dated = page.published.earliest is not None and page.published.earliest == page.published.latest
    return {
        "title": _some(page.title.text if page.title else None),
        "publisher": _some(page.outlet),
        "sourceUrl": [page.uri] if page.uri.startswith(("http://", "https://")) else [],
        "fileName": [] if "://" in page.uri else _some(page.uri.rsplit("/", 1)[-1]),
        "publishedAt": _some(page.published.earliest if dated else None),
        "language": _some(LANGUAGES.get(page.language)),
    }


def _actor(story: NamedStory, entity: NamedEntity) -> Values:
    country = story.country(entity.id)
    values: Values = {
        "name": [entity.name],
        "alias": _once(entity.aliases),
        "country": _some(country.alpha_2.lower() if country else None),
        "proof": _once(sorted({mention.document for mention in entity.mentions})),
    }
    if entity.type == "PERSON":
        values["position"] = _once(role.title for role in entity.roles)
    return values


def _event(story: NamedStory, fact: Fact) -> Values:
    involved = (filler.entity for filler in fact.participants)
    place = story.entities.get(fact.place) if fact.place is not None else None
    country = story.country(place.id) if place and place.type == "COUNTRY" else None
    return {
        "name": [fact.summary],
        "startDate": _some(fact.time.earliest if fact.time else None),
        "endDate": _some(fact.time.latest if fact.time else None),
        "location": _some(place.name if place else None),
        "country": _some(country.alpha_2.lower() if country else None),
        "involved": _once(key for key in involved if key in story.entities and story.entities[key].type in SCHEMATA),
        "keywords": _once([*(word for word in (fact.event.type, fact.event.mode) if word), *fact.topics]),
        "notes": [f"{', '.join(fact.status)}; {fact.modality}; {fact.polarity}"],
        "proof": _once(sorted({place.document for place in fact.evidence})),
    }


def _some(value: str | None) -> list[str]:
    return [value] if value else []


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
