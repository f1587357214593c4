"""Two small accounts: a visit with countries, a statement, a conflict and a change; and pages that mean harm."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TypeVar

from readout.model import Readout
from readout.model.account import (
    Amount,
    Change,
    Conflict,
    EventClass,
    Evidence,
    Lineage,
    LineageEdge,
    NamedEntity,
    Office,
    Page,
    PublishedOn,
    Rendering,
    RoleFiller,
    Side,
    Statement,
    Story,
    TimelineEntry,
    When,
)
from tests.render.sample import evidence, make_fact, make_page, quote

T = TypeVar("T")
POST = make_page(
    "doc-post",
    "https://post.example/news/visit?id=7",
    "Harbour Post",
    "Ministers meet in Wellington\n\nAna Luz, Chile's foreign minister, met Tom Reed in Wellington on Tuesday 🦑.\n"
    "“We will share the quota,” she said. They talked for four hours.\n",
    title="Ministers meet in Wellington",
    furniture={},
)
GAZETTE = make_page(
    "doc-gazette",
    "pages/gazette 1.txt",
    "The Gazette",
    "Luz meets Reed\n\nTom Reed received Ana Luz of Chile on Tuesday. They talked for six hours.\n"
    "“We will share a quota,” Luz said.\n",
    title="Luz meets Reed",
    furniture={},
)
ECHO = replace(
    make_page(
        "doc-echo",
        "pages/echo.txt",
        None,
        "Ministers meet\n\nAna Luz, Chile's foreign minister, met Tom Reed in Wellington.\n",
        title="Ministers meet",
        furniture={},
    ),
    published=PublishedOn("../2024-05-09", None, "2024-05-09", "masthead", ()),
)
MET = "Ana Luz, Chile's foreign minister, met Tom Reed in Wellington"
HOURS = "They talked for four hours."


def _hours(page: Page, words: str, hours: float, said_by: str | None = None) -> Evidence:
    return replace(evidence(page, words, Amount("duration", "hour", hours, hours)), attribution=said_by)


MEETING = make_fact(
    "fact-meeting",
    "Ana Luz met Tom Reed in Wellington",
    [
        evidence(POST, MET),
        evidence(GAZETTE, "Tom Reed received Ana Luz of Chile on Tuesday"),
        evidence(ECHO, MET),
    ],
    event=EventClass("CONSULT", "meet"),
    participants=(RoleFiller("actor", "ent-luz"), RoleFiller("recipient", "ent-reed")),
    time=When("2024-05-07", "2024-05-07", "2024-05-07"),
    place="ent-wellington",
    status=("corroborated",),
    lineages=2,
    origins=2,
    weight=0.9,
)
TALKS = make_fact(
    "fact-talks",
    "They talked for 4 to 6 hours",
    [_hours(POST, HOURS, 4.0), _hours(GAZETTE, "They talked for six hours.", 6.0)],
    event=EventClass("CONSULT", "talk"),
    time=None,
    values=(Amount("duration", "hour", 4.0, 6.0),),
    status=("contested",),
    lineages=2,
    origins=2,
    weight=0.6,
)
QUOTA = make_fact(
    "fact-quota",
    "Ana Luz said that they will share the quota",
    [_hours(POST, "We will share the quota", 0.5, "stmt-quota")],
    event=EventClass("AGREE", None),
    participants=(RoleFiller("actor", "ent-luz"), RoleFiller("addressee", "ent-reed")),
    modality="planned",
    commitment=True,
    time=None,
    weight=0.5,
)
NOTHING = make_fact("fact-nothing", "She said so", [evidence(GAZETTE, "Luz said")], time=None, weight=0.1)
STATEMENT = Statement(
    id="stmt-quota",
    speaker="ent-luz",
    speaker_text="she",
    addressees=("ent-reed",),
    direct=True,
    text="We will share the quota",
    topics=("quota",),
    renderings=tuple(
        Rendering(place.document, place.start, place.end, place.text, altered)
        for place, altered in (
            (quote(POST, "We will share the quota"), False),
            (quote(GAZETTE, "We will share a quota"), True),
        )
    ),
)
ENTITIES = (
    NamedEntity(
        "ent-luz",
        "Ana Luz",
        "PERSON",
        ("Luz",),
        (Office("foreign minister", "ent-chile", (quote(POST, "foreign minister"),)),),
        (quote(POST, "Ana Luz"), quote(GAZETTE, "Ana Luz"), quote(ECHO, "Ana Luz")),
    ),
    NamedEntity("ent-reed", "Tom Reed", "PERSON", (), (), (quote(POST, "Tom Reed"), quote(GAZETTE, "Tom Reed"))),
    NamedEntity("ent-chile", "Chile", "COUNTRY", (), (), (quote(POST, "Chile"),)),
    NamedEntity("ent-wellington", "Wellington", "PLACE", (), (), (quote(ECHO, "Wellington"),)),
)
STORY = Story(
    id="story-visit",
    title="Ministers meet in Wellington",
    documents=("doc-post", "doc-gazette", "doc-echo"),
    time="2024-05-07",
    lineages=(
        Lineage(
            "lin-post",
            ("doc-echo", "doc-post"),
            None,
            (LineageEdge("doc-echo", "doc-post", "copy", 1.0, ((quote(ECHO, MET), quote(POST, MET)),)),),
        ),
        Lineage("lin-gazette", ("doc-gazette",), "Coral News Agency", ()),
    ),
    entities=ENTITIES,
    facts=(MEETING, TALKS, QUOTA, NOTHING),
    statements=(STATEMENT,),
    conflicts=(
        Conflict(
            "con-hours",
            ("fact-talks",),
            "duration",
            "numeric",
            (Side("four hours", (quote(POST, "four hours"),)), Side("six hours", (quote(GAZETTE, "six hours"),))),
            "The pages differ on duration",
        ),
    ),
    changes=(
        Change(
            "chg-hours",
            ("fact-talks",),
            "duration",
            Side("four hours", (quote(POST, "four hours"),)),
            Side("six hours", (quote(GAZETTE, "six hours"),)),
            "Earlier: four hours; later: six hours",
        ),
    ),
    timeline=(TimelineEntry("2024-05-07", "fact-meeting"),),
)
VISIT = Readout(documents=(POST, GAZETTE, ECHO), stories=(STORY,))

EVIL_WORDS = (
    '=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "＝1+1",
    '"=1+1',
    "a;=1+1",
    "a\n=1+1",
    "\x1b[2J\u202e=1",
    "<script>alert(1)</script>",
)
EVIL = make_page(
    "doc-evil",
    "javascript:alert(1)//=2",
    "=Outlet",
    "=TITLE()\n" + "\x00\n".join(f"¦{words}¦" for words in EVIL_WORDS) + "\n",
    title="=TITLE()",
    furniture={},
)
HARM = Readout(
    documents=(EVIL,),
    stories=(
        replace(
            STORY,
            id="story-harm",
            title="=TITLE()",
            documents=("doc-evil",),
            lineages=(),
            entities=(),
            facts=tuple(
                make_fact(f"fact-{index}", words, [evidence(EVIL, words)], event=EventClass("ASSAULT", "attack"))
                for index, words in enumerate(EVIL_WORDS)
                if EVIL.text.count(words) == 1
            ),
            statements=(),
            conflicts=(),
            changes=(),
            timeline=(),
        ),
    ),
)
ACCOUNTS = {"visit": VISIT, "harm": HARM}


def shuffled(account: Readout, seed: int) -> Readout:
    """The same account with its pages, stories and the pages of its stories in another order (seed 0: backwards)."""
    order = random.Random(seed)  # noqa: S311 - any order will do

    def moved(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(order.sample(items, len(items))) if seed else items[::-1]

    stories = tuple(replace(story, documents=moved(story.documents)) for story in moved(account.stories))
    return replace(account, documents=moved(account.documents), stories=stories)
