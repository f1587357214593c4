"""Make the weights of both line classifiers: `python -m readout.read.train EXTRACTION_FOLDER`.

Reads a folder with `ground-truth.json` and `html/`, writes `weights_plain.npz` and `weights_html.npz` beside the
classifier. Deterministic: the same pages give the same weights.
"""

from __future__ import annotations

import sys
from pathlib import Path

from readout.read import furniture
from readout.read.train.boosting import BoostingPlan
from readout.read.train.corpus import load_pages
from readout.read.train.examples import html_examples, plain_examples
from readout.read.train.fitting import fit_model

PLAIN_PLAN = BoostingPlan(trees=150, depth=5, rate=0.06, columns_fraction=0.25)
HTML_PLAN = BoostingPlan(trees=150, depth=5, rate=0.05, columns_fraction=0.2)
VARIANTS = 3
"""Crawled versions of each page beside the page itself."""


def main(arguments: list[str]) -> int:
    """Fit and save both classifiers; 0 when done, 2 for a wrong call."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "ground-truth.json").exists():
        sys.stderr.write("usage: python -m readout.read.train EXTRACTION_FOLDER\n")
        return 2
    pages = load_pages(Path(arguments[0]))
    target = Path(furniture.__file__).parent
    fit_model(plain_examples(pages, VARIANTS), PLAIN_PLAN).save(target / "weights_plain.npz")
    fit_model(html_examples(pages), HTML_PLAN).save(target / "weights_html.npz")
    sys.stderr.write(f"fitted on {len(pages)} pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
