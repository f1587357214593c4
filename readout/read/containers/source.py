"""Bytes that can be looked at before they are taken, from a file or out of a packed stream.

In: anything with `read`. Out: `Source`, with its position in the file for messages. A damaged place ends the bytes as
the end of the file does; `problem` then says why, and `resume` goes on behind it where that is possible.
"""

from __future__ import annotations

from collections import deque
from typing import IO, Protocol

CHUNK = 65_536


class Feed(Protocol):
    """Where a `Source` has its bytes from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end or at a damaged place."""
        ...


class DamagedFeed(Feed, Protocol):
    """A feed that may hold damaged places; one that knows where in the file its last bytes come from has it as `at`."""

    problem: str | None

    def resume(self, signature: bytes) -> bool:
        """Go on behind the damaged place where what is unpacked begins with `signature`; False where nothing does."""
        ...


class Source:
    """A stream with a look ahead; memory is bounded by what is asked for at once.

    `file` is the whole file where the bytes stand in one as they are: what needs to jump about reads that.
    """

    def __init__(self, feed: Feed | DamagedFeed, file: IO[bytes] | None = None) -> None:
        self._feed = feed
        self.file = file
        self._buffer = bytearray()
        self._start = 0
        self._ended = self._given_up = False
        self._taken = 0
        self._marks: deque[tuple[int, int]] = deque()

    @property
    def position(self) -> int:
        """How many bytes were taken."""
        return self._taken

    @property
    def at(self) -> int:
        """The position in the file: of the packed member for packed bytes, else the number of bytes taken."""
        if self.problem is not None:
            return int(getattr(self._feed, "at", self._taken))
        while len(self._marks) > 1 and self._marks[1][0] <= self._taken:
            self._marks.popleft()
        return self._marks[0][1] if self._marks else self._taken

    @property
    def problem(self) -> str | None:
        """Why the bytes end here, where they end before their time."""
        drained = self._ended and self._start == len(self._buffer)
        return getattr(self._feed, "problem", None) if drained and not self._given_up else None

    @property
    def spoiled(self) -> bool:
        """Whether what was taken last is of the part that is damaged, and not of one before it that is whole."""
        return self.problem is not None and bool(self._marks) and self._marks[-1][1] == getattr(self._feed, "at", None)

    def peek(self, size: int) -> bytes:
        """The next bytes without taking them: fewer than `size` only where they end."""
        self._fill(size)
        return bytes(self._buffer[self._start : self._start + size])

    def read(self, size: int) -> bytes:
        """Take the next bytes: fewer than `size` only where they end."""
        taken = self.peek(size)
        self._advance(len(taken))
        return taken

    def skip(self, size: int) -> int:
        """Take bytes without keeping them; how many there were."""
        left = size
        while left:
            self._fill(1)
            step = min(left, len(self._buffer) - self._start)
            if not step:
                break
            self._advance(step)
            left -= step
        return size - left

    def skip_any(self, bytes_of: bytes) -> None:
        """Take the bytes that are among `bytes_of`, up to the first that is not."""
        while head := self.peek(CHUNK):
            blank = len(head) - len(head.lstrip(bytes_of))
            self._advance(blank)
            if blank < len(head):
                return

    def line(self, most: int) -> bytes:
        """Take a line with its end; at most `most` bytes, and then without an end."""
        looked = 0
        while True:
            end = self._buffer.find(b"\n", self._start + looked, self._start + most)
            have = len(self._buffer) - self._start
            if end >= 0:
                return self.read(end + 1 - self._start)
            looked = min(have, most)
            if looked >= most or not self._fill(have + 1):
                return self.read(min(have, most))

    def unread(self, data: bytes) -> None:
        """Give back what was taken last."""
        self._buffer[: self._start] = data
        self._start = 0
        self._taken -= len(data)

    def resume(self, signature: bytes = b"") -> bool:
        """Go on behind the damaged place that ended the bytes; False where nothing follows."""
        resume = getattr(self._feed, "resume", None)
        if not self._ended or resume is None or not resume(signature):
            self._given_up = True  # it has been told
            return False
        self._ended = False
        return True

    def _advance(self, size: int) -> None:
        self._start += size
        self._taken += size
        if self._start == len(self._buffer):
            self._buffer.clear()
            self._start = 0
        elif self._start >= 4 * CHUNK:
            del self._buffer[: self._start]
            self._start = 0

    def _fill(self, size: int) -> bool:
        """Have `size` bytes in the buffer, or False where they end before."""
        while len(self._buffer) - self._start < size and not self._ended:
            data = self._feed.read(max(CHUNK, min(size, 16 * CHUNK)))
            self._ended = not data
            at = getattr(self._feed, "at", None)
            if data and at is not None and (not self._marks or self._marks[-1][1] != at):
                self._marks.append((self._taken + len(self._buffer) - self._start, at))
            self._buffer += data
        return len(self._buffer) - self._start >= size
