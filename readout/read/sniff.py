"""What the bytes of a page are, told by content first and by name only where content leaves it open.

In: the bytes and the name. Out: "empty", "html", "text", or the plain name of what else it is ("a PNG picture").
Method: leading signatures as in the WHATWG MIME sniffing standard (https://mimesniff.spec.whatwg.org/), then the share
of control bytes for unknown binaries.
"""

from __future__ import annotations

import codecs
import re

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"{\\rtf", "an RTF file"),
)
"""How a file begins, and what it then is. "BM" and "ID3" also begin words: see `_is_signature`."""

PACKED = frozenset({"a 7z archive", "a RAR archive"})
"""What might hold pages, in a packing that is not opened."""

NOT_PAGES: dict[str, str] = {
    "yaml": "a YAML file",
    "yml": "a YAML file",
    "toml": "a TOML file",
    "ini": "a settings file",
    "cfg": "a settings file",
    "md": "a Markdown file",
    "markdown": "a Markdown file",
    "rst": "a reStructuredText file",
    "csv": "a table",
    "tsv": "a table",
    "py": "a program's source",
    "js": "a program's source",
    "css": "a style sheet",
}
"""Names of text files that are no page: their content alone would pass for plain text."""

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
_OPENS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?><!--.{0,3000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|link|script|"
    rb"style|div|article|main|section|header|p|h[1-6]|table|span|a|br|b|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_SVG = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?><!--.{0,3000}?-->)\s*)*+(?:<!doctype\s+svg[^>\[]{0,300}>\s*)?"
    rb"(?:(?><!--.{0,3000}?-->)\s*)*+<svg\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"</(?:p|div|a|span|h[1-6]|li|ul|article|section|table|td|script|body|html)>", re.IGNORECASE)
_CONTROL_SHARE = 0.10
_TAGS_OF_HTML = 8


def sniff(data: bytes, name: str = "") -> str:
    """Say what `data` is: "empty", "html", "text", or a noun phrase for what cannot be read as a page."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xfe\xff"):
        return "empty"
    for signature, kind in SIGNATURES:
        if _is_signature(data, signature):
            return kind
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        return "a picture, sound or video file"
    head = _without_bom(data)[:_HEAD]
    if not _wide(data) and _control_share(data) > _CONTROL_SHARE:
        return "a binary file"
    if _wide(data):
        head = head.replace(b"\x00", b"")
    if _OPENS_HTML.match(head):
        return "html"
    if _OPENS_SVG.match(head):
        return "an SVG picture"
    ending = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    named_html = ending in {"html", "htm", "xhtml", "shtml"}
    if ending in NOT_PAGES and "://" not in name:
        return NOT_PAGES[ending]
    tags = len(_TAGS.findall(_without_bom(data)[: 64 * _HEAD]))
    return "html" if tags >= (1 if named_html else _TAGS_OF_HTML) else "text"


def _is_signature(data: bytes, signature: bytes) -> bool:
    if not data.startswith(signature):
        return False
    # two or three letters may begin a sentence: then a binary must also hold control bytes
    return len(signature) > 3 or not signature.isalnum() or _control_share(data) > _CONTROL_SHARE


def _without_bom(data: bytes) -> bytes:
    for bom in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :]
    return data


def _wide(data: bytes) -> bool:
    return data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _control_share(data: bytes) -> float:
    sample = data[: 16 * _HEAD]
    return 1 - len(sample.translate(None, _CONTROL)) / len(sample)
