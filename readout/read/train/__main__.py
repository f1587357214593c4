"""Make the weights of both line classifiers: `python -m readout.read.train EXTRACTION_FOLDER`.

Reads a folder with `ground-truth.json` and `html/`, writes `weights_plain.npz` and `weights_html.npz` beside the
classifier. Deterministic: the same pages give the same weights. With `--cross-validate` nothing is written: it prints
what models make of pages that they were not fitted on, and the pages they read worst.
"""

from __future__ import annotations

import sys
from pathlib import Path

from readout.read import furniture
from readout.read.train.boosting import BoostingPlan
from readout.read.train.corpus import load_pages
from readout.read.train.examples import html_examples, plain_examples
from readout.read.train.fitting import fit_model
from readout.read.train.measuring import LeftOut, measure_left_out

PLAIN_PLAN = BoostingPlan(trees=150, depth=5, rate=0.06, columns_fraction=0.25)
HTML_PLAN = BoostingPlan(trees=150, depth=5, rate=0.05, columns_fraction=0.2)
_MEASURE, _WORST_SHOWN = "--cross-validate", 20
VARIANTS = 3
"""Crawled versions of each page beside the page itself."""


def main(arguments: list[str]) -> int:
    """Fit and save both classifiers; 0 when done, 2 for a wrong call."""
    folders = [argument for argument in arguments if argument != _MEASURE]
    if len(folders) != 1 or not (Path(folders[0]) / "ground-truth.json").exists():
        sys.stderr.write(f"usage: python -m readout.read.train [{_MEASURE}] EXTRACTION_FOLDER\n")
        return 2
    pages = load_pages(Path(folders[0]))
    if len(folders) < len(arguments):
        _report("plain", measure_left_out(pages, plain_examples(pages, VARIANTS), PLAIN_PLAN, markup=False))
        _report("html", measure_left_out(pages, html_examples(pages), HTML_PLAN, markup=True))
        return 0
    target = Path(furniture.__file__).parent
    fit_model(plain_examples(pages, VARIANTS), PLAIN_PLAN).save(target / "weights_plain.npz")
    fit_model(html_examples(pages), HTML_PLAN).save(target / "weights_html.npz")
    sys.stderr.write(f"fitted on {len(pages)} pages\n")
    return 0


def _report(name: str, found: LeftOut) -> None:
    sys.stdout.write(f"{name}, pages left out: F1 {found.f1:.4f}  P {found.precision:.4f}  R {found.recall:.4f}\n")
    sys.stdout.write("".join(f"  {f1:.3f}  {key}\n" for f1, key in found.worst[:_WORST_SHOWN]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
