"""What is said, as drafts of ClaimReview (https://schema.org/ClaimReview) for somebody to check. Never a rating.

In comes a `Readout`, out goes a graph of drafts: one a statement and one a fact that is not background. A draft has the
claim, who made it and where it appeared; who reviews it, what comes of it and how it is rated are left to people:
`reviewRating`, `author`, `datePublished` and `url` are not there, and `creativeWorkStatus` says Draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.model.account import Fact, NamedEntity, Page, Readout, Statement
from readout.render.cites import Quoted
from readout.render.exchange.iris import BASE, page_iri, part_iri
from readout.render.exchange.named import LAST, NamedStory, in_place, named_stories
from readout.render.json import serialised

TYPES = {"PERSON": "Person", "ORGANIZATION": "Organization", "COUNTRY": "Country"}
DRAFT = "Draft"
Node = dict[str, object]


def to_claim_review(readout: Readout, base: str = BASE) -> str:
    """The drafts of an account; `base` stands before its ids."""
    drafts = [draft for story in named_stories(readout) for draft in _drafts(story, base)]
    return serialised({"@context": "https://schema.org", "@graph": drafts})


def _drafts(story: NamedStory, base: str) -> Iterator[Node]:
    for statement in story.story.statements:
        yield _draft(_claim(story, base, statement, statement.text, statement.renderings) | _said(story, statement))
    for fact in story.story.facts:
        if not fact.background:
            yield _draft(_claim(story, base, fact, fact.summary, fact.evidence))


def _draft(claim: Node) -> Node:
    return {
        "@type": "ClaimReview",
        "@id": f"{claim['@id']}/review",
        "creativeWorkStatus": DRAFT,
        "claimReviewed": claim["text"],
        "itemReviewed": claim,
    }


def _claim(story: NamedStory, base: str, told: Fact | Statement, text: str, places: Iterable[Quoted]) -> Node:
    quoted = in_place(places)
    pages = sorted({place.document for place in quoted} & story.pages.keys(), key=lambda key: _order(story.pages[key]))
    appearances = [_appearance(story.pages[page], [q.text for q in quoted if q.document == page]) for page in pages]
    claim: Node = {"@type": "Claim", "@id": part_iri(base, told.id), "text": text}
    claim |= {"appearance": appearances} if appearances else {}
    if pages and _first_known([story.pages[page] for page in pages]):
        claim["firstAppearance"] = {"@id": page_iri(story.pages[pages[0]])}
    return claim


def _said(story: NamedStory, statement: Statement) -> Node:
    speaker = story.entities.get(statement.speaker) if statement.speaker else None
    if speaker is not None:
        return {"author": _party(speaker)}
    return {"author": {"@type": "Thing", "name": statement.speaker_text}} if statement.speaker_text else {}


def _party(entity: NamedEntity) -> Node:
    titles = list(dict.fromkeys(role.title for role in entity.roles))
    return {
        "@type": TYPES.get(entity.type, "Thing"),
        "name": entity.name,
        **({"jobTitle": titles} if titles and entity.type == "PERSON" else {}),
    }


def _appearance(page: Page, quotes: list[str]) -> Node:
    return {
        "@type": "NewsArticle",
        "@id": page_iri(page),
        **({"url": page.uri} if page.uri.startswith(("http://", "https://")) else {}),
        **({"headline": page.title.text} if page.title else {}),
        **({"publisher": {"@type": "Organization", "name": page.outlet}} if page.outlet else {}),
        **({"datePublished": page.published.earliest} if _dated(page) else {}),
        "inLanguage": page.language,
        "hasPart": [{"@type": "Quotation", "text": quote} for quote in quotes],
    }


def _dated(page: Page) -> bool:
    """Whether the day of a page is known, and not only a span of days."""
    return page.published.earliest is not None and page.published.earliest == page.published.latest


def _first_known(pages: list[Page]) -> bool:
    """Whether the first of some pages, ordered by day, is known to be the first: all dated, no other of its day."""
    days = [page.published.earliest for page in pages]
    return all(map(_dated, pages)) and days.count(days[0]) == 1


def _order(page: Page) -> tuple[str, str]:
    return page.published.earliest or LAST, page.id
