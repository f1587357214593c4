"""How much work a call does, counted and not timed: a busy machine changes nothing about it.

Counts calls of Python functions and of built-in ones (sys.setprofile). What a single built-in call costs inside, such
as a pattern that runs away, is not seen: the default timeout of the test run guards against that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

BEGUN = ("call", "c_call")


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while `work` runs; raises whatever it raises."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in BEGUN

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
