"""Which event mentions of a story tell the same fact.

Every pair of mentions gets a chance of telling the same fact, by a logistic regression over the features of `features`,
trained on stories and on news with marked events (`pipeline.train`; `same_fact.toml` holds the weights and their
sources). Times that cannot both hold and meetings of different people keep mentions apart whatever their chance. Groups
grow from the surest pair on (`clusters.join_pairs`). Each join keeps the features that made it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

import numpy as np
from numpy.typing import NDArray

from readout.link.clusters import join_pairs
from readout.link.features import PENDING, Flags, Matrix, Telling, agreement, compare, equal, make_tellings
from readout.link.likeness import Passages
from readout.model.links import AnnotatedPage, EventMention, FactGroup, Join

Features = Mapping[str, Matrix | Flags]
"""Each (mentions, mentions), by name."""
MEETING_TYPES = frozenset({"CONSULT"})
"""Types of events that are two when different people take part."""
Meeting = tuple[frozenset[str], str | None]
"""Who meets, and how."""
OCCASIONS = frozenset({"dine", "call"})
"""Modes of meetings that are an occasion of their own."""
TOLL_CHANCE = 0.9
"""Chance that two tolls of one kind in one story are the same toll, told at other times; tolls of history are apart."""
BEYOND = 100.0
"""Ratio of two tolls from which they are of different things, whatever else they share."""
PUT_OFF = frozenset({"postponed", "cancelled", "delayed"})
"""States of a planned event that are not the event that took place later."""
MEETING_CHANCE, SAME_DAY = 0.6, 0.25
"""Chance that the same people's meetings in one story are one, and what the same day adds."""


@dataclass(frozen=True, slots=True)
class FactSettings:
    """Thresholds of joining, chances 0 to 1; chosen on stories that were kept from training."""

    joined: float = 0.5
    """Chance from which a pair may be joined."""
    least_mean: float = 0.4
    """Mean chance between two groups from which they join."""
    apart: float = 1.0
    """What a pair that must stay apart counts against a join."""
    same_page: float = 0.8
    """What an unlikely pair of one page counts against a join."""
    reasons: int = 4
    """Features kept with a join, the weightiest."""


@cache
def pair_weights() -> Mapping[str, float]:
    """Weight by feature."""
    table = tomllib.loads(files("readout.link").joinpath("same_fact.toml").read_text("utf-8"))
    return {name: float(weight) for name, weight in table["weights"].items()}


def group_events(
    pages: Sequence[AnnotatedPage], mentions: Sequence[EventMention], settings: FactSettings | None = None
) -> tuple[FactGroup, ...]:
    """Groups of `mentions`, each mention in exactly one; ordered by their first mention."""
    settings = settings or FactSettings()
    if not mentions:
        return ()
    passages = Passages(pages)
    tellings = make_tellings(pages, mentions, passages)
    features = compare(tellings, passages)
    apart = must_stay_apart(tellings, features)
    chance = np.maximum(chances(features), TOLL_CHANCE * features["same_toll"])
    chance = np.maximum(chance, same_meeting(tellings, features))
    chance = np.where((features["same_page"] > 0) & (chance < settings.joined), chance - settings.same_page, chance)
    chance = np.where(apart, -settings.apart, chance)
    rows, columns = np.nonzero(np.triu(chance >= settings.joined, 1))
    pairs = [(float(chance[i, j]), int(i), int(j)) for i, j in zip(rows, columns, strict=True)]
    groups = join_pairs(chance, pairs, settings.least_mean)
    return tuple(
        FactGroup(tuple(mentions[i] for i in group), joins(group, mentions, chance, features, settings))
        for group in groups
    )


def chances(features: Features) -> Matrix:
    """The chance of every pair that both tell the same fact."""
    score = np.zeros(features["bias"].shape)
    for name, weight in pair_weights().items():
        score += weight * features[name]
    chance: Matrix = 1.0 / (1.0 + np.exp(-score))
    return chance


