"""The account as HTML: one self-contained file, or one view of a story for the web application; the same templates.

In comes a `Readout`, out goes HTML. A file has no address to load from: style sheet and scripts are inlined, and a
content security policy admits only these, by their hash. Page text is never more than text (Jinja2 escapes all of it).

For a server: `assets()` are served below `Frame.static`, its own pages extend `base.html` of `environment()`, and
`story_html(readout, view, page)` is one view of the first story of a `Readout`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from readout.model.account import Readout
from readout.model.errors import UnknownId
from readout.render.controls import neutralised, one_line
from readout.render.dates import in_words
from readout.render.html.compare import MOST_PAIRS
from readout.render.html.frame import Frame, NavLink, assets, inlined, policy, served
from readout.render.html.links import ACCOUNT, VIEWS, Anchors, Links, Paths
from readout.render.html.matrix import STATES
from readout.render.html.view import StoryView, story_views
from readout.render.html.words import compared
from readout.render.outline import arrange

__all__ = [
    "ACCOUNT",
    "VIEWS",
    "Anchors",
    "Choice",
    "Frame",
    "Links",
    "NavLink",
    "Paths",
    "ServedPage",
    "assets",
    "environment",
    "inlined",
    "policy",
    "served",
    "story_html",
    "to_html",
]

TEMPLATES = Path(__file__).parent / "templates"
OPEN_UP_TO = 12
"""Sections with more lines are closed at first; their count stands beside the heading."""
FIRST_ROWS = 60
"""So many rows of the matrix and the timeline are shown at first; a button shows the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a view is asked for; empty leaves it to the view."""

    page: str = ""
    entity: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class ServedPage:
    """Where a view of a story is shown: the frame around it, its addresses, what is chosen."""

    frame: Frame
    links: Links = field(default_factory=Paths)
    choice: Choice = Choice()


def to_html(readout: Readout) -> str:
    """The whole account as one HTML document: every view of every story."""
    arranged = arrange(readout)
    return (
        _templates()
        .get_template("file.html")
        .render(
            frame=inlined(),
            stories=[(story, _pairs_kept(story)) for story in story_views(readout, Anchors())],
            apart=arranged.apart,
            refused=arranged.refused,
        )
    )


def story_html(readout: Readout, view: str, page: ServedPage) -> str:
    """One view of the first story as one HTML document; raises UnknownId for what is not there."""
    if view not in dict(VIEWS):
        raise UnknownId(f"no view {view!r}", where="story", remedy=f"there are {', '.join(dict(VIEWS))}")
    if not readout.stories:
        raise UnknownId("no story", where="account", remedy="add pages that tell one")
    story = story_views(readout, page.links)[0]
    _check(story, page.choice)
    return (
        _templates()
        .get_template("served.html")
        .render(frame=page.frame, story=story, view=view, choice=page.choice, label=dict(VIEWS)[view])
    )


def environment() -> Environment:
    """The templates, with everything they use, as an environment of one's own; undefined names are errors."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(line=one_line, neutral=neutralised, in_words=in_words)
    templates.globals.update(
        compared=compared, open_up_to=OPEN_UP_TO, first_rows=FIRST_ROWS, views=VIEWS, states=STATES
    )
    return templates


@cache
def _templates() -> Environment:
    """The same, compiled once."""
    return environment()


def _pairs_kept(story: StoryView) -> Sequence[tuple[str, str]]:
    return story.pairs()[:MOST_PAIRS]


def _check(story: StoryView, choice: Choice) -> None:
    for page in (choice.page, choice.left, choice.right):
        if page and page not in story.texts:
            raise UnknownId(f"no page {page!r}", where="story", remedy="choose one of its pages")
    if choice.entity and choice.entity not in {entity.id for entity in story.story.entities}:
        raise UnknownId(f"no name {choice.entity!r}", where="story", remedy="choose one of its names")
