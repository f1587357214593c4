"""From understood pages to accounts: group the stories, link each, assess each."""

from __future__ import annotations

from collections.abc import Sequence

from readout.assess import StoryParts, assess_story
from readout.lineage import trace_lineages
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
    stories, lineage = [], {}
    for group in groups:
        parts = link_story([ordered[i] for i in group])
        lineage.update({document: g.id for g in parts.lineages for document in g.documents})
        stories.append(assess_story(parts))
        progress.advance()
    progress.end()
    published = tuple(page_record(page.document, lineage.get(page.document.id)) for page in ordered)
    return published, tuple(sorted(stories, key=lambda s: (-len(s.documents), s.id)))


def link_story(pages: Sequence[AnnotatedPage]) -> StoryParts:
    """Everything that holds the pages of one story together."""
    entities = link_entities(pages)
    return StoryParts(
        pages=tuple(pages),
        lineages=trace_lineages(pages),
        entities=entities,
        facts=group_events(pages, gather_events(pages, entities)),
        statements=group_statements(pages, gather_statements(pages, entities)),
    )
