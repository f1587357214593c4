"""Pages made up by code, already understood: stories with their own people, words and facts, told by many pages.

In: how many pages, and a seed. Out: `AnnotatedPage`s with a text, sentences, names, quantities, sayings and events as a
page of two hundred words has them, and vectors of the shipped model's width. Pages of one story tell some of its
facts, each in words of its own; now and then a page copies another. No model is needed, and the same seed gives the
same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from readout.link.stories.terms import background
from readout.model import (
    Annotations,
    Attribution,
    DateRange,
    Document,
    Entity,
    Event,
    Furniture,
    Mention,
    Participant,
    Published,
    Quantity,
    Range,
    Sentence,
    Span,
    Value,
    stable_id,
)
from readout.model.links import AnnotatedPage

WIDTH = 384
FACTS, TOLD = 30, 8
"""Facts of a story, and how many of them one page tells."""
OUTLETS = 60
LARGEST = 60
"""Pages of the story that most pages tell."""
TYPES = ("CONSULT", "AGREE", "REQUEST", "ACCUSE", "ASSAULT", "AID", None)
SYLLABLES = ("ka", "ro", "mi", "ten", "sul", "dar", "vo", "lin", "pe", "gra", "tos", "wen", "ba", "chi", "nur", "fel")
START = date(2024, 1, 1)
Generator = np.random.Generator
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a story is made of: the words that all pages use for it, who takes part, its number."""

    core: tuple[str, ...]
    actor: str
    recipient: str
    kind: str | None
    number: int
    counted: bool
    said: bool
    meaning: Rows


@dataclass(frozen=True, slots=True)
class MadeStory:
    """Who and what a story is about."""

    day: date
    people: tuple[str, ...]
    facts: tuple[Fact, ...]


