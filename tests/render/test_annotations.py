from __future__ import annotations

import json
from collections.abc import Iterator

from readout.model import Refusal
from readout.render.annotations import annotations_file
from readout.render.json import to_json
from readout.render.page_terminal import annotations_to_terminal
from readout.render.pages import page_record
from tests.render.pages import ANNOTATIONS, DOCUMENTS
from tests.render.sample import A

FILE = annotations_file([(DOCUMENTS[0], ANNOTATIONS)], [Refusal("x.png", "a picture", "give the page")])


def spans(node: object) -> Iterator[dict[str, object]]:
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for item in node.values():
            yield from spans(item)
    elif isinstance(node, list):
        for item in node:
            yield from spans(item)


def test_every_span_repeats_its_words() -> None:
    data = json.loads(to_json(FILE))
    text = data["documents"][0]["text"]
    found = list(spans(data))
    assert len(found) > 15
    for span in found:
        assert text[span["start"] : span["end"]] == span["text"]


def test_the_page_is_as_in_an_account() -> None:
    record = page_record(DOCUMENTS[0])
    assert (record.id, record.text, record.body, record.furniture, record.title) == (
        A.id,
        A.text,
        A.body,
        A.furniture,
        A.title,
    )
    assert record.published.edtf is None
    assert record.published.basis == "nothing says"


def test_refused_pages_are_kept() -> None:
    refused = {"uri": "x.png", "problem": "a picture", "remedy": "give the page", "repeated": False}
    assert json.loads(to_json(FILE))["refused"] == [refused]


def test_a_time_that_stays_open_says_why() -> None:
    times = FILE.to_dict()["documents"][0]["times"]
    assert times[0]["edtf"] is None
    assert times[0]["reason"] == "the page has no date"
    assert (times[1]["low"], times[1]["high"], times[1]["unit"]) == (1, 7, "day")


def test_what_the_terminal_shows() -> None:
    shown = annotations_to_terminal(FILE, 100)
    for words in (
        "Jonas Vane · person, transport minister, also Vane [8]",
        "“Monday” · date · the page has no date [4]",
        "“84 people” · 84 people [4]",
        "the coast guard: Three people were killed [5]",
        "speaker not found: “We heard a crash and then silence” [6]",
        "“killed” · kill (happened), recipient Three people, deaths 3 people [5]",
        "Note: decoded as Windows-1252",
    ):
        assert words in shown
