"""Statements as published: who said it, in which words each page gives them, and where quoted words were altered."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from readout.assess.differences import Differences, make_side
from readout.assess.facts import Evidenced, most_common
from readout.model import Span, stable_id
from readout.model.account import Conflict, Rendering, Statement
from readout.model.links import StatementGroup, StatementMention

WORD = re.compile(r"\w+")


def statement_id(group: StatementGroup) -> str:
    """Depends on the places of the renderings alone."""
    return stable_id("stm", *sorted(f"{m.document}:{m.content.start}:{m.content.end}" for m in group.mentions))


def make_statement(group: StatementGroup, evidenced: Evidenced, topics: tuple[str, ...]) -> Statement:
    """The statement with every page's words, each page's in its own rendering."""
    documents = evidenced.documents
    changed = {m.attribution.id for pair in alterations(group, evidenced) for m, _ in pair}
    fullest = max(group.mentions, key=lambda m: (len(m.content), m.document))
    source = fullest.attribution.source
    return Statement(
        id=statement_id(group),
        speaker=most_common(m.speaker for m in group.mentions),
        speaker_text=source.of(documents[fullest.document].text) if source else "",
        addressees=tuple(sorted({a for m in group.mentions for a in m.addressees})),
        direct=any(m.attribution.direct for m in group.mentions),
        text=fullest.content.of(documents[fullest.document].text),
        topics=topics,
        renderings=tuple(
            Rendering(
                m.document, span.start, span.end, span.of(documents[m.document].text), m.attribution.id in changed
            )
            for m in group.mentions
            for span in m.attribution.content
        ),
    )


Words = list[tuple[str, Span]]
Altered = tuple[tuple[StatementMention, Span], tuple[StatementMention, Span]]


def quoted_words(mention: StatementMention, evidenced: Evidenced) -> Words:
    """The words inside quotation marks, lower case, with their places."""
    text = evidenced.pages[mention.document].document.text
    return [
        (m.group().casefold(), Span(m.start() + span.start, m.end() + span.start))
        for span in mention.attribution.content
        for m in WORD.finditer(span.of(text))
    ]


def alterations(group: StatementGroup, evidenced: Evidenced) -> list[Altered]:
    """Pairs of places where two pages put different words between the same quoted words."""
    direct = [m for m in group.mentions if m.attribution.direct]
    found = []
    for i, one in enumerate(direct):
        for other in direct[:i]:
            if one.document != other.document:
                found += replaced(other, quoted_words(other, evidenced), one, quoted_words(one, evidenced))
    return found


def replaced(left: StatementMention, ours: Words, right: StatementMention, theirs: Words) -> list[Altered]:
    """Runs of words that stand for each other between two runs both pages share; cut ends are no alteration."""
    shared = [step for step in Levenshtein.opcodes([w for w, _ in ours], [w for w, _ in theirs]) if step.tag == "equal"]
    found: list[Altered] = []
    for before, after in itertools.pairwise(shared):
        mine, yours = ours[before.src_end : after.src_start], theirs[before.dest_end : after.dest_start]
        if mine and yours:
            here, there = Span(mine[0][1].start, mine[-1][1].end), Span(yours[0][1].start, yours[-1][1].end)
            found.append(((left, here), (right, there)))
    return found


def find_alterations(groups: Sequence[StatementGroup], evidenced: Evidenced) -> Differences:
    """One wording conflict for every quotation whose words differ between pages, with the words of each side."""
    conflicts = []
    for group in groups:
        sides: dict[str, list[tuple[str, Span]]] = {}
        for pair in alterations(group, evidenced):
            for mention, span in pair:
                words = span.of(evidenced.pages[mention.document].document.text)
                sides.setdefault(words.casefold(), []).append((mention.document, span))
        if len(sides) < 2:
            continue
        values = tuple(make_side(sides[words], evidenced) for words in sorted(sides))
        told = " against ".join(f"“{value.value}”" for value in values)
        where = statement_id(group)
        conflicts.append(
            Conflict(
                stable_id("con", where), (), "quotation", "wording", values, f"The same quotation is given as {told}."
            )
        )
    return Differences(conflicts=tuple(conflicts))
