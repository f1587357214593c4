"""What was planned, open or denied, and is told otherwise by a page that knew more.

Within one fact the mentions are known to be of the same event. Between facts a plan and its outcome need more: the same
kind of event, shared people or the same day, and some of the same words; or the same word for it and enough in common
otherwise (`matter`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.assess.differences import (
    AHEAD,
    SAYINGS,
    Differences,
    denies,
    extents,
    is_open,
    make_change,
    make_side,
    sure,
)
from readout.assess.facts import Evidenced
from readout.assess.matter import Matters, Telling
from readout.assess.resumptions import PUT_OFF, takes_place
from readout.assess.steps import load_steps
from readout.assess.succession import names_of, sentence_words
from readout.model.account import Change
from readout.model.links import EventMention

MEETING = "CONSULT"
"""Type of events that are two when different people take part."""
SHARED_WORDS = 2
"""Content words, names apart, that a plan and its outcome have in common."""
KEPT, GIVEN_UP, DONE_AFTER_ALL = 0.8, 0.35, 0.75
"""Chance of one matter from which a planned event took place, was put off, and from which one took place that a page
before had told as not so."""
SAME_MEANING = 0.65
"""Likeness of two triggers from which they are words for the same."""

Rule = Callable[[Telling, Telling, Matters], bool]


def find_outcomes(matters: Matters) -> Differences:
    """Plans that another fact tells as done or as put off: of several, the one in the most like words."""
    ends = [t for t in matters.tellings if (takes_place(t.mention) and sure(t.mention)) or put_off(t.mention)]
    found = [*known_plans(matters, ends)]
    rules: tuple[tuple[str, str, Rule], ...] = (
        ("planned", "happened", is_kept),
        ("planned", "put off", is_given_up),
        ("told as not so", "told as so", is_done_after_all),
    )
    for before, after, holds in rules:
        found += best_ends(matters, ends, before, after, holds)
    return Differences(changes=tuple(found))


def known_plans(matters: Matters, ends: Sequence[Telling]) -> list[Change]:
    """Plans of a known kind, and what became of them."""
    evidenced, changes = matters.evidenced, []
    for group in {t.group.mentions[0].event.id: t.group for t in matters.tellings}.values():
        plans = [t for t in matters.tellings if t.group is group and is_plan(t.mention, evidenced)]
        met = [
            (common(plan.mention, end.mention, evidenced), plan, end)
            for plan in plans
            for end in ends
            if end.group is not group
            and evidenced.order.before(plan.document, end.document)
            and same_plan(plan.mention, end.mention, evidenced)
        ]
        if met:
            best = max(met, key=lambda row: (row[0], row[2].mention.event.id))[2].group
            became = [end.mention for _, _, end in met if end.group is best]
            before = make_side(extents(p.mention for _, p, end in met if end.group is best), evidenced, "planned")
            how = " / ".join(sorted({m.event.state or "happened" for m in became}))
            changes.append(make_change(best, "modality", before, make_side(extents(became), evidenced, how)))
    return changes


def best_ends(matters: Matters, ends: Sequence[Telling], before: str, after: str, holds: Rule) -> list[Change]:
    """One change for each open telling whose likeliest end `holds`, with the tellings of that end's fact."""
    order, changes = matters.evidenced.order, []
    for old in matters.tellings:
        if old.mention.event.background:
            continue
        later = [
            (matters.chance(old, new), new.mention.event.id, new)
            for new in ends
            if new.group is not old.group
            and order.before(old.document, new.document)
            and same_word(old, new, matters)
            and holds(old, new, matters)
        ]
        if later:
            best = max(later, key=lambda row: row[:2])[2].group
            became = [new.mention for _, _, new in later if new.group is best]
            sides = (
                make_side(extents([old.mention]), matters.evidenced, before),
                make_side(extents(became), matters.evidenced, after),
            )
            changes.append(make_change(best, "modality", *sides))
    return changes


