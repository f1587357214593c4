"""A small account made by hand: two independent reports of a ferry accident and a copy of the first.

Pages carry what output must survive: an emoji, curly quotes, a right-to-left override, an escape sequence, markup.
"""

from __future__ import annotations

from collections.abc import Iterable

from readout.model.account import (
    Amount,
    Block,
    Change,
    Conflict,
    DateHint,
    EventClass,
    Evidence,
    Fact,
    FurniturePart,
    Lineage,
    LineageEdge,
    NamedEntity,
    Office,
    Page,
    PublishedOn,
    Quote,
    Readout,
    RefusedPage,
    Rendering,
    RoleFiller,
    Side,
    Statement,
    Story,
    TextSpan,
    TimelineEntry,
    When,
)

COURIER = """Home | Harbour | Weather ⛴️
Ferry runs aground off Lindholm

The ferry Astrid ran aground off Lindholm on Monday 🚢 with 84 people on board.
Three people were killed, the coast guard said.
“We heard a crash and then silence,” said passenger Mira Holt.
Share this story
The transport minister, Jonas Vane, promised an inquiry <b>within days</b>.
"""
GAZETTE = """Astrid: two dead after ferry grounding
Two people died when the Astrid hit rocks near Lindholm on Monday morning, the operator Norline said.
The ferry ran aground \u202eat\u202c 7 a.m.
“We heard a bang and then silence,” said Mira Holt, who was \x1b[31mon board\x1b[0m.
An earlier report by the operator had spoken of one death.
Subscribe to our newsletter
"""
MIRROR = """Ferry Astrid aground off Lindholm

The Astrid ran aground off Lindholm on Monday with 84 people aboard.
Three people were killed, according to the coast guard.
"""


def quote(page: Page, words: str) -> Quote:
    """The one place of `words` in a page."""
    assert page.text.count(words) == 1, words
    start = page.text.index(words)
    return Quote(page.id, start, start + len(words), words)


def make_page(
    identifier: str, uri: str, outlet: str | None, text: str, *, title: str, furniture: dict[str, str]
) -> Page:
    """A page whose furniture is named by its words; every other line that is not blank is body."""
    parts = [(text.index(words), text.index(words) + len(words), kind) for words, kind in furniture.items()]
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\n"))
        if end > start and not any(low <= start < high for low, high, _ in parts):
            blocks.append(Block(start, end))
        start += len(line)
    at = text.index(title)
    return Page(
        id=identifier,
        uri=uri,
        outlet=outlet,
        title=TextSpan(at, at + len(title), title),
        published=PublishedOn(
            "2024-05-06", "2024-05-06", "2024-05-06", "metadata", (DateHint("metadata", "2024-05-06", None, None),)
        ),
        language="en",
        text=text,
        body=tuple(blocks),
        furniture=tuple(FurniturePart(*part) for part in parts),
        credits=(),
        lineage=None,
        notices=(),
    )


A = make_page(
    "doc-a",
    "pages/courier.html",
    "Harbour Courier",
    COURIER,
    title="Ferry runs aground off Lindholm",
    furniture={"Home | Harbour | Weather ⛴️": "navigation", "Share this story": "share"},
)
B = make_page(
    "doc-b",
    "pages/gazette.txt",
    "The Gazette",
    GAZETTE,
    title="Astrid: two dead after ferry grounding",
    furniture={"Subscribe to our newsletter": "newsletter"},
)
C = make_page("doc-c", "pages/mirror.txt", None, MIRROR, title="Ferry Astrid aground off Lindholm", furniture={})


def evidence(page: Page, words: str, *values: Amount) -> Evidence:
    """Words of a page that say a fact."""
    place = quote(page, words)
    return Evidence(place.document, place.start, place.end, place.text, "happened", values, None, None)


def make_fact(identifier: str, summary: str, places: Iterable[Evidence], **changes: object) -> Fact:
    """A fact with the usual values; `changes` overwrite them."""
    usual: dict[str, object] = {
        "event": EventClass(None, None),
        "participants": (),
        "time": When("2024-05-06", "2024-05-06", "2024-05-06"),
        "place": None,
        "values": (),
        "commitment": False,
        "background": False,
        "polarity": "positive",
        "modality": "happened",
        "status": ("single-source",),
        "lineages": 1,
        "origins": 1,
        "topics": (),
        "weight": 0.5,
    }
    return Fact(id=identifier, summary=summary, evidence=tuple(places), **{**usual, **changes})  # type: ignore[arg-type]


