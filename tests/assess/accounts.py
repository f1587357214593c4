"""Accounts of hand-made pages, for tests of what is made of several facts."""

from __future__ import annotations

from collections.abc import Callable

from readout.assess import StoryParts, assess_story
from readout.lineage import trace_lineages
from readout.link import gather_events, link_entities
from readout.model.account import Story
from readout.model.links import AnnotatedPage, EventMention, FactGroup


def each_its_own(*pages: AnnotatedPage) -> Story:
    """The account in which every event mention is a fact of its own."""
    return account(pages, lambda mentions: tuple(FactGroup((m,), ()) for m in mentions))


def account(
    pages: tuple[AnnotatedPage, ...], group: Callable[[tuple[EventMention, ...]], tuple[FactGroup, ...]]
) -> Story:
    """The account of pages whose events are grouped by `group`."""
    entities = link_entities(pages)
    mentions = gather_events(pages, entities)
    return assess_story(StoryParts(tuple(pages), trace_lineages(pages), entities, group(mentions), ()))
