"""Pages as read: their JSON with bytes beside the spans, and the head that tells how they were dated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from readout.model import DateCandidate, DateRange, Document, PageClaims, Published, SourceBytes, Span
from readout.render.json import to_json
from readout.render.page_terminal import pages_to_terminal
from readout.render.read_pages import pages_file
from readout.render.schema import schema_of
from tests.contracts.test_json_shape import problems
from tests.render.pages import DOCUMENTS

TEXT = "Bridge closed\n4 March 2024\nThe bridge was closed to lorries.\n"


def page(**changes: Any) -> Document:
    from datetime import date

    named = DateRange(date(2024, 3, 4), date(2024, 3, 4))
    hints = (
        DateCandidate("metadata: OpenGraph", named, None, "names the day"),
        DateCandidate("byline line", DateRange(date(2021, 1, 1), date(2021, 1, 1)), Span(14, 26), "set aside: older"),
    )
    fields: dict[str, Any] = {
        "id": "doc-1",
        "uri": "pages/a.html",
        "outlet": None,
        "title": Span(0, 13),
        "published": Published(named, "metadata: OpenGraph", hints),
        "language": "en",
        "text": TEXT,
        "body": (Span(0, 13), Span(27, 60)),
        "furniture": (),
        "claims": PageClaims("https://news.example/a", "Local", ("Ida Noll", "Per Lund"), named),
    }
    return Document(**fields | changes)


SOURCE = SourceBytes("ab" * 32, 900, "utf-8", {Span(0, 13): Span(100, 113), Span(14, 26): Span(120, 140)})


def test_bytes_stand_beside_every_span_whose_place_is_known() -> None:
    (data,) = pages_file([page()], source_bytes={("doc-1", "pages/a.html"): SOURCE}).to_dict()["documents"]
    assert data["title"] == {"start": 0, "end": 13, "text": "Bridge closed", "bytes": [100, 113]}
    assert data["body"] == [{"start": 0, "end": 13, "bytes": [100, 113]}, {"start": 27, "end": 60, "bytes": None}]
    assert [hint["bytes"] for hint in data["published"]["candidates"]] == [None, [120, 140]]
    assert data["raw"] == {"sha256": "ab" * 32, "length": 900, "encoding": "utf-8"}


def test_without_bytes_the_fields_are_there_and_empty() -> None:
    (data,) = pages_file([page()]).to_dict()["documents"]
    assert (data["title"]["bytes"], data["raw"]) == (None, None)
    assert data["claims"] == {
        "canonical": "https://news.example/a",
        "section": "Local",
        "authors": ["Ida Noll", "Per Lund"],
        "modified": "2024-03-04",
    }


def test_the_json_keeps_its_schema() -> None:
    data = json.loads(to_json(pages_file([page(), *DOCUMENTS], source_bytes={("doc-1", "pages/a.html"): SOURCE})))
    schema = schema_of("pages")
    assert next(iter(data)) == "schema"
    assert data["schema"] == "readout-pages/1"
    assert problems(data, schema, schema) == []


def test_the_head_tells_every_hint_and_what_came_of_it() -> None:
    shown = pages_to_terminal(pages_file([page()]).documents, 100)
    assert "Says of itself: section Local · by Ida Noll, Per Lund · changed 4 March 2024" in shown
    assert "Written: 4 March 2024 (metadata: OpenGraph)" in shown
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "● 4 March 2024 metadata: OpenGraph names the day" in lines
    assert "✗ 1 January 2021 byline line, line 2 set aside: older" in lines
    assert "\x1b" not in shown
    assert "\x1b" in pages_to_terminal(pages_file([page()]).documents, 100, colour=True)


def test_the_bytes_of_a_page_read_from_a_file_say_its_words(tmp_path: Path) -> None:
    from readout import pipeline

    head = "<html><head><meta charset=windows-1252></head><body><h1>Caf\xe9 &amp; bridge closed to lorries</h1>"
    line = "<p>The council of Maren voted on Monday to close bridge <b>num</b>ber {}, an official of {} said.</p>"
    report = head + "".join(line.format(number, town) for number, town in enumerate(["Calder", "Ostvik", "Porto"]))
    path = tmp_path / "a.html"
    path.write_bytes(report.encode("windows-1252"))
    found = pipeline.PageBytes()
    pages = pipeline.read_pages([str(path)], pipeline.Configuration(), pipeline.Silent(), None, found)
    (data,) = pages_file(pages.documents, source_bytes=found.by_page).to_dict()["documents"]
    raw = path.read_bytes()
    said = [raw[slice(*part["bytes"])] for part in (*data["body"], *data["furniture"])]
    assert b"Caf\xe9 &amp; bridge closed to lorries" in said
    assert b"The council of Maren voted on Monday to close bridge <b>num</b>ber 0, an official of Calder said." in said
    assert data["raw"]["length"] == len(raw)


def test_an_address_is_refused_offline_and_the_files_are_read(tmp_path: Path) -> None:
    from readout import pipeline
    from tests.read.pages import CRAWLED

    path = tmp_path / "a.txt"
    path.write_text(CRAWLED)
    paths = ["https://news.example/bridge", str(path)]
    pages = pipeline.read_pages(paths, pipeline.Configuration(offline=True), pipeline.Silent())
    assert len(pages.documents) == 1
    (refusal,) = pages.refused
    assert (refusal.uri, "--offline" in refusal.problem) == ("https://news.example/bridge", True)
