"""Reads own test stories as training data: pages with what a careful reader takes from them.

A story is a folder with `expected.yaml` and its pages; `eval/stories/README.md` describes the format. Each expected
fact names one anchor a page, so that a pair of event mentions has an answer where both stand on anchors, and where one
does and the other's page has no anchor of that fact; other pairs are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import yaml

from readout.link import gather_events, link_entities
from readout.link.facts import must_stay_apart
from readout.link.features import compare, make_tellings
from readout.link.likeness import Passages
from readout.model import Span
from readout.model.links import AnnotatedPage, EventMention
from readout.pipeline import Configuration, Silent, annotate_pages
from readout.pipeline.train.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Gold:
    """Where the expected facts of a story stand: for each fact its span in each page, by document id."""

    facts: Mapping[str, Mapping[str, Span]]


def find_stories(folders: Sequence[Path]) -> list[Path]:
    """The folders below `folders` that hold an `expected.yaml`, by name."""
    return sorted(path.parent for folder in folders for path in folder.glob("**/expected.yaml"))


def read_story(folder: Path) -> Pairs:
    """The pairs of a story's event mentions that have an answer and are not kept apart by rule."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    paths = [str(folder / name) for name in expected["documents"].values()]
    pages = annotate_pages(paths, Configuration(), Silent()).pages
    mentions = gather_events(pages, link_entities(pages))
    passages = Passages(pages)
    tellings = make_tellings(pages, mentions, passages)
    features = compare(tellings, passages)
    apart = must_stay_apart(tellings, features)
    answers = np.full(apart.shape, np.nan)
    for i, j, answer in answered(mentions, locate(expected, pages)):
        if not apart[i, j]:
            answers[i, j] = answer
    rows, columns = np.nonzero(~np.isnan(answers))
    names = tuple(sorted(features))
    table = np.stack([features[name][rows, columns].astype(np.float64) for name in names], axis=1)
    return Pairs(names, table, answers[rows, columns])


def locate(expected: Mapping[str, object], pages: Sequence[AnnotatedPage]) -> Gold:
    """The anchors of the expected facts as spans; an anchor that is not in its page's text is left out."""
    named = {Path(page.document.uri).name: page.document for page in pages}
    documents = {key: named[name] for key, name in expected["documents"].items() if name in named}  # type: ignore[attr-defined]
    facts: dict[str, dict[str, Span]] = {}
    for fact in expected["facts"]:  # type: ignore[attr-defined]
        for key, anchor in fact["evidence"].items():
            start = documents[key].text.find(anchor) if key in documents else -1
            if start >= 0:
                facts.setdefault(fact["id"], {})[documents[key].id] = Span(start, start + len(anchor))
    return Gold(facts)


def answered(mentions: Sequence[EventMention], gold: Gold) -> Iterator[tuple[int, int, float]]:
    """(earlier index, later index, 1 where both tell one expected fact else 0) of the pairs that have an answer."""
    told = [
        {
            fact
            for fact, spans in gold.facts.items()
            if m.document in spans and m.event.extent.overlaps(spans[m.document])
        }
        for m in mentions
    ]
    for i, j in combinations(range(len(mentions)), 2):
        if told[i] and told[j]:
            yield i, j, float(bool(told[i] & told[j]))
        elif told[i] or told[j]:
            facts, other = (told[i], mentions[j]) if told[i] else (told[j], mentions[i])
            if not any(other.document in gold.facts[fact] for fact in facts):
                yield i, j, 0.0
