"""The hand-made account with a page that is hard to show: right to left, emoji, markup, an endless word."""

from __future__ import annotations

import dataclasses

from readout.model import Readout
from tests.render.sample import DEATHS, SAMPLE, STORY, evidence, make_page

HARBOUR = (
    "ميناء اليوم | الرئيسية\n"
    "غرق عبّارة قرب لندهولم ⛴️🚢\n\n"
    "قال خفر السواحل 🚢🚢 إن ثلاثة أشخاص قُتلوا عندما جنحت العبّارة أستريد.\n"
    "<script>alert(1)</script> javascript:alert(2) =HYPERLINK(1) \u202egnorw\u202c\n"
)
KILLED = "ثلاثة أشخاص قُتلوا"
LONG_WORD = 1_000_000
D = make_page(
    "doc-d",
    "javascript:alert(3)",
    "ميناء اليوم",
    HARBOUR,
    title="غرق عبّارة قرب لندهولم ⛴️🚢",
    furniture={"ميناء اليوم | الرئيسية": "navigation"},
)
TOLD = dataclasses.replace(DEATHS, evidence=(*DEATHS.evidence, evidence(D, KILLED)))
HARD_STORY = dataclasses.replace(
    STORY,
    documents=(*STORY.documents, D.id),
    facts=tuple(TOLD if fact is DEATHS else fact for fact in STORY.facts),
)
HARD = dataclasses.replace(SAMPLE, documents=(*SAMPLE.documents, D), stories=(HARD_STORY,))
ENDLESS = dataclasses.replace(
    HARD, documents=(*SAMPLE.documents, dataclasses.replace(D, text=HARBOUR + "x" * LONG_WORD + "\n"))
)


def several(count: int) -> Readout:
    """The account with so many stories of the same pages, each with ids of its own."""
    stories = tuple(
        dataclasses.replace(
            STORY,
            id=f"story-{index}",
            title=f"Story number {index}",
            documents=() if index else STORY.documents,
            facts=() if index else STORY.facts,
            statements=() if index else STORY.statements,
            entities=() if index else STORY.entities,
            lineages=() if index else STORY.lineages,
            conflicts=() if index else STORY.conflicts,
            changes=() if index else STORY.changes,
        )
        for index in range(count)
    )
    return dataclasses.replace(SAMPLE, stories=stories)
