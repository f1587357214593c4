"""Label scores of consecutive words in, typed names out (BIO labels, best legal sequence)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SURELY_OUTSIDE = 0.97  # words that are outside a name with this probability cut the sequence into short stretches


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name over words `start` to `end` (half-open)."""

    start: int
    end: int
    kind: str


class NameDecoder:
    """Finds the best legal label sequence (Viterbi) on the stretches where a name is possible."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = tuple(labels)
        count = len(labels)
        self._illegal = np.zeros((count, count), np.float32)  # from, to
        for to, label in enumerate(labels):
            if label.startswith("I-"):
                allowed = {to, self._labels.index("B-" + label[2:])}
                self._illegal[[index for index in range(count) if index not in allowed], to] = -1e4
        self._outside = self._labels.index("O")

    def decode(self, scores: NDArray[np.float32]) -> list[NameSpan]:
        """Return the names in `scores`, an array of shape (words, labels), in order."""
        if not len(scores):
            return []
        logs = scores - scores.max(1, keepdims=True)
        logs -= np.log(np.exp(logs).sum(1, keepdims=True))
        possible = np.flatnonzero(logs[:, self._outside] < np.log(_SURELY_OUTSIDE))
        found: list[NameSpan] = []
        for stretch in np.split(possible, np.flatnonzero(np.diff(possible) > 1) + 1):
            if len(stretch):
                found.extend(self._stretch(logs[stretch[0] : stretch[-1] + 1], int(stretch[0])))
        return found

    def _stretch(self, logs: NDArray[np.float32], offset: int) -> list[NameSpan]:
        best = logs[0] + self._illegal[self._outside]
        back = np.zeros(logs.shape, np.int64)
        for index in range(1, len(logs)):
            options = best[:, None] + self._illegal
            back[index] = options.argmax(0)
            best = options.max(0) + logs[index]
        path = [int(best.argmax())]
        for index in range(len(logs) - 1, 0, -1):
            path.append(int(back[index, path[-1]]))
        return self._spans([self._labels[label] for label in reversed(path)], offset)

    @staticmethod
    def _spans(labels: list[str], offset: int) -> list[NameSpan]:
        spans: list[NameSpan] = []
        start = -1
        for index, label in enumerate([*labels, "O"]):
            if start >= 0 and not label.startswith("I-"):
                spans.append(NameSpan(offset + start, offset + index, labels[start][2:]))
                start = -1
            if label.startswith("B-"):
                start = index
        return spans
