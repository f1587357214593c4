"""Everything can be made again from the raw pages, and every word of every account is held against them."""

from __future__ import annotations

import dataclasses
import zlib
from pathlib import Path

import pytest
from sqlalchemy import text

from readout.model import Document, RawPage, Refusal, stable_id
from readout.model.account import Fact
from readout.model.archive import Query
from readout.model.links import AnnotatedPage
from readout.pipeline import Configuration, Silent
from readout.pipeline.archive import open_archive
from readout.pipeline.archive.open import OpenArchive
from readout.store import pages as kept
from readout.store.codec import decode, encode
from readout.store.connection import Database
from readout.store.opening import open_database
from tests.pipeline import naive
from tests.pipeline.archives import put

UNDERSTAND = "readout.pipeline.archive.understanding.understand_page"


def test_rebuilding_changes_nothing_where_nothing_changed(
    archive: OpenArchive, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, pages / "harbour-2.txt")
    put(archive, pages)
    before, found = archive.stories(), archive.search(Query(limit=500))
    accounts = archive.accounts()

    def refuse(job: tuple[Document, str | None, int]) -> AnnotatedPage:
        raise AssertionError("this page was understood by this version")

    monkeypatch.setattr(UNDERSTAND, refuse)
    assert not archive.rebuild(Silent()).stories
    assert (archive.stories(), archive.search(Query(limit=500)), archive.accounts()) == (before, found, accounts)


def test_another_version_understands_anew_and_says_what_that_changes(
    archive: OpenArchive, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, pages)
    ids = {row.id for row in archive.stories()}

    def without_numbers(job: tuple[Document, str | None, int]) -> AnnotatedPage:
        page = naive.understand_page(job)
        events = tuple(dataclasses.replace(event, values=()) for event in page.annotations.events)
        return AnnotatedPage(page.document, dataclasses.replace(page.annotations, events=events))

    monkeypatch.setattr(UNDERSTAND, without_numbers)
    assert not archive.rebuild(Silent()).stories
    told = archive.rebuild(Silent(), Configuration(language_model="another"))
    assert {diff.story for diff in told.stories} == ids == {row.id for row in archive.stories()}
    assert any(move.before.values and not move.after.values for diff in told.stories for move in diff.moved)
    assert not any(fact.values for story in archive.accounts().stories for fact in story.facts)


def test_a_page_that_reads_otherwise_keeps_its_place_and_its_old_id_leads_on(
    archive: OpenArchive, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, pages)
    old_pages, old_stories = archive.accounts().documents, {row.id for row in archive.stories()}
    from readout import read

    original = read.read_page

    def with_a_line_more(raw: RawPage) -> Document | Refusal:
        page = original(raw)
        assert isinstance(page, Document)
        longer = page.text + "\nEnd of page."
        return dataclasses.replace(page, id=stable_id("doc", longer), text=longer)

    monkeypatch.setattr("readout.read.read_page", with_a_line_more)
    archive.rebuild(Silent(), anew=True)
    assert archive.state().pages == len(old_pages)
    assert archive.state().pending == 0
    for page in old_pages:
        now = archive.page(page.id)
        assert (now.uri, now.text) == (page.uri, page.text + "\nEnd of page.")
    for story in old_stories:
        assert archive.story(story).stories[0].facts
    assert not archive.verify(Silent()).false


def test_every_word_is_held_against_its_page(archive: OpenArchive, pages: Path) -> None:
    put(archive, pages)
    result = archive.verify(Silent())
    assert (result.pages, result.false) == (5, ())
    assert result.checked > 50


def tamper(place: str, page: str, data: bytes) -> None:
    database: Database = open_database(place)
    with database.writing() as connection:
        number = connection.execute(text("SELECT raw FROM pages WHERE id = :page"), {"page": page}).scalar_one()
        values = {"data": data, "number": number}
        connection.execute(text("UPDATE raw_pages SET data = :data WHERE number = :number"), values)
    database.close()


@pytest.mark.parametrize("damage", [b"", b"\x78\x9c\x00", b"other"])
def test_damaged_bytes_show(damage: bytes, place: str, archive: OpenArchive, pages: Path) -> None:
    put(archive, pages)
    story = archive.stories()[0].id
    document = archive.story(story).documents[0]
    tamper(place, document.id, zlib.compress(b"A page with other words than before.") if damage == b"other" else damage)
    result = archive.verify(Silent())
    assert [(one.page, one.problem) for one in result.false] == [(document.uri, "page missing")]
    assert result.false[0].path.startswith(story)


def test_words_that_do_not_stand_there_show(place: str, archive: OpenArchive, pages: Path) -> None:
    put(archive, pages)
    database = open_database(place)
    with database.writing() as connection:
        row = connection.execute(text("SELECT number, content FROM items WHERE kind = 'fact' ORDER BY number")).first()
        assert row is not None
        fact = decode(Fact, row.content)
        moved = dataclasses.replace(fact.evidence[0], start=fact.evidence[0].start + 1)
        changed = encode(dataclasses.replace(fact, evidence=(moved, *fact.evidence[1:])))
        values = {"content": changed, "number": row.number}
        connection.execute(text("UPDATE items SET content = :content WHERE number = :number"), values)
    database.close()
    (false,) = archive.verify(Silent()).false
    assert false.problem == "other words"
    assert ".facts[" in false.path


def test_raw_pages_are_kept_byte_for_byte(archive: OpenArchive, place: str, tmp_path: Path) -> None:
    words = "Ferries between Nauru Point and the mainland stopped after the storm, said pilot Ona Berg.\n" * 3
    data = "\ufeffTitle of the page\r\n\r\n".encode() + words.encode("cp1252") + b"caf\xe9 \xff\r\n"
    (tmp_path / "odd.txt").write_bytes(data)
    (page,) = put(archive, tmp_path / "odd.txt").pages
    database = open_database(place)
    with database.reading() as connection:
        assert kept.raw_page(connection, page) == RawPage(str(tmp_path / "odd.txt"), data)
    database.close()


def test_two_openings_of_one_archive_see_the_same(archive: OpenArchive, place: str, pages: Path) -> None:
    put(archive, pages)
    with open_archive(place) as other:
        assert other.stories() == archive.stories()
        assert other.accounts() == archive.accounts()
