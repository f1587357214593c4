"""Who was mentioned where: the memory that descriptions and pronouns ask.

In: the drafts with the mentions found so far. Out: answers about the nearest mention before a word. Every question
costs a few sentences at most, whatever the length of the page.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from readout.annotate.entities.drafts import Draft
from readout.annotate.entities.page import Page


class Recent:
    """Mentions by draft and by sentence."""

    def __init__(self, page: Page, drafts: Iterable[Draft]) -> None:
        self._page = page
        self._starts: dict[int, list[int]] = {}
        self._by_sentence: dict[int, dict[int, Draft]] = {}
        for draft in drafts:
            self._starts[id(draft)] = sorted(mention[0] for mention in draft.mentions)
            for word in self._starts[id(draft)]:
                self._by_sentence.setdefault(page.sentence[word], {})[id(draft)] = draft

    def before(self, draft: Draft, word: int) -> int | None:
        """The first word of the last mention before `word`, or None."""
        starts = self._starts[id(draft)]
        at = bisect_left(starts, word)
        return starts[at - 1] if at else None

    def note(self, draft: Draft, word: int) -> None:
        """Remember a mention found since."""
        insort(self._starts[id(draft)], word)
        self._by_sentence.setdefault(self._page.sentence[word], {})[id(draft)] = draft

    def within(self, word: int, sentences: int) -> list[Draft]:
        """Who was mentioned before a word, at most so many sentences back, the last first."""
        number = self._page.sentence[word]
        found: dict[int, Draft] = {}
        for back in range(max(0, number - sentences), number + 1):
            found.update(self._by_sentence.get(back, {}))
        placed = [(self.before(draft, word), draft) for draft in found.values()]
        seen = [(at, draft) for at, draft in placed if at is not None]
        return [draft for _, draft in sorted(seen, key=lambda pair: -pair[0])]

    def near(self, draft: Draft, word: int, sentences: int) -> bool:
        """Whether the last mention stands at most so many sentences back."""
        seen = self.before(draft, word)
        return seen is not None and self._page.sentence[word] - self._page.sentence[seen] <= sentences
