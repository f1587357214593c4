"""What the views look like as HTML: in the file, and one by one as a server shows them."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parsed

from readout.model import Readout
from readout.model.errors import UnknownId
from readout.render.html import VIEWS, Choice, Frame, Paths, ServedPage, assets, served, story_html, to_html
from tests.render.sample import STORY

Words = Callable[[parsed.HtmlElement], str]
FRAME = served("/static", "/", "/search")


def one(readout: Readout, view: str, **choice: str) -> parsed.HtmlElement:
    return parsed.document_fromstring(story_html(readout, view, ServedPage(FRAME, Paths(), Choice(**choice))))


def test_the_file_has_every_view_and_names_the_first_as_current(document: parsed.HtmlElement) -> None:
    assert [view.get("data-view") for view in document.cssselect(".view")] == [name for name, _ in VIEWS]
    assert [link.text for link in document.cssselect(".views a")] == [label for _, label in VIEWS]
    (current,) = document.cssselect(".views [aria-current=page]")
    assert current.text == "Account"


@pytest.mark.parametrize("view", [name for name, _ in VIEWS])
def test_a_served_view_stands_alone_with_its_pages(sample: Readout, view: str) -> None:
    page = one(sample, view)
    assert [part.get("data-view") for part in page.cssselect(".view")] == [view]
    assert len(page.cssselect("section.page")) == 3
    assert page.cssselect("link[rel=stylesheet]")[0].get("href") == "/static/readout.css"
    assert not [script for script in page.cssselect("script") if not script.get("src")]
    assert not page.cssselect("style, [style]")
    assert {a.get("href")[0] for a in page.cssselect(".views a")} == {"/"}


@pytest.mark.parametrize("view", [name for name, _ in VIEWS])
def test_headings_go_down_step_by_step(sample: Readout, view: str) -> None:
    levels = [int(heading.tag[1]) for heading in one(sample, view).cssselect("main h1, main h2, main h3, main h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_the_way_past_the_header(document: parsed.HtmlElement) -> None:
    assert len(document.cssselect("main#main")) == 1
    assert document.cssselect("body > a.skip")[0].get("href") == "#main"
    assert all(nav.get("aria-label") for nav in document.cssselect("nav, aside"))
    assert document.cssselect("[role=status]")
    for tab in document.cssselect("[role=tab]"):
        (panel,) = document.cssselect(f"#{tab.get('aria-controls')}")
        assert panel.get("aria-labelledby") == tab.get("id")


def test_the_head_counts_reports_by_independence(document: parsed.HtmlElement, words: Words) -> None:
    assert "3 reports, 2 independent" in words(document.cssselect(".standing")[0])
    assert [item.text for item in document.cssselect(".reports li")] == ["A, C", "B"]


def test_every_fact_has_its_words_with_a_button_to_copy_them(document: parsed.HtmlElement, words: Words) -> None:
    (item,) = document.cssselect("#fact-deaths")
    killed, died = "Three people were killed", "Two people died"
    assert [words(quote) for quote in item.cssselect("blockquote q")] == [killed, died, killed]
    assert len(item.cssselect("button[data-do=copy]")) == 3
    assert len(item.cssselect("a.cite")) == 3


def test_places_are_utf16_and_addresses_are_code_points(document: parsed.HtmlElement) -> None:
    (cite,) = document.cssselect("#fact-inquiry a.cite")
    start, end = int(cite.get("data-start")), int(cite.get("data-end"))
    points = [int(part) for part in cite.get("data-at").split("-")]
    assert (start - points[0], end - points[1]) == (1, 1), "one emoji stands before it"
    assert cite.get("href").endswith(f":{points[0]}-{points[1]}")


def test_the_matrix_tells_each_state_in_words(document: parsed.HtmlElement, words: Words) -> None:
    row = next(row for row in document.cssselect(".matrix tr.item") if row.get("data-item") == "fact-inquiry")
    assert [words(cell) for cell in row.cssselect("td")] == ["✓ says so", "silent", "silent"]
    row = next(row for row in document.cssselect(".matrix tr.item") if row.get("data-item") == "fact-deaths")
    assert [words(cell)[0] for cell in row.cssselect("td")] == ["≠", "≠", "≠"]


def test_rows_after_the_first_many_are_shown_on_demand(sample: Readout) -> None:
    facts = tuple(dataclasses.replace(STORY.facts[0], id=f"fact-{n}", summary=f"Sentence {n}") for n in range(150))
    story = dataclasses.replace(STORY, facts=facts, conflicts=(), changes=())
    page = one(dataclasses.replace(sample, stories=(story,)), "matrix")
    assert [len(body.cssselect("tr")) for body in page.cssselect(".matrix tbody")] == [60, 60, 30]
    assert [body.get("class") for body in page.cssselect(".matrix tbody")] == [None, "later", "later"]
    assert "150" in page.cssselect("[data-do=later]")[0].text


def test_side_by_side_takes_the_pages_asked_for(sample: Readout) -> None:
    page = one(sample, "compare", left="doc-b", right="doc-c")
    assert [h.text_content() for h in page.cssselect(".row.heads h2")] == ["The Gazette", "mirror.txt"]
    assert [o.get("value") for o in page.cssselect("select [selected]")] == ["doc-b", "doc-c"]
    assert not page.cssselect("template")


def test_one_page_chosen_twice_or_alone_is_set_beside_another(sample: Readout) -> None:
    page = one(sample, "compare", left="doc-c")
    chosen = [option.get("value") for option in page.cssselect("select [selected]")]
    assert chosen[0] == "doc-c"
    assert chosen[1] != "doc-c"


def test_the_file_holds_the_pairs(document: parsed.HtmlElement) -> None:
    assert len(document.cssselect("template[data-left]")) == 3


def test_a_name_has_a_page_of_its_own(sample: Readout, words: Words) -> None:
    page = one(sample, "names", entity="ent-holt")
    assert "Mira Holt" in words(page.cssselect(".name h2")[0])
    assert "Astrid" not in words(page.cssselect(".name")[0]).split("Mentions")[0].replace("the Astrid", "")


def test_a_page_is_read_by_itself(sample: Readout) -> None:
    page = one(sample, "page", page="doc-c")
    assert [says.get("data-page") for says in page.cssselect(".says")] == ["doc-c"]
    assert all(tab.get("data-address") for tab in page.cssselect("[role=tab]"))


@pytest.mark.parametrize(
    ("view", "choice"),
    [("map", {}), ("page", {"page": "doc-x"}), ("names", {"entity": "x"}), ("compare", {"left": "x"})],
)
def test_what_is_not_there_is_said(sample: Readout, view: str, choice: dict[str, str]) -> None:
    with pytest.raises(UnknownId):
        one(sample, view, **choice)


@pytest.mark.parametrize("view", [name for name, _ in VIEWS])
def test_an_empty_story_says_so_in_every_view(sample: Readout, view: str, words: Words) -> None:
    bare = dataclasses.replace(
        STORY,
        documents=("doc-a",),
        facts=(),
        statements=(),
        conflicts=(),
        changes=(),
        timeline=(),
        lineages=(),
        entities=(),
    )
    page = one(dataclasses.replace(sample, stories=(bare,)), view)
    assert view == "lineage" or page.cssselect(".nothing"), words(page.cssselect(".view")[0])


def test_the_policy_names_what_the_file_holds(document: parsed.HtmlElement) -> None:
    (policy,) = document.cssselect("meta[http-equiv=Content-Security-Policy]")
    for part in (*document.cssselect("script"), *document.cssselect("style")):
        digest = base64.b64encode(hashlib.sha256(part.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy.get("content")


def test_scripts_never_write_markup() -> None:
    for text, _ in assets().values():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|\.style\b", text)


def test_scripts_ask_only_for_elements_that_the_templates_make(sample: Readout) -> None:
    html = to_html(sample).split("<body>")[1].split('<script type="module">')[0]
    script = assets()["readout.js"][0]
    actions = set(re.findall(r'data-do="([\w-]+)"', html))
    handled = set(re.findall(r'^  "?([\w-]+)"?: ?(?:\w+,|\()', script.split("const DO = {")[1].split("};")[0], re.M))
    assert actions <= handled


def test_a_frame_is_either_inlined_or_served() -> None:
    assert FRAME.static
    assert not FRAME.policy
    assert Frame().static == ""


def test_a_difference_told_twice_is_shown_once(sample: Readout) -> None:
    story = dataclasses.replace(STORY, changes=STORY.changes * 2, conflicts=STORY.conflicts * 2)
    page = one(dataclasses.replace(sample, stories=(story,)), "account")
    assert len(page.cssselect(".difference.change")) == len(page.cssselect(".difference.conflict")) == 1
    identifiers = [element.get("id") for element in page.iter() if isinstance(element.tag, str) and element.get("id")]
    assert len(identifiers) == len(set(identifiers))


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`{{ 7*7 }}\u202e\x1b[31m"


def poisoned(value: Any) -> Any:
    """The record with every free text of it replaced; ids and the words of fixed vocabularies stay."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        texts = {"text", "name", "title", "summary", "value", "explanation", "slot", "speaker_text", "origin", "basis"}
        return dataclasses.replace(
            value,
            **{
                field.name: HOSTILE if field.name in texts and isinstance(part, str) else poisoned(part)
                for field in dataclasses.fields(value)
                for part in [getattr(value, field.name)]
                if field.init
            },
        )
    if isinstance(value, tuple):
        return tuple(HOSTILE if isinstance(part, str) and " " in part else poisoned(part) for part in value)
    return value


