"""Exports: JSON Lines, a JSON array, or one JSON object, each record a page.

In: bytes. Out: pages; a record that is broken, too long or without text is refused with its number, and the next is
read. A line is a record (https://jsonlines.org); where the first line is no whole record, records follow each other in
whatever layout, and what is broken ends the file. Schema.org graphs and lists of articles within an object are opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from readout.model import InputError, PageRecord, RawPage, Refusal
from readout.read.containers.fields import moment_of, text_of, value_of
from readout.read.containers.scope import Found, Scope
from readout.read.containers.source import CHUNK, Source

_LISTS = ("@graph", "articles", "items", "results", "documents", "docs", "entries", "data", "hits")
"""Under which names a service puts the records of an answer."""
_OWN_SCHEMA = "readout"
_WHITE = b" \t\r\n"
_FIRST_LOOK = 4096
_ONE_MEGABYTE = 1_000_000
_LINES_TRIED = 6


def read_json(source: Source, scope: Scope) -> Found:
    """The pages of an export, in its order."""
    if source.peek(3) == b"\xef\xbb\xbf":
        source.read(3)
    lines = has_lines(source.peek(scope.limits.record_bytes))
    for number, at, record in _lines(source, scope) if lines else _values(source, scope):
        where = f"record {number} at byte {at}"
        if isinstance(record, InputError):
            yield scope.refusal(where, record.problem, record.remedy)
            continue
        yield from _pages(record, number, where, scope)


def is_record(line: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    return line.lstrip()[:1] == b"{" and isinstance(_parsed(line), dict)


def has_lines(head: bytes) -> bool:
    """Whether the first line is a record, or two of the first ones are where that is broken."""
    first = head.lstrip().split(b"\n", _LINES_TRIED)[:_LINES_TRIED]
    return is_record(first[0]) or sum(map(is_record, first)) > 1


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8", "surrogateescape"), strict=False)
    except (ValueError, RecursionError):
        return None


def _lines(source: Source, scope: Scope) -> Iterator[tuple[int, int, Any]]:
    most, number = scope.limits.record_bytes, 0
    while True:
        source.skip_any(_WHITE)
        at = source.position
        line = source.line(most)
        if not line:
            if source.problem is None:
                return
            yield number + 1, at, InputError(source.problem, remedy="fetch the file again; the records before are read")
            if not source.resume():
                return
            source.line(most)  # the rest of a broken line
            continue
        number += 1
        if len(line) == most and not line.endswith(b"\n"):
            _skip_line(source)
            size = f"{most / _ONE_MEGABYTE:g} MB"
            yield number, at, InputError(f"a line of more than {size}", remedy="split it; the other lines are read")
            continue
        record = _parsed(line)
        if record is None and source.problem is not None and not line.endswith(b"\n"):
            continue  # told above as what it is: the packed data ends here
        problem = InputError("is no JSON object", remedy="mend or remove the line; the others are read")
        yield number, at, record if isinstance(record, dict) else problem


def _skip_line(source: Source) -> None:
    while (rest := source.line(CHUNK)) and not rest.endswith(b"\n"):
        pass


def _values(source: Source, scope: Scope) -> Iterator[tuple[int, int, Any]]:
    """Objects in an array or one after the other, however they are laid out."""
    number = 0
    source.skip_any(_WHITE + b"[,")
    while source.peek(1) not in {b"", b"]"}:
        number, at = number + 1, source.position
        record = _next_value(source, scope.limits.record_bytes)
        if not isinstance(record, dict):
            problem = source.problem or "the JSON is broken here; what follows cannot be told apart"
            yield number, at, InputError(problem, remedy="mend the file, or give one JSON object a line")
            return
        yield number, at, record
        source.skip_any(_WHITE + b",")


def _next_value(source: Source, most: int) -> Any:
    """Take the next JSON value; what is looked at doubles until it is whole, so that the cost stays linear."""
    size = _FIRST_LOOK
    while True:
        data = source.peek(size)
        text = data.decode("utf-8", "surrogateescape")
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(text)
        except (ValueError, RecursionError):
            if len(data) < size or size > most:
                return None
            size *= 2
            continue
        source.read(len(text[:end].encode("utf-8", "surrogateescape")))
        return value


def _pages(record: dict[str, Any], number: int, where: str, scope: Scope) -> Found:
    if str(record.get("schema", "")).startswith(_OWN_SCHEMA):
        yield scope.refusal("", "what readout itself wrote, not a page", "give the pages it was made from")
        return
    inner = next((record[key] for key in _LISTS if _is_list_of_records(record.get(key))), None)
    if inner is None or text_of(record, scope.fields.text) or value_of(record, scope.fields.html)[0]:
        yield _page(record, f"{scope.place}#{number}", where, scope)
        return
    found = [
        _page(item, f"{scope.place}#{number}.{index}", f"{where}, item {index}", scope)
        for index, item in enumerate(inner, 1)
    ]
    # a graph also describes authors, pictures and sites: those are no pages
    yield from [page for page in found if isinstance(page, RawPage)] or found[:1]


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _page(record: Mapping[str, Any], name: str, where: str, scope: Scope) -> RawPage | Refusal:
    names = scope.fields
    html, text = value_of(record, names.html)[0], text_of(record, names.text)
    if not html.strip() and not text.strip():
        looked = ", ".join([*names.text[:4], *names.html[:1]])
        remedy = f"name the field, as in --field text=NAME (looked for {looked}, …)"
        return scope.refusal(where, "no field of this record holds the page's text", remedy)
    title = " ".join(value_of(record, names.title)[0].split())
    address = value_of(record, names.url)[0].strip()
    place = f"{scope.place}, {where}" + (f" ({address})" if address else "")
    if html.strip():
        content = html if "<" in html else text
    else:
        content = text if not title or text.lstrip().startswith(title) else f"{title}\n\n{text}"
    data = content.encode("utf-8", "surrogateescape" if _from_bytes(content) else "surrogatepass")
    return RawPage(address if "://" in address else name, data, _record(record, place, title, scope))


def _from_bytes(text: str) -> bool:
    """Whether lone surrogates of the text stand for bytes that were no UTF-8, not for escapes in the JSON."""
    return not any("\ud800" <= char <= "\udc7f" or "\udd00" <= char <= "\udfff" for char in text)


def _record(record: Mapping[str, Any], place: str, title: str, scope: Scope) -> PageRecord:
    names = scope.fields
    published, name = moment_of(record, names.published)
    return PageRecord(
        place,
        scope.file,
        title or None,
        value_of(record, names.outlet)[0].strip() or None,
        ((published, f"record: {name}"),) if published else (),
        moment_of(record, names.fetched)[0] or None,
    )
