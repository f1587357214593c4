"""What it costs to find stories page by page: `python benchmarks/grouping.py [PAGES]`.

Makes signatures of synthetic pages (100,000 unless told): words of a long-tailed vocabulary, and stories of one to
sixty pages that share names and words of their own. Adds them one by one in mixed order and prints the cost per page at
1,000, 10,000 and 100,000 pages, each the mean over the last half of what came before; then the time of a page added to
a story of 50, and the most memory the process had.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from readout.link.stories import PageSignature, StoryIndex
from readout.link.stories.signature import Bag
from readout.model import DateRange

PAGES = 100_000
MARKS = (1_000, 10_000, 100_000)
VOCABULARY, WIDTH = 60_000, 384
WORDS, LEAD, OWN_WORDS, OWN_NAMES = 180, 40, 30, 6
MIXED = 500
STORY_OF_FIFTY, MOST_MILLISECONDS, FLAT = 50, 200.0, 1.5
START = date(2026, 1, 1)


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where the cost grows by more than the project allows, or a page joins too slowly."""
    pages = int(arguments[0]) if arguments else PAGES
    generator = np.random.default_rng(7)
    index, costs, spent = StoryIndex(), {}, []
    marks = [mark for mark in MARKS if mark <= pages] or [pages]
    for count, page in enumerate(synthetic_pages(pages, generator), start=1):
        begun = time.process_time()
        index.add(page)
        spent.append(time.process_time() - begun)
        if count in marks:
            costs[count] = 1000 * float(np.mean(spent[-(count // 2) :]))
            print(f"{count} pages: {costs[count]:.2f} ms a page, {len(index.stories())} stories, {memory():.0f} MB")
            sys.stdout.flush()
    joined = join_milliseconds(index, generator)
    print(f"a page joins a story of {STORY_OF_FIFTY} in {joined:.1f} ms; passed over: {dict(index.passed_over)}")
    growth = costs[marks[-1]] / costs[marks[0]]
    print(f"cost at {marks[-1]} pages is {growth:.2f} times that at {marks[0]}")
    return int(growth > FLAT or joined > MOST_MILLISECONDS)


def synthetic_pages(count: int, generator: np.random.Generator) -> Iterator[PageSignature]:
    """Pages of whole stories, some five hundred pages mixed at a time; most stories are short, a few are told by 60."""
    made, story = 0, 0
    while made < count:
        mixed: list[int] = []
        while len(mixed) < MIXED:
            mixed += [story] * int(min(60, generator.zipf(1.6)))
            story += 1
        for place in generator.permutation(len(mixed))[: count - made]:
            yield synthetic_page(made, mixed[place], generator)
            made += 1


def synthetic_page(number: int, story: int, generator: np.random.Generator) -> PageSignature:
    """One page: words of the long tail, some of the story's own words and most of its names."""
    own = np.random.default_rng(story)
    theme = own.integers(2_000, VOCABULARY, OWN_WORDS)
    names = own.integers(0, 2**31, OWN_NAMES).astype(np.uint32)
    general = np.minimum(generator.zipf(1.25, WORDS), VOCABULARY - 1)
    told = generator.choice(theme, size=OWN_WORDS * 2 // 3, replace=False)
    said = generator.choice(names, size=OWN_NAMES - 2, replace=False)
    meaning = own.normal(size=WIDTH) + 0.8 * generator.normal(size=WIDTH)
    day = START + timedelta(days=number // 400)
    return PageSignature(
        id=f"doc-{number:07d}",
        days=DateRange(day, day),
        words=weighted(np.concatenate([general, told, told])),
        lead=weighted(np.concatenate([general[:LEAD], told])),
        names=weighted(said),
        numbers=weighted(generator.integers(10, 5000, 4)),
        unknown=np.unique(said),
        rare=np.unique(said),
        main=np.unique(said[:3]),
        meaning=(meaning / np.linalg.norm(meaning)).astype(np.float16),
    )


def weighted(words: np.ndarray) -> Bag:
    """A unit vector: words further down the tail weigh more."""
    terms, counts = np.unique(words.astype(np.uint32), return_counts=True)
    weights = ((1 + np.log(counts)) * (np.log1p(terms) / np.log1p(VOCABULARY)) ** 1.5).astype(np.float32)
    return Bag(terms, weights / (np.linalg.norm(weights) or 1.0))


def join_milliseconds(index: StoryIndex, generator: np.random.Generator) -> float:
    """The time that the last of 51 pages of one more story takes."""
    pages = [synthetic_page(10**6 + n, 10**6, generator) for n in range(STORY_OF_FIFTY + 1)]
    for page in pages[:-1]:
        index.add(page)
    begun = time.perf_counter()
    index.add(pages[-1])
    return 1000 * (time.perf_counter() - begun)


def memory() -> float:
    """The most memory the process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
