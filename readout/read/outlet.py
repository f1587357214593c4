"""Who published a page.

In: the text, its parts, the address and the metadata. Out: a name or None. Order: the page's own metadata, its
copyright line, a byline that names a site, a line of self-praise, the address. A file's name says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from readout.model import Furniture
from readout.read.html.metadata import PageMetadata

_COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s*(?:©|\([Cc]\))?\s*(?:[Cc]opyright)?\s*(?:(?:19|20)"
    r"\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|[Pp]resent))?)?\s*[,|]?\s*(?:by\s+|[-–|]\s*)?"
    r"(?P<who>[A-Z0-9][\w.&'’-]*(?:\s+[A-Z&][\w.&'’-]*|\s+of|\s+the|\s+and){0,6})"
)
_YEAR_FIRST = re.compile(r"^(?P<who>[A-Z][\w.&'’ -]{2,40}?)\s*(?:©|\([Cc]\))\s*(?:19|20)\d\d")
_SELF = re.compile(
    r"^(?P<who>[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4})\s+is\s+(?:an?|the|one of)\s+(?:[\w,"
    r"-]+\s+){0,8}(?:site|website|portal|newspaper|magazine|"
    r"publication|platform|broadcaster|newsroom|blog|outlet|channel|network|daily|weekly|journal|news)\b"
)
_BYLINE = re.compile(r"^(?:[Bb]y|[Pp]osted by|[Ff]rom|[Ss]ource:)\s+(?P<who>[\w.&'’ -]{3,40})$")
_SITE_WORDS = re.compile(
    r"news|post|times|press|daily|tribune|gazette|herald|journal|media|wire|report|today|chronicle|"
    r"observer|telegraph|mirror|express|online|tv|\.com|\.net|\.org",
    re.I,
)
_NOT_A_NAME = re.compile(
    r"^(?:All|The|This|Rights|Reserved|Copyright|Privacy|Terms|Notice)$|^(?:all )?rights\b|reserved", re.I
)
_ENDINGS = re.compile(
    r"(?:\s+(?:All|Inc|LLC|Ltd|Limited|Corp|Co|GmbH|PLC|plc|LP|AG|Republication|Reproduction|Terms|"
    r"Privacy|No|This))+\.?$|[.,;:]+$"
)
_HOST_PARTS = frozenset({"www", "m", "amp", "edition", "mobile", "news", "en"})


def find_outlet(text: str, furniture: Sequence[Furniture], uri: str, metadata: PageMetadata | None) -> str | None:
    """The name of who published the page, or None where the page does not say."""
    if metadata is not None and metadata.outlets:
        return metadata.outlets[0]
    lines = [part.span.of(text) for part in furniture]
    for reader in (_copyright, _self_praise, _byline):
        name = next((name for line in lines for name in reader(line)), None)
        if name is not None:
            return name
    return _host(metadata.canonical if metadata is not None and metadata.canonical else uri)


def _copyright(line: str) -> Iterator[str]:
    for match in (_COPYRIGHT.search(line), _YEAR_FIRST.search(line)):
        name = _clean(match.group("who")) if match else ""
        if name and not _NOT_A_NAME.search(name):
            yield name


def _self_praise(line: str) -> Iterator[str]:
    match = _SELF.match(line)
    if match and match.group("who") not in {"It", "This", "That", "He", "She", "There", "Here", "We"}:
        yield _clean(match.group("who"))


def _byline(line: str) -> Iterator[str]:
    match = _BYLINE.match(line.strip())
    # a person has two words; one word, or one that speaks of the trade, is a site
    if match and _SITE_WORDS.search(match.group("who")):
        yield match.group("who").strip()


def _clean(name: str) -> str:
    previous = None
    while previous != name:
        previous, name = name, _ENDINGS.sub("", name).strip()
    return name


def _host(address: str) -> str | None:
    if "://" not in address:
        return None
    host = (urlsplit(address).hostname or "").lower()
    parts = host.split(".")
    while len(parts) > 2 and parts[0] in _HOST_PARTS:
        parts = parts[1:]
    return ".".join(parts) or None
