"""`python -m benchmarks.views`: what each view of one big story costs, and the file with all of them.

The story is made: pages of forty lines, facts told by one to five of them. Processor time, so that a busy machine does
not count; sizes in kilobytes.
"""

from __future__ import annotations

import argparse
import time

from readout.model.account import (
    Block,
    EventClass,
    Evidence,
    Fact,
    Page,
    PublishedOn,
    Readout,
    Story,
    TextSpan,
    When,
)
from readout.render.html import VIEWS, ServedPage, served, story_html, to_html

LINES = 40
TOLD_BY = (1, 1, 1, 2, 5)


def made(pages: int, facts: int) -> Readout:
    """An account of one story of that size; the same every time."""
    documents = tuple(_page(index) for index in range(pages))
    told = tuple(_fact(index, documents) for index in range(facts))
    ids = tuple(page.id for page in documents)
    return Readout(documents, (Story("story", "A made story", ids, None, (), (), told, (), (), (), ()),))


def _page(index: int) -> Page:
    lines = [f"Line {line} of page {index} says that the bridge was closed for {line} hours." for line in range(LINES)]
    text = "\n".join(lines)
    day = f"2026-03-{index % 28 + 1:02}"
    return Page(
        id=f"doc-{index}", uri=f"pages/{index}.txt", outlet=f"Outlet {index}",
        title=TextSpan(0, len(lines[0]), lines[0]),
        published=PublishedOn(day, day, day, "made", ()), language="en", text=text, body=(Block(0, len(text)),),
        furniture=(), credits=(), lineage=None, notices=(),
    )  # fmt: skip


def _fact(index: int, pages: tuple[Page, ...]) -> Fact:
    tellers = [pages[(index * 7 + step * 13) % len(pages)] for step in range(TOLD_BY[index % len(TOLD_BY)])]
    evidence = []
    for page in dict.fromkeys(tellers):
        line = page.text.split("\n")[index % LINES]
        start = page.text.index(line)
        place = (page.id, start, start + len(line), line)
        evidence.append(Evidence(*place, modality="happened", values=(), attribution=None, stated_at=None))
    day = f"2026-03-{index % 28 + 1:02}"
    return Fact(
        id=f"fact-{index}", summary=f"The bridge was closed, says sentence {index}.", event=EventClass(None, None),
        participants=(), time=When(day, day, day), place=None, values=(), commitment=False, background=False,
        polarity="positive", modality="happened", status=("single-source",), lineages=len(evidence), origins=1,
        topics=(), weight=1 - index / 10_000, evidence=tuple(evidence),
    )  # fmt: skip


def main() -> None:
    """Print the cost of every view."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=100)
    asked.add_argument("--facts", type=int, default=500)
    given = asked.parse_args()
    account = made(given.pages, given.facts)
    page = ServedPage(served("/static", "/"))
    story_html(account, "account", page)  # the templates are compiled once
    print(f"one story of {given.pages} pages and {given.facts} facts")
    for view, label in VIEWS:
        start = time.process_time()
        html = story_html(account, view, page)
        print(f"{label:<18}{1000 * (time.process_time() - start):>7.0f} ms {len(html) // 1000:>7} kB")
    start = time.process_time()
    html = to_html(account)
    print(f"{'file':<18}{1000 * (time.process_time() - start):>7.0f} ms {len(html) // 1000:>7} kB")


if __name__ == "__main__":
    main()
