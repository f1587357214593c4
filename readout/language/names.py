"""Label scores of consecutive words in, typed names out.

The best legal BIO sequence (Viterbi) is sought with places as one type, since the corpora agree on what a place is but
not on its kind; the kind then follows from the words of the name, else from the scores. Afterwards four general mends:
ranks and titles leave the names of persons, hanging function words are cut, organisations that their last word gives
away are added, and an organisation goes on over "of" and the place that follows ("the Supreme Court of the United
States"). `readout.language.name_rules` has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from readout.language.name_rules import NameSpan, apply_rules
from readout.language.organisations import organisation_runs
from readout.language.places import place_kind
from readout.language.titles import RANKS, TITLES

OUTSIDE_BIAS = -0.25  # taken from the log-probability of "no name"; chosen on the development sets
_SURELY_OUTSIDE = 0.99  # words that are outside a name with this probability cut the sequence into short stretches
_SURELY_BUILDING = 0.6  # a building whose words do not say so needs this share of the place's probability
_PLACES = ("GPE", "LOC", "FAC")
_HANGING = frozenset({"of", "the", "and", "for", "-", ",", "&", "in", "'s", "’s", "(", ")"})
Scores = NDArray[np.float32]


class NameDecoder:
    """Finds the best legal label sequence on the stretches where a name is possible."""

    def __init__(self, labels: Sequence[str], outside_bias: float = OUTSIDE_BIAS) -> None:
        self._fine = tuple(labels)
        self._bias = outside_bias
        coarse = ["PLACE".join(label.split(label[2:])) if label[2:] in _PLACES else label for label in labels]
        self._labels = tuple(dict.fromkeys(coarse))
        self._members = [[at for at, name in enumerate(coarse) if name == label] for label in self._labels]
        count = len(self._labels)
        self._illegal = np.zeros((count, count), np.float32)  # from, to
        for to, label in enumerate(self._labels):
            if label.startswith("I-"):
                allowed = {to, self._labels.index("B-" + label[2:])}
                self._illegal[[index for index in range(count) if index not in allowed], to] = -1e4
        self._outside = self._labels.index("O")

    def decode(self, scores: Scores, words: Sequence[str]) -> list[NameSpan]:
        """Return the names in `scores`, an array of shape (words, labels), in order."""
        if not len(scores):
            return []
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        logs = np.log(np.stack([shares[:, members].sum(1) for members in self._members], 1) + 1e-9)
        logs[:, self._outside] -= self._bias
        possible = np.flatnonzero(logs[:, self._outside] < np.log(_SURELY_OUTSIDE) - self._bias)
        found: list[NameSpan] = []
        for stretch in np.split(possible, np.flatnonzero(np.diff(possible) > 1) + 1):
            if len(stretch):
                found.extend(self._stretch(logs[stretch[0] : stretch[-1] + 1], int(stretch[0])))
        typed = [replace(span, kind=self._kind(span, shares, words)) for span in found]
        added = _add_organisations(list(_trim(typed, words)), words)
        return apply_rules(list(_join_over_of(iter(added), words)), words)

    def _stretch(self, logs: Scores, offset: int) -> list[NameSpan]:
        best = logs[0] + self._illegal[self._outside]
        back = np.zeros(logs.shape, np.int64)
        for index in range(1, len(logs)):
            options = best[:, None] + self._illegal
            back[index] = options.argmax(0)
            best = options.max(0) + logs[index]
        path = [int(best.argmax())]
        for index in range(len(logs) - 1, 0, -1):
            path.append(int(back[index, path[-1]]))
        return _spans([self._labels[label] for label in reversed(path)], offset)

    def _kind(self, span: NameSpan, shares: Scores, words: Sequence[str]) -> str:
        if span.kind != "PLACE":
            return span.kind
        told = place_kind(words[span.start : span.end])
        if told is not None:
            return told
        sums = {
            kind: float(sum(shares[span.start : span.end, at].sum() for at in self._columns(kind))) for kind in _PLACES
        }
        return "FAC" if sums["FAC"] > _SURELY_BUILDING * sum(sums.values()) else "GPE"

    def _columns(self, kind: str) -> list[int]:
        return [at for at, label in enumerate(self._fine) if label[2:] == kind]


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


def _trim(spans: Sequence[NameSpan], words: Sequence[str]) -> Iterator[NameSpan]:
    for span in spans:
        start, end = span.start, span.end
        while end > start and words[end - 1].lower() in _HANGING:
            end -= 1
        while start < end and words[start].lower() in _HANGING:
            start += 1
        if span.kind == "PERSON":
            while start < end - 1 and words[start].lower() in TITLES:
                start += 1
            if end - start == 1 and words[start].lower() in RANKS:
                continue
        if start < end:
            yield replace(span, start=start, end=end)


def _add_organisations(spans: list[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    taken = {index for span in spans for index in range(span.start, span.end)}
    missed = [NameSpan(*run, "ORG") for run in organisation_runs(words) if taken.isdisjoint(range(*run))]
    return sorted([*spans, *missed], key=lambda span: span.start)


def _join_over_of(spans: Iterator[NameSpan], words: Sequence[str]) -> Iterator[NameSpan]:
    held: NameSpan | None = None
    for span in spans:
        if held is not None:
            between = [word.lower() for word in words[held.end : span.start]]
            if held.kind == "ORG" and between in (["of"], ["of", "the"]) and span.kind in ("GPE", "LOC", "ORG"):
                held = replace(held, end=span.end)
                continue
            yield held
        held = span
    if held is not None:
        yield held
