"""Bytes to text, with what a reader must know of it.

In: bytes, what the page declares in its markup, and what the transport says. Out: text with one convention for line
ends, and notices. Order: byte order mark, declared encoding, UTF-8, the transport's word, charset-normalizer, and then
Windows-1252 (which is what HTML means by Latin-1).
Every code point of the text stands for one code point of the decoded bytes, except that CR LF is one line end.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.I
)
_DECLARATION_BYTES = 4096
_GUESS_BYTES = 64_000
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_ENDS: dict[int, str] = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")
_CONTROLS = {code: " " for code in [*range(0x20), *range(0x7F, 0xA0)] if chr(code) not in "\t\n\r\x0b\x0c\x85"}
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ODD_ASCII = bytes([*range(0x09), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F])
_C1, _SEPARATORS = re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\xe2\x80[\xa8\xa9]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ALMOST_UTF8 = 0.02
"""A page with fewer broken sequences than this fraction of its non-ASCII characters is UTF-8 with damage."""
_MOSTLY_UTF8 = 0.5
"""The same for a page that declares UTF-8."""
_NOT_CYRILLIC = 0.05
"""A page with a smaller fraction of bytes beyond ASCII is not written in Cyrillic letters, whatever a detector says."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding it was read in, and notices."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, *, markup: bool = False, transport: str | None = None) -> Decoded:
    """Decode a page; never fails. `markup` looks for a declared encoding in the first bytes.

    `transport` is the encoding that came with the page and not in it: servers name one for all their pages, so it
    counts only where the page names none and is not UTF-8.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _read(data[len(bom) :], encoding, guessed=False)
    declared = _declared(data) if markup else None
    if declared is not None:
        decoded = _strictly(data, declared)
        if decoded is not None:
            return decoded
    decoded = _strictly(data, "utf-8")
    if decoded is not None:
        if declared is None:
            return decoded
        notice = f"the page says it is {declared}, but is UTF-8"
        return Decoded(decoded.text, decoded.encoding, (*decoded.notices, notice))
    return _guess(data, declared or _known(transport))


def without_bom(data: bytes) -> bytes:
    """The bytes after a byte order mark; all of them where there is none."""
    return next((data[len(bom) :] for bom, _ in _BOMS if data.startswith(bom)), data)


def normalise(text: str) -> str:
    """One convention for line ends (LF); other control characters and lone surrogates become one harmless character."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" not in text and _is_tidy(text):
        return text
    return _SURROGATES.sub("\ufffd", text.translate(_LINE_ENDS | _CONTROLS))


def _is_tidy(text: str) -> bool:
    """Whether there is nothing to normalise but line ends: asked of the bytes, where it costs a tenth."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    plain = len(data.translate(None, _ODD_ASCII)) == len(data)
    return plain and not _C1.search(data) and not _SEPARATORS.search(data)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARATION_BYTES])
    if not found:
        return None
    return _known(found.group(1).decode("ascii"))


def _known(name: str | None) -> str | None:
    """The codec of a declared encoding, or None where there is no such encoding of texts."""
    if name is None:
        return None
    name = name.strip().lower()
    # the encoding standard of the web: pages that say Latin-1 or ASCII mean Windows-1252
    name = "windows-1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    # a declaration that could be read at all was not written in UTF-16 or UTF-32; codecs like "hex" are no text
    return None if info.name.startswith(("utf-16", "utf-32")) or not info._is_text_encoding else info.name


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None
    normal = normalise(text)
    # what needed no change was looked through already
    return Decoded(normal, encoding, _control_notice(text) if normal is not text else ())


def _read(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    notices = [f"no encoding is declared; read as {encoding}"] if guessed else []
    if lost > 0:
        notices.append(f"{lost} characters could not be decoded as {encoding} and are shown as \ufffd")
    return Decoded(normalise(text), encoding, (*notices, *_control_notice(text)))


def _control_notice(text: str) -> tuple[str, ...]:
    if _is_tidy(text):
        return ()
    controls = sum(1 for odd in _ODD.findall(text) if ord(odd) in _CONTROLS)
    return (f"{controls} control characters are shown as spaces",) if controls else ()


def _guess(data: bytes, declared: str | None) -> Decoded:
    as_utf8 = data.decode("utf-8", "replace")
    wide = sum(1 for byte in data[:_GUESS_BYTES] if byte >= 0xC0)
    broken = data[:_GUESS_BYTES].decode("utf-8", "replace").count("\ufffd")
    # a page that says so and mostly is so has a piece of another encoding in it: a quotation, an advert
    tolerated = _MOSTLY_UTF8 if declared == "utf-8" else _ALMOST_UTF8
    if as_utf8 and broken <= max(1, tolerated * wide) and wide > 1:
        return _read(data, "utf-8", guessed=False)
    if declared not in (None, "utf-8"):
        return _read(data, str(declared), guessed=False)
    from charset_normalizer import from_bytes  # costs 20 ms, and only pages in old encodings need it

    best = from_bytes(
        data[:_GUESS_BYTES], cp_isolation=["cp1252", "cp1250", "cp1251", "shift_jis", "gb18030", "big5"]
    ).best()
    encoding = best.encoding if best is not None else "cp1252"
    # Western pages are by far the most common of the single-byte ones, and look alike to a detector
    few = sum(1 for byte in data[:_GUESS_BYTES] if byte >= 0x80) < _NOT_CYRILLIC * min(len(data), _GUESS_BYTES)
    western = encoding in {"cp1250", "cp1252", "ascii"} or (encoding == "cp1251" and few)
    return _read(data, "cp1252" if western else encoding, guessed=True)
