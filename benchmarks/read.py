"""How fast pages are read whole, in processor time on one thread: `python -m benchmarks.read EXTRACTION_FOLDER`.

Plain text: the labelled pages with their markup thrown away, and a crawled page of our own. HTML: our reading against
trafilatura alone on the same pages in the same run. Every page is read several times in turn, and its least time
counts, so that what else the machine does matters little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from readout.model import RawPage
from readout.read import read_page

_PARAGRAPH = (
    "The harbour authority said on Tuesday that the first ferries would run again by noon, and that divers had found "
    "no further damage to the pier.\n\n"
)
_PAGE = "Ferries to run again after pier is mended\n\n" + _PARAGRAPH * 20 + "Related stories\n\nTen walks by the sea\n"
_ROUNDS = 3


def main(arguments: list[str]) -> int:
    """Print pages a second and, with a folder, seconds for our reading and trafilatura's."""
    own = least_seconds({"own": (_read, [_PAGE.encode()] * 20)})["own"]
    print(f"plain text, a page of 20 paragraphs: {20 / own:.0f} pages/s")
    if arguments:
        _labelled(Path(arguments[0]))
    return 0


def least_seconds(jobs: dict[str, tuple[Callable[[bytes], object], Sequence[bytes]]]) -> dict[str, float]:
    """Name of each job to the sum over its pages of the least time one took; jobs take turns, page by page."""
    best = {name: [float("inf")] * len(pages) for name, (_, pages) in jobs.items()}
    for _ in range(_ROUNDS):
        for number in range(max(len(pages) for _, pages in jobs.values())):
            for name, (reader, pages) in jobs.items():
                if number < len(pages):
                    started = time.process_time()
                    reader(pages[number])
                    best[name][number] = min(best[name][number], time.process_time() - started)
    return {name: sum(times) for name, times in best.items()}


def _read(data: bytes) -> object:
    return read_page(RawPage("page", data))


def _labelled(folder: Path) -> None:
    import trafilatura

    from eval.pages import labelled_pages
    from eval.plaintext import without_markup

    def alone(html: bytes) -> object:
        return trafilatura.extract(html.decode("utf-8", "replace"), include_comments=False, include_tables=False)

    pages = [html for _, html, _ in labelled_pages(folder)]
    texts = [without_markup(html).encode() for html in pages]
    took = least_seconds({"alone": (alone, pages), "html": (_read, pages), "text": (_read, texts)})
    print(f"plain text, {len(texts)} whole pages with their menus: {len(texts) / took['text']:.0f} pages/s")
    ratio = took["html"] / took["alone"]
    print(f"HTML, {len(pages)} pages: {took['html']:.2f} s, trafilatura alone {took['alone']:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
