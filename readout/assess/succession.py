"""What was overtaken by a later step: charged and then convicted, agreed and then blocked, closed and then reopened.

Steps and their order stand in `succession.toml`. Two mentions are steps of one matter where they share a person or a
body and speak of it in the same words beside; the page with the later step must have known more than the other.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from readout.assess.differences import Differences, extents, make_change, make_side
from readout.assess.facts import Evidenced
from readout.model.account import Change
from readout.model.links import EventMention, FactGroup

SHARED_WORDS = 3
"""Content words, names apart, that the sentences of two steps of one matter have in common."""
DEALS = frozenset({"deal", "sign", "ceasefire"})
"""Modes of agreeing that are a step of a matter, more than a promise."""
OF_A_MATTER = frozenset({"PERSON", "ORGANIZATION", "FACILITY", "EVENT"})
"""Types of entities whose steps are followed; a country takes part in too many matters."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps a verb tells, and which steps overtake which."""

    by_verb: Mapping[str, frozenset[str]]
    after: Mapping[str, frozenset[str]]

    def overtakes(self, later: str, earlier: str) -> tuple[str, str] | None:
        """The (earlier, later) step where the verb `later` tells one that overtakes one of `earlier`."""
        for one in sorted(self.by_verb.get(earlier, ())):
            for other in sorted(self.by_verb.get(later, ())):
                if other in self.after.get(one, ()):
                    return one, other
        return None


@dataclass(frozen=True, slots=True)
class Overtaking:
    """A mention of a step, one of a later step of the same matter, and the fact that tells the later one."""

    earlier: str
    old: EventMention
    new: EventMention
    group: FactGroup


@cache
def load_steps() -> Steps:
    """The shipped table."""
    table = tomllib.loads(files("readout.assess").joinpath("succession.toml").read_text("utf-8"))
    by_verb: dict[str, set[str]] = defaultdict(set)
    for step, verbs in table["steps"].items():
        for verb in verbs:
            by_verb[verb].add(step)
    after: dict[str, set[str]] = defaultdict(set)
    for row in table["overtaken"]:
        for step in row["before"]:
            after[step].update(row["after"])
    return Steps({v: frozenset(s) for v, s in by_verb.items()}, {s: frozenset(a) for s, a in after.items()})


def find_successions(groups: Sequence[FactGroup], evidenced: Evidenced) -> Differences:
    """One change for each step of a matter that another overtook, by person or body and step."""
    steps = load_steps()
    told = [(m, g) for g in groups for m in g.mentions if verb_of(m) in steps.by_verb and is_step(m)]
    overtaken: dict[tuple[str, str], list[Overtaking]] = defaultdict(list)
    for old, _ in told:
        for new, group in told:
            if new.event.modality != "happened" and not is_deal(new):
                continue
            pair = steps.overtakes(verb_of(new), verb_of(old))
            if pair and evidenced.order.before(old.document, new.document):
                for entity in same_matter(old, new, evidenced):
                    overtaken[entity, pair[1]].append(Overtaking(pair[0], old, new, group))
    changes = {change.id: change for pairs in overtaken.values() for change in told_once(pairs, evidenced)}
    return Differences(changes=tuple(changes[key] for key in sorted(changes)))


def told_once(pairs: Sequence[Overtaking], evidenced: Evidenced) -> Iterator[Change]:
    """The change to one step from the step just before it: what pages knew last of the matter."""
    last = [p for p in pairs if not any(evidenced.order.before(p.old.document, q.old.document) for q in pairs)]
    earlier = min((p.earlier for p in last), default=None)
    chosen = [p for p in pairs if p.earlier == earlier]
    if chosen:
        steps = load_steps()
        later = steps.overtakes(verb_of(chosen[0].new), verb_of(chosen[0].old))
        before = make_side(extents(p.old for p in chosen), evidenced, chosen[0].earlier.replace("_", " "))
        after = make_side(extents(p.new for p in chosen), evidenced, (later or ("", ""))[1].replace("_", " "))
        yield make_change(chosen[0].group, "step", before, after)


def verb_of(mention: EventMention) -> str:
    """The verb that names the step: of "agreed to be bought" what was done is to agree."""
    return "agree" if is_deal(mention) else mention.event.lemma


def is_deal(mention: EventMention) -> bool:
    """Whether two bodies bind themselves to something between them."""
    return mention.event.type == "AGREE" and mention.event.mode in DEALS and mention.event.modality != "possible"


def is_step(mention: EventMention) -> bool:
    """Whether a mention tells that a step was taken, or agreed to be; history told again is none."""
    event = mention.event
    taken = event.modality in ("happened", "planned", "requested") and event.polarity == "positive"
    return taken and not event.background


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
