"""The `copies` measure: pairs of articles on one event, joined as one report or kept apart.

In come the news clusters (`stories-news-cluster/*.jsonl`) and our own labels of pairs (`copies.tsv`, which says what
the labels mean); the articles go through the reader, the language model and `readout.lineage`, event by event. Out go
precision, recall and F1 of joined pairs. A pair that shares passages only (`partial`) is no copy: joining it counts as
wrong; a second F1 leaves such pairs out, since careful readers differ on them. Beside it stand the likeness of
headlines (Jaccard over words) and MinHash over word shingles (Broder 1997), both at 0.7, and MinHash at its best.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.grouping import FOLDER
from eval.report import MissingDataError, Report
from readout.model import Document, PageRecord, RawPage
from readout.model.links import AnnotatedPage

LABELS = Path(__file__).with_name("copies.tsv")
ONE_REPORT = frozenset({"copy", "rewrite"})
KNOWN = ONE_REPORT | {"partial", "independent"}
ID_LENGTH = 12
"""Characters of an article's id that the labels give."""
THRESHOLD = 0.7
"""Where the plain methods are cut: what is usual for near-duplicates."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the clusters."""

    key: str
    uri: str
    outlet: str
    published: str
    title: str
    text: str
    event: str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two articles' ids, ascending, and how they hang together."""

    one: str
    other: str
    label: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs joined rightly, joined, and wanted."""

    right: int
    joined: int
    wanted: int

    @property
    def precision(self) -> float:
        """Of the joined pairs, those that are one report."""
        return self.right / self.joined if self.joined else 0.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one report, those joined."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.joined + self.wanted) if self.joined + self.wanted else 0.0


def read_labels(path: Path = LABELS) -> list[LabelledPair]:
    """The labelled pairs; a label that is not known is a `ValueError`."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    pairs = [LabelledPair(min(r["one"], r["other"]), max(r["one"], r["other"]), r["label"]) for r in rows]
    unknown = sorted({pair.label for pair in pairs} - KNOWN)
    if unknown:
        raise ValueError(f"{path.name}: unknown labels {', '.join(unknown)}; known: {', '.join(sorted(KNOWN))}")
    return pairs


def read_articles(data: Path, wanted: Iterable[str]) -> dict[str, Article]:
    """The articles of the labelled pairs by the start of their id; raises `MissingDataError` where one is not there."""
    base = data / FOLDER if (data / FOLDER).is_dir() else data
    files = sorted(base.rglob("*.jsonl")) if base.is_dir() else []
    records = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    found = {str(r["id"])[:ID_LENGTH]: _article(r) for r in records if r.get("id") and r.get("event")}
    missing = sorted(set(wanted) - set(found))
    if missing:
        raise MissingDataError(f"{len(missing)} labelled articles (first: {missing[0]}) are not in *.jsonl in {base}")
    return {key: found[key] for key in sorted(wanted)}


def _article(record: Mapping[str, object]) -> Article:
    fields = (str(record.get(name) or "") for name in ("url", "outlet", "published", "title", "text", "event"))
    return Article(str(record["id"])[:ID_LENGTH], *fields)


def understand_articles(articles: Sequence[Article]) -> dict[str, AnnotatedPage]:
    """The articles as the pipeline reads plain text, with what their records say of them; by id."""
    from readout.pipeline import Configuration, Silent
    from readout.pipeline.pages import understand
    from readout.read import read_page

    keys, documents = [], []
    for article in articles:
        record = PageRecord(article.uri, "", article.title, article.outlet, ((article.published, "record"),))
        page = read_page(RawPage(f"{article.uri}.txt", f"{article.title}\n\n{article.text}".encode(), record))
        if isinstance(page, Document):
            keys.append(article.key)
            documents.append(page)
    return dict(zip(keys, understand(documents, Configuration(), Silent()), strict=True))


