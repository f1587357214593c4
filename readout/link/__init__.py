"""Across pages: which pages tell one story, who is who in it, and which mentions tell the same fact.

In: annotated pages. Out: groups of page indices; linked entities; groups of event mentions and of statements. A wrong
join makes up corroboration, so every threshold here prefers a missed join to a wrong one.
"""

from readout.link.entities import link_entities
from readout.link.facts import group_events
from readout.link.mentions import gather_events, gather_statements
from readout.link.statements import group_statements
from readout.link.stories import PageSignature, StoryIndex, StorySettings, group_stories, sign_page

__all__ = [
    "PageSignature",
    "StoryIndex",
    "StorySettings",
    "gather_events",
    "gather_statements",
    "group_events",
    "group_statements",
    "group_stories",
    "link_entities",
    "sign_page",
]
