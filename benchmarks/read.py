"""How fast pages are read, in processor time on one core: `python benchmarks/read.py [EXTRACTION_FOLDER]`.

Plain text: a crawled page of our own, read again and again. HTML, where the labelled pages are given: our reading
against trafilatura alone on the same pages in the same run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from readout.model import RawPage
from readout.read import read_page
from readout.read.reading import read_html

_PARAGRAPH = (
    "The harbour authority said on Tuesday that the first ferries would run again by noon, and that divers had found "
    "no further damage to the pier.\n\n"
)
_PAGE = "Ferries to run again after pier is mended\n\n" + _PARAGRAPH * 20 + "Related stories\n\nTen walks by the sea\n"
_ROUNDS = 200


def main(arguments: list[str]) -> int:
    """Print pages a second and, with a folder, seconds for our reading and trafilatura's."""
    read_page(RawPage("warm", _PAGE.encode()))
    started = time.process_time()
    for number in range(_ROUNDS):
        read_page(RawPage("page", f"{_PAGE}{number}".encode()))
    print(f"plain text: {_ROUNDS / (time.process_time() - started):.0f} pages/s")
    if arguments:
        _html(Path(arguments[0]))
    return 0


def _html(folder: Path) -> None:
    import trafilatura

    from eval.pages import labelled_pages

    pages = [html for _, html, _ in labelled_pages(folder)]
    for html in pages[:3]:
        trafilatura.extract(html.decode("utf-8", "replace"))
        read_html(html)
    started = time.process_time()
    for html in pages:
        trafilatura.extract(html.decode("utf-8", "replace"), include_comments=False, include_tables=False)
    alone = time.process_time() - started
    started = time.process_time()
    for html in pages:
        read_html(html)
    ours = time.process_time() - started
    print(f"HTML: {len(pages)} pages in {ours:.2f} s, trafilatura alone {alone:.2f} s, ratio {ours / alone:.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
