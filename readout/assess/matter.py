"""How likely two clauses of different pages speak of one matter, also where they tell different facts of it.

In come the event mentions of a story, out come `Telling`s and, for a pair of them, a chance: a logistic regression over
the words that clauses and sentences share, weighed by rarity within the story, the likeness of their vectors, and who
takes part, where and when. `matter.toml` holds the weights, fitted by `python -m readout.pipeline.train.matter`. A
chance is only looked at where something else says that the two differ: a later step of a course of events, a plan
and its end, rival values.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from readout.assess.facts import Evidenced
from readout.model import DateRange, Span
from readout.model.links import EventMention, FactGroup

STEM = 5
"""Letters that words of one family share ("resign", "resignation", "resigned")."""
RARE = 10.0
"""Weight of shared words that counts as one; more counts up to `MOST`."""
MOST = 1.5
SOME = 4.0
"""Added to the weight of the words compared, so that one or two of them in common are no full agreement."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event mention, ready for comparison."""

    mention: EventMention
    group: FactGroup
    words: frozenset[str]
    """Stems of the content words of its sentence."""
    clause: frozenset[str]
    """Those of its own clause."""
    names: frozenset[str]
    """Stems of the names of those who take part."""
    days: DateRange | None

    @property
    def document(self) -> str:
        """The page that tells it."""
        return self.mention.document


@cache
def matter_weights() -> Mapping[str, float]:
    """Weight by feature."""
    table = tomllib.loads(files("readout.assess").joinpath("matter.toml").read_text("utf-8"))
    return {name: float(weight) for name, weight in table["weights"].items()}


def stem(word: str) -> str:
    """The beginning of a word, which its family shares."""
    return word[:STEM].casefold()


class Matters:
    """The tellings of a story, in the order of their facts, and how likely two of them are of one matter."""

    def __init__(self, groups: Sequence[FactGroup], evidenced: Evidenced) -> None:
        self.evidenced = evidenced
        sentences = [
            {stem(word) for word in sentence.words}
            for _, page in sorted(evidenced.pages.items())
            for sentence in page.annotations.sentences
        ]
        self._told_in = Counter(word for words in sentences for word in words)
        self._sentences = max(len(sentences), 1)
        self.tellings = tuple(self._telling(mention, group) for group in groups for mention in group.mentions)

    def _telling(self, mention: EventMention, group: FactGroup) -> Telling:
        extent = mention.event.extent
        time = self.evidenced.time(mention)
        dated = time is not None and time.kind in ("date", "time") and time.days.earliest is not None
        known = [self.evidenced.entities[entity] for entity in sorted(mention.who)]
        names = {stem(word) for e in known for name in (e.name, *e.aliases) for word in name.split()}
        return Telling(
            mention,
            group,
            self.words(mention.document, mention.sentence),
            self.words(mention.document, mention.sentence, extent),
            frozenset(names),
            time.days if dated and time is not None else None,
        )

    def words(self, document: str, sentence: int, within: Span | None = None) -> frozenset[str]:
        """Stems of the content words of a sentence, or of those that start within a part of it."""
        sentences = self.evidenced.pages[document].annotations.sentences
        if not sentences:
            return frozenset()
        told = sentences[sentence]
        pairs = zip(told.words, told.starts or [told.span.start] * len(told.words), strict=True)
        return frozenset(stem(w) for w, at in pairs if within is None or within.start <= at < within.end)

    def weight(self, words: frozenset[str]) -> float:
        """How much words tell a passage from others of the story: the sum of their inverse sentence frequencies."""
        return sum(math.log((self._sentences + 1) / (self._told_in.get(word, 0) + 0.5)) for word in sorted(words))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the words of the shorter passage that both have, by weight, 0 to nearly 1."""
        return self.weight(one & other) / (min(self.weight(one), self.weight(other)) + SOME)

    def chance(self, one: Telling, other: Telling) -> float:
        """The chance, 0 to 1, that two tellings are of one matter."""
        weights = matter_weights()
        score = sum(weights[name] * value for name, value in self.features(one, other).items())
        return 1.0 / (1.0 + math.exp(-score))

    def features(self, one: Telling, other: Telling) -> dict[str, float]:
        """What two tellings have in common, by name, each 0 to 1 or little more."""
        a, b = one.mention, other.mention
        clause, trigger = self.meaning(one, other)
        types = (a.event.type, b.event.type)
        days = one.days.intersection(other.days) if one.days is not None and other.days is not None else None
        dated = one.days is not None and other.days is not None
        shared = self.weight((one.words & other.words) - (one.names & other.names))
        return {
            "bias": 1.0,
            "same_word": float(a.event.lemma == b.event.lemma),
            "trigger_meaning": trigger,
            "clause_meaning": clause,
            "shared_words": min(shared / RARE, MOST),
            "sentence_words": self.likeness(one.words, other.words),
            "clause_words": self.likeness(one.clause, other.clause),
            "people": float(bool(a.who & b.who)),
            "people_clash": float(bool(a.who and b.who and not a.who & b.who)),
            "same_type": float(types[0] is not None and (types[0], a.event.mode) == (types[1], b.event.mode)),
            "type_clash": float(None not in types and types[0] != types[1]),
            "same_days": float(days is not None),
            "days_clash": float(dated and days is None),
            "same_speaker": float(a.speaker is not None and a.speaker == b.speaker),
        }

    def meaning(self, one: Telling, other: Telling) -> tuple[float, float]:
        """Cosines, at least 0, of the clauses and of the triggers."""
        rows = [self.evidenced.pages[t.document].annotations.event_vectors for t in (one, other)]
        if any(row.shape[1] <= t.mention.number for row, t in zip(rows, (one, other), strict=True)):
            return 0.0, 0.0
        first, second = (row[:, t.mention.number] for row, t in zip(rows, (one, other), strict=True))
        return max(0.0, float(first[0] @ second[0])), max(0.0, float(first[1] @ second[1]))
