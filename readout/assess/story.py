"""The account of one story, from everything that was linked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from readout.assess.ages import find_rival_ages
from readout.assess.differences import Differences, find_differences
from readout.assess.facts import Evidenced, make_fact
from readout.assess.identity import find_rival_offices, find_rival_spellings
from readout.assess.matter import Matters
from readout.assess.order import PageOrder
from readout.assess.outcomes import find_outcomes
from readout.assess.overtaken import find_overtaken
from readout.assess.quotes import quote
from readout.assess.ranking import StorySense
from readout.assess.repeats import merge_repeats
from readout.assess.resumptions import find_resumptions
from readout.assess.revisions import find_revisions
from readout.assess.statements import make_statement
from readout.assess.succession import find_successions
from readout.assess.title import story_time, story_title
from readout.assess.topics import Topics
from readout.assess.voices import find_rebuttals, find_rival_counts
from readout.assess.wording import find_alterations, statement_id
from readout.model import stable_id
from readout.model.account import (
    Fact,
    Lineage,
    LineageEdge,
    NamedEntity,
    Office,
    Quote,
    Status,
    Story,
    TimelineEntry,
)
from readout.model.links import AnnotatedPage, FactGroup, LineageGroup, LinkedEntity, StatementGroup


@dataclass(frozen=True, slots=True)
class StoryParts:
    """Everything known of one story before it is assessed."""

    pages: tuple[AnnotatedPage, ...]
    lineages: tuple[LineageGroup, ...]
    entities: tuple[LinkedEntity, ...]
    facts: tuple[FactGroup, ...]
    statements: tuple[StatementGroup, ...]


def assess_story(parts: StoryParts) -> Story:
    """The published account of one story; facts by weight, the timeline by time."""
    evidenced = gather(parts)
    sense, topics = StorySense(evidenced.pages, len(parts.lineages)), Topics(evidenced.pages)
    found = [(group, *fact_of(group, evidenced, sense, topics)) for group in parts.facts]
    differences = find_alterations(parts.statements, evidenced) + find_rival_offices(parts.entities, evidenced)
    differences += find_rival_spellings(parts.entities, evidenced) + find_rival_ages(parts.entities, evidenced)
    differences += find_resumptions(parts.facts, evidenced) + find_revisions(parts.facts, evidenced)
    matters = Matters(parts.facts, evidenced)
    differences += find_successions(matters) + find_outcomes(matters) + find_overtaken(matters)
    differences += find_rebuttals(evidenced) + find_rival_counts(evidenced)
    for _, _, own in found:
        differences += own
    facts = sorted((fact for _, fact, _ in found), key=lambda f: (-f.weight, f.id))
    documents = tuple(sorted(evidenced.pages))
    return Story(
        id=stable_id("story", *documents),
        title=story_title(parts.pages),
        documents=documents,
        time=story_time(facts),
        lineages=tuple(publish_lineage(group, evidenced) for group in parts.lineages),
        entities=tuple(publish_entity(entity, evidenced) for entity in parts.entities),
        facts=tuple(facts),
        statements=tuple(
            make_statement(group, evidenced, topics.about((m.document, m.content) for m in group.mentions))
            for group in parts.statements
        ),
        conflicts=tuple(sorted(differences.conflicts, key=lambda c: c.id)),
        changes=merge_repeats(differences.changes),
        timeline=timeline(facts),
    )


def gather(parts: StoryParts) -> Evidenced:
    """The lookups that everything is made from."""
    pages = {page.document.id: page for page in parts.pages}
    lineage = {document: group.id for group in parts.lineages for document in group.documents}
    return Evidenced(
        pages=pages,
        entities={entity.id: entity for entity in parts.entities},
        lineage=lineage,
        order=PageOrder({key: page.document for key, page in pages.items()}, lineage, parts.facts),
        statements={
            (m.document, m.attribution.id): statement_id(group) for group in parts.statements for m in group.mentions
        },
    )


def fact_of(group: FactGroup, evidenced: Evidenced, sense: StorySense, topics: Topics) -> tuple[Fact, Differences]:
    """A fact with the status its differences give it."""
    lineages = len({evidenced.lineage[m.document] for m in group.mentions})
    about = topics.about((m.document, m.event.extent) for m in group.mentions)
    fact = make_fact(group, evidenced, about, sense.weight(group, lineages))
    differences = find_differences(group, evidenced)
    more = (*(["contested"] if differences.conflicts else []), *(["changed"] if differences.changes else []))
    return dataclasses.replace(fact, status=(*fact.status, *cast("tuple[Status, ...]", more))), differences


def publish_lineage(group: LineageGroup, evidenced: Evidenced) -> Lineage:
    """A lineage with the passages that show it."""
    documents = evidenced.documents
    edges = tuple(
        LineageEdge(
            d.derived,
            d.source,
            d.kind,
            d.score,
            tuple((quote(documents, d.derived, p.derived), quote(documents, d.source, p.source)) for p in d.passages),
            d.reasons,
        )
        for d in group.derivations
    )
    return Lineage(group.id, group.documents, group.origin, edges)


def publish_entity(entity: LinkedEntity, evidenced: Evidenced) -> NamedEntity:
    """An entity with the offices and mentions of all its pages."""
    documents, known = evidenced.documents, {m: e.id for e in evidenced.entities.values() for m in e.members}
    members = set(entity.members)
    offices: dict[tuple[str, str | None], list[tuple[str, int, int]]] = {}
    mentions = []
    for document in sorted({document for document, _ in members}):
        for one in evidenced.pages[document].annotations.entities:
            if (document, one.id) not in members:
                continue
            mentions += [quote(documents, document, m.span) for m in one.mentions]
            for role in one.roles:
                of = known.get((document, role.of)) if role.of else None
                offices.setdefault((role.title, of), []).extend((document, s.start, s.end) for s in role.evidence)
    return NamedEntity(
        entity.id, entity.name, entity.type, entity.aliases, publish_offices(offices, evidenced), tuple(mentions)
    )


def publish_offices(
    offices: Mapping[tuple[str, str | None], Sequence[tuple[str, int, int]]], evidenced: Evidenced
) -> tuple[Office, ...]:
    """Each office once, the most often given first."""
    ordered = sorted(offices, key=lambda key: (-len(offices[key]), key[0], key[1] or ""))
    texts = {key: page.document.text for key, page in evidenced.pages.items()}
    return tuple(
        Office(title, of, tuple(Quote(d, a, b, texts[d][a:b]) for d, a, b in offices[title, of]))
        for title, of in ordered
    )


def timeline(facts: Sequence[Fact]) -> tuple[TimelineEntry, ...]:
    """Facts whose time is known, earliest first."""
    timed = [(f.time, f) for f in facts if f.time is not None and f.time.edtf is not None]
    timed.sort(key=lambda pair: (pair[0].earliest or pair[0].latest or "", pair[0].latest or "", pair[1].id))
    return tuple(TimelineEntry(time.edtf or "", fact.id) for time, fact in timed)
