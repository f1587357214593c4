"""In which order things became known: by when each page was written where that is known, else by what it could know.

A page that says "will meet" knew less than one that says "met", whatever its date line says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from readout.model import Document
from readout.model.links import EventMention

KNOWLEDGE = ("unknown", "possible", "requested", "planned", "denied", "happened")
"""Modalities by how much a page that uses them knows, least first."""


def stage(modality: str) -> int:
    """How far a modality is on the way from unknown to happened."""
    return KNOWLEDGE.index(modality)


def written(document: Document) -> tuple[date, date] | None:
    """The days between which a page was written, where both are known."""
    days = document.published.days
    return (days.earliest, days.latest) if days.earliest is not None and days.latest is not None else None


def surely_before(one: Document, other: Document) -> bool:
    """Whether `one` was written on an earlier day than `other`, as far as both are known."""
    a, b = written(one), written(other)
    return a is not None and b is not None and a[1] < b[0]


def newest(mentions: Sequence[EventMention], documents: Mapping[str, Document]) -> tuple[EventMention, ...]:
    """The mentions whose page is not surely older than another mention's page."""
    return tuple(
        m
        for m in mentions
        if not any(surely_before(documents[m.document], documents[other.document]) for other in mentions)
    )


def current_modality(mentions: Sequence[EventMention], documents: Mapping[str, Document]) -> str:
    """The modality as it stands now: the best informed one of the newest pages."""
    return max((m.event.modality for m in newest(mentions, documents)), key=stage)