def must_stay_apart(tellings: Sequence[Telling], features: Features) -> NDArray[np.bool_]:
    """True where two mentions cannot tell the same fact: days, people, occasion, history against plans, rival words."""
    events = [t.mention.event for t in tellings]
    tolls = features["same_toll"] > 0
    apart: NDArray[np.bool_] = features["toll_clash"] > 0
    people = (features["people_clash"] > 0) & same_role_clash(tellings)
    apart |= ((features["time_clash"] > 0) | people) & ~tolls
    apart |= (features["speaker_clash"] > 0) & (features["same_modality"] == 0)
    ahead = np.array([t.ahead for t in tellings])
    pending = np.array([e.modality in PENDING and e.state is None for e in events])
    history = np.array([t.history for t in tellings])
    put_off = np.array([e.state in PUT_OFF for e in events])
    done = np.array([e.modality == "happened" and e.state is None for e in events])
    for one, other in ((pending, history), (ahead, done), (put_off, done)):
        apart |= np.outer(one, other) | np.outer(other, one)
    apart |= tolls & (history[:, None] != history[None, :])
    sizes = np.array([largest(t.mention) for t in tellings])
    apart |= tolls & (sizes[:, None] >= BEYOND * sizes[None, :]) | tolls & (sizes[None, :] >= BEYOND * sizes[:, None])
    apart |= equal([f"{t.mention.document}:{t.mention.sentence}" for t in tellings]) > 0
    meetings: dict[Meeting, list[int]] = {}
    for i, telling in enumerate(tellings):
        if telling.mention.event.type in MEETING_TYPES:
            meetings.setdefault((telling.mention.who, telling.mention.event.mode), []).append(i)
    for first, second in product(meetings, repeat=2):
        apart[np.ix_(meetings[first], meetings[second])] |= different_meetings(first, second)
    np.fill_diagonal(apart, False)
    return apart


def same_role_clash(tellings: Sequence[Telling]) -> NDArray[np.bool_]:
    """True where others act or others are acted on: who suspends and who is suspended do not exclude each other."""
    clashes = (agreement([t.actors for t in tellings])[1], agreement([t.recipients for t in tellings])[1])
    rival: NDArray[np.bool_] = np.maximum(*clashes) > 0
    return rival


def largest(mention: EventMention) -> float:
    """The largest number of a mention, at least 1."""
    ends = [end for v in mention.values for end in (v.amount.low, v.amount.high) if end is not None]
    return max([1.0, *ends])


def same_meeting(tellings: Sequence[Telling], features: Features) -> Matrix:
    """How likely meetings are the same because the very same two or more people meet, more so on the same day."""
    meeting = np.array([t.mention.event.type in MEETING_TYPES and len(t.mention.persons) > 1 for t in tellings])
    people = equal([",".join(sorted(t.mention.persons)) for t in tellings]) * np.outer(meeting, meeting)
    likely: Matrix = people.astype(np.float64) * (MEETING_CHANCE + SAME_DAY * features["same_time"])
    return likely


def different_meetings(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings differ in their people or in their occasion (a dinner is not the talks before it)."""
    (a, first), (b, second) = one, other
    occasions = {first, second}
    return not (a <= b or b <= a) or (len(occasions) > 1 and bool(occasions & OCCASIONS))


def joins(
    group: Sequence[int],
    mentions: Sequence[EventMention],
    chance: Matrix,
    features: Features,
    settings: FactSettings,
) -> tuple[Join, ...]:
    """Why the members of a group were joined: every pair that is likely by itself, with what weighed most."""
    weights = pair_weights()
    found = []
    for n, j in enumerate(group):
        for i in group[:n]:
            if chance[i, j] >= settings.joined:
                pull = {
                    name: weight * float(features[name][i, j]) for name, weight in weights.items() if name != "bias"
                }
                strongest = sorted(pull, key=lambda name: (-abs(pull[name]), name))[: settings.reasons]
                reasons = tuple((name, round(pull[name], 3)) for name in strongest if pull[name])
                found.append(Join(mentions[i].event.id, mentions[j].event.id, round(float(chance[i, j]), 4), reasons))
    return tuple(found)
