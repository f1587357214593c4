"""Holds an account against its pages, read again: is every word where the account says it is?

In comes an account as plain JSON types (`readout/1` or `readout-annotations/1`) and the documents read again; out
goes what was checked and every span that is false. A span is any record with `start` and `end`; where it has a
`text`, the page's slice must equal it, else the range must lie within the page. The method needs no list of record
kinds, so a later version of the account is checked in full by an earlier program.

A page is found by its id (which depends on its content); a page whose id is gone is looked for by its address, with
a remark, because then it reads differently than when the account was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.model import Document, UsageError

Problem = Literal["other words", "outside the page", "page missing", "unknown page", "bad offsets"]
_CONTEXT = 30
"""Code points shown before and after the first difference of a whole page."""


@dataclass(frozen=True, slots=True)
class FalseSpan:
    """A span of the account that its page does not bear out.

    `path` is the place in the account (`$.stories[0].facts[2].evidence[0]`), `page` the address of the page, `said` the
    words the account gives, `found` what stands there now (None where nothing can stand there).
    """

    path: str
    page: str
    said: str | None
    found: str | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything that was held against the pages; `remarks` are one line a page that reads differently now."""

    checked: int
    pages: int
    false: tuple[FalseSpan, ...]
    remarks: tuple[str, ...]


def verify(account: Mapping[str, object], documents: Sequence[Document]) -> tuple[FalseSpan, ...]:
    """Every false span of the account, in the order of the account; empty where every word holds.

    Offsets are 0-based half-open code points of the pages' text. Raises UsageError where `account` is none.
    """
    return verification(account, documents).false


def verification(account: Mapping[str, object], documents: Sequence[Document]) -> Verification:
    """Every span checked, with the count and remarks. Raises UsageError where `account` is none."""
    pages = _pages(account)
    matched, remarks = _match(pages, documents)
    false = [
        FalseSpan(f"$.documents[{index}]", uri, None, None, "page missing")
        for index, (identifier, uri) in enumerate(pages)
        if identifier not in matched
    ]
    false.extend(_changed_texts(account, matched))
    known = dict(pages)
    checked = 0
    for found in _spans(account, [identifier for identifier, _ in pages]):
        wrong = _check(found, known, matched)
        checked += wrong is not None or found.document in matched
        if wrong is not None:
            false.append(wrong)
    return Verification(checked, len(matched), tuple(false), tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Found:
    """A span as it stands in the account."""

    path: str
    document: str
    record: Mapping[str, object]


def _pages(account: Mapping[str, object]) -> list[tuple[str, str]]:
    schema = account.get("schema")
    if not (isinstance(schema, str) and schema.startswith(("readout/", "readout-annotations/"))):
        raise UsageError(
            'this is not an account of readout (no "schema": "readout/…")',
            remedy="make one with: readout brief PAGE… --format json --output account.json",
        )
    return [(str(record.get("id")), str(record.get("uri"))) for record in _records(account)]


def _records(account: Mapping[str, object]) -> list[Mapping[str, object]]:
    records = account.get("documents")
    if not isinstance(records, list) or not all(isinstance(record, Mapping) for record in records):
        raise UsageError("the account has no list of documents", remedy="make it again: the file is incomplete")
    return records


def _match(pages: list[tuple[str, str]], documents: Sequence[Document]) -> tuple[dict[str, Document], list[str]]:
    by_id = {document.id: document for document in documents}
    by_uri = {document.uri: document for document in documents}
    matched, remarks = {}, []
    for identifier, uri in pages:
        if identifier in by_id:
            matched[identifier] = by_id[identifier]
        elif uri in by_uri:
            matched[identifier] = by_uri[uri]
            remarks.append(f"{uri}: reads differently than when the account was made; checked by its address")
    return matched, remarks


def _changed_texts(account: Mapping[str, object], matched: Mapping[str, Document]) -> Iterator[FalseSpan]:
    """Pages whose text in the account is not the page's, shown from a little before the first difference."""
    for index, record in enumerate(_records(account)):
        document, text = matched.get(str(record.get("id"))), record.get("text")
        if document is None or not isinstance(text, str) or text == document.text:
            continue
        start = max(0, _shared_start(text, document.text) - _CONTEXT)
        said, found = text[start : start + 2 * _CONTEXT], document.text[start : start + 2 * _CONTEXT]
        yield FalseSpan(f"$.documents[{index}].text", document.uri, said, found, "other words")


def _spans(account: Mapping[str, object], identifiers: list[str]) -> Iterator[_Found]:
    """Depth first in the order of the account, without recursion: accounts are not bounded in depth by us."""
    stack: list[tuple[str, str, object]] = [("$", "", account)]
    while stack:
        path, document, node = stack.pop()
        if isinstance(node, Mapping):
            document = str(node.get("document", document))
            if _is_span(node):
                yield _Found(path, document, node)
            stack.extend((f"{path}.{key}", document, node[key]) for key in reversed(list(node)))
        elif isinstance(node, list):
            own = identifiers if path == "$.documents" else None
            stack.extend(
                (f"{path}[{index}]", own[index] if own else document, node[index])
                for index in range(len(node) - 1, -1, -1)
            )


def _shared_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _is_span(node: Mapping[object, object]) -> bool:
    offsets = (node.get("start"), node.get("end"))
    return offsets != (None, None) or ("document" in node and "text" in node)


def _check(found: _Found, known: Mapping[str, str], matched: Mapping[str, Document]) -> FalseSpan | None:
    start, end, text = (found.record.get(key) for key in ("start", "end", "text"))
    said = text if isinstance(text, str) else None
    if found.document not in known:
        return FalseSpan(found.path, found.document, said, None, "unknown page")
    page = known[found.document]
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        return FalseSpan(found.path, page, said, None, "bad offsets")
    document = matched.get(found.document)
    if document is None:
        return None  # named once, as a missing page
    if end > len(document.text):
        return FalseSpan(found.path, page, said, None, "outside the page")
    stands = document.text[start:end]
    return None if said is None or said == stands else FalseSpan(found.path, page, said, stands, "other words")
