"""Who is who across the pages of a story.

Page entities are joined by country key, by full name or acronym, by a single name where only one person of the story
bears it, and by office where the names are near misses ("Jonh Smith" beside "John Smith", both mayor). Nothing is
overwritten: each page keeps its own names and offices as evidence.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from readout.model import Entity, stable_id
from readout.model.links import AnnotatedPage, LinkedEntity

Member = tuple[str, str]
Find = Callable[[int], int]
Join = Callable[[Iterable[int]], None]
SLIP_LETTERS = 6
"""Letters from which a surname that differs in one is the same name misspelt rather than another one."""
SMALL_WORDS = frozenset({"the", "of", "for", "and", "in", "a", "an", "to", "s"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One page's entity, made ready for comparison."""

    member: Member
    entity: Entity
    names: frozenset[tuple[str, ...]]
    """Every name of more than one word, and a single one where the entity has no longer name."""
    surname: str | None
    offices: frozenset[str]


def name_key(name: str) -> tuple[str, ...]:
    """A name's words without accents, case, punctuation and small words ("the State Dept." -> state, dept)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = plain.replace("'s", "").replace("\u2019s", "").replace(".", "")
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def link_entities(pages: Sequence[AnnotatedPage]) -> tuple[LinkedEntity, ...]:
    """The entities of a story, each page entity in exactly one; ordered by number of mentions, then name."""
    candidates = [
        candidate(page.document.id, entity)
        for page in sorted(pages, key=lambda p: p.document.id)
        for entity in page.annotations.entities
    ]
    root = list(range(len(candidates)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    def join(indices: Iterable[int]) -> None:
        first, *others = indices
        for other in others:
            a, b = sorted((find(first), find(other)))
            root[b] = a

    join_by_key(candidates, join)
    join_by_name(candidates, join)
    join_longer_names(candidates, find, join)
    join_single_names(candidates, find, join)
    join_misspelt(candidates, find, join)
    join_slips(candidates, find, join)
    join_second_surnames(candidates, find, join)
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for i, one in enumerate(candidates):
        groups[find(i)].append(one)
    linked = [(-sum(len(one.entity.mentions) for one in group), make_entity(group)) for group in groups.values()]
    return tuple(entity for _, entity in sorted(linked, key=lambda pair: (pair[0], pair[1].name, pair[1].id)))


def candidate(document: str, entity: Entity) -> Candidate:
    """The comparable form of one page's entity."""
    keys = [name_key(name) for name in (entity.name, *entity.aliases)]
    longer = frozenset(key for key in keys if len(key) > 1)
    full = name_key(entity.name)
    surname = full[-1] if entity.type == "PERSON" and full else None
    offices = frozenset(role.title.casefold() for role in entity.roles)
    return Candidate((document, entity.id), entity, longer or frozenset(keys[:1]), surname, offices)


def join_by_key(candidates: Sequence[Candidate], join: Join) -> None:
    """Countries by their ISO code."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(candidates):
        if one.entity.key is not None:
            by_key[one.entity.key].append(i)
    for indices in by_key.values():
        join(indices)


def join_by_name(candidates: Sequence[Candidate], join: Join) -> None:
    """The same full name, whatever type each page takes it for. A country is joined by its key alone."""
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(candidates):
        if one.entity.key is None:
            for name in sorted(one.names):
                by_name[name].append(i)
    for indices in by_name.values():
        join(indices)


def join_longer_names(candidates: Sequence[Candidate], find: Find, join: Join) -> None:
    """A name of two or more words that begins or ends exactly one longer name ("Amihan Star", "MV Amihan Star")."""
    longer: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, one in enumerate(candidates):
        if one.entity.key is None and one.entity.type not in ("PERSON", "PLACE"):
            for name in one.names:
                for size in range(2, len(name)):
                    longer[name[:size]].add(i)
                    longer[name[-size:]].add(i)
    for i, one in enumerate(candidates):
        for name in sorted(one.names):
            roots = {find(j) for j in longer.get(name, ())} - {find(i)}
            if one.entity.key is None and len(roots) == 1:
                join((i, roots.pop()))


def join_single_names(candidates: Sequence[Candidate], find: Find, join: Join) -> None:
    """A page that gives only "Qin" or "Miller" means the one person of that name in the story, if there is one."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(candidates):
        if one.entity.type == "PERSON" and any(len(name) > 1 for name in one.names):
            for word in {word for name in one.names for word in (name[0], name[-1])}:
                bearers[word].add(find(i))
    for i, one in enumerate(candidates):
        if one.entity.type == "PERSON" and all(len(name) == 1 for name in one.names):
            roots = {find(j) for word in (next(iter(one.names))[0],) for j in bearers.get(word, ())}
            if len(roots) == 1:
                join((roots.pop(), i))


