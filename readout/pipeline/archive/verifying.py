"""Every word of every account held against the bytes it came from.

In: an archive. Out: what was checked and every span that is false. Pages are read again from their raw bytes, which are
checked first: damage on the disk, or a program that reads otherwise than the one that told the story, both show.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from sqlalchemy import Connection

from readout.model import Document, Readout
from readout.pipeline.progress import Progress
from readout.pipeline.verify import FalseSpan, Verification, verification
from readout.render.pages import page_record
from readout.store import accounts, pages
from readout.store.connection import Database


def verify_archive(database: Database, progress: Progress) -> Verification:
    """Every story, last changed first; the places of false spans begin with the id of their story."""
    with database.reading() as connection:
        ids = [row.id for row in accounts.list_stories(connection)]
    progress.begin("Checking stories", len(ids))
    checked, seen = 0, 0
    false: list[FalseSpan] = []
    remarks: list[str] = []
    for story in ids:
        found = _verify_story(database, story)
        checked, seen = checked + found.checked, seen + found.pages
        false += found.false
        remarks += found.remarks
        progress.advance()
    progress.end()
    return Verification(checked, seen, tuple(false), tuple(remarks))


def _verify_story(database: Database, story: str) -> Verification:
    with database.reading() as connection:
        told = accounts.load_story(connection, story)
        documents = pages.documents_of(connection, told.documents)
        read = _read_again(connection, told.documents)
    account = Readout(tuple(page_record(documents[one]) for one in told.documents if one in documents), (told,))
    found = verification(account.to_dict(), read)
    false = tuple(FalseSpan(_place(one.path, story), one.page, one.said, one.found, one.problem) for one in found.false)
    return Verification(found.checked, found.pages, false, found.remarks)


def _place(path: str, story: str) -> str:
    """The place of a span as `STORY.facts[2].evidence[0]`, or `STORY.documents[1]`."""
    return path.replace("$.stories[0]", story, 1).replace("$.", f"{story}.", 1)


def _read_again(connection: Connection, ids: Sequence[str]) -> list[Document]:
    """The pages whose bytes are whole, read by this program."""
    from readout.read import read_page

    found = []
    for page in ids:
        try:
            raw = pages.raw_page(connection, page)
        except zlib.error:
            continue
        if pages.digest_of(raw.data) == pages.digest_kept(connection, page):
            document = read_page(raw)
            found += [document] if isinstance(document, Document) else []
    return found
