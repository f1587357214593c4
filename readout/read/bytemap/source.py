"""What of an HTML source is text, and where it stands: a light tokenizer that keeps the places lxml drops.

In: the decoded source. Out: its text outside tags, comments and raw elements, references resolved, with the range of
code points each character was written with. Method: the tokenizer of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as far as text needs it; attributes are only
skipped, and elements whose text is never shown (scripts, styles, titles) are left out. One pass, linear.
"""

from __future__ import annotations

import html.entities
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from readout.read.bytemap.code_points import Places

NEVER_SHOWN = frozenset({"script", "style", "iframe", "noembed", "noframes", "title", "textarea"})
"""Elements whose content is no markup and never shown."""

_STOP = re.compile("[<&]")
_COMMENT_END = re.compile("--!?>")
_TAG = re.compile(
    r"""/?(?P<name>[A-Za-z][^\s/>]*+)
    (?:[\s/]*+ [^\s/>][^\s/>=]*+                                  # an attribute's name may begin with "="
       (?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)) | (?!\s*+=))
    )*+
    (?P<closed>[\s/]*+)>""",
    re.X,
)
"""A whole tag after its `<`; no match where a quotation mark is never closed, which takes the rest of the page."""
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in sorted({*NEVER_SHOWN, "xmp"} - {"script"})}
_SCRIPT_STOP = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.I)
_NUMERIC = re.compile(r"&#(?:0*+([0-9]++)|[xX]0*+([0-9a-fA-F]++)|(0+));?|&#[xX](0+);?")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31}+;?)")
_LAST_CODE_POINT, _LONGEST_NUMBER = 0x10FFFF, 8
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source; `starts` and `ends` give for each code point where it was written."""

    text: str
    starts: Places
    ends: Places


def source_text(source: str) -> SourceText:
    """The text of an HTML source in the order it is written; places are 0-based half-open code points of `source`."""
    texts: list[str] = []
    begins, finishes = array("i"), array("i")
    for text, start, end in _pieces(source):
        texts.append(text)
        begins.append(start)
        finishes.append(end)
    lengths = np.fromiter(map(len, texts), dtype=np.int32, count=len(texts))
    first, last = (np.frombuffer(places, dtype=np.int32) for places in (begins, finishes))
    literal = np.repeat((last - first) == lengths, lengths)
    starts = np.repeat(first, lengths)
    starts += np.where(literal, _within(lengths), np.int32(0))
    return SourceText("".join(texts), starts, np.where(literal, starts + np.int32(1), np.repeat(last, lengths)))


def _within(lengths: Places) -> Places:
    """Each character's place within its piece."""
    before = np.cumsum(lengths, dtype=np.int32) - lengths
    return np.arange(int(lengths.sum()), dtype=np.int32) - np.repeat(before, lengths)


Piece = tuple[str, int, int]
"""Text with its place: as many code points as it was written with, or a reference that stands for all of it."""


def _pieces(source: str) -> Iterator[Piece]:
    begun = at = 0
    while (stop := _STOP.search(source, at)) is not None:
        before, at = stop.start(), stop.end()
        shown: tuple[Piece, ...] = ()
        after: int | None
        if stop.group() == "&":
            reference = _reference(source, before)
            shown, after = ((reference,), reference[2]) if reference else ((), before)
        elif _opens_tag(source, before):
            tag = _TAG.match(source, at)
            shown, after = _content(source, tag) if tag else ((), None)
        else:
            after = _comment_end(source, before)
        if after == before:
            continue  # a letter like any other
        if before > begun:
            yield source[begun:before], begun, before
        yield from shown
        if after is None:
            return
        begun = at = after
    if begun < len(source):
        yield source[begun:], begun, len(source)


def _opens_tag(source: str, at: int) -> bool:
    letter = source[at + 2 : at + 3] if source.startswith("/", at + 1) else source[at + 1 : at + 2]
    return letter.isascii() and letter.isalpha()


def _content(source: str, tag: re.Match[str]) -> tuple[tuple[Piece, ...], int | None]:
    """What of an element's raw content is shown, and where the markup goes on; None where nothing ends the element."""
    at, name = tag.end(), tag["name"].lower()
    if source.startswith("/", tag.start()) or tag["closed"].endswith("/"):
        return (), at
    if name == "script":
        return (), _script_end(source, at)
    if name == "plaintext":
        return ((source[at:], at, len(source)),) if at < len(source) else (), None
    closing = _CLOSING.get(name)
    if closing is None:
        return (), at
    end = closing.search(source, at)
    until = end.start() if end else len(source)
    shown = ((source[at:until], at, until),) if name == "xmp" and until > at else ()
    return shown, until if end else None


def _script_end(source: str, at: int) -> int | None:
    """Where a script ends: within `<!-- <script>` an end tag closes the inner one."""
    escaped = doubly = False
    for stop in _SCRIPT_STOP.finditer(source, at):
        word = stop.group()
        if word == "<!--":
            # the same two dashes may close the comment at once
            escaped = escaped or source[stop.end() : stop.end() + 1] != ">"
        elif word == "-->":
            escaped = doubly = False
        elif stop.group(1):
            if not doubly:
                return stop.start()
            doubly = False
        else:
            doubly = escaped
    return None


def _comment_end(source: str, at: int) -> int | None:
    """Past the comment that begins with the `<` at `at`; `at` itself where it is a letter; None past the end."""
    if source.startswith("<!--", at):
        at += len("<!--")
        for short in (">", "->"):
            if source.startswith(short, at):
                return at + len(short)
        end = _COMMENT_END.search(source, at)
        return end.end() if end else None
    opens = source[at + 1 : at + 2] in {"!", "?"} or (source.startswith("</", at) and len(source) > at + 2)
    return _past(source, ">", at + 1) if opens else at


def _past(source: str, mark: str, at: int) -> int | None:
    found = source.find(mark, at)
    return None if found < 0 else found + len(mark)


def _reference(source: str, at: int) -> Piece | None:
    """The character reference at `at`; None where the ampersand stands for itself."""
    numeric = _NUMERIC.match(source, at)
    if numeric:
        return _numbered(numeric), at, numeric.end()
    named = _NAMED.match(source, at)
    name = named.group(1) if named else ""
    for length in range(len(name), 1, -1):  # the longest name wins: "&notit;" is "¬it;"
        text = html.entities.html5.get(name[:length])
        if text is not None:
            return text, at, at + 1 + length
    return None


def _numbered(match: re.Match[str]) -> str:
    decimal, hexadecimal = match.group(1), match.group(2)
    digits = decimal or hexadecimal or "0"
    if len(digits) > _LONGEST_NUMBER:
        return _REPLACEMENT
    code = int(digits, 16 if hexadecimal else 10)
    if 0x80 <= code <= 0x9F:  # the standard reads these as Windows-1252 does
        return bytes([code]).decode("cp1252", "ignore") or chr(code)
    return _REPLACEMENT if not 0 < code <= _LAST_CODE_POINT or 0xD800 <= code <= 0xDFFF else chr(code)
