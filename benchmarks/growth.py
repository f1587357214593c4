"""How the cost of reading grows with what is read: `python -m benchmarks.growth`.

Lines and files that would cost a careless pattern the square of their length, each at one size and at four times that:
the processor time of both, and the power of the length that it grows with (1 is in proportion, 2 the square).
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from io import BytesIO

from readout.model import RawPage
from readout.read import read_page
from readout.read.containers import Scope, pages_of
from readout.read.containers.source import Source

_PARTS = ("a", "The minister said. ", "(", "A ", "Photo: ", "/A", "By Ida ", "2024-", "said, ", "“", "Home\n")
_FILES = (b"WARC/1.0\r\n", b"x\n", b"{\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"http://a 1.1.1.1 20080430204825 x ")
_CHARS, _TIMES = 150_000, 4


def main() -> int:
    """Print a line for each kind of input, the steepest growth last."""
    lines = {f"line of {part!r}": (_page, part.encode()) for part in _PARTS}
    files = {f"file of {part!r}": (_file, part) for part in _FILES}
    found = sorted((_growth(*case), name) for name, case in (lines | files).items())
    for (power, small, large), name in found:
        print(f"{name:48} {small:7.3f} s, {_TIMES} times as much {large:7.3f} s: grows with the power {power:.2f}")
    return 0


def _growth(read: Callable[[bytes], object], part: bytes) -> tuple[float, float, float]:
    small, large = (_seconds(read, part * (size // len(part))) for size in (_CHARS, _TIMES * _CHARS))
    return math.log(large / small, _TIMES), small, large


def _seconds(read: Callable[[bytes], object], data: bytes) -> float:
    best = math.inf
    for _ in range(2):
        started = time.process_time()
        read(data)
        best = min(best, time.process_time() - started)
    return max(best, 1e-4)


def _page(data: bytes) -> object:
    return read_page(RawPage("page", data))


def _file(data: bytes) -> object:
    first = b"filedesc://crawl.arc 0.0.0.0 20080430204825 text/plain 4\nabcd\n" if data.startswith(b"http") else b""
    file = BytesIO(first + data)
    return list(pages_of(Source(file, file), Scope("file")))


if __name__ == "__main__":
    sys.exit(main())
