"""Main text of HTML pages against the labelled articles, with the peers in the same run.

In: `extraction/` of the data folder. Out: 4-shingle F1 of our reading (without title and standfirst, as the labels are)
and of trafilatura, jusText, newspaper4k and news-please where they are installed, each with its own text output. The
shipped weights have seen these pages: what weights do that have not is in `readout/read/furniture/weights.md`.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from eval.pages import labelled_pages
from eval.report import Report
from eval.shingles import TextScore, score_texts
from readout.read.reading import read_html

TRAINED_ON_THESE = "the shipped weights were fitted on these pages; weights.md has the figures on pages left out"


def measure(data: Path, split: str = "test") -> Report:
    """Measure extraction from HTML; `split` is not used, the set has one part. Raises MissingDataError."""
    pages = list(labelled_pages(data))
    readers: dict[str, Callable[[bytes], str]] = {"": lambda html: read_html(html).article(), **_peers()}
    measures: dict[str, float] = {}
    for name, reader in readers.items():
        started = time.process_time()
        score = score_texts([(true, reader(html)) for _, html, true in pages])
        measures |= named(name, score)
        measures[f"{name}_seconds".lstrip("_")] = round(time.process_time() - started, 3)
    return Report("extraction", measures, {"pages": len(pages)}, (TRAINED_ON_THESE, f"split {split!r} is not used"))


def named(name: str, score: TextScore) -> dict[str, float]:
    """The three figures as measures, their names beginning with `name`."""
    start = f"{name}_" if name else ""
    figures = {"f1": score.f1, "precision": score.precision, "recall": score.recall}
    return {start + figure: float(np.round(value, 4)) for figure, value in figures.items()}


def _peers() -> dict[str, Callable[[bytes], str]]:
    known = {"trafilatura": _trafilatura, "justext": justext_text, "newspaper": _newspaper, "newsplease": _newsplease}
    return {name: reader for name, reader in known.items() if importlib.util.find_spec(name) is not None}


def _text(html: bytes) -> str:
    return html.decode("utf-8", "replace")


def _trafilatura(html: bytes) -> str:
    import trafilatura

    return trafilatura.extract(_text(html), include_comments=False, include_tables=False) or ""


def justext_text(html: bytes) -> str:
    """The main text by jusText with its English stop words."""
    import justext

    found: list[Any] = justext.justext(_text(html), justext.get_stoplist("English"))
    return "\n".join(p.text for p in found if not p.is_boilerplate)


def _newspaper(html: bytes) -> str:
    import newspaper  # type: ignore[import-not-found,unused-ignore]

    article = newspaper.Article(url="https://example.org/")
    article.download(input_html=_text(html))
    article.parse()
    return str(article.text)


def _newsplease(html: bytes) -> str:
    import newsplease  # type: ignore[import-not-found,unused-ignore]

    return newsplease.NewsPlease.from_html(_text(html), url=None).maintext or ""
