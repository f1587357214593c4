"""What was planned, open or denied, and is told otherwise by a page that knew more.

Within one fact the mentions are known to be of the same event. Between facts a plan and its outcome need more: the same
kind of event, shared people or the same day, and some of the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.assess.differences import SAYINGS, Differences, extents, is_open, make_change, make_side, sure
from readout.assess.facts import Evidenced
from readout.assess.resumptions import PUT_OFF, takes_place
from readout.assess.succession import names_of, sentence_words
from readout.model.account import Change
from readout.model.links import EventMention, FactGroup

MEETING = "CONSULT"
"""Type of events that are two when different people take part."""
SHARED_WORDS = 2
"""Content words, names apart, that a plan and its outcome have in common."""


def find_outcomes(groups: Sequence[FactGroup], evidenced: Evidenced) -> Differences:
    """Plans of one fact that another tells as done or as put off: of several, the one in the most like words."""
    ends = [(g, [m for m in g.mentions if (takes_place(m) and sure(m)) or m.event.state in PUT_OFF]) for g in groups]
    changes: list[Change] = []
    for group in groups:
        planned = [m for m in group.mentions if is_plan(m, evidenced)]
        found = [
            (common(plan, end, evidenced), plan, end, other)
            for other, ended in ends
            if planned and other is not group
            for end in ended
            for plan in planned
            if evidenced.order.before(plan.document, end.document) and same_plan(plan, end, evidenced)
        ]
        if found:
            best = max(found, key=lambda row: (row[0], row[2].event.id))[3]
            before = make_side(extents(p for _, p, _, g in found if g is best), evidenced, "planned")
            became = [e for _, _, e, g in found if g is best]
            after = make_side(
                extents(became), evidenced, " / ".join(sorted({e.event.state or "happened" for e in became}))
            )
            changes.append(make_change(best, "modality", before, after))
    return Differences(changes=tuple(changes))


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
