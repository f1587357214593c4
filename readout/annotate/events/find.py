"""From a parsed page to its events.

In come the document, its parse and what else was found on the page; out come `Event` records, ascending by trigger.
Steps: candidates per sentence (`candidates`), participants (`participants`), times, places and values
(`circumstances`), standing (`standing`), then a second look at nouns that only point back ("the meeting was
postponed"): they take over the participants of the event they point to, and are dropped where they add nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from readout.annotate.events.anaphora import Draft, point_back
from readout.annotate.events.binding import Voice, binds_itself, clears_itself, denies, promises
from readout.annotate.events.candidates import Candidate, Words, find_candidates
from readout.annotate.events.circumstances import (
    anchor,
    choose_time,
    duration_value,
    head_of,
    place_of,
    quantity_value,
)
from readout.annotate.events.clauses import (
    is_predicate,
    noun_setting,
    particles,
    purpose_of,
    word_of,
)
from readout.annotate.events.covering import Covering, tokens_within
from readout.annotate.events.extents import extent_for
from readout.annotate.events.governors import lasting_clauses
from readout.annotate.events.kinds import fated_event, type_of
from readout.annotate.events.lexicon import load_cues, load_words
from readout.annotate.events.mentions import MentionIndex
from readout.annotate.events.participants import participants_of
from readout.annotate.events.standing import PAST_WORDS, status_of
from readout.annotate.events.telling import Weight, is_asserted, is_lasting, is_told, once_each
from readout.annotate.syntax import children, relation, tokens_span
from readout.model import (
    Attribution,
    Document,
    Entity,
    Event,
    Quantity,
    Span,
    TimeExpression,
    Value,
    stable_id,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from readout.language import Parse

BACKGROUND_DAYS = 21
"""An event this long before the page was written is history told again, not news."""
HANDED_IN = frozenset(
    "offer petition application subpoena proposal propose invite recommend file lodge submit bring apply".split()  # noqa: SIM905
)
"""Requests that are acts of their own, done once they are made; of others what is asked for matters."""
POLLING = re.compile(r"\b(?:election|ballot|runoff|polling|voters)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What the other parts of annotate found on the page."""

    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    doc: Doc
    found: Found
    index: MentionIndex
    words: Words
    starts: dict[int, int]
    times: dict[int, tuple[int, ...]]
    quantities: dict[int, tuple[int, ...]]
    covering: Covering
    cues: frozenset[int]
    """The tokens of sayings' cues."""
    entities: dict[str, Entity]
    polling: bool
    """Whether the page speaks of an election: then a race is one."""

    def speaking(self, candidate: Candidate) -> Voice:
        """In whose voice the event is told."""
        said = self.covering.by_token.get(candidate.head.i)
        speaker = self.covering.speakers.get(said) if said is not None else None
        direct = said in self.covering.direct
        place = self.covering.sources.get(said) if said is not None else None
        source = head_of(self.doc, place, self.starts) if place is not None else None
        return Voice(
            said is not None,
            direct,
            self.entities.get(speaker or ""),
            source,
            said in self.covering.promised,
            said in self.covering.insisted,
            self.entities,
            self.words.cues,
        )


def find_events(document: Document, parse: Parse, found: Found) -> tuple[Event, ...]:
    """The events of the body of `document`, ascending by trigger.

    Spans are 0-based half-open code points of `document.text`; `time` indexes `found.times`, entity ids are those of
    `found.entities`, `attribution` is the id of the innermost saying that holds the trigger. Raises nothing.
    """
    doc = parse.doc
    sentences = _sentence_tokens(doc, parse.sentences)
    starts = {token.idx: token.i for sentence in sentences for token in sentence}
    words = Words(load_words(), load_cues())
    cues = [a.cue for a in found.attributions if a.cue is not None]
    rows = _candidates(sentences, cues, words)
    anchors: dict[int, int] = {}
    for number, (_, candidate) in enumerate(rows):
        for token in () if candidate.spare else _own_tokens(candidate):
            anchors.setdefault(token, number)
    page = _Page(
        document,
        doc,
        found,
        MentionIndex.build(doc, sentences, found.entities, _timed(doc, found.times, starts), words.cues),
        words,
        starts,
        anchor(doc, [t.span for t in found.times], starts, anchors, modifying=False),
        anchor(
            doc,
            [q.span for q in found.quantities],
            starts,
            anchors,
            phrases=[q.of_span for q in found.quantities],
        ),
        Covering.build(doc, found.attributions, starts),
        frozenset(i for cue in cues for i in tokens_within(doc, cue, starts)),
        {entity.id: entity for entity in found.entities},
        POLLING.search(document.text) is not None,
    )
    drafts = [_draft(page, number, sentence, candidate) for number, (sentence, candidate) in enumerate(rows)]
    events = once_each(point_back(drafts))
    return tuple(sorted(events, key=lambda e: (e.trigger, e.lemma, e.id)))


