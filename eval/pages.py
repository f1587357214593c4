"""The labelled pages that the extraction measures read.

In: the data folder. Out: (key, HTML, true article), ascending by key.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from eval.report import MissingDataError


def labelled_pages(data: Path) -> Iterator[tuple[str, bytes, str]]:
    """Every page below `data` that has its HTML; raises MissingDataError naming what is not there."""
    folder = data if (data / "ground-truth.json").exists() else data / "extraction"
    if not (folder / "ground-truth.json").exists():
        raise MissingDataError(f"no ground-truth.json below {data} or {data / 'extraction'}")
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for key, record in sorted(truth.items()):
        packed, plain = folder / "html" / f"{key}.html.gz", folder / "html" / f"{key}.html"
        if packed.exists():
            yield key, gzip.decompress(packed.read_bytes()), record["articleBody"]
        elif plain.exists():
            yield key, plain.read_bytes(), record["articleBody"]