def made_pages(count: int, seed: int = 7, stories: int | None = None) -> Iterator[AnnotatedPage]:
    """Pages in mixed order; a few stories have many pages and most a few."""
    generator = np.random.default_rng(seed)
    for story, number in order_of(count, generator, stories or max(1, count // 25)):
        yield made_page(made_story(story, seed), story, number, seed)


def order_of(count: int, generator: Generator, stories: int) -> list[tuple[int, int]]:
    """(story, number of the page in it) of every page; pages of a story come near each other."""
    sizes = 1 + generator.pareto(1.6, stories)
    sizes = np.minimum(np.maximum(1, sizes / sizes.sum() * count), LARGEST).astype(int)
    while sizes.sum() < count:
        sizes[int(generator.integers(stories))] += 1
    pages = [(story, number) for story in range(stories) for number in range(sizes[story])][:count]
    place = np.array([story for story, _ in pages]) + generator.normal(scale=3.0, size=len(pages))
    return [pages[i] for i in np.argsort(place, kind="stable")]


def made_story(story: int, seed: int) -> MadeStory:
    """A story that depends on its number alone."""
    own = np.random.default_rng([seed, story])
    people = tuple(f"{word(own).title()} {word(own).title()}" for _ in range(8))
    theme = [word(own) for _ in range(40)]
    facts = tuple(made_fact(own, people, theme) for _ in range(FACTS))
    return MadeStory(START + timedelta(days=story % 700), people, facts)


def made_fact(own: Generator, people: Sequence[str], theme: Sequence[str]) -> Fact:
    """A fact of four words of the story and two of the language."""
    core = [theme[i] for i in own.integers(len(theme), size=4)] + common(own, 2)
    actor, recipient = own.choice(len(people), size=2, replace=False)
    return Fact(
        core=tuple(core),
        actor=people[actor],
        recipient=people[recipient],
        kind=TYPES[int(own.integers(len(TYPES)))],
        number=int(own.integers(2, 900)),
        counted=bool(own.random() < 0.25),
        said=bool(own.random() < 0.3),
        meaning=own.normal(size=WIDTH).astype(np.float32),
    )


def word(own: Generator) -> str:
    """A word that no language has."""
    return "".join(SYLLABLES[i] for i in own.integers(len(SYLLABLES), size=int(own.integers(2, 5))))


COMMON = sorted(background()[1], key=lambda w: (-background()[1][w], w))[:4000]


def common(own: Generator, size: int) -> list[str]:
    """Words of the language, frequent ones more often."""
    return [COMMON[i] for i in np.minimum(own.zipf(1.3, size), len(COMMON)) - 1]


def made_page(story: MadeStory, place: int, number: int, seed: int) -> AnnotatedPage:
    """One page of a story: a headline and some of its facts, each in words of its own."""
    own = np.random.default_rng([seed, place, number + 1])
    if number % 7 == 6:  # a copy: the facts and words of the page before, under another head
        own = np.random.default_rng([seed, place, number])
    told = own.choice(FACTS, size=TOLD, replace=False)
    lines, spans, at = [], [], 0
    head = f"{story.people[0]} {' '.join(story.facts[told[0]].core)} {number}"
    for text in [head, *(sentence(story.facts[i], own) for i in told)]:
        lines.append(text)
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    foot = "Sign up for our newsletter"
    text = "\n".join([*lines, foot])
    outlet = f"Outlet {int(own.integers(OUTLETS))}"
    day = story.day + timedelta(days=int(own.integers(4)))
    document = Document(
        id=stable_id("doc", text),
        uri=f"made/{place:05d}-{number:04d}.txt",
        outlet=outlet,
        title=spans[0],
        published=Published(DateRange(day, day), "made up"),
        language="en",
        text=text,
        body=tuple(spans),
        furniture=(Furniture(Span(at, at + len(foot)), "newsletter"),),
    )
    return AnnotatedPage(document, understood(document, story, [story.facts[i] for i in told], own))


def sentence(fact: Fact, own: Generator) -> str:
    """A fact in words of the page's own around those that all pages use."""
    first, *rest = fact.core
    words = [str(one) for one in own.permutation([*rest, *common(own, 8)])]
    return f"{fact.actor} {first} {' '.join(words)} {fact.recipient} {fact.number} people."


def understood(document: Document, story: MadeStory, facts: Sequence[Fact], own: Generator) -> Annotations:
    """What the program would have made of the page."""
    text, spans = document.text, document.body
    sentences = tuple(parsed(text, span, place) for place, span in enumerate(spans))
    said = [(fact, span) for fact, span in zip(facts, spans[1:], strict=True) if fact.said]
    attributions = tuple(attribution(document.id, text, fact, span) for fact, span in said)
    means = [facts[0].meaning, *(fact.meaning for fact in facts)]
    events = tuple(event(document.id, text, fact, span) for fact, span in zip(facts, spans[1:], strict=True))
    clauses = unit(np.stack([fact.meaning for fact in facts]), own)
    return Annotations(
        document=document.id,
        sentences=sentences,
        entities=tuple(person(text, name) for name in story.people if name in text),
        times=(),
        quantities=tuple(quantity(text, fact, span) for fact, span in zip(facts, spans[1:], strict=True)),
        attributions=attributions,
        events=events,
        vectors=unit(np.stack(means), own),
        event_vectors=np.stack([clauses, clauses]),
    )


def parsed(text: str, span: Span, block: int) -> Sentence:
    """A sentence with its longer words."""
    words, starts, at = [], [], span.start
    for part in span.of(text).split(" "):
        if len(part) > 3:
            words.append(part.casefold().strip("."))
            starts.append(at)
        at += len(part) + 1
    return Sentence(span, tuple(words), tuple(starts), block)


def person(text: str, name: str) -> Entity:
    """Somebody wherever the name stands."""
    mentions, at = [], text.find(name)
    while at >= 0:
        mentions.append(Mention(Span(at, at + len(name)), "name"))
        at = text.find(name, at + 1)
    return Entity(stable_id("ent", text[:40], name), name, "PERSON", (), (), tuple(mentions))


def number_span(text: str, fact: Fact, span: Span) -> Span:
    """Where the number of a fact stands in its sentence."""
    start = text.rindex(str(fact.number), span.start, span.end)
    return Span(start, start + len(str(fact.number)))


def quantity(text: str, fact: Fact, span: Span) -> Quantity:
    """The number of a fact."""
    return Quantity(number_span(text, fact, span), Range(fact.number, fact.number), "people", "count", "people")


def attribution(document: str, text: str, fact: Fact, span: Span) -> Attribution:
    """A fact as somebody's words."""
    source = Span(span.start, span.start + len(fact.actor))
    content = Span(source.end + 1, span.end)
    speaker = stable_id("ent", text[:40], fact.actor)
    return Attribution(stable_id("att", document, span.start), source, None, (content,), False, speaker)


def event(document: str, text: str, fact: Fact, span: Span) -> Event:
    """A fact as what happened."""
    start = span.start + len(fact.actor) + 1
    lemma = fact.core[0]
    ids = [stable_id("ent", text[:40], name) for name in (fact.actor, fact.recipient)]
    roles = zip(("actor", "recipient"), ids, strict=True)
    where = number_span(text, fact, span)
    return Event(
        id=stable_id("event", document, span.start),
        trigger=Span(start, start + len(lemma)),
        extent=span,
        lemma=lemma,
        type=fact.kind,
        mode=None,
        participants=tuple(Participant(role, span, one) for role, one in roles),
        values=(Value("count", "people", Range(fact.number, fact.number), where),) if fact.counted else (),
        attribution=stable_id("att", document, span.start) if fact.said else None,
    )


def unit(rows: Rows, own: Generator) -> Rows:
    """Unit rows near the ones given."""
    moved = rows + 0.3 * own.normal(size=rows.shape).astype(np.float32)
    found: Rows = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return found
