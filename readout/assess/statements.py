"""Statements as published: who said it, in which words each page gives them, and where quoted words were altered."""

from __future__ import annotations

from readout.assess.facts import Evidenced, most_common
from readout.assess.wording import alteration, statement_id
from readout.model.account import Rendering, Statement
from readout.model.links import StatementGroup


def make_statement(group: StatementGroup, evidenced: Evidenced, topics: tuple[str, ...]) -> Statement:
    """The statement with every page's words, each page's in its own rendering."""
    documents = evidenced.documents
    altered = alteration(group, evidenced)
    changed = {m.attribution.id for m in altered.mentions} if altered else set()
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
