"""The whole path on the example pages: every span true, the same account in any order and for any workers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.pipeline import Configuration, Silent, brief

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted(str(p) for p in EXAMPLES.rglob("*") if p.suffix in (".txt", ".html"))


def account(paths: list[str], **settings: int) -> str:
    return json.dumps(brief(paths, Configuration(**settings), Silent()).to_dict(), ensure_ascii=False)


@pytest.fixture(scope="module")
def examples() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(account(PAGES))
    return result


def quotes(node: Any, own: str | None = None) -> Iterator[tuple[str, int, int, str]]:
    """Every span with words anywhere in the account, with the document it is of."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= set(node) and (document := node.get("document", own)):
            yield document, node["start"], node["end"], node["text"]
        for value in node.values():
            yield from quotes(value, own)
    elif isinstance(node, list):
        for value in node:
            yield from quotes(value, own)


def test_every_span_anywhere_is_the_exact_slice_of_its_page(examples: dict[str, Any]) -> None:
    texts = {d["id"]: d["text"] for d in examples["documents"]}
    seen = 0
    for document in examples["documents"]:
        for owner, start, end, text in quotes({k: v for k, v in document.items() if k != "id"}, document["id"]):
            assert texts[owner][start:end] == text
            seen += 1
    for story in examples["stories"]:
        for owner, start, end, text in quotes(story):
            assert texts[owner][start:end] == text
            seen += 1
    assert seen > 500


def test_each_folder_of_examples_is_one_story(examples: dict[str, Any]) -> None:
    folder = {d["id"]: Path(d["uri"]).parent.name for d in examples["documents"]}
    groups = sorted(sorted({folder[d] for d in story["documents"]}) for story in examples["stories"])
    assert groups == sorted([p.name] for p in EXAMPLES.iterdir() if p.is_dir())


def test_ids_are_unique_and_references_resolve(examples: dict[str, Any]) -> None:
    for story in examples["stories"]:
        entities = {e["id"] for e in story["entities"]}
        facts = {f["id"] for f in story["facts"]}
        statements = {s["id"] for s in story["statements"]}
        assert len(facts) == len(story["facts"])
        assert len(statements) == len(story["statements"])
        for fact in story["facts"]:
            assert {p["entity"] for p in fact["participants"]} <= entities
            assert {e["attribution"] for e in fact["evidence"]} <= statements | {None}
            assert fact["evidence"]
        for difference in story["conflicts"] + story["changes"]:
            assert set(difference["facts"]) <= facts
        assert {entry["fact"] for entry in story["timeline"]} <= facts


def test_order_of_input_and_number_of_workers_change_nothing() -> None:
    pages = sorted(str(p) for p in (EXAMPLES / "ferry").iterdir() if p.suffix in (".txt", ".html"))
    once = account(pages)
    assert account(pages[::-1]) == once
    assert account(pages, workers=2) == once
    assert account(pages, threads=1) == once


def test_a_page_is_understood_the_same_whatever_else_is_read(examples: dict[str, Any]) -> None:
    (page,) = (d for d in json.loads(account(PAGES[:1]))["documents"])
    (same,) = (d for d in examples["documents"] if d["id"] == page["id"])
    assert {k: v for k, v in page.items() if k != "lineage"} == {k: v for k, v in same.items() if k != "lineage"}


def test_bad_pages_are_refused_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = brief(
        [*PAGES[:1], str(tmp_path / "empty.txt"), str(tmp_path / "picture.png"), str(tmp_path / "gone.txt")],
        Configuration(),
        Silent(),
    )
    assert len(result.documents) == 1
    assert len(result.refused) == 3
    assert all(r.problem and r.remedy and not r.repeated for r in result.refused)


@pytest.mark.parametrize("ending", [b"", b"\r\n"])
def test_a_page_given_under_two_addresses_is_told_and_read_once(tmp_path: Path, ending: bytes) -> None:
    page = (EXAMPLES / "ferry" / "01-maranoy-sun.txt").read_bytes()
    (tmp_path / "a.txt").write_bytes(page)
    (tmp_path / "b.txt").write_bytes(page.replace(b"\n", ending) if ending else page)
    result = brief([str(tmp_path)], Configuration(), Silent())
    assert len(result.documents) == 1
    assert [(Path(r.uri).name, r.repeated) for r in result.refused] == [("b.txt", True)]