def join_misspelt(candidates: Sequence[Candidate], find: Find, join: Join) -> None:
    """Two people of different pages whose names differ by one edit in one word and who share an office."""
    people = [i for i, one in enumerate(candidates) if one.entity.type == "PERSON" and one.offices]
    by_office: dict[str, list[int]] = defaultdict(list)
    for i in people:
        for office in sorted(candidates[i].offices):
            by_office[office].append(i)
    for indices in by_office.values():
        for a, first in enumerate(indices):
            for second in indices[a + 1 :]:
                one, other = candidates[first], candidates[second]
                if find(first) != find(second) and one.member[0] != other.member[0] and near_miss(one, other):
                    join((first, second))


def join_slips(candidates: Sequence[Candidate], find: Find, join: Join) -> None:
    """Two people of the same given name whose long surnames differ by a letter, where no page names both."""
    by_given: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(candidates):
        if one.entity.type == "PERSON":
            for given in sorted({name[0] for name in one.names if len(name) > 1}):
                by_given[given].append(i)
    for _, indices in sorted(by_given.items()):
        for first, second in combinations(indices, 2):
            a, b = candidates[first].surname, candidates[second].surname
            if not (a and b and a != b and find(first) != find(second) and slip(a, b)):
                continue
            if not pages_of(candidates, find, first) & pages_of(candidates, find, second):
                join((first, second))


def join_second_surnames(candidates: Sequence[Candidate], find: Find, join: Join) -> None:
    """ "Ana Ruiz" is the one "Ana Ruiz Molina" of the story, where no page names both."""
    longer: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, one in enumerate(candidates):
        if one.entity.type == "PERSON":
            for name in one.names:
                if len(name) > 2:
                    longer[name[:2]].add(find(i))
    for i, one in enumerate(candidates):
        roots = {root for name in one.names if len(name) == 2 for root in longer.get(name, ())} - {find(i)}
        if (
            one.entity.type == "PERSON"
            and len(roots) == 1
            and not pages_of(candidates, find, i) & pages_of(candidates, find, next(iter(roots)))
        ):
            join((roots.pop(), i))


def pages_of(candidates: Sequence[Candidate], find: Find, index: int) -> set[str]:
    """The pages that name whoever a candidate has been joined to."""
    root = find(index)
    return {one.member[0] for j, one in enumerate(candidates) if find(j) == root}


def slip(one: str, other: str) -> bool:
    """Whether two words are spelt alike but for a letter, or two in a long one; short words are never."""
    shorter = min(len(one), len(other))
    return shorter >= SLIP_LETTERS and DamerauLevenshtein.distance(one, other) <= 1 + (shorter >= 2 * SLIP_LETTERS - 3)


def near_miss(one: Candidate, other: Candidate) -> bool:
    """Whether some full names have as many words, all but one the same, and that one spelt almost alike."""
    for a in sorted(one.names):
        for b in sorted(other.names):
            if len(a) == len(b) > 1:
                different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
                if (
                    len(different) == 1
                    and DamerauLevenshtein.distance(*different[0]) <= max(map(len, different[0])) // 2
                ):
                    return True
    return False


def make_entity(group: Sequence[Candidate]) -> LinkedEntity:
    """One entity out of its members: the name most pages give in full, all other names as aliases."""
    full = Counter(one.entity.name for one in group)
    name = min(full, key=lambda n: (-min(len(name_key(n)), 2), -full[n], -len(n), n))
    kinds = Counter(one.entity.type for one in group)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    keys = sorted({one.entity.key for one in group if one.entity.key is not None})
    aliases = sorted({n for one in group for n in (one.entity.name, *one.entity.aliases)} - {name})
    members = tuple(sorted(one.member for one in group))
    identity = keys[0] if keys else min(members)[1]
    return LinkedEntity(stable_id("ent", kind, identity), name, kind, next(iter(keys), None), tuple(aliases), members)
