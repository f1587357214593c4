"""What an archive costs as it grows: `python -m benchmarks.archive [PAGES] [PLACE]`.

Puts 20,000 made-up pages (unless told otherwise) into an archive, as if they had been read and understood, and prints:
the cost of a page beyond reading and understanding it, alone and in a lot; of searches, of a story, of the list of
stories, of a name; memory and size on disk. Times are processor time of this process, so that a busy machine does not
count; over PostgreSQL (a URL as PLACE) the server's own time is not in them.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from readout.model import RawPage
from readout.model.archive import Query
from readout.model.links import AnnotatedPage
from readout.pipeline import Silent
from readout.pipeline.archive.keeping import now
from readout.pipeline.archive.open import OpenArchive
from readout.pipeline.archive.telling import Telling, tell_stories
from readout.pipeline.archive.versions import reading_version, understanding_version
from readout.store import pages as kept
from readout.store.connection import Database
from readout.store.opening import open_database

PAGES, ALONE = 20_000, 25
LOT = 2_000
"""Pages that come in one run."""
PER_STORY = 25


def main(arguments: list[str]) -> int:
    """Print the figures."""
    count = int(arguments[0]) if arguments else PAGES
    with tempfile.TemporaryDirectory() as folder:
        place = arguments[1] if len(arguments) > 1 else str(Path(folder) / "archive.db")
        database = open_database(place)
        made = list_of(count + ALONE)
        fill(database, made[:count])
        with OpenArchive(database) as archive:
            alone(database, made[count:])
            ask(archive)
            print(archive.state())
        if Path(place).exists():
            size = sum(p.stat().st_size for p in Path(place).parent.glob(Path(place).name + "*"))
            print(f"on disk: {size / 1e6:.0f} MB, {size / 1e3 / count:.0f} kB a page")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    return 0


def list_of(count: int) -> list[tuple[int, int]]:
    """Which page of which story comes when."""
    import numpy as np

    from benchmarks.made_pages import order_of

    return order_of(count, np.random.default_rng(7), max(1, count // PER_STORY))


def fill(database: Database, order: list[tuple[int, int]]) -> None:
    """Everything but the last pages, a lot at a time."""
    for at in range(0, len(order), LOT):
        lot = order[at : at + LOT]
        begun = time.process_time()
        keep(database, list(pages_of(lot)))
        keeping = time.process_time() - begun
        told, begun = Telling(), time.process_time()
        tell_stories(database, Silent(), now, told)
        telling = time.process_time() - begun
        print(
            f"{at + len(lot)} pages: {1000 * keeping / len(lot):.1f} ms a page to make up and keep, "
            f"{1000 * telling / len(lot):.1f} ms to place and tell ({len(told.changed)} stories)"
        )
        sys.stdout.flush()


def pages_of(order: Iterable[tuple[int, int]]) -> Iterable[AnnotatedPage]:
    """The pages themselves."""
    from benchmarks.made_pages import made_page, made_story

    for story, number in order:
        yield made_page(made_story(story, 7), story, number, 7)


def keep(database: Database, pages: Iterable[AnnotatedPage]) -> None:
    """What `add` keeps of a page, without reading and understanding it."""
    for page in pages:
        with database.writing() as connection:
            raw = RawPage(page.document.uri, page.document.text.encode())
            kept.keep_page(connection, raw, page.document, reading_version(), now())
            kept.keep_understood(connection, page.annotations, understanding_version(None))


def alone(database: Database, order: list[tuple[int, int]]) -> None:
    """Pages that come one by one."""
    spent = []
    for page in pages_of(order):
        begun = time.process_time()
        keep(database, [page])
        tell_stories(database, Silent(), now, Telling())
        spent.append(1000 * (time.process_time() - begun))
    show("a page alone, kept, placed and its story told", spent)


def ask(archive: OpenArchive) -> None:
    """Searches, stories, names."""
    rows = archive.stories(limit=200)
    accounts = [archive.story(row.id) for row in rows[::20]]
    facts = [account.stories[0].facts[0] for account in accounts]
    words = [fact.summary.split() for fact in facts]
    people = [account.stories[0].entities[0].name for account in accounts]
    show("search, one rare word", [clock(lambda w=w: archive.search(Query(w[2]))) for w in words])
    show("search, two words", [clock(lambda w=w: archive.search(Query(f"{w[0]} {w[3]}"))) for w in words])
    show("search, a phrase", [clock(lambda w=w: archive.search(Query(f'"{w[0]} {w[1]}"'))) for w in words])
    show("search, a word of every page", [clock(lambda: archive.search(Query("people"))) for _ in words])
    show("search, by name and kind", [clock(lambda p=p: archive.search(Query(who=p, kinds=("fact",)))) for p in people])
    show("search, nothing but a status", [clock(lambda: archive.search(Query(status="corroborated"))) for _ in words])
    show("a story", [clock(lambda r=r: archive.story(r.id)) for r in rows[::4]])
    big = sorted(archive.stories(limit=100_000), key=lambda row: -row.pages)[:5]
    show(f"a story of {big[0].pages} to {big[-1].pages} pages", [clock(lambda r=r: archive.story(r.id)) for r in big])
    show("the list of stories", [clock(archive.stories) for _ in words])
    show("a name", [clock(lambda p=p: archive.who(p)) for p in people])


def clock(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def show(what: str, spent: list[float]) -> None:
    """Median and worst."""
    print(f"{what}: {statistics.median(spent):.1f} ms (worst {max(spent):.1f}, n={len(spent)})")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
