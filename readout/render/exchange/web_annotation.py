"""Every place of an account as an annotation of its page: W3C Web Annotation, JSON-LD.

In comes a `Readout`, out goes one AnnotationCollection (https://www.w3.org/TR/annotation-model/). Each place that bears
out a fact, each rendering of a statement, each conflict and change with its places is an Annotation; the body says what
the words bear out, the target where they stand. The source of a target is the page; the positions are those of its
text as read, which `state` names by its hash (RFC 6920) and `schema:encoding` describes: SHA-256 of the UTF-8 in
hexadecimal, and length. On a page that has changed since, the quote still finds its words.

Mentions of names are left out: they are in the JSON of the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout import __version__
from readout.model.account import Change, Conflict, Fact, Page, Readout, Side, Statement
from readout.render.cites import Quoted
from readout.render.exchange.iris import BASE, page_iri, part_iri, quote_iri, text_iri
from readout.render.exchange.named import NamedStory, digest, in_place, named_stories
from readout.render.exchange.selectors import selectors
from readout.render.json import serialised

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Node = dict[str, object]


def to_web_annotation(readout: Readout, base: str = BASE) -> str:
    """The annotations of an account; `base` stands before the ids that they speak of."""
    return serialised(annotation_collection(readout, base))


def annotation_collection(readout: Readout, base: str = BASE) -> Node:
    """The collection as plain JSON; annotations in the order of the stories, within a fact by page and place."""
    stories = list(named_stories(readout))
    items = [annotation for story in stories for annotation in _Annotations(story, base).all()]
    identifier = part_iri(base, "annotations")
    return {
        "@context": CONTEXT,
        "id": identifier,
        "type": "AnnotationCollection",
        "label": "; ".join(story.story.title for story in stories),
        "generator": {"type": "Software", "name": "readout", "schema:softwareVersion": __version__},
        "total": len(items),
        "first": {
            "id": f"{identifier}/1",
            "type": "AnnotationPage",
            "partOf": identifier,
            "startIndex": 0,
            "items": items,
        },
    }


class _Annotations:
    """The annotations of one story; what is said of a page is made once."""

    def __init__(self, story: NamedStory, base: str) -> None:
        self._story, self._base = story, base
        self._sources = {page.id: _source(page) for page in story.ordered_pages()}

    def all(self) -> Iterator[Node]:
        told = self._story.story
        for fact in told.facts:
            yield from self._fact(fact)
        for statement in told.statements:
            yield from self._statement(statement)
        for conflict in told.conflicts:
            yield self._difference(conflict, conflict.values)
        for change in told.changes:
            yield self._difference(change, (change.from_, change.to))

    def _fact(self, fact: Fact) -> Iterator[Node]:
        tags = [*fact.status, fact.modality, *([fact.event.type] if fact.event.type else [])]
        for place in in_place(fact.evidence):
            body = [self._about(fact.id, fact.summary, "describing"), *(_tag(tag) for tag in dict.fromkeys(tags))]
            yield self._annotation(f"{fact.id}/{_at(place)}", "describing", body, [place])

    def _statement(self, statement: Statement) -> Iterator[Node]:
        speaker = self._story.speaker(statement.id)
        said = [_textual("identifying", speaker)] if speaker else []
        for place in in_place(statement.renderings):
            body = [self._about(statement.id, statement.text, "describing"), *said]
            body += [_tag("words differ")] if place.altered else []
            motivation = "identifying" if speaker else "describing"
            yield self._annotation(f"{statement.id}/{_at(place)}", motivation, body, [place])

    def _difference(self, difference: Conflict | Change, sides: Iterable[Side]) -> Node:
        body = [self._about(difference.id, difference.explanation, "commenting")]
        body += [_tag("conflict" if isinstance(difference, Conflict) else "change")]
        places = {(place.document, place.start, place.end): place for side in sides for place in side.evidence}
        return self._annotation(difference.id, "commenting", body, in_place(places.values()))

    def _annotation(self, identifier: str, motivation: str, body: list[Node], places: Iterable[Quoted]) -> Node:
        targets = [self._target(place) for place in places]
        return {
            "id": f"{self._base}annotation/{identifier}",
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": targets[0] if len(targets) == 1 else targets,
            "dcterms:isPartOf": {"id": part_iri(self._base, self._story.story.id)},
        }

    def _about(self, identifier: str, text: str, purpose: str) -> Node:
        return {"id": part_iri(self._base, identifier), **_textual(purpose, text)}

    def _target(self, place: Quoted) -> Node:
        identifier = quote_iri(self._base, place.document, place.start, place.end)
        page = self._story.pages.get(place.document)
        if page is None:  # the account does not hold the page: its id is all that is known
            source: Node = {"source": part_iri(self._base, place.document)}
            found: list[dict[str, object]] = [
                {"type": "TextPositionSelector", "start": place.start, "end": place.end},
                {"type": "TextQuoteSelector", "exact": place.text},
            ]
        else:
            source, found = self._sources.get(page.id) or _source(page), selectors(page.text, place.start, place.end)
        return {"id": identifier, "type": "SpecificResource", **source, "selector": found}


def _at(place: Quoted) -> str:
    return f"{place.document}/{place.start}-{place.end}"


def _tag(value: str) -> Node:
    return _textual("tagging", value)


def _textual(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _source(page: Page) -> Node:
    """The page, and the text of it that positions count in."""
    text = text_iri(page)
    read: Node = {"id": text, "type": "Text", "format": "text/plain", "language": page.language}
    read |= {"schema:sha256": digest(page.text), "dcterms:extent": f"{len(page.text)} code points"}
    source: Node = {"id": page_iri(page), "schema:encoding": read}
    source |= {"schema:publisher": page.outlet} if page.outlet else {}
    return {"source": source, "state": {"type": "TimeState", "cached": text}}
