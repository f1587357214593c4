"""What one record of a web archive holds: the page behind the answer of its server.

In: the bytes of a whole record. Out: the page's bytes, undone from chunks and compression, or why it is no page.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from readout.model import PageRecord, RawPage
from readout.read.sniff import sniff

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_PAGE_TYPES = ("text/html", "application/xhtml", "text/plain", "application/http")
_READ = 65_536


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of a page with the encoding its server declared; `aside` says what it is instead of a page."""

    data: bytes = b""
    charset: str | None = None
    aside: str = ""

    def as_page(self, uri: str, record: PageRecord) -> RawPage:
        """The page, with what the archive says of it."""
        return RawPage(uri, self.data, replace(record, charset=self.charset))


def payload_of(record: bytes, most: int) -> Payload | str:
    """The page of a record that is whole, or the problem with it; at most `most` bytes are unpacked."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    broken = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, LookupError, AttributeError)
    try:
        parsed = ArcWarcRecordLoader().parse_record_stream(BytesIO(record), known_format="warc")
    except broken:
        return "the answer of the server in this record is broken"
    answer, kind = parsed.http_headers, parsed.content_type or ""
    if answer is not None:
        status = str(answer.get_statuscode())
        if status != "200":
            return Payload(aside=f"answers with status {status if status.isdigit() else 'unknown'}")
        kind = answer.get_header("Content-Type") or ""
    named = kind.partition(";")[0].strip().lower()
    if named and not named.startswith(_PAGE_TYPES):
        return Payload(aside=named[:60])
    try:
        data = _unpacked(parsed, most)
    except (*broken, zlib.error, OSError):
        return "the page in this record cannot be unpacked"
    if data is None:
        return f"the page in this record is larger than {most} bytes"
    if not data:
        return Payload(aside="empty answers")
    found = sniff(data)
    if found not in {"html", "text"}:
        return Payload(aside=f"{found}" if found != "empty" else "empty answers")
    charset = _CHARSET.search(kind)
    return Payload(data, charset[1].lower() if charset else None)


def _unpacked(record: Any, most: int) -> bytes | None:
    stream, parts, size = record.content_stream(), [], 0
    while data := stream.read(_READ):
        parts.append(data)
        size += len(data)
        if size > most:
            return None
    return b"".join(parts)
