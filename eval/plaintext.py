"""The same labelled pages with their markup thrown away: what a line classifier makes of crawled text.

In: `extraction/` of the data folder; each page becomes its visible text, one line a block. Out: 4-shingle F1 of our
reading, of jusText on the HTML (which sees the markup), and of keeping every line.
"""

from __future__ import annotations

import time
from pathlib import Path

from eval.extraction import TRAINED_ON_THESE, named, peers
from eval.pages import labelled_pages
from eval.report import Report
from eval.shingles import score_texts
from readout.read.decode import decode
from readout.read.html.parse import parse_html
from readout.read.html.visible import visible_text
from readout.read.reading import read_text


def measure(data: Path, split: str = "test") -> Report:
    """Measure the line classifier; `split` is not used, the set has one part. Raises MissingDataError."""
    pages = list(labelled_pages(data))
    texts = [without_markup(html) for _, html, _ in pages]
    truth = [true for _, _, true in pages]
    started = time.process_time()
    found = [read_text(text.encode()).article() for text in texts]
    seconds = time.process_time() - started
    measures = named("", score_texts(list(zip(truth, found, strict=True))))
    present, absent = peers()
    if "justext" in present:
        measures |= named("justext", score_texts([(true, present["justext"](html)) for _, html, true in pages]))
    measures |= named("every_line", score_texts(list(zip(truth, texts, strict=True))))
    measures["pages_per_second"] = round(len(pages) / seconds, 1)
    notes = (TRAINED_ON_THESE, f"split {split!r} is not used", *(note for note in absent if "justext" in note))
    return Report("plaintext", measures, {"pages": len(pages)}, notes)


def without_markup(html: bytes) -> str:
    """The visible text of a page, one line a block."""
    tree = parse_html(decode(html, markup=True).text)
    return visible_text(tree)[0] if tree is not None else ""
