"""The index of stories in an archive: what `StoryIndex` takes from it and puts back.

In: questions of the index about the page it places. Out: rows as plain records of `model` and bytes; the records of the
index itself are those of `link`, which the caller turns into bytes and back. Everything is within one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from readout.store.pages import chunks
from readout.store.tables import components, pages, placements, postings, stories, story_ids, tallies, understood


@dataclass(frozen=True, slots=True)
class Placement:
    """A page in the index."""

    page: str
    arrival: int
    signature: bytes
    story: str
    component: int


def unplaced(connection: Connection) -> list[str]:
    """Understood pages that the index does not know, in the order they came."""
    joined = pages.join(understood, understood.c.page == pages.c.id).outerjoin(
        placements, placements.c.page == pages.c.id
    )
    query = select(pages.c.id).select_from(joined).where(placements.c.page.is_(None)).order_by(pages.c.raw)
    return list(connection.execute(query).scalars())


def postings_of(connection: Connection, terms: Sequence[int]) -> dict[int, list[str]]:
    """The pages of each term, the oldest first."""
    found: dict[int, list[str]] = {term: [] for term in terms}
    query = select(postings.c.term, postings.c.page).where(postings.c.term.in_(list(terms)))
    for row in connection.execute(query.order_by(postings.c.term, postings.c.arrival)):
        found[row.term].append(row.page)
    return found


def placements_of(connection: Connection, ids: Iterable[str]) -> list[Placement]:
    """Pages in the index; unknown ids are left out."""
    columns = [placements.c[name] for name in Placement.__dataclass_fields__]
    return [
        Placement(*row)
        for some in chunks(ids)
        for row in connection.execute(select(*columns).where(placements.c.page.in_(some)))
    ]


def component_of(connection: Connection, number: int) -> bytes:
    """One component as it was kept."""
    query = select(components.c.content).where(components.c.number == number)
    content: bytes = connection.execute(query).scalar_one()
    return content


def founders_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The pages that founded the stories."""
    query = select(story_ids.c.id, story_ids.c.founder)
    return {r.id: r.founder for some in chunks(ids) for r in connection.execute(query.where(story_ids.c.id.in_(some)))}


def arrivals(connection: Connection) -> int:
    """How many pages the index has seen."""
    last = connection.execute(select(func.max(placements.c.arrival))).scalar()
    return 0 if last is None else last + 1


def place(connection: Connection, placed: Sequence[Placement]) -> None:
    """Keep pages that are new to the index."""
    if placed:
        rows = [{name: getattr(one, name) for name in Placement.__dataclass_fields__} for one in placed]
        connection.execute(insert(placements), rows)


def move(connection: Connection, moved: Mapping[str, str]) -> None:
    """Put pages into other stories."""
    for page, story in sorted(moved.items()):
        connection.execute(update(placements).where(placements.c.page == page).values(story=story))


def keep_component(connection: Connection, number: int, members: Sequence[str], content: bytes) -> None:
    """Keep a component, and that its pages are of it."""
    connection.execute(delete(components).where(components.c.number == number))
    connection.execute(insert(components).values(number=number, content=content))
    for some in chunks(members):
        others = placements.c.page.in_(some) & (placements.c.component != number)
        connection.execute(update(placements).where(others).values(component=number))


def drop_components(connection: Connection, numbers: Iterable[int]) -> None:
    """Forget components that became part of another."""
    connection.execute(delete(components).where(components.c.number.in_(sorted(numbers))))


def post(connection: Connection, posted: Sequence[tuple[int, int, str]], dropped: Sequence[tuple[int, str]]) -> None:
    """Add pages to the lists of their terms, and take out what fell out of a full list."""
    if posted:
        rows = [{"term": term, "arrival": arrival, "page": page} for term, arrival, page in posted]
        connection.execute(insert(postings), rows)
    for term, page in dropped:
        connection.execute(delete(postings).where((postings.c.term == term) & (postings.c.page == page)))


def found_stories(connection: Connection, founders: Mapping[str, str]) -> None:
    """Keep which page founded a story; an id that was given before is the same story again."""
    known = founders_of(connection, sorted(founders))
    rows = [{"id": s, "founder": page} for s, page in sorted(founders.items()) if s not in known]
    if rows:
        connection.execute(insert(story_ids), rows)


def tally(connection: Connection, counts: Mapping[str, int]) -> None:
    """Add to what the caps of the index passed over."""
    for name, count in sorted(counts.items()):
        before = connection.execute(select(tallies.c.count).where(tallies.c.name == name)).scalar()
        if before is None:
            connection.execute(insert(tallies).values(name=name, count=count))
        else:
            connection.execute(update(tallies).where(tallies.c.name == name).values(count=before + count))


def tallied(connection: Connection) -> dict[str, int]:
    """What the caps of the index passed over so far."""
    rows = connection.execute(select(tallies.c.name, tallies.c.count).order_by(tallies.c.name))
    return {row[0]: row[1] for row in rows}


def members_of(connection: Connection, story: str) -> list[str]:
    """The pages that the index puts into a story, by id."""
    query = select(placements.c.page).where(placements.c.story == story).order_by(placements.c.page)
    return list(connection.execute(query).scalars())


def mark_stale(connection: Connection, ids: Iterable[str]) -> None:
    """Keep that stories must be told anew, also those that were never told."""
    for some in chunks(sorted(set(ids))):
        known = set(connection.execute(select(stories.c.id).where(stories.c.id.in_(some))).scalars())
        connection.execute(update(stories).where(stories.c.id.in_(some)).values(stale=True))
        new = [one for one in some if one not in known]
        if new:
            connection.execute(insert(stories), [_untold(one) for one in new])


def _untold(story: str) -> dict[str, object]:
    counts = dict.fromkeys(("pages", "lineages", "facts", "statements", "conflicts", "changes", "updated_at"), 0)
    return {"id": story, "title": "", "told": False, "stale": True, **counts}


def stale_stories(connection: Connection) -> list[str]:
    """Stories that must be told anew, by id."""
    return list(connection.execute(select(stories.c.id).where(stories.c.stale).order_by(stories.c.id)).scalars())


def refound(connection: Connection, before: str, page: str) -> None:
    """Let stories that a page founded go by the id that it has now."""
    connection.execute(update(story_ids).where(story_ids.c.founder == before).values(founder=page))


def clear_index(connection: Connection) -> None:
    """Forget which page belongs where, so that all are placed again; stories stay as told until they are told anew."""
    for table in (postings, components, placements, tallies):
        connection.execute(delete(table))
    connection.execute(update(stories).values(stale=True))
