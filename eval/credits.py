"""Credits to a wire service against PolNeAR's metadata.

In: `attribution/metadata.tsv` and the texts of its train and dev folders. Out: precision and recall of naming the right
wire service for an article. Measured only: nothing is learned from it.
"""

from __future__ import annotations

import csv
from pathlib import Path

from eval.report import MissingDataError, Report
from readout.model import Span
from readout.read.credits import find_credits
from readout.read.lines import find_lines

_NONE = {"", "None", "NA"}


def measure(data: Path, split: str = "") -> Report:
    """Measure wire credits over all texts, or those of one `split`; raises MissingDataError."""
    folder = data / "attribution"
    if not (folder / "metadata.tsv").exists():
        raise MissingDataError(f"no metadata.tsv in {folder}")
    hits = found = wanted = articles = 0
    wrong: list[str] = []
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = folder / row["compartment"] / "text" / f"{row['filename'].removesuffix('.txt')}.txt"
            if (split and row["compartment"] != split) or not path.exists():
                continue
            articles += 1
            gold = None if row["wire"] in _NONE else row["wire"].lower()
            ours = wire_of(path.read_text("utf-8"))
            hits += ours is not None and ours.lower() == gold
            found += ours is not None
            wanted += gold is not None
            if (ours or "").lower() != (gold or ""):
                wrong.append(f"{path.name}: {ours} for {gold}")
    if not articles:
        raise MissingDataError(f"no article text of split {split!r} in {folder}")
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    measures = {"precision": round(precision, 4), "recall": round(recall, 4)}
    return Report("credits", measures, {"articles": articles, "wire": wanted, "found": found}, tuple(wrong))


def wire_of(text: str) -> str | None:
    """The wire service whose text a page says it carries: the first credit of that kind."""
    body: list[Span] = find_lines(text)
    return next((credit.name for credit in find_credits(text, body, ()) if credit.kind == "wire"), None)
