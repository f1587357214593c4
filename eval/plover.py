"""PLOVER root codes of sentences: `plover/PLV_*.tsv` (macro-F1 and accuracy over 15 codes).

In goes a data folder, out comes a `Report`. Source and target stand in the file with their sentence; they become the
only two entities of a one-sentence page, and the event that joins them gives the code. The set is for measuring: words
were chosen on rows with an even number, `odd_macro_f1` is over the others. The lexicon was written from the codebook.
`end_to_end_*` reads the sentence like any page: entities are our own, those that stand where source and target do are
looked for among the participants; `pair_found` says how often the event chosen has both.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.report import MissingDataError, Report
from readout.annotate import annotate
from readout.annotate.events import Found, find_events
from readout.annotate.events.plover import DEFAULT_ROOT, choose_event, root_of
from readout.language import LanguageModel, load_language_model
from readout.model import DateRange, Document, Entity, Mention, Published, Span

SOURCE, TARGET = "source", "target"


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with source, target and the code that people gave."""

    number: int
    text: str
    source: str
    target: str
    root: str


def read_cases(folder: Path, split: str) -> Iterator[Case]:
    """The cases of every `PLV_*.tsv` below `folder` whose name holds `split` (the empty string: all)."""
    paths = sorted(p for p in folder.rglob("PLV_*.tsv") if split in p.stem)
    if not paths:
        raise MissingDataError(f"no PLV_*{split}*.tsv below {folder}")
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
                yield Case(number, row["sentence"], row["source"], row["target"], row["gold_root"])


def predict(case: Case, model: LanguageModel) -> str:
    """The code that the events of the sentence give."""
    document = _page(case.text)
    parse = model.parse(case.text, document.body)
    entities = tuple(_entity(name, words, case.text) for name, words in ((SOURCE, case.source), (TARGET, case.target)))
    events = find_events(document, parse, Found(entities, (), (), ()))
    spans = [entity.mentions[0].span if entity.mentions else None for entity in entities]
    event = choose_event(events, spans[0], spans[1], (SOURCE, TARGET))
    return (root_of(event) if event is not None else None) or DEFAULT_ROOT


def predict_end_to_end(case: Case, model: LanguageModel) -> tuple[str, bool]:
    """The code that the events of the sentence give with entities of our own, and whether both parties were found."""
    document = _page(case.text)
    found = annotate(document, model.parse(case.text, document.body))
    spans = [_first_place(words, case.text) for words in (case.source, case.target)]
    ids = (_standing_at(spans[0], found.entities), _standing_at(spans[1], found.entities))
    event = choose_event(found.events, spans[0], spans[1], ids)
    if event is None:
        return DEFAULT_ROOT, False
    parties = {p.entity for p in event.participants} | {event.place}
    return root_of(event) or DEFAULT_ROOT, all(parties >= {party} for party in ids)


def _first_place(words: str, text: str) -> Span | None:
    start = text.find(words) if words else -1
    return None if start < 0 else Span(start, start + len(words))


def _standing_at(span: Span | None, entities: Sequence[Entity]) -> str:
    """The entity whose mention covers most of a place, names before others; the empty string where none does."""
    if span is None:
        return ""
    ranked = [
        (min(m.span.end, span.end) - max(m.span.start, span.start), m.kind == "name", entity.id)
        for entity in entities
        for m in entity.mentions
        if m.span.overlaps(span)
    ]
    return max(ranked)[2] if ranked else ""


def _page(text: str) -> Document:
    unknown = Published(DateRange(None, None), "none")
    return Document("plover", "plover", None, None, unknown, "en", text, (Span(0, len(text)),), ())


def _entity(name: str, words: str, text: str) -> Entity:
    """A named party of the sentence; several places where its words stand are several mentions."""
    mentions, start = [], text.find(words) if words else -1
    while start >= 0:
        mentions.append(Mention(Span(start, start + len(words)), "name"))
        start = text.find(words, start + len(words))
    return Entity(name, words, "ORGANIZATION", (), (), tuple(mentions))


def measure(data: Path, split: str = "train") -> Report:
    """Macro-F1 and accuracy over the root codes; raises `MissingDataError` where the folder has no such file."""
    cases = list(read_cases(data / "plover" if (data / "plover").is_dir() else data, split))
    model = load_language_model()
    pairs = [(case, predict(case, model)) for case in cases]
    odd = [(case.root, got) for case, got in pairs if case.number % 2]
    both = [(case.root, got) for case, got in pairs]
    whole = [predict_end_to_end(case, model) for case in cases]
    own = [(case.root, got) for case, (got, _) in zip(cases, whole, strict=True)]
    return Report(
        "plover",
        {
            "macro_f1": macro_f1(both),
            "accuracy": accuracy(both),
            "odd_macro_f1": macro_f1(odd),
            "odd_accuracy": accuracy(odd),
            "end_to_end_macro_f1": macro_f1(own),
            "end_to_end_accuracy": accuracy(own),
            "pair_found": sum(found for _, found in whole) / len(whole),
        },
        {"sentences": len(both), "codes": len({gold for gold, _ in both})},
        ("rows with an even number were read for kinds of errors; odd_* is over the others",),
    )


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """The share of pairs (gold, got) that are equal; 0 for none."""
    return sum(gold == got for gold, got in pairs) / len(pairs) if pairs else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean of F1 over the gold codes of pairs (gold, got); 0 for none."""
    gold, got = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    scores = [2 * right[code] / (gold[code] + got[code]) for code in gold]
    return sum(scores) / len(scores) if scores else 0.0
