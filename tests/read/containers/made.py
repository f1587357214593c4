"""Files that hold pages, made in code: nothing binary stands in the repository."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Sequence

from readout.model import RawPage, Refusal
from readout.read import FieldNames, ReadLimits
from readout.read.containers import Scope, pages_of
from readout.read.containers.source import Source

TOWNS = ("Aldmoor", "Brackwater", "Corrie", "Dunvale", "Elmstead", "Farrow", "Gorton", "Hexley")


def report(number: int) -> str:
    """The text of an invented report; each number gives another."""
    town, other = TOWNS[number % len(TOWNS)], TOWNS[(number + 3) % len(TOWNS)]
    return (
        f"Bridge number {number} in {town} closed for repairs\n\n"
        f"The town council of {town} closed bridge number {number} on Tuesday after engineers found cracks in two of "
        f"its pillars, the mayor said. Buses to {other} take the long way round the lake until the work is done.\n\n"
        f"“We would rather be late than sorry,” mayor Ida Noll told reporters on the bank of the river. She expects "
        f"the repairs to cost about {number + 20} million crowns and to take until the autumn.\n\n"
        f"Shopkeepers in {town} said that they feared for the summer trade, because most of their guests come by bus.\n"
    )


def html(number: int, head: str = "") -> str:
    """The same report as an HTML page."""
    title, *paragraphs = report(number).strip().split("\n\n")
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>\n'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )


def warc_record(kind: str, block: bytes, url: str = "", **headers: str) -> bytes:
    """One record of a web archive."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{len(block):012d}>"]
    lines += [f"WARC-Target-URI: {url}"] if url else []
    given = {"WARC-Date": "2024-05-02T10:00:00Z", "Content-Length": str(len(block))}
    given |= {key.replace("_", "-"): value for key, value in headers.items()}
    lines += [f"{key}: {value}" for key, value in given.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(number: int, page: bytes | None = None, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """The record of a server's answer; what it holds is the report of that number."""
    body = html(number).encode() if page is None else page
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    return warc_record("response", answer, url(number), Content_Type="application/http; msgtype=response")


def url(number: int) -> str:
    """The address of a report."""
    return f"https://news.example.org/bridges/{number}"


def warc(records: Iterable[bytes], *, gzipped: bool = False) -> bytes:
    """A web archive with its first record, gzipped record by record if asked."""
    whole = [warc_record("warcinfo", b"software: tests\r\n", Content_Type="application/warc-fields"), *records]
    return b"".join(gzip.compress(record, mtime=0) for record in whole) if gzipped else b"".join(whole)


def arc_record(number: int, body: bytes | None = None, length: int | None = None, version: int = 1) -> bytes:
    """One record of an ARC file."""
    page = html(number).encode() if body is None else body
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    more = "200 ABCDEF - 12345 crawl.arc " if version == 2 else ""
    size = len(answer) if length is None else length
    return f"{url(number)} 192.0.2.7 20080430204825 text/html {more}{size}\n".encode() + answer + b"\n"


def arc(records: Iterable[bytes], *, gzipped: bool = False) -> bytes:
    """An ARC file with its first record, gzipped record by record if asked."""
    about = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
    first = f"filedesc://crawl.arc 0.0.0.0 20080430204825 text/plain {len(about)}\n".encode() + about + b"\n"
    whole = [first, *records]
    return b"".join(gzip.compress(record, mtime=0) for record in whole) if gzipped else b"".join(whole)


def zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: Sequence[tuple[str, bytes]], mode: str = "w") -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def lines(records: Sequence[object]) -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def rss(items: Sequence[str], head: str = "") -> bytes:
    """An RSS feed of items given as XML."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Lake News</title>'
        f"<link>https://lake.example.org/</link>{''.join(items)}</channel></rss>"
    ).encode()


def opened(
    data: bytes, name: str = "file", limits: ReadLimits | None = None, fields: Sequence[str] = ()
) -> tuple[list[RawPage], list[Refusal]]:
    """The pages and refusals that a file gives."""
    scope = Scope(name, limits or ReadLimits(), FieldNames().with_names(fields))
    file = io.BytesIO(data)
    found = list(pages_of(Source(file, file), scope))
    return [f for f in found if isinstance(f, RawPage)], [f for f in found if isinstance(f, Refusal)]
