from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.model import Readout
from readout.model.account import FurniturePart
from readout.render.html import to_html
from readout.render.html.links import Anchors
from readout.render.html.view import story_views
from tests.render.sample import SAMPLE, STORY, A


class Reader(HTMLParser):
    """Collects what the tests ask for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_nothing_is_loaded_from_anywhere(sample: Readout) -> None:
    read = Reader(to_html(sample))
    for tag, attributes in read.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert "action" not in attributes
        assert not {"src", "srcset", "style", "background"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)


def test_the_policy_admits_our_style_and_script_alone(sample: Readout) -> None:
    read = Reader(to_html(sample))
    policy = next(
        a["content"] for tag, a in read.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_page_text_is_text(sample: Readout) -> None:
    html = to_html(sample)
    assert "&lt;b&gt;within days&lt;/b&gt;" in html
    assert "<b>within days" not in html
    assert "\u202e" not in html
    assert "\x1b" not in html


@settings(deadline=None, max_examples=25)  # the templates are compiled for each
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_no_page_text_becomes_markup(text: str) -> None:
    hostile = text + "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"
    page = dataclasses.replace(
        A, text=hostile, body=(), furniture=(), title=None, uri=hostile, outlet=hostile, published=A.published
    )
    story = dataclasses.replace(
        STORY,
        documents=("doc-a",),
        title=hostile,
        facts=(),
        statements=(),
        conflicts=(),
        changes=(),
        timeline=(),
        lineages=(),
    )
    read = Reader(to_html(Readout(documents=(page,), stories=(story,))))
    assert [tag for tag, _ in read.tags].count("script") == 2
    assert "img" not in [tag for tag, _ in read.tags]
    shown = [words for words in read.words if "{{ 7*7 }}" in words]
    assert shown, "the template expression of a page is shown as it stands"


def test_anchors_lead_somewhere_and_are_unique(sample: Readout) -> None:
    read = Reader(to_html(sample))
    identifiers = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    targets = {(a["href"] or "")[1:] for tag, a in read.tags if tag == "a" and (a["href"] or "").startswith("#")}
    plain = {target for target in targets if ":" not in target and ".pair." not in target}
    assert plain <= set(identifiers)
    assert {target.split(":")[0] for target in targets - plain if ":" in target} <= set(identifiers)
    pairs = [part for target in targets - plain if ".pair." in target for part in target.split(".") if part != "pair"]
    assert pairs
    assert set(pairs) <= set(identifiers)


def test_lines_hold_the_whole_page_and_name_furniture() -> None:
    (story,) = story_views(SAMPLE, Anchors())
    lines = {line.number: line for line in story.pages[0].lines}
    assert lines[7].kind == "share"
    assert lines[4].kind == ""
    shown = ["".join(part.text for part in line.parts) for line in story.pages[0].lines]
    assert shown == [line for line in A.text.split("\n") if line.strip()]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_furniture_of_any_shape_loses_no_character(bounds: list[tuple[int, int]]) -> None:
    parts = tuple(FurniturePart(min(pair), max(pair), "other") for pair in bounds)
    page = dataclasses.replace(A, furniture=parts)
    (story,) = story_views(dataclasses.replace(SAMPLE, documents=(page, *SAMPLE.documents[1:])), Anchors())
    shown = ["".join(part.text for part in line.parts) for line in story.pages[0].lines]
    assert shown == [line for line in A.text.split("\n") if line.strip()]


def test_only_web_addresses_become_links(sample: Readout) -> None:
    page = dataclasses.replace(A, uri="javascript:alert(1)")
    html = to_html(dataclasses.replace(sample, documents=(page, *sample.documents[1:])))
    assert 'href="javascript' not in html


def test_several_stories_have_a_switcher(sample: Readout) -> None:
    two = dataclasses.replace(
        sample,
        stories=(
            STORY,
            dataclasses.replace(
                STORY, id="story-2", documents=(), facts=(), statements=(), conflicts=(), changes=(), timeline=()
            ),
        ),
    )
    assert 'class="stories"' in to_html(two)
    assert 'class="stories"' not in to_html(sample)


def test_no_story_is_still_a_page(sample: Readout) -> None:
    html = to_html(dataclasses.replace(sample, stories=()))
    assert "Pages of no story" in html
    assert "photo.png" in html
