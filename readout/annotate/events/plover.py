"""PLOVER's root code of what a sentence says that a source does to a target.

In come the events of a text and the places where source and target are named, out comes the code of the event that
joins them. Codes are PLOVER's of 2018 to 2020 as its annotated sentences use them
(https://github.com/snowood1/Zero-Shot-PLOVER): words about an act are coded, not the act. A promised act of good
will is AGREE, an announced hostile one THREATEN, one not to be REJECT, one that somebody must do REQUEST. `Event.type`
departs where news reads otherwise: a planned meeting stays CONSULT, signing stays AGREE, imposing sanctions SANCTION,
and looking into something is INVESTIGATE, which those sentences count as ACCUSE.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.model import Event, Span

GOOD_WILL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE", "REJECT"})
DEFAULT_ROOT = "CONSULT"
"""What remains where no event has a type: talking is the commonest thing actors do."""


def root_of(event: Event) -> str | None:
    """The root code of one event, or None where PLOVER has no word for it."""
    kind = "ACCUSE" if event.type == "INVESTIGATE" else event.type
    if kind is None and event.mode == "death" and any(p.role == "actor" for p in event.participants):
        kind = "ASSAULT"
    if event.modality == "requested" and kind not in ("ACCUSE", "AGREE", "COERCE"):
        return "REQUEST"
    if event.polarity == "negative" and event.modality == "planned":
        return "REJECT"
    if event.state == "cancelled":
        return "REJECT"
    if kind == "AGREE" and event.mode == "sign":
        return "REJECT" if event.polarity == "negative" else "SUPPORT"
    if kind == "AGREE" and event.polarity == "negative":
        return "REJECT"
    if event.modality == "planned" or event.commitment:
        if kind in GOOD_WILL:
            return "AGREE"
        if kind in HOSTILE:
            return "THREATEN" if kind != "REJECT" else kind
    if kind == "SANCTION" and event.mode == "impose":
        return "COERCE"
    return kind


def choose_event(
    events: Sequence[Event], source: Span | None, target: Span | None, ids: tuple[str, str]
) -> Event | None:
    """The event that joins source and target best: both take part, then a type, then the earliest in the text."""
    ranked = sorted(events, key=lambda e: (-_fit(e, source, target, ids), e.trigger))
    return ranked[0] if ranked else None


def _fit(event: Event, source: Span | None, target: Span | None, ids: tuple[str, str]) -> float:
    """How well an event joins the two, larger is better."""
    roles = {p.entity: p.role for p in event.participants if p.entity is not None}
    score = 0.0
    if ids[0] in roles:
        score += 2.0 if roles[ids[0]] == "actor" else 0.7
    if ids[1] in roles or event.place == ids[1]:
        score += 1.0 if roles.get(ids[1]) != "actor" else 0.5
    elif target is not None and event.extent.contains(target):
        score += 0.3
    if source is not None and event.extent.contains(source):
        score += 0.2
    return score + (0.9 if root_of(event) is not None else 0.0)
