"""Pages and files of pages, broken in every way that a seed gives; what must hold for each of them.

`python -m tests.read.fuzzing --minutes 10 [--from NUMBER]` (`make fuzz MINUTES=10`) goes on until the time is up, tells
what failed with the number that makes it again, and how many inputs it tried.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import json
import lzma
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from readout.model import Document, RawPage, ReadoutError, Refusal
from readout.read import ReadLimits, read_page
from readout.read.containers import Scope, pages_of
from readout.read.containers.source import Source
from tests.read.containers import made

PAGES = 5
MOST_SECONDS = 6.0
LIMITS = ReadLimits(page_bytes=400_000, record_bytes=800_000, ratio_from_bytes=2_000_000, expanded_bytes=30_000_000)


@dataclass(frozen=True, slots=True)
class Whole:
    """A file before it is broken: its parts, which of them may be broken without harm to the others, and how.

    The first part is left whole where it alone says what the file is.
    """

    kind: str
    parts: tuple[bytes, ...]
    breakable: tuple[int, ...] = ()
    same_length: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken file; `part` is the only one that was broken, or None."""

    kind: str
    data: bytes
    part: int | None
    whole: Whole


def wholes() -> tuple[Whole, ...]:
    """One file of each kind."""
    numbers = range(PAGES)
    answers = tuple(made.response(number) for number in numbers)
    older = tuple(made.arc_record(number) for number in numbers)
    texts = tuple(
        made.warc_record("conversion", made.report(n).encode(), made.url(n), Content_Type="text/plain") for n in numbers
    )
    pages = [(f"p/{number}.html", made.html(number).encode()) for number in numbers]
    records = [{"url": made.url(n), "title": "x", "text": made.report(n), "date": "2024-03-04"} for n in numbers]
    items = [
        f"<item><title>Bridge {n}</title><link>{made.url(n)}</link><description>{made.report(n)}</description></item>"
        for n in numbers
    ]
    entries = "".join(
        f"<entry><title>b</title><summary type='html'>{made.report(n)}</summary></entry>" for n in numbers
    )
    every = tuple(range(PAGES))
    tar, archive = made.tarred(pages), made.zipped(pages)
    inner = made.zipped([("c.warc.gz", made.warc(answers, gzipped=True)), ("x.jsonl", made.lines(records))])
    return (
        Whole("warc", answers, every[1:]),
        Whole("warc.gz", tuple(gzip.compress(a, mtime=0) for a in answers), every[1:]),
        Whole("wet.gz", tuple(gzip.compress(t, mtime=0) for t in texts), every[1:]),
        Whole("warc in one gzip member", (gzip.compress(b"".join(answers), mtime=0),)),
        Whole("jsonl", tuple(made.lines([r]) for r in records), every),
        Whole("jsonl.gz", (gzip.compress(made.lines(records), mtime=0),)),
        Whole("json", (json.dumps(records, indent=1).encode(),)),
        Whole("rss", (made.rss(items),)),
        Whole("atom", (f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Lake</title>{entries}</feed>".encode(),)),
        Whole("zip", _split_at(archive, b"PK\x03\x04"), every[1:-1], same_length=True),
        Whole("tar", _split_at(tar, b"p/"), every[1:-1], same_length=True),
        Whole("tar.gz", (made.tarred(pages, "w:gz"),)),
        Whole("zip of archives", (inner,)),
        Whole("html.gz", (gzip.compress(made.html(1).encode(), mtime=0),)),
        Whole("html", (made.html(2).encode(),)),
        Whole("text", (made.report(3).encode(),)),
        Whole("arc", (made.arc(older[:1]), *older[1:]), every[1:]),
        Whole(
            "arc.gz", (made.arc(older[:1], gzipped=True), *(gzip.compress(o, mtime=0) for o in older[1:])), every[1:]
        ),
        Whole("warc.bz2", (bz2.compress(b"".join(answers)),)),
        Whole("warc.xz", (lzma.compress(b"".join(answers)),)),
    )


def _split_at(data: bytes, mark: bytes) -> tuple[bytes, ...]:
    """A file cut into one part a member."""
    places = [at for at in range(len(data)) if data.startswith(mark, at)][:PAGES]
    return tuple(data[a:b] for a, b in zip(places, [*places[1:], len(data)], strict=True))


WHOLES = wholes()


def broken(number: int) -> Broken:
    """The broken file of a number: always the same."""
    dice = random.Random(number)  # noqa: S311 - the same in every run is what is wanted
    whole = WHOLES[number % len(WHOLES)]
    parts = list(whole.parts)
    if whole.breakable and dice.random() < 0.6:
        part = dice.choice(whole.breakable)
        ways = WAYS[:3] if whole.same_length else WAYS
        end = b"\n" if whole.kind == "jsonl" else b""  # without its end a line is one with the next
        inner = parts[part].removesuffix(end)
        fewest = 1 if not whole.same_length else 0
        for _ in range(dice.randint(1, 2)):
            inner = dice.choice(ways)(inner, dice) if len(inner) > fewest else inner
        parts[part] = inner.replace(b"\n", b" ") + end if end else inner
        return Broken(whole.kind, b"".join(parts), part, whole)
    data = b"".join(parts)
    for _ in range(dice.randint(1, 4)):
        data = dice.choice(WAYS)(data, dice) if data else data
    return Broken(whole.kind, data, None, whole)


def _flip(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _blank(data: bytes, dice: random.Random) -> bytes:
    start, end = _range(data, dice)
    return data[:start] + bytes([dice.choice([0, 32, 255])]) * (end - start) + data[end:]


def _scramble(data: bytes, dice: random.Random) -> bytes:
    start, end = _range(data, dice)
    return data[:start] + dice.randbytes(end - start) + data[end:]


def _remove(data: bytes, dice: random.Random) -> bytes:
    start, end = _range(data, dice)
    return data[:start] + data[end:]


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def _insert(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(JUNK) * dice.choice([1, 1, 3, 500]) + data[at:]


def _double(data: bytes, dice: random.Random) -> bytes:
    start, end = _range(data, dice)
    return data[:end] + data[start:end] + data[end:]


def _number(data: bytes, dice: random.Random) -> bytes:
    places = [at for at in range(len(data)) if data[at : at + 1].isdigit()]
    at = dice.choice(places) if places else 0
    return data[:at] + dice.choice([b"0", b"9", b"-1", b"99999999999", b""]) + data[at + 1 :]


def _range(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data))
    return start, min(len(data), start + dice.choice([1, 4, 30, 400, 5000]))


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _blank,
    _scramble,
    _remove,
    _cut,
    _insert,
    _double,
    _number,
)
JUNK = (
    b"\0",
    b"<div>",
    b"</p>",
    b"\xff\xfe",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b'{"a":',
    b"[[",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>",
    b"&e;",
    b"\xed\xa0\x80",
    b"\r\n\r\n",
    "\u202e\u2028\U0001f600".encode(),
    b'"\\ud800"',
    b"=" * 50,
)


def check(number: int, most_seconds: float | None = None) -> str | None:
    """What is wrong with how the broken file of a number is read, or None; `most_seconds` where time is judged too."""
    case = broken(number)
    started = time.process_time()
    try:
        found = _opened(case.data)
        documents = [page for raw in found if isinstance(raw, RawPage) and (page := read_page(raw, LIMITS))]
    except ReadoutError:
        return None
    seconds = time.process_time() - started
    if most_seconds is not None and seconds > most_seconds:
        return f"took {seconds:.1f} s"
    told = [item for item in [*found, *documents] if isinstance(item, Refusal)]
    if any(not refusal.problem or not refusal.remedy or not refusal.uri for refusal in told):
        return "a refusal says nothing"
    wrong = next((w for page in documents if isinstance(page, Document) and (w := _wrong_span(page))), None)
    return wrong or _lost(case, found)


def _opened(data: bytes) -> list[RawPage | Refusal]:
    file = io.BytesIO(data)
    return list(pages_of(Source(file, file), Scope("file", LIMITS)))


def _wrong_span(page: Document) -> str | None:
    length = len(page.text)
    spans = [*page.body, *(f.span for f in page.furniture), *(c.span for c in page.credits)]
    spans += [page.title] if page.title is not None else []
    spans += [c.span for c in page.published.candidates if c.span is not None]
    bad = next((span for span in spans if not 0 <= span.start < span.end <= length), None)
    return f"a span leads out of the page: {bad}" if bad is not None else None


def _lost(case: Broken, found: list[RawPage | Refusal]) -> str | None:
    """A page that is whole in a file where only another is broken."""
    if case.part is None:
        return None
    pages = {page.data for page in found if isinstance(page, RawPage)}
    before = [page.data for page in _opened(b"".join(case.whole.parts)) if isinstance(page, RawPage)]
    lost = [index for index, data in enumerate(before) if index != case.part and data not in pages]
    return f"part {case.part} was broken and pages {lost} are lost" if lost else None


def main(arguments: list[str]) -> int:
    """Try inputs for some minutes; the exit code is 1 where one failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=1)
    options.add_argument("--from", type=int, default=0, dest="first")
    chosen = options.parse_args(arguments)
    number, failed = chosen.first, Counter[str]()
    end = time.monotonic() + 60 * chosen.minutes
    while time.monotonic() < end:
        try:
            wrong = check(number, MOST_SECONDS)
        except Exception:  # noqa: BLE001 - what no input may cause is what is looked for
            wrong = traceback.format_exc(limit=-4)
        if wrong:
            failed[WHOLES[number % len(WHOLES)].kind] += 1
            print(f"input {number} ({WHOLES[number % len(WHOLES)].kind}): {wrong}", flush=True)  # noqa: T201
        number += 1
    tried = number - chosen.first
    print(f"{tried} inputs tried (numbers {chosen.first} to {number - 1}): {failed.total()} failed {dict(failed)}")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
