"""From understood pages to accounts: group the stories, link each, assess each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.assess import StoryParts, assess_story
from readout.lineage import Memory, trace_lineages
from readout.link import (
    gather_events,
    gather_statements,
    group_events,
    group_statements,
    group_stories,
    link_entities,
)
from readout.model.account import Page, Story
from readout.model.links import AnnotatedPage
from readout.pipeline.progress import Progress
from readout.render.pages import page_record


def tell_stories(pages: Sequence[AnnotatedPage], progress: Progress) -> tuple[tuple[Page, ...], tuple[Story, ...]]:
    """The published pages, by id, and one account a story, those with the most pages first."""
    ordered = sorted(pages, key=lambda page: page.document.id)
    groups = group_stories(ordered)
    progress.begin("Comparing pages", len(groups))
    stories, lineage, documents = [], {}, {}
    for group in groups:
        parts = link_story([ordered[i] for i in group])
        lineage.update({document: g.id for g in parts.lineages for document in g.documents})
        documents.update({page.document.id: page.document for page in parts.pages})
        stories.append(assess_story(parts))
        progress.advance()
    progress.end()
    published = tuple(page_record(documents[key], lineage.get(key)) for key in sorted(documents))
    return published, tuple(sorted(stories, key=lambda s: (-len(s.documents), s.id)))


def link_story(pages: Sequence[AnnotatedPage], memory: Memory | None = None) -> StoryParts:
    """Everything that holds the pages of one story together; `memory` knows comparisons of the same pages."""
    pages = date_by_story(pages)
    entities = link_entities(pages)
    return StoryParts(
        pages=pages,
        lineages=trace_lineages(pages, memory=memory),
        entities=entities,
        facts=group_events(pages, gather_events(pages, entities)),
        statements=group_statements(pages, gather_statements(pages, entities)),
    )


def date_by_story(pages: Sequence[AnnotatedPage]) -> tuple[AnnotatedPage, ...]:
    """The pages of one story; those that do not know their date have the one that the others leave, with its reason."""
    from readout.read.written import dates_of_story

    narrower = dates_of_story([page.document for page in pages])
    documents = (replace(d, published=narrower.get(d.id, d.published)) for d in (page.document for page in pages))
    return tuple(page._replace(document=document) for page, document in zip(pages, documents, strict=True))
