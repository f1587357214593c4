"""The hand-made story as the views get it, and HTML to ask questions of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html as parsed

from readout.model import Readout
from readout.render.html import to_html
from readout.render.html.links import Anchors
from readout.render.html.view import StoryView, story_views


@pytest.fixture
def story(sample: Readout) -> StoryView:
    return story_views(sample, Anchors())[0]


@pytest.fixture
def document(sample: Readout) -> parsed.HtmlElement:
    return parsed.document_fromstring(to_html(sample))


@pytest.fixture
def words() -> Callable[[parsed.HtmlElement], str]:
    """The text of an element on one line."""
    return lambda element: " ".join(element.text_content().split())
