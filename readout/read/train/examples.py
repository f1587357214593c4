"""Examples for both classifiers from labelled pages.

In: `LabelledPage`s. Out: `Example`s: for plain text the page and its crawled variants, for HTML the page with its
markup.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from readout.read.decode import decode
from readout.read.furniture.features import line_features
from readout.read.html.features import markup_features
from readout.read.html.maintext import main_text
from readout.read.html.metadata import read_metadata
from readout.read.html.parse import parse_html
from readout.read.html.visible import visible_text
from readout.read.train.corpus import LabelledPage, crawled_variant
from readout.read.train.fitting import Example


def plain_examples(pages: Sequence[LabelledPage], variants: int) -> list[Example]:
    """Every page as its lines alone, then `variants` crawled versions of it."""
    out = []
    for number, page in enumerate(pages):
        out.append(Example(number, page.lines, line_features(page.lines), np.array(page.labels)))
        others = [other for other in pages if other.key != page.key]
        for seed in range(variants):
            lines, labels = crawled_variant(page, others, seed)
            out.append(Example(number, tuple(lines), line_features(lines), np.array(labels), native=False))
    return out


def html_examples(pages: Sequence[LabelledPage]) -> list[Example]:
    """Every page with what its markup says; pages that do not parse are left out."""
    out = []
    for number, page in enumerate(pages):
        tree = parse_html(decode(page.html, markup=True).text)
        if tree is None:
            continue
        text, marked = visible_text(tree)
        extra = markup_features(text, marked, main_text(tree), read_metadata(tree).article_text)
        features = np.hstack([line_features(page.lines), extra])
        out.append(Example(number, page.lines, features, np.array(page.labels)))
    return out
