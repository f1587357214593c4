"""Refusals of one file that are many and alike, told in few lines.

In: refusals as they come. Out: whether each is told by itself; of those that are not, one line with their count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from readout.model import Refusal
from readout.read.limits import ReadLimits

_DETAIL = re.compile(r"\s*\([^()]*\)$|\s*\d[\d.,]*(?: of \d+)?")
"""What differs between refusals of one kind: numbers, and an address or a language in brackets at the end."""


class FewTold:
    """Counts what is refused of each file; the first ones of a kind are told one by one."""

    def __init__(self, most: int = ReadLimits().told_per_file) -> None:
        self._most = most
        self._counts: Counter[tuple[str, str]] = Counter()
        self._remedies: dict[tuple[str, str], Refusal] = {}

    def tells(self, refusal: Refusal) -> bool:
        """Whether a refusal is to be told by itself; the others are counted."""
        if not refusal.file:
            return True
        kind = "the same page again" if refusal.repeated else _DETAIL.sub(" …", refusal.problem)
        key = (refusal.file, kind.replace("… …", "…").strip())
        self._counts[key] += 1
        self._remedies.setdefault(key, refusal)
        return self._counts[key] <= self._most

    def rest(self) -> Iterator[Refusal]:
        """One line for each kind of which there were more."""
        for key in sorted(self._counts):
            surplus, first = self._counts[key] - self._most, self._remedies[key]
            if surplus > 0:
                yield Refusal(first.file, f"{surplus} more: {key[1]}", first.remedy, first.repeated, first.file)
