"""What is remembered of two pages is what would be found again, and only new pairs are compared."""

from __future__ import annotations

import pytest

from benchmarks.made_pages import made_pages
from readout.lineage import Likeness, trace_lineages
from readout.lineage.groups import LineageSettings
from readout.model import Document
from readout.model.links import AnnotatedPage
from readout.store.codec import decode, encode


class Remembering:
    """Keeps comparisons as bytes, as an archive does."""

    def __init__(self) -> None:
        self.found: dict[frozenset[str], bytes] = {}
        self.new = 0

    def known(self, one: Document, other: Document) -> Likeness | None:
        kept = self.found.get(frozenset((one.id, other.id)))
        return decode(Likeness, kept) if kept is not None else None

    def keep(self, one: Document, other: Document, likeness: Likeness) -> None:
        self.new += 1
        self.found[frozenset((one.id, other.id))] = encode(likeness)


@pytest.fixture(scope="module")
def pages() -> list[AnnotatedPage]:
    """A story of sixteen pages, some of which copy another."""
    return list(made_pages(16, stories=1))


def test_a_story_that_grows_page_by_page_has_the_lineages_of_the_whole(pages: list[AnnotatedPage]) -> None:
    memory = Remembering()
    for count in range(1, len(pages) + 1):
        memory.new = 0
        grown = trace_lineages(pages[:count], memory=memory)
        assert memory.new == count - 1
    whole = trace_lineages(pages)
    assert grown == whole
    assert 1 < len(whole) < len(pages), "there is a copy among them, and there are independent reports"
    assert any(group.derivations for group in whole)


def test_many_pages_ask_only_for_their_candidates(pages: list[AnnotatedPage]) -> None:
    settings = LineageSettings()
    few = LineageSettings(candidates=type(settings.candidates)(all_pairs_up_to=4, neighbours=3))
    memory = Remembering()
    first = trace_lineages(pages, few, memory)
    asked, memory.new = memory.new, 0
    assert trace_lineages(list(reversed(pages)), few, memory) == first == trace_lineages(pages, few)
    assert memory.new == 0
    assert asked < len(pages) * (len(pages) - 1) / 2
