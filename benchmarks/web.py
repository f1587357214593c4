"""What a request costs: `python -m benchmarks.web ARCHIVE`, over any archive, as one that `benchmarks.archive` made.

In: the path or URL of an archive. Out: one line a kind of request, the median and the worst of several: processor
time, which other programs on the machine do not change much, and wall time beside it. Requests go through the whole
application, without a network. Words to search for are taken from the archive's own titles.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from starlette.testclient import TestClient

from readout.model.archive import Archive, StoryRow
from readout.pipeline.archive import open_archive
from readout.web.app import create_app

RUNS = 15
STORIES = 1_000
SHORTEST_WORD = 5


def main(location: str) -> None:
    """Print one line a kind of request."""
    with open_archive(location) as archive:
        state = archive.state()
        print(
            f"{state.pages:,} pages, {state.stories:,} stories, {state.facts:,} facts, {state.statements:,} statements"
        )
        browser = TestClient(create_app(archive), base_url="http://localhost")
        for name, addresses in kinds(archive):
            print(measured(browser, name, addresses))


def kinds(archive: Archive) -> Iterator[tuple[str, list[str]]]:
    """What is asked for: the name of the kind, and addresses of it."""
    rows = sorted(archive.stories(STORIES), key=lambda row: (-row.pages, row.id))
    largest, middle = rows[:3], rows[len(rows) // 2 :][:RUNS]
    yield "stories", ["/stories"]
    yield "stories, filtered", [f"/stories?filter={quote(word)}" for word in words(middle)]
    for label, some in (("largest", largest), ("usual", middle)):
        for view in ("", "/matrix", "/compare", "/timeline", "/said", "/names"):
            pages = f"{max(row.pages for row in some)} pages" if some else "none"
            yield f"story{view}, {label} ({pages})", [f"/stories/{row.id}{view}" for row in some]
    yield "search, one word", [f"/search?q={quote(word)}" for word in words(middle)]
    yield "search, two words", [f"/search?q={quote(' '.join(pair))}" for pair in pairs(middle)]
    yield "search, disputed facts", ["/search?status=contested&kind=fact"]
    yield "REST: a story", [f"/api/v1/stories/{row.id}" for row in middle]
    yield "REST: search", [f"/api/v1/search?q={quote(word)}" for word in words(middle)]


def measured(browser: TestClient, name: str, addresses: list[str]) -> str:
    """A line with the median and the worst of all requests, after one that warms up."""
    if not addresses:
        return f"{name:34} nothing to ask"
    browser.get(addresses[0]).raise_for_status()
    spent, passed = [], []
    for number in range(max(RUNS, len(addresses))):
        began, started = time.process_time(), time.perf_counter()
        browser.get(addresses[number % len(addresses)]).raise_for_status()
        spent.append(1000 * (time.process_time() - began))
        passed.append(1000 * (time.perf_counter() - started))
    return (
        f"{name:34} processor {statistics.median(spent):6.0f} ms (worst {max(spent):5.0f})   "
        f"wall {statistics.median(passed):6.0f} ms (worst {max(passed):5.0f})"
    )


def words(rows: Iterable[StoryRow]) -> list[str]:
    """The longest word of each title."""
    return [word for row in rows if len(word := max(row.title.split() or [""], key=len)) >= SHORTEST_WORD]


def pairs(rows: Iterable[StoryRow]) -> list[list[str]]:
    """The two longest words of each title."""
    return [sorted(row.title.split(), key=len)[-2:] for row in rows]


if __name__ == "__main__":
    main(*sys.argv[1:])
