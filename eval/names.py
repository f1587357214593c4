"""Names of the shipped language model on UNER's files: `names/**/*test*.iob2` (or what `split` names).

Typed spans, exact; PER, ORG and LOC, where the model's countries, places and buildings all count as LOC, and its
events and other names are left out, as are UNER's OTH. Gold words are given, sentences are read one by one. Files of
GUM below `syntax/` add `gum_f1` over the names that `readout.language.train.gum_entities` finds among its entities,
as in training; it is not part of `f1`. `entities_*` are the same after the rules of `annotate`, see `entity_names`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.entity_names import find_entity_names
from eval.named_sentences import KINDS, NamedSentence, Spans, read_gum, read_iob2
from eval.report import MissingDataError, Report
from readout.language.analysis import BlockWords
from readout.language.shipped import ShippedModel

BATCH_SENTENCES = 200


def find_names(model: ShippedModel, sentences: Sequence[NamedSentence]) -> Iterator[Spans]:
    """Yield the model's typed spans for each sentence."""
    for at in range(0, len(sentences), BATCH_SENTENCES):
        chosen = sentences[at : at + BATCH_SENTENCES]
        blocks = [BlockWords(sentence.words, sentence.spaces_before) for sentence in chosen]
        for analysis in model.analyser.analyse(blocks, [[0]] * len(blocks)):
            yield {(span.start, span.end, KINDS[span.kind]) for span in analysis.names if span.kind in KINDS}


def measure(data: Path, split: str = "") -> Report:
    """Measure the shipped model; raises `MissingDataError` without UNER files."""
    folder = data / "names" if (data / "names").is_dir() else data
    every = sorted(folder.rglob("*.iob2"))
    paths = (
        [path for path in every if split in path.stem]
        if split
        else [path for path in every if "test" in path.stem] or every
    )
    if not paths:
        raise MissingDataError(f"no *{split}*.iob2 below {folder}")
    model = ShippedModel.load()
    counts: dict[str, int] = {}
    through: dict[str, int] = {}
    misses: list[str] = []
    for path in paths:
        sentences = list(read_iob2(path))
        for sentence, spans in zip(sentences, find_entity_names(sentences), strict=True):
            _count(sentence.names, spans, through)
        for sentence, found in zip(sentences, find_names(model, sentences), strict=True):
            _count(sentence.names, found, counts)
            misses += _misses(sentence, found)
    measures = {name: round(figure, 4) for name, figure in _figures(counts).items()}
    measures.update({f"entities_{name}": round(figure, 4) for name, figure in _figures(through).items()})
    measures.update(_measure_gum(model, data, split or "test"))
    return Report("names", measures, {key: counts[key] for key in sorted(counts)}, misses=tuple(misses))


def _measure_gum(model: ShippedModel, data: Path, split: str) -> dict[str, float]:
    counts: dict[str, int] = {}
    through: dict[str, int] = {}
    for path in sorted((data / "syntax").glob(f"gum*{split}*.conllu")):
        sentences = list(read_gum(path))
        for sentence, spans in zip(sentences, find_entity_names(sentences), strict=True):
            _count(sentence.names, spans, through)
        for sentence, found in zip(sentences, find_names(model, sentences), strict=True):
            _count(sentence.names, found, counts)
    if not counts:
        return {}
    return {
        "gum_f1": round(_figures(counts)["f1"], 4),
        "entities_gum_f1": round(_figures(through)["f1"], 4),
    }


def _count(gold: Spans, found: Spans, counts: dict[str, int]) -> None:
    for part, spans in (("gold", gold), ("found", found), ("right", gold & found)):
        for kind in ("PER", "ORG", "LOC"):
            counts[f"{kind} {part}"] = counts.get(f"{kind} {part}", 0) + sum(span[2] == kind for span in spans)


def _figures(counts: dict[str, int]) -> dict[str, float]:
    total = {
        part: sum(counts.get(f"{kind} {part}", 0) for kind in ("PER", "ORG", "LOC"))
        for part in ("gold", "found", "right")
    }
    figures = {
        "f1": 2 * total["right"] / max(1, total["gold"] + total["found"]),
        "precision": total["right"] / max(1, total["found"]),
        "recall": total["right"] / max(1, total["gold"]),
    }
    for kind in ("PER", "ORG", "LOC"):
        both = counts.get(f"{kind} gold", 0) + counts.get(f"{kind} found", 0)
        figures[f"{kind.lower()}_f1"] = 2 * counts.get(f"{kind} right", 0) / max(1, both)
    return figures


def _misses(sentence: NamedSentence, found: Spans) -> list[str]:
    lost = [("missed", span) for span in sorted(sentence.names - found)] + [
        ("invented", span) for span in sorted(found - sentence.names)
    ]
    return [
        f"{what} {span[2]} {' '.join(sentence.words[span[0] : span[1]])!r} in {' '.join(sentence.words)}"
        for what, span in lost
    ]