def _sentence_tokens(doc: Doc, sentences: Sequence[Span]) -> list[list[Token]]:
    """The tokens of each sentence, blank ones left out."""
    rows: list[list[Token]] = [[] for _ in sentences]
    number = 0
    for token in doc:
        while number < len(sentences) and sentences[number].end <= token.idx:
            number += 1
        if number == len(sentences):
            break
        if token.idx >= sentences[number].start and not token.is_space:
            rows[number].append(token)
    return rows


def _candidates(
    sentences: Sequence[Sequence[Token]], cues: Sequence[Span], words: Words
) -> list[tuple[int, Candidate]]:
    """Candidates of every sentence; each sentence sees only the sayings' cues that begin inside it."""
    ordered = sorted(cues)
    rows: list[tuple[int, Candidate]] = []
    position = 0
    for number, sentence in enumerate(sentences):
        if not sentence:
            continue
        end = sentence[-1].idx + len(sentence[-1].text)
        while position < len(ordered) and ordered[position].start < sentence[0].idx:
            position += 1
        last = position
        while last < len(ordered) and ordered[last].start < end:
            last += 1
        rows.extend((number, c) for c in find_candidates(sentence, ordered[position:last], words))
        position = last
    return rows


def _own_tokens(candidate: Candidate) -> list[int]:
    """The words on which times and numbers of the event may hang: the event's own first, then its governors'."""
    links = [link.word.i for link in candidate.links if not link.cue.speech]
    lasting = [verb.i for verb in lasting_clauses(candidate.head)] if candidate.nominal else []
    return [candidate.head.i, candidate.carrier.i, *links, *lasting]


def _draft(page: _Page, number: int, sentence: int, candidate: Candidate) -> Draft:
    """One event, before nouns that point back are looked at."""
    quoted = candidate.carrier.i in page.covering.by_token
    status = status_of(candidate, quoted, page.words.cues)
    times = page.times.get(number, ())
    time = choose_time(times, page.found.times)
    participants = participants_of(candidate, page.index, page.words.cues)
    if candidate.sense is not None and candidate.sense.frame in ("meet", "visit"):
        page.index.note_pair(sentence, [p.entity for p in participants if p.role in ("actor", "recipient")])
    trigger = _trigger(candidate)
    kind, mode = type_of(candidate, participants, page.index, page.words)
    modality = _in_time(page, status.modality, time, candidate)
    if mode == "sport" and page.polling and candidate.head.lemma_.lower() == "race":
        mode = "election"
    if promises(candidate) and status.polarity == "positive" and modality == "happened":
        modality = "planned"
    if kind == "REQUEST" and modality == "happened" and _is_asking(candidate):
        modality = "requested"
    negative = status.polarity == "negative"
    voice = page.speaking(candidate)
    if modality == "denied" and kind is None:
        kind = "REJECT"
    if negative and modality == "happened" and denies(candidate, voice):
        modality = "denied"
        if kind is None and clears_itself(candidate, participants, voice):
            kind = "REJECT"
    values = _values(page, number, candidate)
    extent = extent_for(candidate, values)
    name = _name_of(candidate, page)
    fated = fated_event(kind, mode, values)
    if fated is not None:
        kind, mode, name = fated
    elif mode == "rescue" and any(value.slot in ("amount", "percent") for value in values):
        kind, mode = None, "finance"  # "the plan would save 3m euros"
    commitment = status.commitment or binds_itself(candidate, participants, modality, negative, voice)
    if kind is None and commitment:
        kind = "AGREE"
    weight = _weight(page, candidate, kind, mode, time, values)
    event = Event(
        id=stable_id("event", page.document.id, trigger.start, trigger.end, candidate.head.idx),
        trigger=trigger,
        extent=extent,
        lemma=name,
        type=kind,
        mode=mode,
        participants=participants,
        time=time,
        place=place_of(candidate, page.index),
        values=values,
        purpose=_purpose(page, candidate),
        polarity=status.polarity,
        modality=modality,
        state=status.state,
        commitment=commitment,
        background=_is_background(page, candidate, time, status.past_perfect, modality)
        or (modality == "happened" and is_lasting(candidate, weight, participants, page.words.cues)),
        attribution=page.covering.by_token.get(candidate.head.i),
        told=is_told(candidate, weight, participants, page.words.cues),
        asserted=is_asserted(candidate),
    )
    return Draft(candidate, event, sentence, page.found.times[time].days if time is not None else None)


