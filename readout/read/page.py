"""One page: bytes to `Document`, or the reason why not.

In: a `RawPage`. Out: a `Document` whose `body` and `furniture` together cover every line of its text, or a `Refusal`.
Nothing about the content of a page raises.
"""

from __future__ import annotations

from readout.model import Document, Furniture, RawPage, Refusal, Span, stable_id
from readout.read.claims import claim_notices, page_claims
from readout.read.containers.opening import too_large
from readout.read.credits import find_credits
from readout.read.fetch import is_address
from readout.read.furniture.inline import TELLTALES, find_inline
from readout.read.limits import ReadLimits
from readout.read.lines import holds_any, trim
from readout.read.outlet import find_outlet
from readout.read.reading import Reading, read_html, read_text
from readout.read.sniff import PACKED, sniff
from readout.read.tongue import SUPPORTED, tell_language
from readout.read.written import settle_published
from readout.read.written.parts import PageParts

_LEAST_BODY_WORDS = 8
_OTHER_FORMS = "give the page as HTML or as plain text"
_UNPACK = "unpack it first, or pack it as zip, tar or gzip"


def read_page(raw: RawPage, limits: ReadLimits | None = None) -> Document | Refusal:
    """Read one page; never raises for its content. Offsets are 0-based half-open code points of the result's `text`."""
    limits = limits or ReadLimits()
    if len(raw.data) > limits.page_bytes:
        return too_large(raw.place, limits.page_bytes)
    kind = sniff(raw.data, raw.uri)
    if kind == "empty":
        return raw.refusal("an empty file", "nothing to do, or fetch the page again")
    if kind not in {"html", "text"}:
        return raw.refusal(f"{kind}, not a page", _UNPACK if kind in PACKED else _OTHER_FORMS)
    if kind == "text" and raw.data.count(b"\n") > limits.list_lines:
        problem = f"more than {limits.list_lines} lines: a data file, not a page"
        return raw.refusal(problem, "give the report alone, or split the file into one file per page")
    reading = read_html(raw.data, raw.record) if kind == "html" else read_text(raw.data, raw.record)
    return _document(raw, reading)


def _document(raw: RawPage, reading: Reading) -> Document | Refusal:
    text = reading.text
    body, furniture = _split(reading)
    words = " ".join(span.of(text) for span in body)
    if len(words.split()) < _LEAST_BODY_WORDS:
        return raw.refusal(
            "nothing but page furniture: no report was found", "check that the file holds the article's text"
        )
    language = tell_language(words)
    if language not in SUPPORTED:
        return Refusal(
            raw.place,
            f"the page is in another language ({language})",
            "only English pages are read; give a translation",
        )
    title = reading.lines[reading.heading.title] if reading.heading.title is not None else None
    address = _address(raw)
    parts = PageParts(text, body, [part.span for part in furniture], title, address, reading.metadata, raw.record)
    published, contradictions = settle_published(parts)
    outlet = _outlet(raw, reading) or find_outlet(text, furniture, address, reading.metadata, title)
    claims = page_claims(reading.metadata, address)
    return Document(
        id=stable_id("doc", text),
        uri=raw.uri,
        outlet=outlet,
        title=title,
        published=published,
        language=language,
        text=text,
        body=body,
        furniture=furniture,
        credits=find_credits(text, body, furniture, title, outlet, reading.words),
        notices=(*reading.notices, *contradictions, *claim_notices(claims, reading.metadata, address)),
        claims=claims,
    )


def _address(raw: RawPage) -> str:
    """Where the page stands: a redirect may have led there from the address that was given."""
    return raw.place if is_address(raw.place) and " " not in raw.place else raw.uri


def _outlet(raw: RawPage, reading: Reading) -> str | None:
    """The outlet that a feed or an export names, unless the page's own data do; a host's name tells no more than the
    address.
    """
    given = raw.record.outlet if raw.record is not None else None
    if given is None or (reading.metadata is not None and reading.metadata.outlets):
        return None
    return given if " " in given or "." not in given or "://" not in raw.uri else None


def _split(reading: Reading) -> tuple[tuple[Span, ...], tuple[Furniture, ...]]:
    """Body and furniture, ascending; a body line with furniture glued to it gives several spans."""
    body: list[Span] = []
    furniture: list[Furniture] = []
    head = {reading.heading.title, *reading.heading.standfirst}
    for index, (span, verdict) in enumerate(zip(reading.lines, reading.verdicts, strict=True)):
        if not (verdict.body or index in head):
            furniture.append(Furniture(span, verdict.kind))
            continue
        if not holds_any(line := span.of(reading.text), TELLTALES):
            body.append(span)
            continue
        at = span.start
        for piece, kind in find_inline(line):
            start, end = span.start + piece.start, span.start + piece.end
            body += filter(None, [trim(reading.text, at, start)])
            inner = trim(reading.text, start, end)
            furniture += [Furniture(inner, kind)] if inner is not None else []
            at = end
        body += filter(None, [trim(reading.text, at, span.end)])
    return tuple(body), tuple(furniture)
