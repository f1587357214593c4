"""What one voice tells as so and another as not so, in different facts; and one event on two days.

In come the tellings of a story, out come conflicts. Within one fact `differences` compares; between facts a denial
needs the same word for the event, a shared word beside it, and much in common otherwise (`matter`). Two days are in
conflict where the same happened to the same person or body, and the days lie near each other: far ones are two events.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from readout.assess.differences import CRIMES, DENIAL, Differences, denies, extents, make_side
from readout.assess.figures import is_history
from readout.assess.matter import Matters, Telling, stem
from readout.assess.outcomes import one_people, steps_by_verb
from readout.model import DateRange, stable_id
from readout.model.account import Conflict

DENIED, DATED = 0.7, 0.7
"""Chance of one matter from which a denial stands against a telling, and one day against another."""
NEAR = timedelta(days=4)
"""Days between two dates of one event; further apart they are of two."""


def find_contradictions(matters: Matters) -> Differences:
    """The denials and the days that stand against each other, each once, in order of id."""
    found = {conflict.id: conflict for conflict in (*denials(matters), *rival_days(matters))}
    return Differences(conflicts=tuple(found[key] for key in sorted(found)))


def denials(matters: Matters) -> Iterator[Conflict]:
    """For every denial the likeliest telling that it stands against."""
    told = [t for t in matters.tellings if is_told(t, matters)]
    for denied in matters.tellings:
        if not is_denied(denied, matters):
            continue
        against = [
            (matters.chance(t, denied), t.mention.event.id, t)
            for t in told
            if t.group is not denied.group and same_word(t, denied) and stands_against(t, denied, matters)
        ]
        if against and max(against, key=lambda row: row[:2])[0] >= DENIED:
            best = max(against, key=lambda row: row[:2])[2].group
            so = make_side(extents(t.mention for _, _, t in against if t.group is best), matters.evidenced, "as so")
            not_so = make_side(extents([denied.mention]), matters.evidenced, "as not so")
            key = stable_id("con", "denial", denied.mention.event.id)
            yield Conflict(key, (), "polarity", "polarity", (so, not_so), "Told as so, and by another as not so.")


def same_word(one: Telling, other: Telling) -> bool:
    """Whether two tellings name their event by the same word or by words of one step."""
    a, b = one.mention.event, other.mention.event
    return a.mode not in CRIMES and (a.lemma == b.lemma or bool(steps_by_verb(one) & steps_by_verb(other)))


def is_told(telling: Telling, matters: Matters) -> bool:
    """Whether a page tells an event as having taken place, in words without a denial."""
    event = telling.mention.event
    words = event.extent.of(matters.evidenced.pages[telling.document].document.text)
    sure = event.told and event.asserted and event.modality == "happened" and event.polarity == "positive"
    return sure and not DENIAL.search(words) and telling.mention.toll is None


def is_denied(telling: Telling, matters: Matters) -> bool:
    """Whether somebody is given as saying that an event did not take place."""
    event = telling.mention.event
    spoken = event.attribution is not None or event.modality == "denied"
    past = event.modality in ("happened", "denied")
    return (
        spoken and past and event.told and telling.mention.toll is None and denies(telling.mention, matters.evidenced)
    )


def stands_against(told: Telling, denied: Telling, matters: Matters) -> bool:
    """Whether two tellings are of two voices, share a word, and the denial is not overtaken by the telling."""
    evidenced = matters.evidenced
    one, other = told.mention, denied.mention
    voices = one.speaker != other.speaker or one.speaker is None
    reports = evidenced.lineage[told.document] != evidenced.lineage[denied.document] or one.speaker is not None
    words = (
        (told.clause & denied.clause) - (told.names & denied.names) - {stem(one.event.lemma), stem(other.event.lemma)}
    )
    return voices and reports and bool(words) and bool(one.who & other.who) and one_people(told, denied)


def rival_days(matters: Matters) -> Iterator[Conflict]:
    """Two days on which different reports have the same happen to the same person or body."""
    evidenced = matters.evidenced
    dated = [t for t in matters.tellings if is_dated(t, matters)]
    for i, one in enumerate(dated):
        for other in dated[:i]:
            if evidenced.lineage[one.document] == evidenced.lineage[other.document] or not clash(one.days, other.days):
                continue
            same = bool(fated(one) & fated(other)) and one.mention.event.lemma == other.mention.event.lemma
            if same and matters.chance(one, other) >= DATED:
                sides = tuple(make_side(extents([t.mention]), evidenced) for t in (other, one))
                key = stable_id("con", "day", *sorted(t.mention.event.id for t in (one, other)))
                told = "The pages give different days."
                yield Conflict(key, (), "time", "temporal", sides, told)


def is_dated(telling: Telling, matters: Matters) -> bool:
    """Whether a page tells that an event took place on one day, that its own clause names."""
    event, time = telling.mention.event, matters.evidenced.time(telling.mention)
    done = event.modality == "happened" and event.polarity == "positive" and event.state is None and event.told
    exact = time is not None and event.extent.contains(time.span) and time.days.earliest == time.days.latest
    page = matters.evidenced.pages[telling.document]
    return done and exact and telling.days is not None and not is_history(telling, page)


def clash(one: DateRange | None, other: DateRange | None) -> bool:
    """Whether two days exclude each other and lie near each other."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return False
    return one.intersection(other) is None and abs(one.earliest - other.earliest) <= NEAR


def fated(telling: Telling) -> frozenset[str]:
    """To whom it happens: the recipients, or who acts where there is none."""
    roles = telling.mention.roles
    recipients = frozenset(entity for role, entity in roles if role == "recipient")
    return recipients or frozenset(entity for role, entity in roles if role == "actor")