def put_off(mention: EventMention) -> bool:
    """Whether a mention tells that its event was put off or called off."""
    return mention.event.state in PUT_OFF


def same_word(one: Telling, other: Telling, matters: Matters) -> bool:
    """Whether two tellings name their event by the same word, by words of one meaning or of one step."""
    same = one.mention.event.lemma == other.mention.event.lemma
    step = steps_by_verb(one) & steps_by_verb(other)
    return same or bool(step) or matters.meaning(one, other)[1] >= SAME_MEANING


def steps_by_verb(telling: Telling) -> frozenset[str]:
    """The firm steps that the verb of a telling names."""
    steps = load_steps()
    return steps.by_verb.get(telling.mention.event.lemma, frozenset()) - steps.loose


def is_kept(old: Telling, new: Telling, matters: Matters) -> bool:
    """Whether what one page has as planned took place by another."""
    event = old.mention.event
    text = matters.evidenced.pages[old.document].document.text
    still = event.modality == "planned" and event.polarity == "positive" and not event.state and sure(old.mention)
    if not still or event.type in SAYINGS or put_off(new.mention) or AHEAD.search(event.extent.of(text)):
        return False
    shared = bool(old.mention.who & new.mention.who)
    if old.mention.toll is not None or not shared or not one_people(old, new):
        return False
    return matters.chance(old, new) >= KEPT


def is_given_up(old: Telling, new: Telling, matters: Matters) -> bool:
    """Whether what one page has as planned was put off or called off by another."""
    event = old.mention.event
    planned = event.modality == "planned" and event.polarity == "positive" and not event.state
    return planned and put_off(new.mention) and one_people(old, new) and matters.chance(old, new) >= GIVEN_UP


def is_done_after_all(old: Telling, new: Telling, matters: Matters) -> bool:
    """Whether what a page had as not so, in its own voice, took place by another."""
    known = denies(old.mention, matters.evidenced) and not old.mention.toll and not put_off(new.mention)
    shared = bool(old.mention.who & new.mention.who)
    return known and shared and sure(old.mention) and matters.chance(old, new) >= DONE_AFTER_ALL


def one_people(one: Telling, other: Telling) -> bool:
    """Whether two events can be of the same people: of meetings all must be the same, of others one."""
    a, b = one.mention, other.mention
    if MEETING in (a.event.type, b.event.type):
        return a.persons == b.persons or not a.persons or not b.persons
    return not a.who or not b.who or bool(a.who & b.who)


def is_plan(mention: EventMention, evidenced: Evidenced) -> bool:
    """Whether an event of a known kind is soon to come for its page, and nothing has become of it."""
    event = mention.event
    kind = event.type is not None or event.mode is not None
    still = not event.background and event.polarity == "positive" and is_open(mention, evidenced)
    return kind and still and event.type not in SAYINGS


def same_plan(plan: EventMention, end: EventMention, evidenced: Evidenced) -> bool:
    """Whether an event can be what became of a plan: kind, people, and word or day agree; sentences share words."""
    one, other = plan.event, end.event
    if (one.type, one.mode) != (other.type, other.mode) or other.background:
        return False
    if one.type == MEETING and not (plan.persons == end.persons and plan.persons):
        return False
    known = bool(plan.who and end.who)
    if known and not plan.who & end.who:
        return False
    days = [t.days for m in (plan, end) if (t := evidenced.time(m)) is not None and t.days.earliest is not None]
    agree = len(days) == 2 and days[0].intersection(days[1]) is not None
    if len(days) == 2 and not agree and end.event.state is None:
        return False
    return (agree or one.lemma == other.lemma) and common(plan, end, evidenced) >= SHARED_WORDS + (not known)


def common(one: EventMention, other: EventMention, evidenced: Evidenced) -> int:
    """Number of content words, beside the names of those who take part in both, that the sentences share."""
    names = {w.casefold() for e in one.who & other.who for n in names_of(e, evidenced) for w in n.split()}
    return len((sentence_words(one, evidenced) & sentence_words(other, evidenced)) - names)
