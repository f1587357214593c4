"""An index over a shelf is the index that kept everything in memory."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from benchmarks.made_pages import made_pages
from readout.link.stories import PageSignature, StoryIndex, StorySettings, sign_page
from readout.link.stories.shelf import IndexChanges, ShelvedComponent, ShelvedPage


class Dictionaries:
    """A shelf that is told every change, and nothing else."""

    def __init__(self) -> None:
        self._pages: dict[str, ShelvedPage] = {}
        self._components: dict[int, ShelvedComponent] = {}
        self._postings: dict[int, list[str]] = {}
        self._founders: dict[str, str] = {}
        self.asked: set[str] = set()

    def postings(self, terms: Sequence[int]) -> Mapping[int, Sequence[str]]:
        return {term: list(self._postings.get(term, ())) for term in terms}

    def pages(self, ids: Sequence[str]) -> Sequence[ShelvedPage]:
        self.asked.update(ids)
        return [self._pages[one] for one in ids if one in self._pages]

    def component(self, number: int) -> ShelvedComponent:
        return self._components[number]

    def founders(self, stories: Sequence[str]) -> Mapping[str, str]:
        return {story: self._founders[story] for story in stories}

    def arrivals(self) -> int:
        return len(self._pages)

    def keep(self, changes: IndexChanges) -> None:
        for number in changes.gone:
            self._components.pop(number, None)
        self._components.update(changes.components)
        component = {
            page: number
            for number, one in changes.components.items()
            for page in (*one.pages, *(attached for attached, _ in one.attached))
        }
        for page, (signature, arrival) in changes.added.items():
            self._pages[page] = ShelvedPage(signature, arrival, changes.stories[page], component[page])
        for page, number in component.items():
            old = self._pages[page]
            story = changes.stories.get(page, old.story)
            self._pages[page] = ShelvedPage(old.signature, old.arrival, story, number)
        for term, _, page in changes.posted:
            self._postings.setdefault(term, []).append(page)
        for term, page in changes.dropped:
            self._postings[term].remove(page)
        self._founders.update(changes.founders)

    def stories(self) -> dict[str, str]:
        return {page: one.story for page, one in self._pages.items()}


@pytest.fixture(scope="module")
def signatures() -> list[PageSignature]:
    return [sign_page(page) for page in made_pages(90, stories=9)]


@pytest.mark.parametrize("each", [1, 7])
@pytest.mark.parametrize("settings", [StorySettings(), StorySettings(postings=6, largest=8, candidates=5)])
def test_an_index_that_is_put_away_after_every_few_pages_finds_the_same_stories(
    each: int, settings: StorySettings, signatures: list[PageSignature]
) -> None:
    order = list(signatures)
    random.Random(3).shuffle(order)  # noqa: S311 - an order
    whole, shelf = StoryIndex(settings), Dictionaries()
    passed: dict[str, int] = {}
    for at in range(0, len(order), each):
        index = StoryIndex(settings, shelf)
        for page in order[at : at + each]:
            assert index.add(page) == whole.add(page)
        changes = index.changes()
        shelf.keep(changes)
        for reason, count in changes.passed_over.items():
            passed[reason] = passed.get(reason, 0) + count
        assert shelf.stories() == {p.id: whole.story_of(p.id) for p in order[: at + each]}
    assert passed == {reason: count for reason, count in whole.passed_over.items() if count}


def test_only_the_surroundings_of_a_page_are_asked_for(signatures: list[PageSignature]) -> None:
    shelf = Dictionaries()
    index = StoryIndex(shelf=shelf)
    for page in signatures[:-1]:
        index.add(page)
    shelf.keep(index.changes())
    shelf.asked.clear()
    last = StoryIndex(shelf=shelf)
    last.add(signatures[-1])
    assert len(shelf.asked) < len(signatures) / 2


def test_a_page_that_is_known_changes_nothing(signatures: list[PageSignature]) -> None:
    shelf = Dictionaries()
    index = StoryIndex(shelf=shelf)
    story = index.add(signatures[0])
    shelf.keep(index.changes())
    again = StoryIndex(shelf=shelf)
    assert again.add(signatures[0]) == story
    changes = again.changes()
    assert not changes.added
    assert not changes.components
    assert np.all([not part for part in (changes.posted, changes.stories, changes.founders)])
