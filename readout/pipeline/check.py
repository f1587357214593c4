"""A claim put to an account: what of it the pages say, and in which words.

    claim -> Document -> Annotations, Wording ─┐
    account -> Documents -> Annotations, Wording ─┴─> comparison with every sentence -> Finding

The claim is read by the same rules as the pages. The account names who is who, which reports are independent, and
where the pages differ or were overtaken; the words are compared with the pages themselves.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.assess.claims import (
    PLACES,
    Name,
    Saying,
    StoryNames,
    Told,
    compare,
    confirms,
    disputes_of,
    is_name,
    judge,
    likely_entities,
    story_names,
)
from readout.model import Annotations, Document, Entity, Published, Readout, Span, UsageError, stable_id
from readout.model.account import Evidence, Story
from readout.model.findings import CheckedClaim, Finding, PageOfFinding, Passage, Support, Verdict
from readout.model.ranges import UNKNOWN_DAYS
from readout.model.wording import Wording
from readout.pipeline.accounts import document_of
from readout.pipeline.configuration import Configuration
from readout.pipeline.pages import language_model
from readout.pipeline.progress import Progress

BEFORE = 3
"""Sentences before one that still speak of the same."""
LEAD = 2
"""Sentences a page begins with, which say what it is about."""
ORDER = ("overtaken", "disputed", "confirmed", "contradicted", "partly found", "not found")
"""Of the findings of several stories, the one that says most of the claim is told."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A page, what was understood of it, and its sentences word by word."""

    document: Document
    annotations: Annotations
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story made ready for any number of claims."""

    story: Story
    names: StoryNames
    sentences: tuple[Told, ...]
    lineage: Mapping[str, str]


def prepare(account: Readout, configuration: Configuration, progress: Progress) -> tuple[Prepared, ...]:
    """Every story of the account with its pages understood again; raises UsageError where it has no pages."""
    if not account.documents:
        raise UsageError("the account has no pages", remedy="make one with: readout brief PAGE… --format json")
    progress.begin("Understanding pages", len(account.documents))
    pages = {}
    for page in account.documents:
        pages[page.id] = understand(document_of(page), configuration)
        progress.advance()
    progress.end()
    lineage = {page.id: page.lineage or page.id for page in account.documents}
    return tuple(prepare_story(story, pages, lineage) for story in account.stories)


def prepare_story(story: Story, pages: Mapping[str, Understood], lineage: Mapping[str, str]) -> Prepared:
    """One story's sentences with everybody they name as entities of the story."""
    names = story_names(story)
    mentions: dict[str, list[Name]] = {document: [] for document in story.documents}
    for entity in story.entities:
        for m in entity.mentions:
            said = is_name(m.text, entity.id, names)
            place = entity.id in names.places
            name = Name(Span(m.start, m.end), m.text, frozenset({entity.id}), place, said)
            mentions.setdefault(m.document, []).append(name)
    sentences = [told for document in story.documents for told in tell(pages[document], mentions[document])]
    return Prepared(story, names, tuple(sentences), lineage)


def understand(document: Document, configuration: Configuration) -> Understood:
    """Everything that is compared of one page."""
    model = language_model(configuration.language_model, configuration.threads)
    from readout.annotate import annotate
    from readout.annotate.wording import read_wording

    parse = model.parse(document.text, document.body)
    return Understood(document, annotate(document, parse), read_wording(document, parse))


def tell(page: Understood, names: Iterable[Name]) -> list[Told]:
    """Each sentence of a page with everything in it and what stands around it."""
    notes, document = page.annotations, page.document
    known = sorted(names, key=lambda n: n.span)
    starts = [name.span.start for name in known]
    sayings = sayings_of(notes, known)
    lemmas = [frozenset(word.lemma for word in wording.words) for wording in page.wordings]
    found = []
    for index, wording in enumerate(page.wordings):
        span = wording.span
        around = [*range(min(LEAD, index)), *range(max(0, index - BEFORE), index)]
        near = [page.wordings[i].span for i in around]
        inside = known[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end)]
        found.append(
            Told(
                document=document.id,
                text=document.text,
                span=span,
                words=wording.words,
                names=tuple(n for n in inside if span.contains(n.span)),
                quantities=tuple(q for q in notes.quantities if span.contains(q.span)),
                times=tuple(t for t in notes.times if span.contains(t.span)),
                events=tuple(e for e in notes.events if span.contains(e.trigger)),
                sayings=tuple(s for s in sayings if any(part.overlaps(span) for part in s.parts)),
                written=document.published.days,
                context=frozenset().union(*(lemmas[i] for i in around)) if around else frozenset(),
                context_entities=frozenset(
                    entity for name in known if any(s.contains(name.span) for s in near) for entity in name.entities
                ),
            )
        )
    return found


