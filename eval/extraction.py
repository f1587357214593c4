"""Main text of HTML pages against the labelled articles, with the peers in the same run.

In: `extraction/` of the data folder. Out: 4-shingle F1 of our reading (without title and standfirst, as the labels are)
and of trafilatura, jusText, newspaper4k and news-please where they are installed, each with its own text output. The
shipped weights have seen these pages: what weights do that have not is in `readout/read/furniture/weights.md`.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import time
import warnings
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
    present, absent = peers()
    readers: dict[str, Callable[[bytes], str]] = {"": lambda html: read_html(html).article(), **present}
    measures: dict[str, float] = {}
    for name, reader in readers.items():
        started = time.process_time()
        score = score_texts([(true, reader(html)) for _, html, true in pages])
        measures |= named(name, score)
        measures[f"{name}_seconds".lstrip("_")] = round(time.process_time() - started, 3)
    notes = (TRAINED_ON_THESE, f"split {split!r} is not used", *absent)
    return Report("extraction", measures, {"pages": len(pages)}, notes)


def named(name: str, score: TextScore) -> dict[str, float]:
    """The three figures as measures, their names beginning with `name`."""
    start = f"{name}_" if name else ""
    figures = {"f1": score.f1, "precision": score.precision, "recall": score.recall}
    return {start + figure: float(np.round(value, 4)) for figure, value in figures.items()}


def peers() -> tuple[dict[str, Callable[[bytes], str]], tuple[str, ...]]:
    """The installed readers by the name of their measures, and a note for each that is not there."""
    present = {p: read for p, (module, read) in PEERS.items() if importlib.util.find_spec(module) is not None}
    return present, tuple(
        f"{peer} is not installed: pip install --group peers" for peer in PEERS if peer not in present
    )


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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nltk is for summaries
        import newspaper

    article = newspaper.Article(url="https://example.org/", fetch_images=False)
    article.download(input_html=_text(html))
    try:
        article.parse()
    except ImportError:  # some languages need a tokenizer of their own
        return ""
    return str(article.text)


def _news_please(html: bytes) -> str:
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")  # of its own dependencies
        from newsplease import NewsPlease

        article = NewsPlease.from_html(_text(html), url=None)
    return str(getattr(article, "maintext", None) or "")


PEERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "newspaper4k": ("newspaper", _newspaper),
    "news_please": ("newsplease", _news_please),
    "justext": ("justext", justext_text),
}
"""Name of the measures, module, reader: each with its own text output and its own defaults."""