GROUNDING = make_fact(
    "fact-grounding",
    "The ferry Astrid ran aground off Lindholm",
    [
        evidence(A, "The ferry Astrid ran aground off Lindholm on Monday 🚢 with 84 people on board."),
        evidence(B, "The ferry ran aground \u202eat\u202c 7 a.m."),
        evidence(C, "The Astrid ran aground off Lindholm on Monday with 84 people aboard."),
    ],
    status=("corroborated",),
    lineages=2,
    origins=2,
    weight=0.9,
    participants=(RoleFiller("actor", "ent-astrid"),),
)
DEATHS = make_fact(
    "fact-deaths",
    "2 to 3 people were killed",
    [
        evidence(A, "Three people were killed", Amount("deaths", "people", 3, 3)),
        evidence(B, "Two people died", Amount("deaths", "people", 2, 2)),
        evidence(C, "Three people were killed", Amount("deaths", "people", 3, 3)),
    ],
    status=("contested", "changed"),
    lineages=2,
    origins=2,
    weight=0.8,
)
INQUIRY = make_fact(
    "fact-inquiry",
    "Jonas Vane promised an inquiry",
    [evidence(A, "The transport minister, Jonas Vane, promised an inquiry <b>within days</b>.")],
    commitment=True,
    modality="planned",
    time=None,
)
EARLY = make_fact(
    "fact-early",
    "The operator had spoken of one death",
    [evidence(B, "An earlier report by the operator had spoken of one death.")],
    background=True,
    time=None,
    weight=0.2,
)
MORNING = make_fact(
    "fact-morning",
    "The Astrid hit rocks near Lindholm on Monday morning",
    [evidence(B, "the Astrid hit rocks near Lindholm on Monday morning")],
    weight=0.3,
)
CRASH, BANG = "We heard a crash and then silence", "We heard a bang and then silence"
HEARD = Statement(
    id="stmt-heard",
    speaker="ent-holt",
    speaker_text="passenger Mira Holt",
    addressees=(),
    direct=True,
    text=CRASH,
    topics=("accident",),
    renderings=tuple(
        Rendering(place.document, place.start, place.end, place.text, altered)
        for place, altered in ((quote(A, CRASH), False), (quote(B, BANG), True))
    ),
)
STORY = Story(
    id="story-1",
    title="Ferry runs aground off Lindholm",
    documents=("doc-a", "doc-b", "doc-c"),
    time="2024-05-06",
    lineages=(
        Lineage(
            "lin-1",
            ("doc-a", "doc-c"),
            "doc-a",
            (
                LineageEdge(
                    "doc-c",
                    "doc-a",
                    "rewrites",
                    0.8,
                    ((quote(C, "Three people were killed"), quote(A, "Three people were killed")),),
                ),
            ),
        ),
        Lineage("lin-2", ("doc-b",), None, ()),
    ),
    entities=(
        NamedEntity("ent-astrid", "Astrid", "OTHER", (), (), (quote(A, "Astrid"),)),
        NamedEntity(
            "ent-holt",
            "Mira Holt",
            "PERSON",
            (),
            (Office("passenger", None, (quote(A, "passenger"),)),),
            (quote(A, "Mira Holt"),),
        ),
    ),
    facts=(GROUNDING, DEATHS, INQUIRY, MORNING, EARLY),
    statements=(HEARD,),
    conflicts=(
        Conflict(
            "conf-1",
            ("fact-deaths",),
            "deaths",
            "numeric",
            (
                Side("3", (quote(A, "Three people were killed"), quote(C, "Three people were killed"))),
                Side("2", (quote(B, "Two people died"),)),
            ),
            "The pages give different numbers of deaths",
        ),
    ),
    changes=(
        Change(
            "chg-1",
            ("fact-deaths",),
            "deaths",
            Side("1", (quote(B, "one death"),)),
            Side("2", (quote(B, "Two people died"),)),
            "The operator corrected its first number",
        ),
    ),
    timeline=(
        TimelineEntry("2024-05-06", "fact-grounding"),
        TimelineEntry("2024-05-06", "fact-deaths"),
        TimelineEntry("2024-05-06", "fact-morning"),
    ),
)
SAMPLE = Readout(
    documents=(A, B, C),
    stories=(STORY,),
    refused=(RefusedPage("pages/photo.png", "a picture, not a page", "give the page it stood on"),),
)
