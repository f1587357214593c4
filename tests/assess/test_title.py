"""A story is called by the headline that says most of what the other pages speak of."""

from __future__ import annotations

from dataclasses import replace

from readout.assess.title import story_title
from readout.model import Span
from readout.model.links import AnnotatedPage
from tests.builders import page


def told(title: str, body: str) -> AnnotatedPage:
    made = page(f"{title}\n{body}")
    return AnnotatedPage(replace(made.document, title=Span(0, len(title))), made.annotations)


FIRST = told(
    "Storm closes harbour of Velden", "The harbour of Velden was closed by a storm on Monday. Boats stayed out."
)
SECOND = told("‘Storm’ shuts Velden’s harbour", "A storm shut the harbour of Velden. Boats could not come in.")
ASTRAY = told("Rocket owner boats about, boats, boats!", "Boats stayed out of Velden as a storm shut its harbour.")


def test_what_only_one_page_speaks_of_gives_no_title() -> None:
    assert story_title([ASTRAY, FIRST, SECOND]) == "Storm closes harbour of Velden"


def test_the_order_of_pages_changes_nothing() -> None:
    assert story_title([SECOND, FIRST, ASTRAY]) == story_title([ASTRAY, SECOND, FIRST])


def test_without_titles_the_first_sentence_serves() -> None:
    bare = page("Nobody gave this a headline. It went on.")
    assert story_title([bare]) == "Nobody gave this a headline."
