"""One page: bytes to `Document`, or the reason why not.

In: a `RawPage`. Out: a `Document` whose `body` and `furniture` together cover every line of its text, or a `Refusal`.
Nothing about the content of a page raises.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.model import Document, Furniture, Published, RawPage, Refusal, Span, stable_id
from readout.model.ranges import UNKNOWN_DAYS
from readout.read.decode import Decoded, decode, normalise
from readout.read.furniture.classify import Verdict, classify
from readout.read.gather import too_large
from readout.read.html.parse import blank_tags, parse_html
from readout.read.html.visible import visible_text
from readout.read.limits import ReadLimits
from readout.read.lines import find_lines
from readout.read.sniff import sniff


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text, its lines and what each is, before anything is said about the page as a whole."""

    text: str
    lines: tuple[Span, ...]
    verdicts: tuple[Verdict, ...]
    notices: tuple[str, ...] = ()


def read_page(raw: RawPage, limits: ReadLimits | None = None) -> Document | Refusal:
    """Read one page; offsets of the result are 0-based half-open code points of its `text`. Never raises for content."""
    limits = limits or ReadLimits()
    kind = sniff(raw.data, raw.uri)
    if kind == "empty":
        return Refusal(raw.uri, "an empty file", "nothing to do")
    if kind not in {"html", "text"}:
        return Refusal(raw.uri, f"{kind}, not a page", "give a page as HTML or as plain text")
    if len(raw.data) > limits.page_bytes:
        return too_large(raw.uri, limits)
    reading = read_html(raw.data) if kind == "html" else read_text(raw.data)
    return _document(raw.uri, reading)


def read_text(data: bytes) -> Reading:
    """The lines of a plain page and their verdicts."""
    return judge_text(decode(data))


def judge_text(decoded: Decoded) -> Reading:
    """The lines of a decoded plain page and their verdicts."""
    lines = find_lines(decoded.text)
    return Reading(decoded.text, tuple(lines), tuple(classify(decoded.text, lines)), decoded.notices)


def read_html(data: bytes) -> Reading:
    """The visible lines of an HTML page and their verdicts."""
    decoded = decode(data, markup=True)
    tree = parse_html(decoded.text)
    if tree is None:
        notice = "the markup is nested too deeply to be parsed; it was read as plain text"
        return judge_text(Decoded(normalise(blank_tags(decoded.text)), decoded.encoding, (*decoded.notices, notice)))
    text, marked = visible_text(tree)
    lines = [line.span for line in marked]
    return Reading(text, tuple(lines), tuple(classify(text, lines)), decoded.notices)


def _document(uri: str, reading: Reading) -> Document | Refusal:
    body = tuple(span for span, verdict in zip(reading.lines, reading.verdicts, strict=True) if verdict.body)
    if not body:
        return Refusal(uri, "nothing but page furniture: no report was found", "check that the file holds an article")
    pairs = zip(reading.lines, reading.verdicts, strict=True)
    furniture = tuple(Furniture(span, verdict.kind) for span, verdict in pairs if not verdict.body)
    return Document(
        id=stable_id("doc", reading.text),
        uri=uri,
        outlet=None,
        title=body[0],
        published=Published(UNKNOWN_DAYS, "nothing on the page says when it was written"),
        language="en",
        text=reading.text,
        body=body,
        furniture=furniture,
        notices=reading.notices,
    )
