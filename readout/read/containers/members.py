"""Members of an archive: which are looked at, what they are called, and one that fails does not end the others.

In: names and their bytes. Out: what they hold. A name is only ever a name: nothing is written to disk, and steps that
lead out of the archive are left out of it.
"""

from __future__ import annotations

from readout.model import Refusal
from readout.read.containers.names import PAGE_NAMES, is_page_name
from readout.read.containers.scope import Found, Opener, Scope
from readout.read.containers.source import DamagedFeed, Source

_UNSEEN = frozenset({"", "__MACOSX"})


class Members:
    """The members of one archive, as they come."""

    def __init__(self, scope: Scope, opener: Opener) -> None:
        self._scope, self._opener = scope, opener
        self._left_out = self._opened = 0

    def wants(self, name: str) -> bool:
        """Whether a member is called like a page or like a file that holds pages; counts those that are not."""
        steps = _steps(name)
        hidden = not steps or any(step.startswith(".") or step in _UNSEEN for step in steps)
        wanted = not hidden and is_page_name(steps[-1])
        self._left_out += not wanted
        self._opened += wanted
        return wanted

    def open(self, name: str, feed: DamagedFeed) -> Found:
        """What a member holds."""
        yield from self._opener(Source(feed), self._scope.deeper("/".join(_steps(name))))

    def refusal(self, name: str, problem: str, remedy: str) -> Refusal:
        """The refusal of a member."""
        return self._scope.deeper("/".join(_steps(name))).refusal("", problem, remedy)

    def end(self) -> Found:
        """What is to be said of the archive as a whole."""
        if self._opened:
            return
        if not self._left_out:
            yield self._scope.refusal("", "an empty archive", "nothing to do, or pack it again")
            return
        files = "1 file is" if self._left_out == 1 else f"{self._left_out} files are"
        yield self._scope.refusal("", f"an archive without pages: its {files} called otherwise", PAGE_NAMES)


class Part:
    """The next bytes of a source, as a feed of their own."""

    def __init__(self, source: Source, size: int) -> None:
        self._source, self._left = source, size
        self.problem: str | None = None

    @property
    def at(self) -> int:
        """Where the source stands."""
        return self._source.at

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes of what is left."""
        data = self._source.read(min(size, self._left))
        self._left -= len(data)
        if not data and self._left:
            self.problem = self._source.problem or "the archive is cut"
        return data

    def resume(self, signature: bytes) -> bool:
        """Nothing follows a cut."""
        return False

    def drain(self) -> None:
        """Pass over what nobody took."""
        self._left -= self._source.skip(self._left)


def _steps(name: str) -> list[str]:
    """The steps of a member's name, without those that lead out of the archive."""
    return [step for step in name.replace("\\", "/").split("/") if step not in {"", ".", ".."}]
