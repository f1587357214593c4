"""What an account rests on, in the words of PROV-O (https://www.w3.org/TR/prov-o/), as JSON-LD.

In comes a `Readout`, out goes one graph: facts and statements derived from quotations, quotations quoted from the texts
of pages, texts derived from pages, and pages that carry (`wasQuotedFrom`) or rewrite (`wasRevisionOf`) other pages. A
value that was overtaken is an entity of its own, the later one a revision of it. Times are the account's EDTF; PROV's
own properties of time ask for an instant, which pages do not give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout import __version__
from readout.model.account import Change, LineageEdge, Page, Readout, Side
from readout.model.ids import stable_id
from readout.render.cites import Quoted
from readout.render.exchange.iris import BASE, page_iri, part_iri, quote_iri, text_iri
from readout.render.exchange.named import NamedStory, digest, in_place, named_stories
from readout.render.json import serialised

CONTEXT: dict[str, object] = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "hadMember": {"@id": "prov:hadMember", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "value": "prov:value",
    "title": "dcterms:title",
    "issued": "dcterms:issued",
}
QUOTING = {"copy": "wasQuotedFrom", "rewrite": "wasRevisionOf"}
"""Kinds of lineage edges as PROV has them; any other kind is a derivation."""
Node = dict[str, object]


def to_prov(readout: Readout, base: str = BASE) -> str:
    """The provenance of an account; `base` stands before its ids."""
    return serialised({"@context": CONTEXT, "@graph": list(_Graph(readout, base).nodes())})


class _Graph:
    """The nodes of an account, each once."""

    def __init__(self, readout: Readout, base: str) -> None:
        self._stories = list(named_stories(readout))
        self._pages = {page.id: page for page in sorted(readout.documents, key=lambda page: page.id)}
        self._base = base
        self._quoted: dict[str, Node] = {}
        self._edges: dict[str, list[LineageEdge]] = {}
        for story in self._stories:
            for lineage in story.story.lineages:
                for edge in lineage.edges:
                    self._edges.setdefault(edge.from_, []).append(edge)

    def nodes(self) -> Iterator[Node]:
        reading, software = part_iri(self._base, "reading"), part_iri(self._base, "readout")
        yield {"id": software, "type": "prov:SoftwareAgent", "schema:name": f"readout {__version__}"}
        pages = [text_iri(page) for page in self._pages.values()]
        yield {"id": reading, "type": "prov:Activity", "wasAssociatedWith": software, "used": pages}
        outlets = sorted({page.outlet for page in self._pages.values() if page.outlet})
        for outlet in outlets:
            yield {"id": self._outlet(outlet), "type": ["prov:Agent", "prov:Organization"], "schema:name": outlet}
        for page in self._pages.values():
            yield from self._page(page)
        for story in self._stories:
            yield from self._story(story, reading)
        yield from (self._quoted[key] for key in sorted(self._quoted))

    def _outlet(self, name: str) -> str:
        return part_iri(self._base, stable_id("outlet", name))

    def _page(self, page: Page) -> Iterator[Node]:
        node: Node = {"id": page_iri(page), "type": "prov:Entity"}
        node |= {"title": page.title.text} if page.title else {}
        node |= {"issued": page.published.edtf} if page.published.edtf else {}
        node |= {"wasAttributedTo": self._outlet(page.outlet)} if page.outlet else {}
        yield node | self._carried(page)
        yield {
            "id": text_iri(page),
            "type": "prov:Entity",
            "wasDerivedFrom": page_iri(page),
            "dcterms:identifier": page.id,
            "dcterms:language": page.language,
            "dcterms:extent": f"{len(page.text)} code points",
            "schema:sha256": digest(page.text),
        }

    def _carried(self, page: Page) -> Node:
        """The pages that a page carries or rewrites, by the property that says how."""
        carried: dict[str, list[str]] = {}
        for edge in sorted(self._edges.get(page.id, []), key=lambda edge: (edge.kind, edge.to)):
            if edge.to in self._pages:
                source = page_iri(self._pages[edge.to])
                carried.setdefault(QUOTING.get(edge.kind, "wasDerivedFrom"), []).append(source)
        return dict(carried)

    def _story(self, story: NamedStory, reading: str) -> Iterator[Node]:
        told = story.story
        members = [*(fact.id for fact in told.facts), *(statement.id for statement in told.statements)]
        yield {
            "id": part_iri(self._base, told.id),
            "type": "prov:Collection",
            "title": told.title,
            "wasGeneratedBy": reading,
            "hadMember": [part_iri(self._base, member) for member in members],
        }
        speakers = {statement.speaker for statement in told.statements} & story.entities.keys()
        for speaker in sorted(speaker for speaker in speakers if speaker):
            yield {
                "id": part_iri(self._base, speaker),
                "type": "prov:Agent",
                "schema:name": story.entities[speaker].name,
            }
        for fact in told.facts:
            yield self._derived(fact.id, fact.summary, fact.evidence, reading)
        for statement in told.statements:
            node = self._derived(statement.id, statement.text, statement.renderings, reading)
            if statement.speaker in speakers and statement.speaker:
                node["wasAttributedTo"] = part_iri(self._base, statement.speaker)
            yield node
        for change in told.changes:
            yield from self._change(change)

    def _derived(self, identifier: str, value: str, places: Iterable[Quoted], reading: str) -> Node:
        return {
            "id": part_iri(self._base, identifier),
            "type": "prov:Entity",
            "value": value,
            "wasGeneratedBy": reading,
            "wasDerivedFrom": self._quotes(places),
        }

    def _change(self, change: Change) -> Iterator[Node]:
        earlier, later = (f"{part_iri(self._base, change.id)}/{end}" for end in ("from", "to"))
        yield self._side(earlier, change.from_)
        yield {**self._side(later, change.to), "wasRevisionOf": earlier, "dcterms:description": change.explanation}

    def _side(self, identifier: str, side: Side) -> Node:
        return {
            "id": identifier,
            "type": "prov:Entity",
            "value": side.value,
            "wasDerivedFrom": self._quotes(side.evidence),
        }

    def _quotes(self, places: Iterable[Quoted]) -> list[str]:
        """The quotations of some places, kept for the end of the graph."""
        names = []
        for place in in_place(places):
            name = quote_iri(self._base, place.document, place.start, place.end)
            page = self._pages.get(place.document)
            source = text_iri(page) if page else part_iri(self._base, place.document)
            self._quoted[name] = {"id": name, "type": "prov:Entity", "value": place.text, "wasQuotedFrom": source}
            names.append(name)
        return list(dict.fromkeys(names))
