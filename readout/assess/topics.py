"""What facts and statements are about: the noun phrases that recur in a story and set some of its sentences apart.

In come places of pages, out go phrases as the pages write them ("human rights", "fentanyl"). None is listed in code:
a phrase counts by how often it stands in the places and how few of the story's sentences have it (Spärck Jones 1972,
https://doi.org/10.1108/eb026526). Names of people, times and quantities are no topics.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from readout.model import Sentence, Span
from readout.model.links import AnnotatedPage

Phrase = tuple[str, ...]
"""The lower-case lemmas of a phrase."""


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """What makes a phrase a topic."""

    most: int = 3
    """Topics of one fact or statement."""
    sentences: int = 2
    """Sentences of the story that must have the phrase."""
    longer: float = 1.3
    """A phrase of several words counts this many times as much as a word."""
    shortest: int = 3
    """Letters of a word that can be a topic by itself."""


class Topics:
    """The phrases of one story, and where each stands."""

    def __init__(self, pages: Mapping[str, AnnotatedPage], settings: TopicSettings | None = None) -> None:
        self._pages, self._settings = pages, settings or TopicSettings()
        self._sentences = sum(len(page.annotations.sentences) for page in pages.values())
        self._places: dict[str, list[tuple[int, int, Phrase]]] = {}
        self._spread: Counter[Phrase] = Counter()
        written: dict[Phrase, Counter[str]] = defaultdict(Counter)
        for key, page in sorted(pages.items()):
            barred, found = Barred(page), []
            for sentence in page.annotations.sentences:
                told = [row for row in phrases_of(sentence) if not barred.touches(row[0])]
                self._spread.update({phrase for _, phrase in told})
                for span, phrase in told:
                    written[phrase][" ".join(span.of(page.document.text).split())] += 1
                    found.append((span.start, span.end, phrase))
            self._places[key] = sorted(found)
        self._written = {p: min(forms, key=lambda f: (-forms[f], f.swapcase())) for p, forms in written.items()}

    def about(self, places: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
        """The topics of what stands in the given spans, the most telling first, none a part of another."""
        inside = Counter(phrase for document, span in places for phrase in self._inside(document, span))
        telling = {phrase: count * self._weight(phrase) for phrase, count in inside.items() if self._recurs(phrase)}
        chosen: list[Phrase] = []
        for phrase in sorted(telling, key=lambda p: (-telling[p], p)):
            if len(chosen) < self._settings.most and not any(set(phrase) & set(other) for other in chosen):
                chosen.append(phrase)
        return tuple(self._written[phrase] for phrase in chosen)

    def _inside(self, document: str, span: Span) -> Iterator[Phrase]:
        rows = self._places[document]
        for at in range(bisect_left(rows, (span.start, 0, ())), len(rows)):
            start, end, phrase = rows[at]
            if start >= span.end:
                return
            if end <= span.end:
                yield phrase

    def _recurs(self, phrase: Phrase) -> bool:
        alone = len(phrase) == 1 and len(phrase[0]) < self._settings.shortest
        return self._spread[phrase] >= self._settings.sentences and not alone

    def _weight(self, phrase: Phrase) -> float:
        rarity = math.log(1 + self._sentences / self._spread[phrase])
        return rarity * (self._settings.longer if len(phrase) > 1 else 1.0)


def phrases_of(sentence: Sentence) -> Iterator[tuple[Span, Phrase]]:
    """Every phrase of a sentence and every end of one ("spy balloon crisis", "balloon crisis", "crisis")."""
    for span in sentence.phrases:
        first = bisect_left(sentence.starts, span.start)
        last = bisect_left(sentence.starts, span.end)
        for at in range(first, last):
            if not sentence.words[at][:1].isdigit():
                yield Span(sentence.starts[at], span.end), sentence.words[at:last]


class Barred:
    """Where people are named and times and quantities stand."""

    def __init__(self, page: AnnotatedPage) -> None:
        notes = page.annotations
        people = (m.span for e in notes.entities if e.type == "PERSON" for m in e.mentions if m.kind == "name")
        spans = sorted((*people, *(t.span for t in notes.times), *(q.span for q in notes.quantities)))
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def touches(self, span: Span) -> bool:
        """Whether any of it stands inside the span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start
