"""Accounts made from expectations: one that meets them all, and ones damaged in a way a seed decides."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping
from pathlib import Path

from eval.evidence import folded
from eval.expected import Anchors, Expected
from eval.story import EXPECTED_NAME
from readout.model import Readout
from readout.model.account import (
    Amount,
    Block,
    Change,
    Conflict,
    CreditLine,
    EventClass,
    Evidence,
    Fact,
    NamedEntity,
    Office,
    Page,
    PublishedOn,
    Quote,
    Rendering,
    RoleFiller,
    Side,
    Statement,
    Story,
)

PAGE_LINES = {
    "p0": "Menu\nAda Quill met Ben Rowe in Tallow on Monday for two hours.\nThe toll was nine.\n"
    'Quill said "we agreed".\n',
    "p1": "Ada Quill saw Ben Rowe in the morning, for two hours.\nThe toll rose to twelve.\n"
    'Quill said "we consented".\n',
}
EXPECTED = """
story: tallow
documents: {p0: a.txt, p1: b.txt}
boilerplate: [{p0: "Menu"}]
published_is_not: {p0: "2026-01-01"}
credits: [{p1: "The toll rose", name: Bell}]
people: [{name: Ada Quill, office: Mayor, in: [p0, p1]}, {name: Ben Rowe, in: [p0]}]
facts:
  - {id: met, event: CONSULT, who: [Ada Quill, Ben Rowe], minutes: [120, 120], modality: {p0: happened},
     commitment: true, evidence: {p0: "met Ben Rowe", p1: "saw Ben Rowe"}}
  - {id: toll, count: {values: [12]}, evidence: {p0: "toll was nine", p1: "rose to twelve"}}
conflicts: [{what: time, sides: [{p0: "on Monday"}, {p1: "in the morning"}]}]
compatible: [{what: tolls, sides: [{p0: "toll was nine"}, {p1: "rose to twelve"}]}]
changes: [{what: toll, from: {p0: "toll was nine"}, to: {p1: "rose to twelve"}}]
quotations: [{speaker: Ada Quill, text: we agreed, p0: "we agreed"}]
altered: [{what: agreed, as_said: {p0: "we agreed"}, changed: {p1: "we consented"}}]
copies: [[p0, p1]]
"""


def write_story(folder: Path) -> Path:
    """A story of two short pages with what is expected of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(PAGE_LINES["p0"], encoding="utf-8")
    (folder / "b.txt").write_text(PAGE_LINES["p1"], encoding="utf-8")
    (folder / EXPECTED_NAME).write_text(EXPECTED, encoding="utf-8")
    return folder


def quotes(anchors: Anchors, texts: Mapping[str, str]) -> tuple[Quote, ...]:
    """The anchors' own places."""
    found = []
    for key, anchor in anchors.items():
        at = folded(texts[key]).index(folded(anchor))
        found.append(Quote(key, at, at + len(anchor), texts[key][at : at + len(anchor)]))
    return tuple(found)


def perfect(expected: Expected, texts: Mapping[str, str]) -> Readout:
    """An account that meets every expectation; page ids are the keys."""
    story = Story(
        id="s",
        title=expected.story,
        documents=tuple(expected.documents),
        time=None,
        lineages=(),
        entities=_entities(expected, texts),
        facts=tuple(_facts(expected, texts)),
        statements=tuple(_statements(expected, texts)),
        conflicts=tuple(
            Conflict(f"c{i}", (), "x", "numeric", tuple(Side("v", quotes(s, texts)) for s in c.sides), "they differ")
            for i, c in enumerate(expected.conflicts or ())
        ),
        changes=tuple(
            Change(f"h{i}", (), "x", Side("a", quotes(c.before, texts)), Side("b", quotes(c.after, texts)), "changed")
            for i, c in enumerate(expected.changes)
        ),
        timeline=(),
    )
    return Readout(documents=tuple(_pages(expected, texts)), stories=(story,))


def _pages(expected: Expected, texts: Mapping[str, str]) -> list[Page]:
    group = {key: f"l{i}" for i, keys in enumerate(expected.copies or ()) for key in keys}
    pages = []
    for key, name in expected.documents.items():
        text, start = texts[key], 0
        menu = {folded(text).index(folded(b.anchor)) for b in expected.boilerplate if b.page == key}
        body = []
        for line in text.splitlines(keepends=True):
            if not any(start <= at < start + len(line) for at in menu):
                body.append(Block(start, start + len(line)))
            start += len(line)
        credits = tuple(
            CreditLine(c.name, "wire", q.start, q.end, q.text)
            for c in expected.credits
            if c.page == key
            for q in quotes({key: c.anchor}, texts)
        )
        published = PublishedOn("2025-05-05", None, None, "invented", ())
        pages.append(
            Page(key, f"x/{name}", None, None, published, "en", text, tuple(body), (), credits, group.get(key), ())
        )
    return pages


