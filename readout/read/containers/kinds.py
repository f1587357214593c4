"""What holds pages, told by how it begins; a name decides only where a folder is searched.

In: the first bytes, or a name. Out: the kind of container, or None for what is one page or nothing known.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from readout.read.containers.arc import MAGIC as ARC
from readout.read.containers.jsonl import has_lines
from readout.read.containers.packings import packing_of
from readout.read.containers.tars import is_tar
from readout.read.containers.warc import MAGIC as WARC

Kind: TypeAlias = Literal["packed", "zip", "tar", "warc", "arc", "json", "feed"]

HEAD = 65_536
_FEED = re.compile(
    rb"\s*(?:(?><!--.*?-->|<\?.*?\?>)\s*)*+(?:(?><!DOCTYPE[^\[>]*+(?:\[.*?\]\s*)?>)\s*)?"
    rb"(?:(?><!--.*?-->|<\?.*?\?>)\s*)*+<(?:rss|feed|rdf:RDF|atom:feed)[\s>]",
    re.DOTALL,
)
"""The root of a feed behind declarations and comments; atomic, so that many comments are not tried in every way."""
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\}|$)")
_ARTICLE = re.compile(
    rb"\"(?:text|maintext|articleBody|content|html|content_html|content_text|body|article|articles)\"\s*:"
)
_BOM = b"\xef\xbb\xbf"


def kind_of(head: bytes) -> Kind | None:
    """What kind of container begins with `head`."""
    if packing_of(head) is not None:
        return "packed"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(WARC):
        return "warc"
    if head.startswith(ARC):
        return "arc"
    if is_tar(head):
        return "tar"
    text = _narrow(head).removeprefix(_BOM)
    if _FEED.match(text):
        return "feed"
    return "json" if has_lines(text) or (_JSON.match(text) and _is_json(text)) else None


def is_likely(head: bytes) -> bool:
    """Whether the first bytes of an XML or JSON file are those of a feed, an export or a page."""
    kind = kind_of(head)
    if kind == "json":
        return _ARTICLE.search(head) is not None and b'"schema": "readout' not in head[:200]
    return (
        kind is not None
        or re.match(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", head, re.I) is not None
    )


def _is_json(text: bytes) -> bool:
    """A text may begin with a brace: then no name in quotation marks with a colon follows."""
    return re.match(rb"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,100}\"\s*:", text) is not None


def _narrow(head: bytes) -> bytes:
    """UTF-16 without its zeros: enough to see how it begins."""
    return head[2:].replace(b"\0", b"") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head