def read_claim(text: str, story: StoryNames, configuration: Configuration) -> Told:
    """The claim, read as a page of one line; everybody it names as who they can be in the story."""
    document = Document(
        id=stable_id("claim", text),
        uri="claim",
        outlet=None,
        title=None,
        published=Published(UNKNOWN_DAYS, "a claim has no date"),
        language="en",
        text=text,
        body=(Span(0, len(text)),),
        furniture=(),
    )
    page = understand(document, configuration)
    names = [
        _name(m.span, text, entity, story)
        for entity in page.annotations.entities
        for m in entity.mentions
        if m.kind == "name"
    ]
    sentences = tell(page, names)
    if not sentences:
        raise UsageError("the claim has no words", remedy='say it in a sentence, as in: readout check "…" ACCOUNT')
    return _as_one(sentences, text)


def _name(span: Span, text: str, entity: Entity, story: StoryNames) -> Name:
    """A name of the claim, by its words, else by the name it goes by ("Japanese" is Japan).

    What the story knows it as says whether it is a place: one line tells that badly.
    """
    known = likely_entities(span.of(text), story) or likely_entities(entity.name, story)
    return Name(span, span.of(text), known, known <= story.places if known else entity.type in PLACES)


def _as_one(sentences: Sequence[Told], text: str) -> Told:
    """A claim of several sentences is one claim: each of its parts must be borne out."""
    return Told(
        document=sentences[0].document,
        text=text,
        span=Span(0, len(text)),
        words=tuple(word for told in sentences for word in told.words),
        names=tuple(name for told in sentences for name in told.names),
        quantities=tuple(quantity for told in sentences for quantity in told.quantities),
        times=tuple(time for told in sentences for time in told.times),
        events=tuple(event for told in sentences for event in told.events),
        sayings=tuple(dict.fromkeys(saying for told in sentences for saying in told.sayings)),
    )


def sayings_of(notes: Annotations, names: Sequence[Name]) -> list[Saying]:
    """Who says what on a page, with the speakers as the entities that `names` know them as."""
    mentions = {entity.id: [m.span for m in entity.mentions] for entity in notes.entities}
    found = []
    for said in notes.attributions:
        places = [*(mentions.get(said.speaker, []) if said.speaker else []), *([said.source] if said.source else [])]
        speakers = frozenset(e for name in names if any(p.overlaps(name.span) for p in places) for e in name.entities)
        found.append(Saying(said.cue, speakers, said.source, said.content))
    return found


def check_claim(claim: str, account: Readout, configuration: Configuration, progress: Progress) -> CheckedClaim:
    """What the account says to one claim, with the pages quoted; spans are of the pages' texts.

    Raises UsageError where the account has no pages or tells no story, or the claim no words.
    """
    finding = check(claim, prepare(account, configuration, progress), configuration)
    quoted = {q.document for p in finding.passages for q in (p.sentence,)}
    quoted |= {q.document for d in finding.disputes for side in d.sides for q in side.evidence}
    pages = tuple(
        PageOfFinding(page.id, page.uri, page.outlet, page.published.edtf, page.text)
        for page in account.documents
        if page.id in quoted
    )
    return CheckedClaim(finding, pages)


def check(claim: str, prepared: Sequence[Prepared], configuration: Configuration) -> Finding:
    """What the account says to the claim; of several stories, the one that says most of it."""
    findings = [check_story(claim, story, configuration) for story in prepared]
    if not findings:
        raise UsageError("the account tells no story", remedy="give pages that tell of something")
    return min(findings, key=lambda found: ORDER.index(found.verdict))


def check_story(claim: str, prepared: Prepared, configuration: Configuration) -> Finding:
    """What the pages of one story say to the claim."""
    told = read_claim(claim, prepared.names, configuration)
    comparisons = [compare(told, sentence, prepared.names) for sentence in prepared.sentences]
    finding = judge(told, comparisons, prepared.lineage)
    finding = dataclasses.replace(finding, facts=supports(prepared.story, finding))
    if finding.verdict != "confirmed":
        return finding
    confirming = [c for c in comparisons if confirms(c)]
    disputes = disputes_of(prepared.story, told, confirming, prepared.sentences)
    if not disputes:
        return finding
    verdict: Verdict = "overtaken" if any(d.kind == "change" for d in disputes) else "disputed"
    return dataclasses.replace(finding, verdict=verdict, disputes=disputes)


def supports(story: Story, finding: Finding) -> tuple[Support, ...]:
    """The facts of the account whose evidence holds most of the words found in a passage, in the account's order."""
    return tuple(
        Support(fact.id, fact.summary, fact.lineages, fact.status)
        for fact in story.facts
        if any(_holds(evidence, passage) for evidence in fact.evidence for passage in finding.passages)
    )


def _holds(evidence: Evidence, passage: Passage) -> bool:
    inside = [q for q in passage.words if evidence.start <= q.start and q.end <= evidence.end]
    return evidence.document == passage.sentence.document and len(inside) * 3 >= len(passage.words) * 2 > 0