def _entities(expected: Expected, texts: Mapping[str, str]) -> tuple[NamedEntity, ...]:
    names = {p.name: p for p in expected.people}
    entities = []
    for name, person in names.items():
        mentions = tuple(Quote(key, 0, 1, texts[key][0:1]) for key in person.pages)
        roles = () if person.office is None else (Office(person.office, None, ()),)
        entities.append(NamedEntity(f"e-{name}", name, "PERSON", (), roles, mentions))
    return tuple(entities)


def _facts(expected: Expected, texts: Mapping[str, str]) -> list[Fact]:
    facts = []
    for wanted in expected.facts:
        evidence = tuple(
            Evidence(q.document, q.start, q.end, q.text, wanted.modality.get(q.document, "happened"), (), None, None)  # type: ignore[arg-type]
            for q in quotes(wanted.evidence, texts)
        )
        values = []
        if wanted.minutes:
            values.append(Amount("duration", "minute", *wanted.minutes))
        if wanted.count:
            values.append(Amount("count", None, *wanted.count))
        facts.append(
            Fact(
                id=f"f-{wanted.id}",
                summary=wanted.id,
                event=EventClass(wanted.types[0], None),
                participants=tuple(RoleFiller("actor", f"e-{who}") for who in wanted.who),
                time=None,
                place=None,
                values=tuple(values),
                commitment=wanted.commitment,
                background=False,
                polarity="positive",
                modality="happened",
                status=(),
                lineages=1,
                origins=1,
                topics=(),
                weight=1.0,
                evidence=evidence,
            )
        )
    return facts


def _statements(expected: Expected, texts: Mapping[str, str]) -> list[Statement]:
    made = [(f"e-{q.speaker}", {q.page: q.anchor}, False) for q in expected.quotations]
    made += [("", {**a.before, **a.after}, True) for a in expected.altered]
    return [
        Statement(
            id=f"t{i}",
            speaker=speaker or None,
            speaker_text="",
            addressees=(),
            direct=True,
            text="",
            topics=(),
            renderings=tuple(Rendering(q.document, q.start, q.end, q.text, altered) for q in quotes(anchors, texts)),
        )
        for i, (speaker, anchors, altered) in enumerate(made)
    ]


def damaged(account: Readout, seed: int) -> Readout:
    """The account with spans moved, facts joined and dropped, types, speakers, lineages and sides changed at random."""
    chance = random.Random(seed)  # noqa: S311 - a test's own dice
    story = account.stories[0]
    facts = [_damaged_fact(f, account, chance) for f in story.facts if chance.random() > 0.2]
    if len(facts) > 1 and chance.random() < 0.5:
        facts[0] = dataclasses.replace(facts[0], evidence=facts[0].evidence + facts[1].evidence)
    ids = [e.id for e in story.entities]
    statements = [
        dataclasses.replace(s, speaker=chance.choice([*ids, None])) for s in story.statements if chance.random() > 0.2
    ]
    conflicts = [
        dataclasses.replace(c, values=c.values[: chance.choice([1, 2, 3])])
        for c in story.conflicts
        if chance.random() > 0.3
    ]
    pages = [
        dataclasses.replace(
            p,
            body=tuple(b for b in p.body if chance.random() > 0.2),
            lineage=chance.choice([None, "l0", "l1"]),
            published=dataclasses.replace(p.published, edtf=chance.choice([None, "2025-05-05", "2026-01-01"])),
        )
        for p in account.documents
    ]
    kept = chance.sample(pages, len(pages) - (1 if len(pages) > 1 and chance.random() < 0.2 else 0))
    changed = dataclasses.replace(
        story,
        facts=tuple(facts),
        statements=tuple(statements),
        conflicts=tuple(conflicts),
        entities=tuple(dataclasses.replace(e, roles=()) if chance.random() < 0.2 else e for e in story.entities),
    )
    return Readout(documents=tuple(kept), stories=(changed,))


def _damaged_fact(fact: Fact, account: Readout, chance: random.Random) -> Fact:
    evidence = []
    for e in fact.evidence:
        length = len(next(p.text for p in account.documents if p.id == e.document))
        if chance.random() < 0.2:
            start = chance.randrange(length)
            evidence.append(dataclasses.replace(e, start=start, end=min(length + 3, start + 20)))
        elif chance.random() > 0.1:
            evidence.append(dataclasses.replace(e, modality=chance.choice(["happened", "planned"])))
    return dataclasses.replace(
        fact,
        evidence=tuple(evidence),
        event=EventClass(chance.choice([fact.event.type, "AID", None]), None),
        participants=fact.participants[: chance.choice([0, 1, 5])],
        values=fact.values if chance.random() > 0.3 else (Amount("duration", "hour", 1, 10),),
        commitment=chance.random() > 0.3,
    )
