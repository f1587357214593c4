"""What pages, texts and the parts of an account are called in linked data.

In come ids, out come IRIs (RFC 3987). A part of an account is its id behind `base`, which is the user's choice; a page
is its own address, or a relative reference where it was a file; the text of a page is named by its hash (RFC 6920), so
that whoever has a text can tell whether it is the one meant.
"""

from __future__ import annotations

import base64
import re
from urllib.parse import quote

from readout.model.account import Page
from readout.render.exchange.named import digest

BASE = "urn:x-readout:"
"""An experimental namespace: unique to the content, found nowhere."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:")
_KEPT = "/:?#@!$&'()*+,;=%~[]"


def part_iri(base: str, identifier: str) -> str:
    """A fact, statement, story, conflict, … of an account."""
    return base + quote(identifier, safe="-._~")


def page_iri(page: Page) -> str:
    """The page where it was read: its address as it stands, made safe."""
    if _SCHEME.match(page.uri):
        return quote(page.uri, safe=_KEPT)
    return quote(page.uri, safe="/@!$&'()*+,;=~") or f"#{page.id}"


def text_iri(page: Page) -> str:
    """The text of a page by its SHA-256 (`ni:///sha-256;…`)."""
    hashed = base64.urlsafe_b64encode(bytes.fromhex(digest(page.text))).rstrip(b"=").decode("ascii")
    return f"ni:///sha-256;{hashed}?ct=text/plain"


def quote_iri(base: str, document: str, start: int, end: int) -> str:
    """Words of a page by their place, in code points."""
    return f"{part_iri(base, document)}/{start}-{end}"
