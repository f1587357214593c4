"""What was overtaken by a later step: charged and then convicted, agreed and then blocked, closed and then reopened.

Steps and their order stand in `succession.toml`. Two tellings are steps of one matter where they share a person or a
body and speak of it in the same words beside, or where all they have in common makes it likely (`matter`); the page
with the later step must have known more than the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.assess.differences import Differences, extents, make_change, make_side
from readout.assess.facts import Evidenced
from readout.assess.figures import is_history, is_news_to
from readout.assess.matter import Matters, Telling
from readout.assess.steps import Steps, is_deal, load_steps, steps_of
from readout.model.account import Change
from readout.model.links import EventMention

SHARED_WORDS = 3
"""Content words, names apart, that the sentences of two steps of one matter have in common."""
FIRM, LOOSE, SURE = 0.4, 0.55, 0.75
"""Chance of one matter from which a step is overtaken, and from which one is that is told by words of many uses;
and one from which it need not be known that both befall the same."""
OF_A_MATTER = frozenset({"PERSON", "ORGANIZATION", "FACILITY", "EVENT"})
"""Types of entities whose steps are followed; a country takes part in too many matters."""


@dataclass(frozen=True, slots=True)
class Overtaking:
    """A telling of a step and one of a later step of the same matter, with the two steps."""

    steps: tuple[str, str]
    old: Telling
    new: Telling
    chance: float


def find_successions(matters: Matters) -> Differences:
    """One change for each fact that tells a step which overtook another, by the step before it."""
    told = steps_of(matters.tellings, matters.evidenced.pages)
    taken = {t: s for t, steps in told.items() if (s := taken_steps(t.mention, steps))}
    pairs = list(overtakings(taken, matters))
    between = {(p.old, p.new) for p in pairs}
    met: dict[Telling, list[Telling]] = defaultdict(list)
    for pair in pairs:
        met[pair.old].append(pair.new)
    direct = [p for p in pairs if not any((middle, p.new) in between for middle in met[p.old])]
    return Differences(changes=tuple(told_once(same, matters.evidenced) for same in connected(direct)))


def connected(pairs: Sequence[Overtaking]) -> list[list[Overtaking]]:
    """The pairs in groups of the same two steps that hang together by a telling or a fact, in order of place."""
    groups: list[list[Overtaking]] = []
    ends: list[set[tuple[str, str]]] = []
    for pair in sorted(pairs, key=lambda p: (p.steps, place(p.old), place(p.new))):
        own = {(side, t.group.mentions[0].event.id) for side, t in (("old", pair.old), ("new", pair.new))}
        same = [i for i, group in enumerate(groups) if group[0].steps == pair.steps and ends[i] & own]
        for i in reversed(same[1:]):
            groups[same[0]] += groups.pop(i)
            ends[same[0]] |= ends.pop(i)
        if same:
            groups[same[0]].append(pair)
            ends[same[0]] |= own
        else:
            groups.append([pair])
            ends.append(own)
    return groups


def overtakings(taken: Mapping[Telling, frozenset[str]], matters: Matters) -> Iterator[Overtaking]:
    """Every pair of tellings of which the later overtakes the earlier."""
    steps, order, pages = load_steps(), matters.evidenced.order, matters.evidenced.pages
    later: dict[str, list[Telling]] = defaultdict(list)
    for telling, told in taken.items():
        if telling.mention.event.modality == "happened" or is_deal(telling.mention):
            for step in told:
                later[step].append(telling)
    for old, told in sorted(taken.items(), key=lambda item: place(item[0])):
        if is_history(old, pages[old.document]):
            continue
        reach = {t for step in told for after in steps.after.get(step, ()) for t in later.get(after, ())}
        for new in sorted(reach, key=place):
            pair = steps.overtakes(taken[new], told)
            if pair is None or new.document == old.document or not order.before(old.document, new.document):
                continue
            chance = one_matter(old, new, pair, steps, matters)
            if chance and is_news_to(new, pages[new.document], pages[old.document]):
                yield Overtaking(pair, old, new, chance)


def place(telling: Telling) -> tuple[str, int]:
    """Where a telling stands."""
    return telling.document, telling.mention.event.trigger.start


def one_matter(old: Telling, new: Telling, pair: tuple[str, str], steps: Steps, matters: Matters) -> float:
    """How sure two steps are of one matter; 0 where they are not."""
    if other_tolls(old.mention, new.mention):
        return 0.0
    loose = bool(steps.loose & set(pair))
    if not (old.words & new.words) and not (old.names & new.names):
        return 0.0
    chance = matters.chance(old, new)
    sure = chance >= SURE and pair[0] not in steps.mortal
    if pair[0] in steps.personal and not one_person(old.mention, new.mention, strict=not sure):
        return 0.0
    if chance >= (LOOSE if loose else FIRM):
        return chance
    return FIRM if not loose and same_matter(old.mention, new.mention, matters.evidenced) else 0.0


def one_person(one: EventMention, other: EventMention, *, strict: bool) -> bool:
    """Whether two steps can befall the same person or body; with `strict` they must be known to."""
    first, second = fated(one), fated(other)
    return bool(first & second) or (not strict and not (first and second))


def other_tolls(one: EventMention, other: EventMention) -> bool:
    """Whether both count people, and not the same ones ("54 missing", "118 rescued")."""
    if one.toll is None or other.toll is None:
        return False
    return not any(a.amount.intersection(b.amount) for a in one.values for b in other.values)


def told_once(pairs: Sequence[Overtaking], evidenced: Evidenced) -> Change:
    """The change to a step from the one before it, with all that tell either."""
    before, after = pairs[0].steps
    old = make_side(extents(p.old.mention for p in pairs), evidenced, before.replace("_", " "))
    new = make_side(extents(p.new.mention for p in pairs), evidenced, after.replace("_", " "))
    return make_change(pairs[0].new.group, "step", old, new)


def taken_steps(mention: EventMention, told: frozenset[str]) -> frozenset[str]:
    """The steps that a mention tells as taken, or agreed to be."""
    event = mention.event
    if event.polarity == "positive" and event.modality in ("happened", "planned", "requested"):
        return told
    return told & load_steps().negative


def same_matter(one: EventMention, other: EventMention, evidenced: Evidenced) -> tuple[str, ...]:
    """The persons and bodies that two mentions share, where their sentences also share words beside the names.

    One word is enough where the same thing is done to the same person, or the same two bodies take part.
    """
    shared = {e for e in one.who & other.who if evidenced.entities[e].type in OF_A_MATTER}
    names = {w.casefold() for e in shared for n in names_of(e, evidenced) for w in n.split()}
    words = (sentence_words(one, evidenced) & sentence_words(other, evidenced)) - names
    if len(words) >= SHARED_WORDS or (words and len(shared) > 1):
        return tuple(sorted(shared))
    fates = fated(one) & fated(other) & shared if words else set()
    return tuple(sorted(e for e in fates if evidenced.entities[e].type == "PERSON"))


def fated(mention: EventMention) -> set[str]:
    """Whom a step befalls: the recipients, or, where there is none, who takes it ("resigned", "died")."""
    recipients = {entity for role, entity in mention.roles if role == "recipient"}
    return recipients or {entity for role, entity in mention.roles if role == "actor"}


def names_of(entity: str, evidenced: Evidenced) -> tuple[str, ...]:
    """Every name of a story entity."""
    return (evidenced.entities[entity].name, *evidenced.entities[entity].aliases)


def sentence_words(mention: EventMention, evidenced: Evidenced) -> set[str]:
    """The content words of the sentence of a mention."""
    sentences = evidenced.pages[mention.document].annotations.sentences
    return set(sentences[mention.sentence].words) if sentences else set()