def _is_asking(candidate: Candidate) -> bool:
    """Whether a request is still one, and no act that is done once it is made ("filed a petition", "had appealed")."""
    head = candidate.head
    lemma = head.lemma_.lower()
    if lemma == "appeal" and not candidate.links:
        around = noun_setting(head).particles if candidate.nominal else particles(head)
        return bool(around & {"for", "to"})
    return lemma not in HANDED_IN


def _weight(
    page: _Page, candidate: Candidate, kind: str | None, mode: str | None, time: int | None, values: Sequence[Value]
) -> Weight:
    """What decides whether the event is told."""
    said = candidate.head.i in page.covering.by_token
    return Weight(kind, mode, time is not None, bool(values), said, candidate.head.i in page.cues)


def _name_of(candidate: Candidate, page: _Page) -> str:
    """What the event is called: its lemma, of nouns the verb where one names the same ("meeting": "meet")."""
    lemma = word_of(candidate.head).replace("_", " ")
    return page.words.cues.verbs_of_nouns.get(lemma, lemma) if candidate.nominal else lemma


def _trigger(candidate: Candidate) -> Span:
    """The event word, or the governor where that is what happened ("refused to meet")."""
    link = candidate.typed_link
    if link is not None and link.cue.triggers and relation(candidate.head) != "conj":
        return _with_particle(link.word)
    return _with_particle(candidate.head)


def _with_particle(word: Token) -> Span:
    following = [c for c in word.children if c.dep_.lower() == "compound:prt" and c.i == word.i + 1]
    return tokens_span([word, *following])


def _in_time(page: _Page, modality: str, time: int | None, candidate: Candidate) -> str:
    """What is told without a future tense but lies wholly after the page's day is planned ("flies out on Friday")."""
    written = page.document.published.days
    if modality != "happened" or time is None or written.latest is None:
        return modality
    begins = page.found.times[time].days.earliest
    if begins is None or begins <= written.latest or written.earliest is None:
        return modality
    past = candidate.carrier.tag_ in ("VBD", "VBN")
    return modality if past else "planned"


def _values(page: _Page, number: int, candidate: Candidate) -> tuple[Value, ...]:
    found = []
    for i in page.times.get(number, ()):
        time = page.found.times[i]
        found.append(duration_value(time, head_of(page.doc, time.span, page.starts), candidate))
    for i in page.quantities.get(number, ()):
        quantity = page.found.quantities[i]
        head_span = quantity.of_span or quantity.span
        head = head_of(page.doc, head_span, page.starts) or head_of(page.doc, quantity.span, page.starts)
        found.append(quantity_value(quantity, head, candidate))
    return tuple(sorted((v for v in found if v is not None), key=lambda v: (v.span, v.slot)))


def _purpose(page: _Page, candidate: Candidate) -> Span | None:
    return purpose_of(candidate.carrier) if is_predicate(candidate.carrier) else None


def _is_background(page: _Page, candidate: Candidate, time: int | None, past_perfect: bool, modality: str) -> bool:
    """Whether the event is history told again: past perfect, a time well before the page's, a relative clause."""
    if modality not in ("happened", "denied"):
        return False
    if past_perfect:
        return True
    if time is not None:
        expression = page.found.times[time]
        written = page.document.published.days.earliest
        ends = expression.days.latest
        if written is not None and ends is not None:
            return ends < written - timedelta(days=BACKGROUND_DAYS)
        if PAST_WORDS.search(expression.span.of(page.document.text)):
            return True
    words = page.words.cues.adverbs["background"]
    if any(child.lower_ in words for child in children(candidate.carrier, "advmod")):
        return True
    carrier = candidate.carrier
    retold = carrier.dep_.lower() == "acl:relcl" and carrier.tag_ in ("VBD", "VBN")
    return retold and page.index.fillers(carrier.head)[0].entity is not None


def _timed(doc: Doc, times: Sequence[TimeExpression], starts: dict[int, int]) -> frozenset[int]:
    """The tokens of dates, times and durations."""
    return frozenset(index for time in times for index in tokens_within(doc, time.span, starts))
