"""RSS and Atom: each entry a page, with the feed's words and dates.

In: the bytes of a feed. Out: pages made of title and content as HTML; an entry with only a summary is a short page.
Method: feedparser, given bytes and no address, so that it fetches nothing; declared entities are taken out of the
prolog first and never resolved (https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing).
"""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import Any

from readout.model import PageRecord, RawPage
from readout.read.containers.scope import Found, Scope
from readout.read.containers.source import Source

_ONE_MEGABYTE = 1_000_000
_PROLOG_BYTES = 65_536
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s<>\"'%]{1,80})\s+(SYSTEM|PUBLIC|[\"'])", re.IGNORECASE)
_DECLARATIONS = re.compile(rb"<\?xml[^<>]{0,500}>|\sxmlns(?::[^\s=<>]{1,40})?=(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}')")
_FAILURES = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,500}(?:\[.{0,60000}?\]\s*)?>", re.IGNORECASE | re.DOTALL)


def read_feed(source: Source, scope: Scope) -> Found:
    """The entries of a feed, in its order."""
    most = scope.limits.record_bytes
    data = source.read(most + 1)
    if source.problem is not None:
        yield scope.refusal("", source.problem, "fetch the feed again; the entries that came are read")
    if len(data) > most:
        yield scope.refusal("", f"a feed of more than {most / _ONE_MEGABYTE:g} MB", "split it")
        return
    declared = sorted({name.decode("latin-1") for name, _ in _ENTITY.findall(data[:_PROLOG_BYTES])})
    if declared:
        data = _without_doctype(data)
        names = ", ".join(declared[:3]) + (" …" if len(declared) > 3 else "")
        problem = (
            f"the feed declares entities of its own ({names}), which are never resolved; their places stay as they are"
        )
        yield scope.refusal("", problem, "check where the feed comes from; its entries are read")
    feed = _parsed(data)
    if feed is None:
        yield scope.refusal("", "a feed too broken to tell its entries apart", "fetch the feed again")
    else:
        yield from _entries(feed, scope)


def _without_doctype(data: bytes) -> bytes:
    at = data[:_PROLOG_BYTES].upper().find(b"<!DOCTYPE")
    declared = _DOCTYPE.match(data, at) if at >= 0 else None
    return data[: declared.start()] + data[declared.end() :] if declared else data


def _parsed(data: bytes) -> Any:
    """The feed as the library reads it; None where it cannot, not even without its declarations."""
    import feedparser  # costs 0.1 s, and only feeds need it

    for given in (data, _DECLARATIONS.sub(b"", data)):
        try:
            return feedparser.parse(BytesIO(given), resolve_relative_uris=False, sanitize_html=False)
        except _FAILURES:  # names of encodings and name spaces that are none: the library trusts them
            continue
    return None


def _entries(feed: Any, scope: Scope) -> Found:
    if not feed.entries:
        broken = feed.get("bozo_exception")
        problem = f"a feed without entries{' (its XML is broken)' if broken else ''}"
        yield scope.refusal("", problem, "check that the file is whole")
    outlet = _words(feed.feed.get("publisher") or feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        link = str(entry.get("link") or "")
        where = f"entry {number}" + (f" ({link})" if link else "")
        content = _content(entry)
        title = _words(entry.get("title"))
        if not content.strip():
            yield scope.refusal(where, "an entry without content", "fetch the page it links to")
            continue
        source = entry.get("source") or {}
        named = _words(source.get("title")) or outlet
        record = PageRecord(f"{scope.place}, {where}", scope.file, title, named, _published(entry), _fetched(entry))
        name = link if "://" in link else f"{scope.place}#{number}"
        yield RawPage(name, _page(title, content).encode("utf-8", "replace"), record)


def _content(entry: Any) -> str:
    """The longest content, else the summary, as HTML."""
    parts = [*entry.get("content", []), *([entry["summary_detail"]] if entry.get("summary_detail") else [])]
    marked = [_as_html(part) for part in parts]
    return max(marked, key=len, default="")


def _as_html(part: Any) -> str:
    value = str(part.get("value") or "")
    if "html" in str(part.get("type")) or "xml" in str(part.get("type")):
        return value
    paragraphs = re.split(r"\n\s*\n", value)
    return "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in paragraphs if p.strip())


def _page(title: str | None, content: str) -> str:
    marked = html.escape(title or "", quote=False)
    body = content if re.search(r"<(?:p|div|br|h\d|ul|table)\b", content, re.IGNORECASE) else f"<p>{content}</p>"
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{marked}</title></head>\n'
        f"<body><article><h1>{marked}</h1>\n{body}\n</article></body></html>\n"
    )


def _published(entry: Any) -> tuple[tuple[str, str], ...]:
    value = dict.get(entry, "published") or dict.get(entry, "created")
    return ((str(value), "feed"),) if value else ()


def _fetched(entry: Any) -> str | None:
    """An entry is not younger than its last update."""
    value = dict.get(entry, "updated")  # the library gives the other date in its place, with a warning
    return str(value) if value else None


def _words(value: Any) -> str | None:
    """A title without its markup."""
    text = html.unescape(re.sub(r"<[^<>]{0,300}>", "", value)) if isinstance(value, str) else ""
    return " ".join(text.split()) or None
