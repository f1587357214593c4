"""An archive, over both databases: pages stay, stories grow, nothing depends on when a page came."""

from __future__ import annotations

import dataclasses
import random
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readout.model import Document
from readout.model.account import Story
from readout.model.archive import Query
from readout.model.errors import UnknownId, UsageError
from readout.model.links import AnnotatedPage
from readout.pipeline import Configuration, Silent
from readout.pipeline.archive import open_archive
from readout.pipeline.archive.open import OpenArchive
from readout.pipeline.stories import tell_stories
from readout.read import gather, read_page
from tests.pipeline import naive
from tests.pipeline.archives import HARBOUR, PAGES, put, without_model, write_pages


def told(archive: OpenArchive) -> list[Story]:
    """Every account without what depends on the order of adding: the story's own id."""
    stories = [dataclasses.replace(story, id="") for story in archive.accounts().stories]
    return sorted(stories, key=lambda story: story.documents)


def test_pages_become_stories_that_can_be_read_again(archive: OpenArchive, pages: Path) -> None:
    added = put(archive, pages)
    assert len(added.pages) == len(PAGES)
    assert {len(diff.pages) for diff in added.stories} == {3, 2}
    assert all(diff.new and len(diff.facts) for diff in added.stories)
    for row in archive.stories():
        account = archive.story(row.id)
        assert [story.id for story in account.stories] == [row.id]
        assert (len(account.documents), len(account.stories[0].facts)) == (row.pages, row.facts)
        assert all(archive.story_of(page.id) == row.id for page in account.documents)
        assert all(archive.page(page.id) == page for page in account.documents)
    state = archive.state()
    assert (state.pages, state.stories, state.pending) == (5, 2, 0)


def test_an_account_says_what_a_single_run_over_the_same_pages_says(archive: OpenArchive, pages: Path) -> None:
    put(archive, pages / "harbour-1.txt")
    put(archive, pages)
    documents = [read_page(raw) for raw in gather([str(pages)])]  # type: ignore[arg-type]
    understood = [naive.understand_page((document, None, 1)) for document in documents]  # type: ignore[arg-type]
    documents_told, stories = tell_stories(understood, Silent())
    assert told(archive) == sorted((dataclasses.replace(s, id="") for s in stories), key=lambda s: s.documents)
    assert archive.accounts().documents == documents_told


def test_adding_again_changes_nothing(archive: OpenArchive, pages: Path) -> None:
    put(archive, pages)
    before = archive.stories()
    again = put(archive, pages)
    assert not again.pages
    assert sorted(again.known) == sorted(str(pages / name) for name in PAGES)
    assert not again.stories
    assert archive.stories() == before


