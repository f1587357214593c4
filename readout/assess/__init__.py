"""What the evidence comes to: facts with their status, conflicts, changes, statements, and the account of a story.

In: a story's pages with their lineages, entities, event groups and statement groups. Out: the published records of
`model.account`. Nothing here is stored as truth; every assessment can be made again from the evidence.
"""

from readout.assess.story import StoryParts, assess_story

__all__ = ["StoryParts", "assess_story"]
