"""Numbers that a later page overtakes in another fact: "30 homes" and later "112", "14.20 euros" and later "16.10".

In come the story's figures, out come changes. Two figures are of one thing where they count the same, each is the
other's likeliest match in its page (`matter`), and neither page gives the other's number too. Within one fact
`replacement` does this; here the facts differ, so more is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from readout.assess.differences import Differences, make_change, make_side
from readout.assess.figures import Figure, figures_of, pairs, same_kind
from readout.assess.matter import Matters
from readout.model.account import Change

LIKELY = 0.4
"""Chance of one matter from which two numbers are of one thing."""
SAID = 0.22
"""Chance from which they are where the newer page says that its number is new."""
SAID_NEW = re.compile(
    r"\b(?:now|ris(?:en|es|ing)|rose|rais|increas"
    r"|lower|reduc|revis|correct|widen|climb|gr[eo]w|gone up|went up"
    r"|goes up|cut\b|fallen|fell|drop|upgrad|downgrad|lift|improv|sweeten|topped|bringing|instead of"
    r"|first (?:thought|believed|reported|put)|than (?:first|announced|planned|expected|believed|promised)"
    r"|no longer|double|tripl|extend|shorten|no more than)",
    re.IGNORECASE,
)
"""Words that say so, in the sentence of the newer number."""
SAME = 0.25
"""Chance from which another telling of either number stands beside it."""
FAR = 8.0
"""Ratio of two numbers from which they are of different things."""
GROWING = 40.0
"""The same of areas, which grow faster."""
BY_PERSON = frozenset({"percent", "sentence", "amount", "votes"})
"""Slots of which each person or body has a number of its own."""
LOOSE = frozenset({"duration", "distance", "speed", "magnitude", "measure", "total"})
"""Slots of which one matter has several numbers."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An older and a newer figure of one thing."""

    old: Figure
    new: Figure
    chance: float


def find_overtaken(matters: Matters) -> Differences:
    """One change for each number that another replaced, with the pages that give either."""
    figures = figures_of(matters)
    found = mutual(candidates(figures, matters))
    links: dict[Figure, set[Figure]] = defaultdict(set)
    for pair in found:
        links[pair.old].add(pair.new)
    direct = [p for p in found if not any(p.new in links[middle] for middle in links[p.old])]
    return Differences(changes=tuple(told(pair, figures, matters) for pair in direct))


def candidates(figures: tuple[Figure, ...], matters: Matters) -> list[Pair]:
    """The pairs of figures of which the newer may have replaced the older."""
    order, found = matters.evidenced.order, []
    for one, other in pairs(tuple(f for f in figures if f.fresh and f.reading.slot not in LOOSE)):
        before = order.before(one.document, other.document)
        if not before and not order.before(other.document, one.document):
            continue
        old, new = (one, other) if before else (other, one)
        if old.telling.group is new.telling.group or not comparable(old, new):
            continue
        chance = matters.chance(old.telling, new.telling)
        if chance >= (SAID if says_new(new, matters) else LIKELY) and not both_given(old, new, figures):
            found.append(Pair(old, new, chance))
    return found


def comparable(old: Figure, new: Figure) -> bool:
    """Whether two numbers are near enough, and of the same person or body where each has its own."""
    low, high = sorted((old.size, new.size))
    far = GROWING if old.reading.slot == "area" else FAR
    if low <= 0 or high > far * low or "unknown" in (modality(old), modality(new)):
        return False
    one, other = old.telling.mention.who, new.telling.mention.who
    return not (one and other and not one & other) and (
        old.reading.slot not in BY_PERSON or not one or not other or bool(one & other)
    )


def says_new(figure: Figure, matters: Matters) -> bool:
    """Whether the sentence of a number says that it was another before."""
    page, mention = matters.evidenced.pages[figure.document], figure.telling.mention
    if not page.annotations.sentences:
        return False
    sentence = page.annotations.sentences[mention.sentence].span
    return SAID_NEW.search(page.document.text, sentence.start, sentence.end) is not None


def modality(figure: Figure) -> str:
    """The modality of the telling."""
    return figure.telling.mention.event.modality


def both_given(old: Figure, new: Figure, figures: Sequence[Figure]) -> bool:
    """Whether one of the two pages has both numbers, each as it stands: then they are of different things."""
    return any(
        f.fresh
        and f.document == here.document
        and same_kind(f, other)
        and f.reading.tolerant.intersection(other.reading.tolerant) is not None
        for here, other in ((old, new), (new, old))
        for f in figures
    )


def mutual(found: Sequence[Pair]) -> list[Pair]:
    """The pairs in which each figure is the likeliest of its page for the other."""
    best: dict[tuple[Figure, str], float] = defaultdict(float)
    for pair in found:
        for figure, page in ((pair.old, pair.new.document), (pair.new, pair.old.document)):
            best[figure, page] = max(best[figure, page], pair.chance)
    return [p for p in found if p.chance >= max(best[p.old, p.new.document], best[p.new, p.old.document])]


def told(pair: Pair, figures: Sequence[Figure], matters: Matters) -> Change:
    """The change, with every page that gives one of its numbers of the same thing."""
    sides = []
    for figure, other in ((pair.old, pair.new), (pair.new, pair.old)):
        places = [(figure.document, figure.reading.span)]
        places += [
            (f.document, f.reading.span)
            for f in figures
            if f.fresh
            and f is not figure
            and f.document not in (figure.document, other.document)
            and same_kind(f, figure)
            and f.reading.amount == figure.reading.amount
            and matters.chance(f.telling, figure.telling) >= SAME
        ]
        text = matters.evidenced.pages[figure.document].document.text
        sides.append(make_side(places, matters.evidenced, figure.reading.span.of(text)))
    return make_change(pair.new.telling.group, pair.new.reading.slot, *sides)