def test_a_page_is_known_by_its_bytes_and_by_its_text(archive: OpenArchive, tmp_path: Path) -> None:
    text = PAGES["harbour-1.txt"]
    (tmp_path / "first.txt").write_text(text, encoding="utf-8")
    put(archive, tmp_path / "first.txt")
    (tmp_path / "same-bytes.txt").write_text(text, encoding="utf-8")
    (tmp_path / "same-text.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    added = put(archive, tmp_path / "same-bytes.txt", tmp_path / "same-text.txt")
    assert (len(added.pages), len(added.known)) == (0, 2)
    assert archive.state().pages == 1
    assert archive.accounts().documents[0].uri.endswith("first.txt")


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_adding_changes_nothing_in_the_accounts(
    seed: int, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_model(monkeypatch)
    names = sorted(PAGES)
    random.Random(seed).shuffle(names)  # noqa: S311 - an order, not a secret
    with open_archive(str(tmp_path / "one.db")) as one, open_archive(str(tmp_path / "two.db")) as other:
        put(one, pages)
        for name in names:
            put(other, pages / name)
        assert told(one) == told(other)


def test_what_new_pages_change_is_told(archive: OpenArchive, pages: Path) -> None:
    put(archive, pages / "harbour-1.txt", pages / "harbour-3.txt", pages / "orchard-1.txt")
    before = datetime.now(UTC)
    added = put(archive, pages / "harbour-2.txt")
    (diff,) = added.stories
    assert not diff.new
    assert [page.uri for page in diff.pages] == [str(pages / "harbour-2.txt")]
    new = {evidence.document for fact in diff.facts for evidence in fact.evidence}
    assert new == {diff.pages[0].id}
    assert any(move.before.lineages < move.after.lineages for move in diff.moved), diff.moved
    since = archive.diff(diff.story, before)
    assert (since.facts, since.moved, since.gone) == (diff.facts, diff.moved, diff.gone)
    assert archive.diff(diff.story, before - timedelta(days=1)).new
    nothing = archive.diff(diff.story, datetime.now(UTC))
    assert not any((nothing.pages, nothing.facts, nothing.moved, nothing.gone, nothing.changes))


def test_a_story_that_became_part_of_another_leads_on(archive: OpenArchive, tmp_path: Path) -> None:
    lines = {name: text.splitlines() for name, text in HARBOUR.items()}
    left = "Harbour office of Quillon opens a hearing\n\n" + "\n".join(lines["harbour-1.txt"][2:5]) + "\n"
    right = "Insurer Kestrel Mutual weighs a claim\n\n"
    right += "Actuary Bo Lindqvist of Kestrel Mutual expects a claim of millions.\n"
    right += "Premiums at Kestrel Mutual rose twice, wrote Bo Lindqvist to every policy holder.\n"
    folder = write_pages(tmp_path / "p", {"a.txt": left, "b.txt": right})
    put(archive, folder)
    old = {row.id for row in archive.stories()}
    assert len(old) == 2
    bridge = "\n".join([*left.splitlines()[2:], *right.splitlines()[2:]])
    for number in range(3):
        text = f"Both of it, part {number}\n\n{bridge}\nPart {number} ends here today.\n"
        write_pages(folder, {f"c{number}.txt": text})
        added = put(archive, folder)
        if added.merged:
            break
    (gone,), (left_over,) = [one for one, _ in added.merged], {row.id for row in archive.stories()}
    assert {gone, left_over} == old
    assert archive.story(gone) == archive.story(left_over)
    assert archive.diff(gone, datetime.now(UTC)).story == left_over
    assert archive.meant(gone) == left_over


def test_unknown_ids_are_told_with_a_remedy(archive: OpenArchive) -> None:
    for ask in (archive.story, archive.page, archive.story_of, archive.meant):
        with pytest.raises(UnknownId, match="no such"):
            ask("s-000000000000")


def test_a_story_is_meant_by_the_beginning_of_its_id_or_by_words(archive: OpenArchive, pages: Path) -> None:
    put(archive, pages)
    harbour = next(row for row in archive.stories() if "docks" in row.title)
    assert archive.meant(harbour.id[:7]) == harbour.id
    assert archive.meant(harbour.id[2:8]) == harbour.id
    assert archive.meant("DOCKS quillon") == harbour.id
    with pytest.raises(UsageError, match="2 stories"):
        archive.meant("s-")


def test_a_reader_sees_one_moment_while_another_thread_adds(archive: OpenArchive, pages: Path) -> None:
    put(archive, pages / "orchard-1.txt")
    failures: list[BaseException] = []

    def add(name: str) -> None:
        try:
            put(archive, pages / name)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=add, args=(name,)) for name in sorted(PAGES)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        for row in archive.stories():
            account = archive.story(row.id)
            assert set(account.stories[0].documents) == {page.id for page in account.documents}
        archive.search(Query("blossoms"))
    assert not failures
    assert archive.state().pages == len(PAGES)
    assert archive.state().pending == 0


def test_an_interrupted_run_is_gone_on_with(archive: OpenArchive, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(Silent):
        steps = 0

        def advance(self) -> None:
            self.steps += 1
            if self.steps == 8:  # five pages are read, then the third is understood
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add([str(pages)], Configuration(), Stopped())
    state = archive.state()
    assert (state.pages, state.pending, state.stories) == (5, 5, 0)
    added = put(archive, pages)
    assert not added.pages
    assert len(added.stories) == 2
    assert archive.state().pending == 0


def test_a_page_that_cannot_be_understood_costs_no_other(
    archive: OpenArchive, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(job: tuple[Document, str | None, int]) -> AnnotatedPage:
        if "apricot growers" in job[0].text:
            raise IndexError("a fault of the program")
        return naive.understand_page(job)

    monkeypatch.setattr("readout.pipeline.archive.understanding.understand_page", stumble)
    added = put(archive, pages)
    assert [(one.uri, "fault" in one.problem) for one in added.refused] == [(str(pages / "orchard-2.txt"), True)]
    assert (archive.state().pages, archive.state().pending) == (5, 1)
    monkeypatch.setattr("readout.pipeline.archive.understanding.understand_page", naive.understand_page)
    assert [len(diff.pages) for diff in put(archive, pages).stories] == [1]
    assert archive.state().pending == 0


def test_pages_of_an_earlier_version_are_told(
    archive: OpenArchive, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, pages)
    assert archive.state().notices == ()
    monkeypatch.setattr("readout.pipeline.archive.open.understanding_version", lambda _: "9.9/other/")
    assert "5 pages were understood by another version" in archive.state().notices[0]