def joined_pairs(articles: Mapping[str, Article], pages: Mapping[str, AnnotatedPage]) -> set[tuple[str, str]]:
    """Pairs of articles of one event that are in one lineage."""
    from readout.lineage import trace_lineages

    events: dict[str, list[str]] = defaultdict(list)
    for key in sorted(pages):
        events[articles[key].event].append(key)
    joined: set[tuple[str, str]] = set()
    for keys in events.values():
        names = {pages[key].document.id: key for key in keys}
        for group in trace_lineages([pages[key] for key in keys]):
            inside = sorted(names[document] for document in group.documents)
            joined.update((one, other) for at, one in enumerate(inside) for other in inside[at + 1 :])
    return joined


def headline_likeness(one: Article, other: Article) -> float:
    """Jaccard likeness of the words of two headlines."""
    words = [{word.casefold() for word in WORD.findall(article.title)} for article in (one, other)]
    return len(words[0] & words[1]) / max(len(words[0] | words[1]), 1)


def minhash_likeness(articles: Mapping[str, Article], pairs: Sequence[LabelledPair]) -> list[float]:
    """The estimated Jaccard likeness of the word shingles of each pair's texts."""
    from readout.lineage.candidates import minhash
    from readout.lineage.report import shingles_of

    signatures = {
        key: minhash(frozenset(shingles_of([word.casefold() for word in WORD.findall(article.text)])))
        for key, article in articles.items()
    }
    return [float((signatures[pair.one] == signatures[pair.other]).mean()) for pair in pairs]


def score_pairs(pairs: Sequence[LabelledPair], joined: Sequence[bool], *, partial: bool) -> PairScore:
    """Joined pairs against the labels; without `partial`, pairs so labelled are left out."""
    kept = [(p.label in ONE_REPORT, j) for p, j in zip(pairs, joined, strict=True) if partial or p.label != "partial"]
    return PairScore(sum(w and j for w, j in kept), sum(j for _, j in kept), sum(w for w, _ in kept))


def best_f1(pairs: Sequence[LabelledPair], likeness: Sequence[float]) -> float:
    """F1 at the threshold that gives the best."""
    cuts = sorted(set(likeness))
    return max(score_pairs(pairs, [x >= cut for x in likeness], partial=True).f1 for cut in cuts)


def measure(data: Path, split: str = "") -> Report:
    """Scores of joined pairs, of ours and of the plain methods; `split` keeps events with this in their name.

    Raises `MissingDataError` without data.
    """
    pairs = read_labels()
    articles = read_articles(data, {key for pair in pairs for key in (pair.one, pair.other)})
    pairs = [pair for pair in pairs if split in articles[pair.one].event]
    if not pairs:
        raise MissingDataError(f"no labelled pair in an event named like {split!r}")
    articles = {key: articles[key] for pair in pairs for key in (pair.one, pair.other)}
    together = joined_pairs(articles, understand_articles([articles[key] for key in sorted(articles)]))
    joined = [(pair.one, pair.other) in together for pair in pairs]
    ours, clear = score_pairs(pairs, joined, partial=True), score_pairs(pairs, joined, partial=False)
    hashed = minhash_likeness(articles, pairs)
    headlines = [headline_likeness(articles[pair.one], articles[pair.other]) for pair in pairs]
    plain = {
        name: score_pairs(pairs, [x >= THRESHOLD for x in likeness], partial=True).f1
        for name, likeness in (("headline_f1", headlines), ("minhash_f1", hashed))
    }
    return Report(
        name="copies",
        measures={
            "f1": ours.f1,
            "precision": ours.precision,
            "recall": ours.recall,
            "f1_without_partial": clear.f1,
            **plain,
            "minhash_best_f1": best_f1(pairs, hashed),
        },
        counts={
            "pairs": len(pairs),
            **{label: sum(pair.label == label for pair in pairs) for label in sorted(KNOWN)},
            "joined": ours.joined,
            "joined rightly": ours.right,
        },
        notes=(f"headlines and MinHash are cut at {THRESHOLD}; minhash_best_f1 at its best threshold for these pairs",),
        misses=tuple(
            f"{pair.one} {pair.other}: {pair.label}, {'joined' if j else 'kept apart'}"
            for pair, j in zip(pairs, joined, strict=True)
            if (pair.label in ONE_REPORT) != j
        ),
    )