def test_no_text_of_an_account_becomes_markup_in_any_view(sample: Readout) -> None:
    pages = tuple(
        dataclasses.replace(page, uri="javascript:alert(1)", outlet=HOSTILE, text=page.text.replace("e", HOSTILE))
        for page in sample.documents
    )
    story = dataclasses.replace(poisoned(STORY), id=STORY.id, documents=STORY.documents)
    statement = dataclasses.replace(story.statements[0], topics=(HOSTILE, HOSTILE))
    told = dataclasses.replace(story, statements=(statement,))
    html = to_html(dataclasses.replace(sample, documents=pages, stories=(told,)))
    page = parsed.document_fromstring(html)
    assert len(page.cssselect("script")) == 2
    assert not page.cssselect("img, iframe, object, embed, [onerror], [style]")
    assert not [a for a in page.cssselect("a") if not a.get("href").startswith("#")]
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert html.count("{{ 7*7 }}") > 50


def test_the_docs_name_the_keys_that_the_dialog_lists(document: parsed.HtmlElement) -> None:
    usage = (Path(__file__).parents[3] / "docs" / "usage.md").read_text(encoding="utf-8")
    table = usage.split("| key | |")[1].split("\n\n")[0]
    listed = [key.text for key in document.cssselect("dialog kbd")]
    assert re.findall(r"`([^`]+)`", table) == listed
    handled = assets()["readout.js"][0].split("const KEYS = {")[1].split("};")[0]
    keys = {"Escape" if key == "Esc" else key for key in listed} - {"Enter"}
    assert {a or b for a, b in re.findall(r'^  (?:"([^"]+)"|(\w+)):', handled, re.M)} == keys


def test_the_docs_name_every_view() -> None:
    usage = (Path(__file__).parents[3] / "docs" / "usage.md").read_text(encoding="utf-8")
    assert all(f"| {label} |" in usage for _, label in VIEWS)
