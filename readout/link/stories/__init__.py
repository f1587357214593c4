"""Which pages tell the same story: all at once, or as they come in."""

from readout.link.stories.index import StoryIndex, group_stories
from readout.link.stories.settings import StorySettings
from readout.link.stories.signature import PageSignature, sign_page

__all__ = ["PageSignature", "StoryIndex", "StorySettings", "group_stories", "sign_page"]
