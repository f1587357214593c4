"""Stories as pages come in, one by one, at a flat cost per page.

In: page signatures, in any order. Out: the story each belongs to. An inverted index over every page's strongest terms
gives the pages to compare it with (first story detection after Allan et al. 2000, with candidates by rare terms); pairs
likely to be one story make components, and the component that a new page touches is grouped anew. So the groups do not
depend on the order in which pages came, stories merge and split as evidence comes in, and grouping all at once is the
same as grouping one by one. Only where a cap was hit (`passed_over`) may the order matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from readout.link.stories.groups import Matrix, average_link
from readout.link.stories.likeness import chances, days_between
from readout.link.stories.settings import StorySettings
from readout.link.stories.shelf import EmptyShelf, IndexChanges, Shelf, ShelvedComponent
from readout.link.stories.signature import PageSignature, sign_page
from readout.model import stable_id
from readout.model.links import AnnotatedPage


@dataclass(slots=True)
class Component:
    """Pages that hang together by likely pairs, by id ascending, with the chances of all their pairs."""

    pages: list[str]
    chance: Matrix
    number: int
    """The arrival of its first page."""
    attached: dict[str, str] = field(default_factory=dict)
    """Pages that came when there was no room: each goes where the page beside it goes."""


class StoryIndex:
    """Which page belongs to which story, kept up to date.

    A story's id comes from the content of the page that founded it. It stays with that page when stories merge (the
    older id is kept) or split. Over a `shelf` the index takes what it needs from there, and `changes` says what to put
    back; without one it keeps everything in memory.
    """

    def __init__(self, settings: StorySettings | None = None, shelf: Shelf | None = None) -> None:
        self._settings = settings or StorySettings()
        self._shelf = shelf or EmptyShelf()
        self._arrived = self._shelf.arrivals()
        self._shelved: dict[str, int] = {}
        self._changes = IndexChanges()
        self._dirty: dict[int, Component] = {}
        self._pages: dict[str, PageSignature] = {}
        self._postings: dict[int, deque[str]] = {}
        self._component: dict[str, Component] = {}
        self._story: dict[str, str] = {}
        self._arrival: dict[str, int] = {}
        self._members: dict[str, set[str]] = {}
        self._founder: dict[str, str] = {}
        self.passed_over: Counter[str] = Counter()
        """What the caps cost: `postings` that fell out of a list, `candidates` not compared, pages `attached`."""

    def add(self, page: PageSignature) -> str:
        """The id of the page's story; a page that is known already changes nothing."""
        self._fetch_pages([page.id])
        if page.id in self._pages:
            return self._story[page.id]
        self._arrival[page.id] = self._arrived
        self._arrived += 1
        self._changes.added[page.id] = (page, self._arrival[page.id])
        keys = page.keys(self._settings.keys)
        likely = self._likely(page, keys)
        self._pages[page.id] = page
        self._post(page.id, keys)
        components = {id(c): c for c in (self._component_of(other) for other in likely)}
        touched = sorted(components.values(), key=lambda c: c.pages[0])
        if 1 + sum(len(c.pages) for c in touched) > self._settings.largest:
            return self._attach(page, likely)
        self._regroup(self._merged(page, touched))
        return self._story[page.id]

    def stories(self) -> Mapping[str, tuple[str, ...]]:
        """The pages of every story, by id ascending; stories by their first page."""
        return {s: tuple(sorted(m)) for s, m in sorted(self._members.items(), key=lambda item: min(item[1]))}

    def story_of(self, page: str) -> str:
        """The story of a page; raises `KeyError` for a page that was never added."""
        return self._story[page]

    def changes(self) -> IndexChanges:
        """What became of the index since this was last asked."""
        found, self._changes = self._changes, IndexChanges()
        found.components = {number: _shelved(c) for number, c in sorted(self._dirty.items())}
        found.passed_over = {reason: count for reason, count in sorted(self.passed_over.items()) if count}
        self._dirty, self.passed_over = {}, Counter()
        return found

    def _fetch_postings(self, keys: Sequence[int]) -> None:
        missing = [key for key in keys if key not in self._postings]
        found = self._shelf.postings(missing) if missing else {}
        for key in missing:
            self._postings[key] = deque(found.get(key, ()))

    def _fetch_pages(self, ids: Sequence[str]) -> None:
        missing = [page for page in ids if page not in self._pages]
        for found in self._shelf.pages(missing) if missing else ():
            page = found.signature.id
            self._pages[page], self._arrival[page] = found.signature, found.arrival
            self._story[page], self._shelved[page] = found.story, found.component

    def _component_of(self, page: str) -> Component:
        """The component of a page, from the shelf with all its pages where it is not at hand."""
        if page not in self._component:
            number = self._shelved[page]
            found = self._shelf.component(number)
            chance = np.zeros((len(found.pages), len(found.pages)))
            rows, columns = np.tril_indices(len(found.pages), -1)
            chance[rows, columns] = chance[columns, rows] = found.chances
            component = Component(list(found.pages), chance, number, dict(found.attached))
            members = [*component.pages, *component.attached]
            self._fetch_pages(members)
            self._component.update(dict.fromkeys(members, component))
            for member in members:
                self._members.setdefault(self._story[member], set()).add(member)
            self._founder.update(self._shelf.founders(sorted({self._story[m] for m in members})))
        return self._component[page]

    def _likely(self, page: PageSignature, keys: Sequence[int]) -> dict[str, float]:
        """The pages likely to be one story with this one, and how likely."""
        self._fetch_postings(keys)
        votes: Counter[str] = Counter()
        for key in keys:
            votes.update(self._postings[key])
        window = self._settings.window.days
        near = [p for p, shared in votes.items() if shared >= self._settings.common]
        self._fetch_pages(near)
        near = [p for p in near if days_between(page.days, self._pages[p].days) <= window]
        near.sort(key=lambda p: (-votes[p], p))
        self.passed_over["candidates"] += max(len(near) - self._settings.candidates, 0)
        near = near[: self._settings.candidates]
        found = chances(page, [self._pages[p] for p in near])
        return {p: float(c) for p, c in zip(near, found, strict=True) if c >= self._settings.joined}

    def _post(self, page: str, keys: Sequence[int]) -> None:
        for key in keys:
            posting = self._postings[key]
            posting.append(page)
            self._changes.posted.append((key, self._arrival[page], page))
            if len(posting) > self._settings.postings:
                self._changes.dropped.append((key, posting.popleft()))
                self.passed_over["postings"] += 1

    def _attach(self, page: PageSignature, likely: Mapping[str, float]) -> str:
        """Where too many hang together to find groups anew: the story of the likest page takes this one too."""
        self.passed_over["attached"] += 1
        nearest = max(sorted(likely), key=lambda p: likely[p])
        component = self._component_of(nearest)
        component.attached[page.id] = component.attached.get(nearest, nearest)
        self._dirty[component.number] = component
        self._component[page.id] = component
        self._put(page.id, self._story[nearest])
        return self._story[page.id]

    def _merged(self, page: PageSignature, components: Sequence[Component]) -> Component:
        """One component of the page and all that it touches; every page of it points there."""
        parts = [Component([page.id], np.zeros((1, 1)), self._arrival[page.id]), *components]
        ids = [p for part in parts for p in part.pages]
        matrix, at = np.zeros((len(ids), len(ids))), 0
        for part in parts:
            end = at + len(part.pages)
            matrix[at:end, at:end] = part.chance
            matrix[at:end, :at] = self._between(part.pages, ids[:at])
            matrix[:at, at:end] = matrix[at:end, :at].T
            at = end
        order = sorted(range(len(ids)), key=lambda i: ids[i])
        attached = {p: beside for part in parts for p, beside in part.attached.items()}
        number = min(part.number for part in parts)
        merged = Component([ids[i] for i in order], matrix[np.ix_(order, order)], number, attached)
        for part in parts:
            self._dirty.pop(part.number, None)
        self._changes.gone |= {part.number for part in parts if part.number not in (number, self._arrival[page.id])}
        self._dirty[number] = merged
        for p in (*merged.pages, *attached):
            self._component[p] = merged
        return merged

    def _between(self, rows: Sequence[str], columns: Sequence[str]) -> Matrix:
        """The chances of every pair of a page of `rows` and one of `columns`."""
        if len(rows) > len(columns):
            return self._between(columns, rows).T
        others = [self._pages[p] for p in columns]
        return np.array([chances(self._pages[p], others) for p in rows]).reshape(len(rows), len(columns))

    def _regroup(self, component: Component) -> None:
        """Find the groups of a component anew and give each its story."""
        groups = [{component.pages[i] for i in g} for g in average_link(component.chance, self._settings)]
        old = {self._story[p] for p in component.pages if p in self._story}
        taken = {s: next((g for g in groups if self._founder[s] in g), None) for s in old}
        for group in sorted(groups, key=lambda g: min(self._arrival[p] for p in g)):
            kept = [s for s in old if taken[s] is group]
            if kept:
                story = min(kept, key=lambda s: self._arrival[self._founder[s]])
            else:
                first = min(group, key=lambda p: self._arrival[p])
                story = stable_id("s", "story", first)
                self._founder[story] = self._changes.founders[story] = first
            for page in sorted(group):
                self._put(page, story)
        for page, beside in component.attached.items():
            self._put(page, self._story[beside])

    def _put(self, page: str, story: str) -> None:
        """Move a page to a story; a story without pages is gone."""
        before = self._story.get(page)
        if before == story:
            return
        if before is not None:
            self._members[before].discard(page)
            if not self._members[before]:
                del self._members[before]
        self._story[page] = self._changes.stories[page] = story
        self._members.setdefault(story, set()).add(page)


def _shelved(component: Component) -> ShelvedComponent:
    rows = np.tril_indices(len(component.pages), -1)
    return ShelvedComponent(tuple(component.pages), tuple(sorted(component.attached.items())), component.chance[rows])


def group_stories(pages: Sequence[AnnotatedPage], settings: StorySettings | None = None) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into `pages`, each ascending, ordered by first index. The order of `pages` does not matter."""
    index = StoryIndex(settings)
    places: dict[str, list[int]] = defaultdict(list)
    for place, page in enumerate(pages):
        places[page.document.id].append(place)
    for document in sorted(places):
        index.add(sign_page(pages[places[document][0]]))
    groups = (tuple(sorted(i for page in members for i in places[page])) for members in index.stories().values())
    return tuple(sorted(groups))
