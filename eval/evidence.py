"""An account seen from its pages: which places its items rest on.

In come an account and the keys of an expected story, out come answers that rest on evidence alone: does this item touch
that sentence, is this entity known by that name. An expected item is found where the account has one whose spans touch
the anchored sentence, whatever the account calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from readout.model import Readout
from readout.model.account import Amount, Fact, NamedEntity, Page, Quote, Statement

FOLDED = str.maketrans("\u00a0’‘“”–—", " ''\"\"--")
"""Characters that pages spell differently."""
SENTENCE_STARTS = re.compile(r"[.!?][\"')]?\s+|\n")
SENTENCE_ENDS = re.compile(r"[.!?][\"')]?(\s|$)|\n|$")
WORDS = re.compile(r"\w+")

Place = tuple[int, int]
"""A half-open range of code points of a page's text."""


class Standing(Protocol):
    """Anything that stands somewhere in a page."""

    @property
    def document(self) -> str:
        """The page's id."""
        ...

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last code point."""
        ...

    @property
    def text(self) -> str:
        """The words said to stand there."""
        ...


def folded(text: str) -> str:
    """The text with characters that pages spell differently folded, of the same length."""
    return text.translate(FOLDED)


def name_words(name: str) -> frozenset[str]:
    """The words of a name, folded and in lower case."""
    return frozenset(WORDS.findall(folded(name).lower()))


def overlap(one: Place, other: Place) -> bool:
    """Whether both places share a code point."""
    return one[0] < other[1] and other[0] < one[1]


class PageView:
    """One page of the account, with the sentence around any anchor."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = folded(page.text)
        self.body = [(b.start, b.end) for b in page.body]
        self._sentences: dict[str, Place | None] = {}

    def anchor(self, anchor: str) -> Place | None:
        """Where the anchor stands; None where it does not."""
        at = self.text.find(folded(anchor))
        return None if at < 0 else (at, at + len(anchor))

    def sentence(self, anchor: str) -> Place | None:
        """The anchor's place widened to the sentence that holds it."""
        if anchor not in self._sentences:
            self._sentences[anchor] = self._widened(self.anchor(anchor))
        return self._sentences[anchor]

    def in_body(self, place: Place) -> bool:
        """Whether a part of the body covers some of the place."""
        return any(overlap(place, block) for block in self.body)

    def _widened(self, place: Place | None) -> Place | None:
        if place is None:
            return None
        left = max((m.end() for m in SENTENCE_STARTS.finditer(self.text, 0, place[0])), default=0)
        right = SENTENCE_ENDS.search(self.text[place[1] :])
        return left, place[1] + (right.end() if right else 0)


@dataclass(frozen=True, slots=True)
class Item:
    """A fact or a statement of the account, as far as evidence goes."""

    id: str
    spans: tuple[Standing, ...]
    type: str | None
    people: tuple[str | None, ...]
    """Entity ids of everybody it names; None where nobody is known."""
    values: tuple[Amount, ...]
    modalities: tuple[str | None, ...]
    """One per span."""
    commitment: bool


class AccountView:
    """An account, its pages under the keys of the expected story."""

    def __init__(self, account: Readout, names: Mapping[str, str]) -> None:
        by_uri = {page.uri: page for page in account.documents}
        by_name = {PurePosixPath(page.uri.split("#")[0]).name: page for page in account.documents}
        found = {key: by_uri.get(name) or by_name.get(PurePosixPath(name).name) for key, name in names.items()}
        self.documents = account.documents
        self.stories = account.stories
        self.pages = {key: PageView(page) for key, page in found.items() if page is not None}
        self.keys = {view.page.id: key for key, view in self.pages.items()}
        self.entities: dict[str, NamedEntity] = {e.id: e for s in account.stories for e in s.entities}
        self.statements: list[Statement] = [s for story in account.stories for s in story.statements]
        facts = [fact_item(f) for story in account.stories for f in story.facts]
        self.items: list[Item] = facts + [statement_item(s) for s in self.statements]

    def touched(self, spans: Iterable[Standing], anchors: Mapping[str, str], *, tight: bool = False) -> set[str]:
        """Keys of the pages where the spans touch the anchored sentence (`tight`: the anchor itself)."""
        by_page: dict[str, list[Place]] = {}
        for span in spans:
            by_page.setdefault(span.document, []).append((span.start, span.end))
        met = set()
        for key, anchor in anchors.items():
            view = self.pages.get(key)
            if view is None:
                continue
            where = view.anchor(anchor) if tight else view.sentence(anchor)
            if where and any(overlap(where, place) for place in by_page.get(view.page.id, [])):
                met.add(key)
        return met

    def known(self, entity: str | None, wanted: str) -> bool:
        """Whether one of the entity's names holds every word of the wanted one."""
        record = self.entities.get(entity or "")
        names = [] if record is None else [record.name, *record.aliases]
        return any(name_words(wanted) <= name_words(name) for name in names if name)

    def names(self, wanted: str, entities: Iterable[str | None]) -> bool:
        """Whether any of the entities is known by the wanted name."""
        return any(self.known(entity, wanted) for entity in entities)


def fact_item(fact: Fact) -> Item:
    """A fact as an item."""
    people = tuple(p.entity for p in fact.participants)
    modalities = tuple(e.modality for e in fact.evidence)
    return Item(fact.id, fact.evidence, fact.event.type, people, fact.values, modalities, fact.commitment)


def statement_item(statement: Statement) -> Item:
    """A statement as an item: it has a speaker, and no values of its own."""
    spans = statement.renderings
    return Item(statement.id, spans, None, (statement.speaker,), (), (None,) * len(spans), False)


def true_span(span: Standing, texts: Mapping[str, str]) -> bool:
    """Whether the span lies within its page and its words are exactly what stands there."""
    text = texts.get(span.document, "")
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text


def quotes_met(view: AccountView, values: Iterable[tuple[Quote, ...]], side: Mapping[str, str]) -> list[bool]:
    """For each value, whether its evidence touches the side."""
    return [bool(view.touched(value, side)) for value in values]
