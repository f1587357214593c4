"""What a large web archive costs: `python benchmarks/containers.py [RECORDS]`.

Makes a WARC of small pages (10,000 unless told), gzipped record by record, in a temporary folder; streams its pages,
then streams and reads them, then has `readout read --format jsonl` write them; prints pages a second and the most
memory the process ever had. Each of the three runs in a process of its own, so that the memory is its own too.
"""

from __future__ import annotations

import gzip
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from readout.cli import main as main_command
from readout.model import RawPage
from readout.read import gather, read_page

RECORDS = 10_000
_MOST_MEGABYTES = 300
_PARAGRAPH = (
    "The harbour authority of quay {0} said on Tuesday that ferry {0} would run again by noon, and that divers had "
    "found no further damage to pier {1}. Shop owners near quay {0} had lost {1} days of trade."
)


def main(arguments: list[str]) -> int:
    """Print a line for streaming and one for reading; 1 where the memory is more than the project allows."""
    if len(arguments) == 2:
        return _measure(arguments[0], Path(arguments[1]))
    records = int(arguments[0]) if arguments else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc.gz"
        size = _write(path, records)
        print(f"{records} records, {size / 1e6:.1f} MB of WARC in {path.stat().st_size / 1e6:.1f} MB of gzip")
        codes = [
            subprocess.run([sys.executable, __file__, what, str(path)], check=False).returncode
            for what in ("stream", "read", "command")
        ]
    return max(codes)


def _write(path: Path, records: int) -> int:
    size = 0
    with path.open("wb") as file:
        for number in range(records):
            record = _record(number)
            size += len(record)
            file.write(gzip.compress(record, 6))
    return size


def _record(number: int) -> bytes:
    paragraphs = "".join(f"<p>{_PARAGRAPH.format(number, number + line)}</p>\n" for line in range(6))
    page = (
        f"<!DOCTYPE html><html><head><title>Ferry {number} to run again after repairs</title></head><body><nav>"
        f"<a href='/'>Home</a></nav><article><h1>Ferry {number} to run again after repairs</h1>\n{paragraphs}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Target-URI: https://harbour.example.org/{number}\r\nWARC-Date: 2024-05-02T10:00:00Z\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _measure(what: str, path: Path) -> int:
    started, pages, refused = time.process_time(), 0, 0
    for good in _pages(what, str(path)):
        pages += good
        refused += not good
    seconds = time.process_time() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{what}: {pages} pages ({refused} refused), {pages / seconds:.0f} pages/s, at most {megabytes:.0f} MB")
    return int(megabytes > _MOST_MEGABYTES)


def _pages(what: str, path: str) -> Iterator[bool]:
    if what == "command":
        written = Path(path).with_suffix(".jsonl")
        main_command(["read", path, "--format", "jsonl", "--output", str(written)])
        with written.open("rb") as lines:
            yield from (True for _ in lines)
        return
    for raw in gather([path]):
        if what == "stream":
            yield isinstance(raw, RawPage)
        else:
            yield isinstance(raw, RawPage) and not hasattr(read_page(raw), "problem")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
